"""Hacker News, with and without the class names that came in 2014.

Checked against what scrapers and extensions select (``tr.athing.comtr``, ``td.ind``
with its spacer's width or ``indent``, ``commtext``, ``age`` with a title).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import ClassVar

from lxml import etree, html

from discourse_quality.pages.blocks import Block, links_in
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.post import Post
from discourse_quality.pages.templated import Indented, called, having
from discourse_quality.thread import Kind, Moment

_ITEM = re.compile(r"item\?id=(\d{1,12})")
_TITLE = etree.XPath(f"//*[{having('titleline')}]/a | //td[{having('title')}]/a")
_POSTER = etree.XPath(f"//td[{having('subtext')}]//a[starts-with(@href, 'user?id=')]")
_POSTED = etree.XPath(f"//td[{having('subtext')}]//*[{having('age')}]/@title")
_TEXT = etree.XPath(
    f"//*[{having('toptext')}] | //td[{having('subtext')}]/ancestor::tr[1]"
    "/following-sibling::tr[position() < 4]/td[last()]"
    "[string-length() > 60][not(.//form)]"
)


class HackerNews(Indented):
    """Table rows, moved right by an invisible picture."""

    name: ClassVar[str] = "hacker-news"
    marks = ("comhead", "hnuser")
    at = etree.XPath(
        f"//td[{having('default')}][.//*[{having('comhead')}]][.//*[{having('comment')}]]"
    )
    author_in = called("hnuser", "<a>")
    body_in = called("commtext.*", "comment")
    not_text = called("reply")

    def depth(self, element: html.HtmlElement) -> float:
        """Return the width of the picture before the comment."""
        widths = element.xpath("ancestor::tr[1]/td//img/@width")
        return max((float(w) for w in widths if w.isdigit()), default=0.0)

    def comment_id(self, block: Block) -> str | None:
        """Return the number of the item that the comment is."""
        for link in islice(links_in(block.tag), 6):
            found = _ITEM.search(str(link.attrs["href"]))
            if found:
                return found.group(1)
        return None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the time in the title of the age, or the age before the capture."""
        tag = block.first(called("age"))
        stated = str(tag.attrs.get("title") or "")[:19] if tag is not None else ""
        return dates.read(stated) or super().posted(block, dates)

    def kind(self, block: Block) -> Kind:
        """Tell what was flagged, killed or deleted."""
        gone = {"[flagged]", "[dead]", "[deleted]", "[delayed]", "[flagged] [dead]"}
        return "notice" if self.body(block).text in gone else "comment"

    def post(self, document: Document, *_: object, dates: DateReader) -> Post:
        """Read the submission above the comments."""
        titles, posters = _TITLE(document.tree), _POSTER(document.tree)
        stated, texts = _POSTED(document.tree), _TEXT(document.tree)
        return Post(
            title=_text(titles[0]) if titles else None,
            author=_text(posters[0]) if posters else None,
            published=dates.read(str(stated[0])[:19]) if stated else None,
            article=_text(texts[0]) if texts else None,
        )


def _text(element: html.HtmlElement) -> str | None:
    return " ".join(element.text_content().split()) or None
