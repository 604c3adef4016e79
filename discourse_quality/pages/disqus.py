"""Disqus, where what it drew was saved: the embed of 2008, and that of today.

Checked against the markup of the embed of 2012 to 2023 (badges, "in reply to", deleted
comments) and against the list that its WordPress plugin writes into pages.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.templated import Indented, Templated, called, having

_NAME = re.compile(r"^<(?:span|a)> author(?!\S)")
_BYLINE = called("post-byline")
_BADGE = re.compile(r"(?<!\S)badge moderator(?!\S)")
_DEPTH = re.compile(r"(?:dsq-)?depth-(\d{1,3})")


class OldDisqus(Indented):
    """``dsq-comment`` items, also those that blogs write for readers without script."""

    name: ClassVar[str] = "disqus-old"
    marks = ("dsq-comment",)
    at = etree.XPath(
        "//*[starts-with(@id, 'dsq-comment-')]"
        "[number(substring(@id, 13)) = number(substring(@id, 13))]"
    )
    author_in = re.compile(
        r"(?<!\S)(?:dsq-author-user-\d{1,19}|dsq-commenter-name|dsq-cite-\d{1,19})(?!\S)"
    )
    posted_in = called("dsq-comment-meta", "dsq-header-time", "dsq-comment-header-time")
    body_in = re.compile(r"(?<!\S)dsq-comment-message(?:-\d{1,19})?(?!\S)")
    not_text = called("dsq-comment-footer", "dsq-comment-footer-reply")

    def depth(self, element: html.HtmlElement) -> float:
        """Return the depth that the class states."""
        found = _DEPTH.search(element.get("class") or "")
        return float(found.group(1)) if found else 0.0


class Disqus(Templated):
    """Posts with roles, answers in the list of children."""

    name: ClassVar[str] = "disqus"
    marks = ('data-role="post-content"', "post-message")
    at = etree.XPath(
        f"//li[{having('post')} and starts-with(@id, 'post-')]"
        f"[.//*[@data-role='post-content' or {having('post-content')}]]"
        f"[.//*[{having('post-message')}]]"
    )
    posted_in = called("time-ago", "post-meta")
    body_in = called("post-message")

    def author_tag(self, block: Block) -> Tag | None:
        """Return the name's element; around it stand badges, and who is answered."""
        return block.first(_NAME, _BYLINE)

    def is_host(self, block: Block) -> bool:
        """Whether one of the site's moderators wrote it."""
        return block.first(_BADGE) is not None
