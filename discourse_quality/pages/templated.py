"""Platforms whose templates give each field of a comment an element of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import ClassVar

from bs4.element import NavigableString, Tag
from lxml import etree, html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, Run, links_in, pieces_in, tags_in
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Comment, Moment

_DEPTH = "data-thread-depth"
_DATE_ATTRIBUTES = ("datetime", "content", "data-time", "data-timestamp", "title")


def called(*words: str) -> re.Pattern[str]:
    """Match tags that have one of these as a whole class, id, itemprop or rel."""
    return re.compile(rf"(?<![^\s])(?:{'|'.join(words)})(?![^\s])")


def having(name: str) -> str:
    """Return the XPath condition that an element has a class."""
    whole = f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
    return f"(contains(@class, '{name}') and {whole})"  # the first is the cheaper


class Templated(Platform):
    """A platform that says where its comments and their fields are.

    A field without a pattern, or whose pattern matches nothing, is read as on any page.
    """

    marks: ClassVar[tuple[str, ...]]
    """One of them stands in the source of each of its pages: a cheap first test."""
    at: ClassVar[etree.XPath]
    """Finds the elements of the comments."""
    author_in: ClassVar[re.Pattern[str] | None] = None
    posted_in: ClassVar[re.Pattern[str] | None] = None
    body_in: ClassVar[re.Pattern[str] | None] = None
    not_text: ClassVar[re.Pattern[str] | None] = None
    """What stands inside the body, but was not written by the author."""

    def recognises(self, document: Document) -> bool:
        """Look for a mark in the source, then for a comment in the tree."""
        if not document.mentions(*self.marks):
            return False
        return next(iter(self.runs(document)), None) is not None

    def runs(self, document: Document) -> Iterable[Run]:
        """Take each element that the path finds."""
        return [[element] for element in document.found(self.at)]

    def author(self, block: Block) -> str | None:
        """Return the name in its element."""
        tag = self.author_tag(block)
        name = clean_author(squeezed(tag)) if tag is not None else None
        return name or super().author(block)

    def author_url(self, block: Block) -> str | None:
        """Return the link on the name."""
        tag = self.author_tag(block)
        return super().author_url(block) if tag is None else _link(tag)

    def author_tag(self, block: Block) -> Tag | None:
        """Return the element of the name."""
        return block.first(self.author_in) if self.author_in else None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date in its element."""
        for tag in block.every(self.posted_in) if self.posted_in else ():
            moment = moment_in(tag, dates)
            if moment is not None:
                return moment
        return super().posted(block, dates)

    def body(self, block: Block) -> Body:
        """Return the text in its element."""
        holder = self.holder(block)
        if holder is None:
            return super().body(block)
        return text_of(holder, without=self.left_out(block))

    def holder(self, block: Block) -> Tag | None:
        """Return the element of the text: of several, the one with most of it."""
        found = list(block.every(self.body_in)) if self.body_in else []
        return max(found, key=_length, default=None) if len(found) != 1 else found[0]

    def left_out(self, block: Block) -> list[Tag]:
        """Return what is not text in the text's element."""
        return list(block.every(self.not_text)) if self.not_text else []


class Indented(Templated):
    """A platform that shows who answers whom by indentation alone."""

    def depth(self, element: html.HtmlElement) -> float:
        """Return how far in a comment stands, in any unit."""
        raise NotImplementedError

    def runs(self, document: Document) -> Iterable[Run]:
        """Note each comment's indentation on its way."""
        for run in super().runs(document):
            run[0].set(_DEPTH, str(self.depth(run[0])))
            yield run

    def linked(
        self, comments: Sequence[Comment], found: Sequence[Block]
    ) -> Iterator[Comment]:
        """Answer the last comment that stands further out, unless a link says more."""
        above: list[tuple[float, str]] = []
        linked = super().linked(comments, found)
        for comment, block in zip(linked, found, strict=True):
            depth = _depth_of(block)
            while above and above[-1][0] >= depth:
                above.pop()
            if above and comment.reply_to is None:
                yield replace(comment, reply_to=above[-1][1], reply_link="markup")
            else:
                yield comment
            above.append((depth, comment.id))


def moment_in(tag: Tag, dates: DateReader) -> Moment | None:
    """Return the time that a tag, or one inside it, states in attribute or text."""
    for here in chain([tag], islice(tags_in(tag), 8)):
        for name in _DATE_ATTRIBUTES:
            value = here.attrs.get(name)
            if value and any(map(str.isdigit, str(value))):
                moment = dates.read(str(value))
                if moment is not None:
                    return moment
    return dates.read(squeezed(tag))


def _length(tag: Tag) -> int:
    return sum(len(p) for p in pieces_in(tag) if isinstance(p, NavigableString))


def _link(tag: Tag) -> str | None:
    link = tag if tag.name == "a" else next(links_in(tag), None) or tag.find_parent("a")
    href = str(link.attrs.get("href") or "") if isinstance(link, Tag) else ""
    return href if href and not href.startswith(("#", "javascript:")) else None


def _depth_of(block: Block) -> float:
    return float(str(block.tags[0][0].attrs.get(_DEPTH) or 0)) if block.tags else 0.0
