"""h-entry: replies to a post as microformats, webmentions among them."""

from __future__ import annotations

from typing import ClassVar

from lxml import etree

from discourse_quality.pages.templated import Templated, called, having


class Microformats(Templated):
    """Elements with ``u-comment`` or ``p-comment``, whatever draws them."""

    name: ClassVar[str] = "h-entry"
    marks = ("u-comment", "p-comment")
    at = etree.XPath(f"//*[{having('u-comment')} or {having('p-comment')}]")
    author_in = called("p-author", "u-author", "p-name")
    posted_in = called("dt-published")
    body_in = called("e-content", "p-content", "p-summary", "p-content p-name")
