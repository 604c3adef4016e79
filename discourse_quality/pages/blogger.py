"""Blogger: the old flat lists, the threaded ones since 2012, and their data.

Checked against templates of 2004 to 2006 (``BlogItemComments``: a list with
``comment-data``, terms with ``comment-poster``) and of 2006 to 2012 (``comment-author``
and ``comment-body`` in a ``dl`` or in ``div`` elements), threaded pages as the server
sends them, and as their script redraws them (``bc_0_1B``), which browsers save.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, Run, links_in
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.literals import items, literals_named, text_at
from discourse_quality.pages.platform import Reading, date_reader
from discourse_quality.pages.post import Post
from discourse_quality.pages.stated import body_of
from discourse_quality.pages.templated import Templated, called, having
from discourse_quality.thread import Comment, Kind, Moment

_TITLES = "comment-author", "comment-data", "comment-poster"  # -title is a backlink's
_IS_TITLE = " or ".join(having(name) for name in _TITLES)
_POST_AUTHOR = etree.XPath(f"//*[{having('post-author')}]//*[{having('fn')}]")
_SHOW = re.compile(r"showComment=(\d{13})")
_ID = re.compile(r"c\d{4,25}")
_OWN = re.compile(r"#c\d{4,25}$|^javascript:")
_ID_OF_ITEM = re.compile(rf"{_ID.pattern}|bc_\w{{1,20}}")


class Blogger(Templated):
    """List items with a number of Blogger's, or titles with what follows them."""

    name: ClassVar[str] = "blogger"
    marks = ("comments-block", "comment-replies", "comment-thread", "blogger.com")
    at = etree.XPath(
        "//li[starts-with(@id, 'c') or starts-with(@id, 'bc_')]"
        f"[{having('comment')}]"
        f" | //li[starts-with(@id, 'c')][.//*[{having('comment-data')}]]"
    )
    pairs = etree.XPath(
        "//dl[not(ancestor::*[@id='backlinks-container'])]"
        f"/dt[starts-with(@id, 'c') or {_IS_TITLE}][following-sibling::dd]"
        f" | //div[starts-with(@id, 'c') and ({_IS_TITLE})][following-sibling::div]"
    )
    author_in = called("user")
    posted_in = called(
        "datetime", "comment-timestamp", "comment-footer", "comment-data"
    )
    body_in = re.compile(r"(?<!\S)(?:comment-content|comment-body)(?!\S)")
    not_text = called("comment-actions", "comment-timestamp", "item-control")

    def recognises(self, document: Document) -> bool:
        """Look for the lists, or for the data that a script would draw them from."""
        if super().recognises(document):
            return True
        return document.mentions("var items = [{") and bool(_items(document))

    def runs(self, document: Document) -> Iterable[Run]:
        """Take list items, or else terms with what describes them."""
        threaded: list[Run] = [
            [element]
            for element in document.found(self.at)
            if _ID_OF_ITEM.fullmatch(element.get("id"))
        ]
        return threaded or [_pair(term) for term in document.found(self.pairs)]

    def read(self, document: Document) -> Reading:
        """Read the lists, or else the data."""
        reading = super().read(document)
        if reading.comments:
            return reading
        return Reading(
            platform=self.name,
            comments=tuple(_items(document)),
            post=self.post(document, (), dates=date_reader(document)),
        )

    def comment_id(self, block: Block) -> str | None:
        """Return ``cN``: an anchor bears it in old templates, a box in drawn pages."""
        for tag, _ in block.tags[:8]:
            for name in ("id", "name"):
                if _ID.fullmatch(str(tag.attrs.get(name) or "")):
                    return str(tag.attrs[name])
        return super().comment_id(block)

    def author_tag(self, block: Block) -> Tag | None:
        """Return the name's element, which in the old lists is a term ("Ann said")."""
        return block.first(called("user"), re.compile("^<dt>"), called(*_TITLES))

    def author_url(self, block: Block) -> str | None:
        """Return the link on the name; beside it may stand that to the comment."""
        tag = self.author_tag(block)
        links = links_in(tag) if tag is not None else iter(())
        hrefs = (str(link.attrs["href"]) for link in links)
        return next((href for href in hrefs if not _OWN.search(href)), None)

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date shown, or that in the link where a blog shows hours only."""
        shown = super().posted(block, dates)
        links = block.tag.find_all("a", href=_SHOW) if shown is None else []
        found = _SHOW.search(str(links[0].attrs["href"])) if links else None
        return dates.read(found.group(1)) if found else shown

    def post(
        self, document: Document, runs: Sequence[Run], *, dates: DateReader
    ) -> Post:
        """Read the post, whose author stands in the line below it."""
        post = super().post(document, runs, dates=dates)
        names = _POST_AUTHOR(document.tree)
        shown = clean_author(names[0].text_content()) if names else None
        return replace(post, author=shown or post.author)

    def is_host(self, block: Block) -> bool:
        """Whether the blog's author wrote it."""
        return block.first(called("blog-author")) is not None

    def kind(self, block: Block) -> Kind:
        """Tell what its author or a keeper took away."""
        deleted = block.first(called("deleted-comment"))
        return "notice" if deleted is not None else super().kind(block)


def _pair(term: html.HtmlElement) -> Run:
    run = [term]
    for element in term.itersiblings():
        if element.tag not in {"dd", "div"} or element.get("id", "").startswith("c"):
            break
        run.append(element)
    return run


def _items(document: Document) -> list[Comment]:
    return list(_read_items(document))


def _read_items(document: Document) -> Iterator[Comment]:
    dates = DateReader()
    found = (
        i for list_ in literals_named(document.text, "items") for i in items(list_)
    )
    for position, item in enumerate(found):
        number = text_at(item, "id")
        body = body_of(text_at(item, "body") or "")
        if number is None or not body.text:
            continue
        above = text_at(item, "parentId")
        yield Comment(
            id=f"c{number.removeprefix('c')}",
            position=position,
            author=text_at(item, "author", "name"),
            author_url=text_at(item, "author", "profileUrl"),
            posted=dates.read(text_at(item, "timestamp")),
            text=body.text,
            quotes=body.quotes,
            reply_to=f"c{above.removeprefix('c')}" if above else None,
            reply_link="markup" if above else "none",
            permalink=text_at(item, "permalink"),
        )
