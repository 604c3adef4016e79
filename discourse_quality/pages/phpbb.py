"""phpBB 2 (subSilver) and 3 (prosilver, subsilver2).

Checked against subSilver of version 2, and prosilver and subsilver2 of 3.0 to 3.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages import fields
from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.forum import Forum
from discourse_quality.pages.headline import title_of
from discourse_quality.pages.post import Post
from discourse_quality.pages.templated import called, having
from discourse_quality.pages.text import joined, lines_of, squeezed
from discourse_quality.thread import Kind, Moment

_SIGNATURE = re.compile(r"(?<!\n)\n+_{10,40}(?:\n[\s\S]*)?\Z")
_POSTED = re.compile(r"(?<=:)\s(?=\S)")
_TOPIC = etree.XPath(
    f"//a[contains(@href, 'viewtopic')][{having('maintitle')} or {having('titles')}]"
)
_DELETED = called("deleted")
_QUOTED = re.compile(r"[?&;]p=(\d{1,19})")


class PhpBB3(Forum):
    """The style prosilver and its children."""

    name: ClassVar[str] = "phpbb3"
    marks = ("postprofile", "prosilver")
    at = etree.XPath(
        f"//*[{having('post')} and starts-with(@id, 'p')][.//*[{having('postbody')}]]"
    )
    author_in = called("username", "username-coloured")
    body_in = called("content")
    not_text = called("signature", "notice", "attachbox", "postprofile")
    label_in = called("<cite>")
    quoted_in = _QUOTED

    def author_tag(self, block: Block) -> Tag | None:
        """Return the account, which before 3.1 only its place gives away."""
        byline = block.first(called("author"))
        name = byline.find("strong") if byline is not None else None
        return block.first(self.author_in) or name

    def comment_id(self, block: Block) -> str | None:
        """Return ``pN``."""
        return str(block.tags[0][0].attrs.get("id") or "") or None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date: in its own element since 3.2, before that after a »."""
        tag = block.first(called("author"))
        if tag is not None and tag.find("time") is None:
            return dates.read(squeezed(tag).rpartition("»")[2])
        return super().posted(block, dates)

    def kind(self, block: Block) -> Kind:
        """Tell messages that keepers still see, but that are deleted."""
        return "notice" if _DELETED.search(block.tags[0][1]) else super().kind(block)


class SubSilver(Forum):
    """The tables of phpBB 2 and of the style subsilver2 of phpBB 3."""

    name: ClassVar[str] = "phpbb2"
    marks = ("postbody",)
    at = etree.XPath(
        f"//tr[.//*[{having('name')} or {having('postauthor')}]]"
        f"[not(.//tr[.//*[{having('name')} or {having('postauthor')}]])]"
    )
    author_in = called("name", "postauthor")
    posted_in = called("postdetails", "gensmall")
    body_in = called("postbody")
    not_text = called("signature", "gensmall")
    quoted_in = _QUOTED

    def runs(self, document: Document) -> Iterable[Run]:
        """Take each row with a name, and the next where that holds the text."""
        for row in document.found(self.at):
            run = [row]
            if not _has_text(row):
                below = row.getnext()
                if below is None or not _has_text(below):
                    continue
                run.append(below)
            yield run

    def post(self, document: Document, *rest: object, **options: object) -> Post:
        """Read the topic's title, which the page's own hides behind the board's."""
        titles = _TOPIC(document.tree)
        title = " ".join(titles[0].text_content().split()) if titles else None
        return replace(super().post(document), title=title or title_of(document))

    def comment_id(self, block: Block) -> str | None:
        """Return the anchor's name, as ``pN``."""
        anchor = block.tag.find("a", attrs={"name": re.compile(r"^p?\d{1,19}$")})
        found = anchor or block.tag.find("a", id=re.compile(r"^p\d{1,19}$"))
        name = fields.comment_id(block) if found is None else None
        if found is not None:
            name = str(found.attrs.get("name") or found.attrs.get("id"))
        return f"p{name}" if name and name.isdigit() else name

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date after the word for "posted", before the subject."""
        for tag in block.every(called("postdetails", "gensmall")):
            if tag.find(True, attrs={"class": "postbody"}):
                continue
            for part in _POSTED.split(squeezed(tag))[1:]:
                moment = dates.read(part[:40])
                # The profile beside the message has the day on which its author joined.
                if isinstance(moment, datetime):
                    return moment
        return None

    def body(self, block: Block) -> Body:
        """Return the text: a quotation splits its element, a line of _ ends it."""
        parts = [
            tag
            for tag in block.every(called("postbody"))
            if not any(
                tag in other.descendants for other in block.every(called("postbody"))
            )
        ]
        bodies = [text_of(part, without=self.left_out(block)) for part in parts]
        text = "\n\n".join(body.text for body in bodies if body.text)
        quoted = [
            joined(lines_of(tag).text) for tag in block.every(called("<td> quote"))
        ]
        quotes = (*(q for body in bodies for q in body.quotes), *filter(None, quoted))
        return Body(_SIGNATURE.sub("", f"\n{text}").strip(), quotes)


def _has_text(row: html.HtmlElement) -> bool:
    return bool(row.xpath(f".//*[{having('postbody')}]"))
