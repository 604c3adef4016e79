"""Reads the fields of a comment from the markup that most systems have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise

from bs4.element import NavigableString, Tag

from discourse_quality.pages.authors import author_in_line, clean_author, is_bare
from discourse_quality.pages.blocks import Block, names, tags_in
from discourse_quality.pages.dates import LONGEST, DateReader
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.phrases import NOTICE, is_button
from discourse_quality.pages.text import Lines, joined, lines_of, squeezed
from discourse_quality.pages.vocabulary import (
    AUTHOR,
    AUTHOR_NAME,
    BODY,
    BODY_LOOSE,
    DATE,
    HOST,
    META,
    NOT_AUTHOR,
    PINGBACK,
    TITLE,
    describes,
)
from discourse_quality.thread import Kind, Moment

LONGEST_NAME = 80
_LONGEST_META_LINE = 160
_HEAD = 3
"""Lines at the start of a comment in which the name may stand alone."""
_MOST_WORDS_IN_NAME = 4
_NOT_IN_NAME = re.compile(r"[?!:;,…。]|\.$")
_LONGEST_NOTICE = 200
_NUMBER_IN_ID = re.compile(r"\d{1,19}")
_IN_REPLY_TO = re.compile(
    r"\b(?:in reply to|in response to|reply to|replying to|als antwort auf|antwort auf|"
    r"en réponse à|en respuesta a|in risposta a|als reactie op)\b", re.I
)  # fmt: skip
_PROFILE = re.compile(
    r"/(?:users?|u|profiles?|members?|people|author|autor|benutzer|profil|mitglied(?:er)?)"
    r"(?:[/?_.-]|$)|[?&](?:member_id|user(?:_?id)?|uid|u|profile)=|user:",
    re.I,
)
_AUTHOR_LINK = re.compile(r"<a>.*(?<![a-z])(?:url|external)(?![a-z])")
_LINK = re.compile("<a>")
_WORDS = re.compile(r"\w")
_SEPARATOR = re.compile(r"[\s|•·:–—,;.()\[\]#/><»«*_\d-]*")
_PICTURE = re.compile(r"^(?!.{0,300}(?:avatar|profile|icon|spacer|blank))", re.I | re.S)
_NO_TEXT = frozenset({"img", "meta", "input"})
_FRAGMENT = re.compile(r"#([\w:.-]{1,80})$")
_DATE_ATTRIBUTES = (
    "datetime", "data-datetime", "data-utime",
    "data-timestamp", "data-time", "data-date",
    "title", "content",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """What a comment says."""

    text: str
    quotes: tuple[str, ...] = ()


def comment_id(block: Block) -> str | None:
    """Return the id of the comment's own element, the numbered one before others."""
    ids = [str(tag.attrs["id"]) for tag, _ in block.tags[:12] if tag.attrs.get("id")]
    ids += [str(tag.attrs["name"]) for tag, _ in block.tags if _is_anchor(tag)][:2]
    return next((i for i in ids if _NUMBER_IN_ID.search(i)), ids[0] if ids else None)


def _is_anchor(tag: Tag) -> bool:
    return tag.name == "a" and bool(tag.attrs.get("name"))


