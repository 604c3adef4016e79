"""The comments plugin of Facebook, where what it drew was saved."""

from __future__ import annotations

from typing import ClassVar

from lxml import etree

from discourse_quality.pages.templated import Templated, called, having


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
