"""Who wrote a comment: the name, its tag and the link behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise

from bs4.element import NavigableString, Tag

from discourse_quality.pages.authors import LONGEST_NAME, author_in_line, clean_author
from discourse_quality.pages.blocks import Block, names, tags_in
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.metalines import edge_lines, is_meta_line
from discourse_quality.pages.phrases import is_button
from discourse_quality.pages.text import squeezed
from discourse_quality.pages.vocabulary import (
    AUTHOR,
    AUTHOR_NAME,
    BODY,
    NOT_AUTHOR,
    answers_of,
    describes,
)

_IS_NAME, _IS_AUTHOR = answers_of(AUTHOR_NAME), answers_of(AUTHOR)
_HEAD = 3
"""Lines at the start of a comment in which the name may stand alone."""
_MOST_WORDS_IN_NAME = 4
_NOT_IN_NAME = re.compile(r"[?!:;,…。]|\.$")
_PROFILE = re.compile(
    r"/(?:users?|u|profiles?|members?|people|author|autor|benutzer|profil|mitglied(?:er)?)"
    r"(?:[/?_.-]|$)|[?&](?:member_id|user(?:_?id)?|uid|u|profile)=|user:",
    re.I,
)
_AUTHOR_LINK = re.compile(r"<a>.*(?<![a-z])(?:url|external)(?![a-z])")
_LINK = re.compile("<a>")
_NO_TEXT = frozenset({"img", "meta", "input"})
_NOT_NAME = re.compile(
    r"<(?:time|style|script|noscript|button)>|(?<![a-z])(?:says|date|time|badge|role|reply|sr-only|screen-reader-text|metadata|rank)(?![a-z])"
)


@lru_cache(maxsize=4)
def author(block: Block) -> str | None:
    """Return the name under which the comment was written."""
    tag = author_tag(block)
    if tag is not None:
        return _linked_name(tag) or _name_in(tag)
    for line in edge_lines(block):
        found = author_in_line(line)
        if found:
            return found
    alone = _name_beside_date(edge_lines(block)[:_HEAD])
    if alone:
        return alone
    image = block.first(re.compile("<img>.*avatar"))
    return clean_author(str(image.attrs.get("alt") or "")) if image else None


def _name_beside_date(head: Sequence[str]) -> str | None:
    """Return the name that stands in a line of its own, the date in the next."""
    for name, when in chain(pairwise(head), pairwise(head[::-1])):
        if mentions_date(when) and is_meta_line(when, None) and _may_be_name(name):
            return clean_author(name)
    return None


def _may_be_name(line: str) -> bool:
    return (
        len(line.split()) <= _MOST_WORDS_IN_NAME
        and not _NOT_IN_NAME.search(line)
        and not is_meta_line(line, None)
    )


@lru_cache(maxsize=4)  # wanted for the name, its link, and to keep it out of the text
def author_tag(block: Block) -> Tag | None:
    """Return the tag that holds nothing but the author's name, more or less."""
    candidates = chain(
        (t for t, d in block.tags[1:] if _IS_NAME[d]),
        (t for t, d in block.tags[1:] if _IS_AUTHOR[d] and not _is_part(d, t)),
        (t for t in block.anchors if _is_profile(t, names(t))),
        _first_of(block, {"cite"}),
        (t for t in _first_of(block, {"strong", "b"}) if _is_at_the_edge(t, block)),
    )
    return next((t for t in candidates if t.name not in _NO_TEXT and _name_in(t)), None)


def _is_part(described: str, tag: Tag) -> bool:
    """Whether names speak of something of the author's, or of the whole comment."""
    return describes(NOT_AUTHOR, described) or any(
        describes(BODY, names(inner)) for inner in tags_in(tag)
    )


def _first_of(block: Block, tag_names: set[str]) -> Iterator[Tag]:
    """Yield the first tag of some kind: emphasis in the text comes later."""
    return islice((t for t, _ in block.tags[1:] if t.name in tag_names), 1)


def _is_profile(tag: Tag, described: str) -> bool:
    """Whether a link leads to a person, or carries the classes of an author's link."""
    if describes(NOT_AUTHOR, described) or is_button(squeezed(tag, at_most=60)):
        return False
    return bool(_PROFILE.search(str(tag.attrs.get("href") or "")[:300])) or bool(
        describes(_AUTHOR_LINK, described)
    )


def _is_at_the_edge(tag: Tag, block: Block) -> bool:
    """Tell a bold name at either end of a comment from emphasis in it."""
    label = squeezed(tag)
    return any(label in line for line in edge_lines(block))


def author_url(block: Block) -> str | None:
    """Return the link behind the author's name."""
    tag = author_tag(block)
    if tag is None:
        return None
    near = chain([tag], tags_in(tag), tag.parents)
    link = next((t for t in near if t.name == "a" and t.attrs.get("href")), None)
    href = "" if link is None else str(link.attrs["href"])
    return href if href and not href.startswith(("#", "javascript:")) else None


def pingback_author(block: Block) -> str | None:
    """Return the title under which another site links here."""
    link = block.first(_LINK)
    return " ".join(link.get_text().split()) or None if link is not None else None


def _name_in(tag: Tag) -> str | None:
    if len(squeezed(tag, at_most=4 * LONGEST_NAME)) >= 4 * LONGEST_NAME:
        return None
    kept: list[str] = []
    rest = tag.contents[::-1]
    while rest:
        piece = rest.pop()
        if isinstance(piece, NavigableString):
            kept.append(piece)
        elif isinstance(piece, Tag) and not describes(_NOT_NAME, names(piece)):
            rest += piece.contents[::-1]
    return clean_author(" ".join(" ".join(kept).split()))


def _linked_name(tag: Tag) -> str | None:
    """Return the name that leads to a person, where rank or town stand beside it."""
    links = (t for t in tags_in(tag) if t.name == "a" and _is_profile(t, names(t)))
    return next((name for link in links if (name := _name_in(link))), None)