@lru_cache(maxsize=4)  # wanted for the name, its link, and to keep it out of the text
def author_tag(block: Block) -> Tag | None:
    """Return the tag that holds nothing but the author's name, more or less."""
    candidates = chain(
        (t for t, d in block.tags[1:] if describes(AUTHOR_NAME, d)),
        (t for t, d in block.tags[1:] if describes(AUTHOR, d) and not _is_part(d, t)),
        (t for t, d in block.tags if t.name == "a" and _is_profile(t, d)),
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


def pingback_author(block: Block) -> str | None:
    """Return the title under which another site links here."""
    link = block.first(_LINK)
    return " ".join(link.get_text().split()) or None if link is not None else None


@lru_cache(maxsize=4)
def author(block: Block) -> str | None:
    """Return the name under which the comment was written."""
    tag = author_tag(block)
    if tag is not None:
        return _linked_name(tag) or _name_in(tag)
    for line in _edge_lines(block):
        found = author_in_line(line)
        if found:
            return found
    alone = _name_beside_date(_edge_lines(block)[:_HEAD])
    if alone:
        return alone
    image = block.first(re.compile("<img>.*avatar"))
    return clean_author(str(image.attrs.get("alt") or "")) if image else None


def _linked_name(tag: Tag) -> str | None:
    """Return the name that leads to a person, where rank or town stand beside it."""
    links = (t for t in tags_in(tag) if t.name == "a" and _is_profile(t, names(t)))
    return next((name for link in links if (name := _name_in(link))), None)


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


def author_url(block: Block) -> str | None:
    """Return the link behind the author's name."""
    tag = author_tag(block)
    if tag is None:
        return None
    near = chain([tag], tags_in(tag), tag.parents)
    link = next((t for t in near if t.name == "a" and t.attrs.get("href")), None)
    href = "" if link is None else str(link.attrs["href"])
    return href if href and not href.startswith(("#", "javascript:")) else None


def date_tags(block: Block) -> Iterator[Tag]:
    """Yield the tags that may hold the date, the likeliest first."""
    seen = set()
    for wanted in ("time", "abbr"):
        for tag, _ in block.tags:
            if tag.name == wanted and (wanted == "time" or tag.attrs.get("title")):
                seen.add(id(tag))
                yield tag
    for tag in block.every(DATE):
        if id(tag) not in seen:
            yield tag


def date_texts(block: Block) -> Iterator[str]:
    """Yield the texts in which the date may stand, the likeliest first."""
    for tag in date_tags(block):
        for name in _DATE_ATTRIBUTES:
            value = tag.attrs.get(name)
            if value and any(c.isdigit() for c in str(value)):
                yield str(value)
        yield squeezed(tag, at_most=2 * LONGEST)
    for tag in chain(block.every(_LINK), block.every(META)):
        label = squeezed(tag, at_most=60)
        if len(label) < 60 and mentions_date(label):
            yield label
    yield from filter(mentions_date, _edge_lines(block))


def posted(block: Block, dates: DateReader) -> Moment | None:
    """Return when the comment was written."""
    for text in date_texts(block):
        moment = dates.read(text)
        if moment is not None:
            return moment
    return None


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


def _body_of(lines: Lines) -> Body:
    text = joined(lines.text)
    if not text and lines.quotes:  # the whole comment is set as a quotation
        return Body("\n\n".join(lines.quotes))
    return Body(text, tuple(lines.quotes))


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


def kind(block: Block) -> Kind:
    """Tell comments from other sites' links by what they are called."""
    described = (block.around, *(d for _, d in block.tags[:3]))
    is_ping = any("ping" in d or "track" in d or "webm" in d for d in described)
    return "pingback" if is_ping and PINGBACK.search(" ".join(described)) else "comment"


def is_notice(block: Block, said: Body) -> bool:
    """Whether a block only says that a comment is gone, or says nothing at all."""
    if not said.text:
        return block.tag.find("img", src=_PICTURE) is None
    return len(said.text) <= _LONGEST_NOTICE and bool(NOTICE.search(said.text))


def whole_text(block: Block) -> Body:
    """Return all that a pingback shows: often its text is its link."""
    return Body(joined(lines_of(block.tag).text))


def is_mere_label(said: Body) -> bool:
    """Whether nothing but "Pingback:" is left of a text."""
    return len(said.text.split()) <= 1


def is_host(block: Block) -> bool:
    """Whether the markup says that the post's author or the site's keeper wrote it."""
    return any(describes(HOST, d) for _, d in block.tags[:12])


def permalink(block: Block) -> str | None:
    """Return the address of the comment itself."""
    own = comment_id(block) or ""
    number = _NUMBER_IN_ID.search(own)
    for tag, _ in block.tags:
        href = str(tag.attrs.get("href") or "") if tag.name == "a" else ""
        if (
            number
            and number.group() in href
            and _FRAGMENT.search(href)
            and "reply" not in href
        ):
            return href
    return None


def reply_to(block: Block) -> str | None:
    """Return the comment that an attribute or an "in reply to" link names."""
    for tag, _ in block.tags[:4]:
        for name in ("data-parent-id", "data-parent", "data-parentid", "data-reply-to"):
            if tag.attrs.get(name):
                return str(tag.attrs[name])
    for tag, _ in block.tags:
        href = str(tag.attrs.get("href") or "") if tag.name == "a" else ""
        target = _FRAGMENT.search(href)
        if (
            target
            and tag.parent is not None
            and _IN_REPLY_TO.search(squeezed(tag.parent, at_most=120))
        ):
            return target.group(1)
    return None


def _name_in(tag: Tag) -> str | None:
    if len(squeezed(tag, at_most=4 * LONGEST_NAME)) >= 4 * LONGEST_NAME:
        return None
    kept = [
        str(piece)
        for piece in tag.descendants
        if isinstance(piece, NavigableString)
        and not any(_is_not_name(above) for above in _between(piece.parent, tag))
    ]
    return clean_author(" ".join(" ".join(kept).split()))


def _is_not_name(tag: Tag) -> bool:
    return bool(describes(_NOT_NAME, names(tag)))


_NOT_NAME = re.compile(
    r"<(?:time|style|script|noscript|button)>|(?<![a-z])(?:says|date|time|badge|role|reply|sr-only|screen-reader-text|metadata|rank)(?![a-z])"
)


def _between(start: Tag | None, end: Tag) -> Iterator[Tag]:
    here = start
    while here is not None and here is not end:
        yield here
        here = here.parent


def _is_at_the_edge(tag: Tag, block: Block) -> bool:
    """Tell a bold name at either end of a comment from emphasis in it."""
    label = squeezed(tag)
    return any(label in line for line in _edge_lines(block))


@lru_cache(maxsize=4)
def _edge_lines(block: Block) -> list[str]:
    lines = [line for line in lines_of(block.tag, strict=False).text if line]
    edges = [*lines[:3], *lines[-2:]]
    return [line for line in edges if len(line) <= _LONGEST_META_LINE]


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


def is_meta_line(line: str, name: str | None) -> bool:
    """Whether nothing is left of a line without name, date and interface words."""
    if len(line) > _LONGEST_META_LINE:
        return False
    if _SEPARATOR.fullmatch(line) or is_button(line):
        return True
    return bool(_WORDS.search(line)) and is_bare(line.replace(name or "\n", " "))


def says_who_or_when(line: str, name: str | None) -> bool:
    """Whether a line gives the name or a date, and nothing else."""
    if len(line) > _LONGEST_META_LINE:
        return False
    gives = bool(name and name in line) or mentions_date(line)
    return gives and is_meta_line(line, name)
