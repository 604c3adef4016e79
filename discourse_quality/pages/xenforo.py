"""XenForo 1 and 2."""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.forum import Forum
from discourse_quality.pages.templated import called, having


class XenForo(Forum):
    """Messages of XenForo 1 (``li.message``) and 2 (``article.message--post``)."""

    name: ClassVar[str] = "xenforo"
    marks = ("message--post", "messageText")
    at = etree.XPath(
        f"//*[(self::article or self::div) and {having('message--post')}]"
        f" | //li[{having('message')} and starts-with(@id, 'post-')]"
    )
    author_in = called("message-name", "username")
    posted_in = called(
        "message-attribution-main", "u-dt", "date-permalink", "date-time"
    )
    body_in = called("bb-wrapper", "message-text", "message-body")
    not_text = called(
        "message-signature", "signature", "message-last-edit", "edit-date",
        "message-text-end-marker", "bb-code-block-expand-link", "message-attribution",
        "bb-code-block-expand-?link", "js-unfurl", "message-hidden-content",
    )  # fmt: skip
    label_in = called(
        "bb-code-block-title",
        "bb-code-block-expand-link",
        "attribution",
        "quote-expand",
    )
    quoted_in = re.compile(r"(?:post: |goto/post\?id=)(\d{1,19})")

    def author(self, block: Block) -> str | None:
        """Return the name, which stands in an attribute of the message too."""
        name = str(block.tags[0][0].attrs.get("data-author") or "").strip()
        return name or super().author(block)

    def comment_id(self, block: Block) -> str | None:
        """Return ``post-N``."""
        own = block.tags[0][0].attrs
        return str(own.get("data-content") or own.get("id") or "") or None
