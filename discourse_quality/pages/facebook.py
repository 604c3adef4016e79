"""The comments plugin of Facebook, where what it drew was saved.

Checked against what scrapers of the plugin of 2011 to 2013 (``fbFeedbackPost``) look
for, and saved comments of 2016 to 2020 (``_3-8y``).
"""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.templated import Templated, called, having

_NUMBER = re.compile(r"[?&]fb_comment_id=(\d{1,25}_\d{1,25}|\d{1,25})")


class Facebook(Templated):
    """Comments of the plugin, and of posts on Facebook's own pages."""

    name: ClassVar[str] = "facebook"
    marks = ("UFICommentActorName", "fbFeedbackPost", "fbFeedbackContent")
    at = etree.XPath(
        f"//*[{having('fbFeedbackPost')} or {having('UFIComment')} or {having('_3-8y')}"
        f" or {having('fbFirstPartyPost')}]"
        f"[.//*[{having('UFICommentActorName')} or {having('profileName')}]]"
    )
    author_in = called("uficomment-actor-name", "profile-name")
    posted_in = called(
        "uficomment-timestamp",
        "ufisutro-comment-timestamp",
        "timestamp",
        "livetimestamp",
    )
    body_in = called("-5mdd", "uficomment-body", "post-text")

    def comment_id(self, block: Block) -> str | None:
        """Return the number in the comment's address, before that its element's id."""
        found = _NUMBER.search(self.permalink(block) or "")
        return found.group(1) if found else super().comment_id(block)

    def permalink(self, block: Block) -> str | None:
        """Return the address that the date leads to."""
        hrefs = (str(tag.attrs.get("href") or "") for tag in block.anchors)
        return next(filter(_NUMBER.search, hrefs), None)
