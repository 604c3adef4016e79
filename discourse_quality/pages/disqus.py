"""Disqus, where what it drew was saved: the embed of 2008, and that of today."""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree, html

from discourse_quality.pages.templated import Indented, Templated, called, having

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
    author_in = called("author.*", "post-byline")
    posted_in = called("time-ago", "post-meta")
    body_in = called("post-message")
