"""The comments of Yahoo's news pages of 2010 to 2012."""

from __future__ import annotations

from typing import ClassVar

from lxml import etree

from discourse_quality.pages.templated import Templated, called, having


class YahooNews(Templated):
    """Items with ``ugccmt`` names."""

    name: ClassVar[str] = "yahoo"
    marks = ("ugccmt-comment",)
    at = etree.XPath(
        f"//li[.//*[{having('ugccmt-commenttext')}]]"
        f"[not(.//li[.//*[{having('ugccmt-commenttext')}]])]"
    )
    author_in = called("<strong>", "<cite>")
    posted_in = called("ugccmt-timestamp", "ugccmt-time")
    body_in = called("ugccmt-commenttext")
