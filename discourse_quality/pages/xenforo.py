"""XenForo 1 and 2.

Checked against the compiled templates of 1.5 and 2.0, and saved pages of 2.1 to 2.3:
deleted messages, reactions, advertisements between messages.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.forum import Forum
from discourse_quality.pages.templated import called, having


class XenForo(Forum):
    """Messages of XenForo 1 (``li.message``) and 2 (``article.message--post``)."""

    name: ClassVar[str] = "xenforo"
    marks = ("message--post", "messageText")
    at = etree.XPath(
        "//*[(self::article or self::div) and (@data-content or @data-author)]"
        f"[{having('message--post')}]"
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

    def holder(self, block: Block) -> Tag | None:
        """Return the first element for a text: the next may be the signature's."""
        super().holder(block)  # it takes the labels off quotations
        return block.first(self.body_in) if self.body_in else None

    def comment_id(self, block: Block) -> str | None:
        """Return ``post-N``."""
        own = block.tags[0][0].attrs
        return str(own.get("data-content") or own.get("id") or "") or None
