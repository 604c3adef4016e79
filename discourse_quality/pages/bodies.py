"""What a comment says, apart from who says it, when, and what the page adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bs4.element import Tag

from discourse_quality.pages.blocks import Block, names
from discourse_quality.pages.bylines import author, author_tag
from discourse_quality.pages.metalines import is_meta_line, says_who_or_when
from discourse_quality.pages.phrases import NOTICE
from discourse_quality.pages.text import Lines, joined, lines_of, squeezed
from discourse_quality.pages.timestamps import date_tags
from discourse_quality.pages.vocabulary import (
    BODY,
    BODY_LOOSE,
    META,
    TITLE,
    describes,
)

_LONGEST_NOTICE = 200
_PICTURE = re.compile(r"^(?!.{0,300}(?:avatar|profile|icon|spacer|blank))", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Body:
    """What a comment says."""

    text: str
    quotes: tuple[str, ...] = ()


def body(block: Block) -> Body:
    """Return the text without the author's and the date's lines, quotations apart."""
    by = author_tag(block)
    when = next(
        (tag for tag in date_tags(block) if len(squeezed(tag, at_most=60)) < 60), None
    )
    parts = [tag for tag in (by, when) if tag is not None]
    name = author(block)
    for holder in body_tags(block, parts):
        lines = lines_of(holder)
        _drop_lines(lines.text, lambda line: says_who_or_when(line, name))
        found = _body_of(lines)
        if found.text:
            return found
    for strict in (True, False):
        without = [*parts, *_headings(block)] if strict else parts
        lines = lines_of(block.tag, without=without, strict=strict)
        _drop_lines(lines.text, lambda line: is_meta_line(line, name))
        found = _body_of(lines)
        if found.text:
            return found
    return Body("")


def body_tags(block: Block, parts: Sequence[Tag]) -> list[Tag]:
    """Return the tags that may hold the text, and neither author nor date."""
    outside = {id(above) for part in parts for above in (part, *part.parents)}
    found: list[Tag] = []
    for pattern in (BODY, BODY_LOOSE):
        called = [
            tag
            for tag in block.every(pattern)
            if id(tag) not in outside and not _is_meta(tag)
        ]
        if len(called) > 1:
            called.sort(key=lambda tag: -len(squeezed(tag)))
        found += called[:2]
    return found


def _is_meta(tag: Tag) -> bool:
    described = names(tag)
    return bool(describes(META, described)) and not describes(BODY, described)


def _headings(block: Block) -> list[Tag]:
    return [
        tag
        for tag, described in block.tags
        if tag.name in {"h1", "h2", "h3", "h4", "h5", "h6"}
        or (describes(TITLE, described) and len(squeezed(tag, at_most=200)) < 200)
    ][:1]


def _drop_lines(lines: list[str], is_meta: Callable[[str], bool]) -> None:
    """Take the author's and the date's lines from both ends."""
    for end in (0, -1):
        while lines and (not lines[end] or is_meta(lines[end])):
            del lines[end]


def text_of(holder: Tag, *, without: Collection[Tag] = ()) -> Body:
    """Return a node's text and the quotations in it."""
    return _body_of(lines_of(holder, without=without))


def _body_of(lines: Lines) -> Body:
    text = joined(lines.text)
    if not text and lines.quotes:  # the whole comment is set as a quotation
        return Body("\n\n".join(lines.quotes))
    return Body(text, tuple(lines.quotes))


def whole_text(block: Block) -> Body:
    """Return all that a pingback shows: often its text is its link."""
    return Body(joined(lines_of(block.tag).text))


def is_mere_label(said: Body) -> bool:
    """Whether nothing but "Pingback:" is left of a text."""
    return len(said.text.split()) <= 1


def is_notice(block: Block, said: Body) -> bool:
    """Whether a block only says that a comment is gone, or says nothing at all."""
    if not said.text:
        return block.tag.find("img", src=_PICTURE) is None
    return len(said.text) <= _LONGEST_NOTICE and bool(NOTICE.search(said.text))
