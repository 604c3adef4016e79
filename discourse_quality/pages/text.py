"""The text of a BeautifulSoup node as a reader sees it, quotations apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from bs4.element import CData, NavigableString, Tag

from discourse_quality.pages.blocks import names, pieces_in
from discourse_quality.pages.phrases import is_button
from discourse_quality.pages.vocabulary import (
    FURNITURE,
    LINE_TAGS,
    PARAGRAPH_TAGS,
    QUOTE,
    SKIPPED_TAGS,
    describes,
)

_LONE_TAGS = frozenset({"br", "img", "q"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST_FURNITURE = 80
"""A "reply" class on more text than a button holds names a reply, not a button."""
_LONGEST_LABEL = 50


@dataclass
class Lines:
    """The lines of a node; an empty one stands between paragraphs."""

    text: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def add(self, piece: str) -> None:
        """Go on with the open line."""
        self._open.append(piece)

    def end_line(self) -> None:
        """Close the open line."""
        if not self._open:
            return
        line = printable(" ".join("".join(self._open).split()))
        self._open.clear()
        if line:
            self.text.append(line)

    def end_paragraph(self) -> None:
        """Close the open line and leave one empty."""
        self.end_line()
        if self.text and self.text[-1]:
            self.text.append("")

    def break_line(self) -> None:
        """Read a ``br``: a second one in a row parts paragraphs."""
        if "".join(self._open).strip():
            self.end_line()
        else:
            self.end_paragraph()


_LINE_END, _PARAGRAPH_END = object(), object()
"""Stand in the walk where a tag ends."""


def lines_of(tag: Tag, *, without: Collection[Tag] = (), strict: bool = True) -> Lines:
    """Read a node's lines, leaving out buttons, forms and the tags named.

    Where it is not strict, what is only called a button is taken for text.
    """
    left_out = {id(other) for other in without}
    lines = Lines()
    rest: list[object] = [*reversed(tag.contents)]
    while rest:
        piece = rest.pop()
        if piece is _PARAGRAPH_END:
            lines.end_paragraph()
        elif piece is _LINE_END:
            lines.end_line()
        elif isinstance(piece, NavigableString):
            if type(piece) in (NavigableString, CData):
                lines.add(piece)
        elif isinstance(piece, Tag) and id(piece) not in left_out:
            rest.extend(reversed(_inside(piece, lines, strict=strict)))
    lines.end_paragraph()
    return lines


def joined(lines: list[str]) -> str:
    """Return lines as a text, paragraphs split by a blank line."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def printable(line: str) -> str:
    """Take out control characters, which character references bring into a text."""
    return line if line.isprintable() else _CONTROL.sub("", line)


def squeezed(tag: Tag, *, at_most: int = 100_000) -> str:
    """Return the text of a node in one line, cut soon after so many characters."""
    pieces: list[str] = []
    if len(tag.contents) == 1 and type(tag.contents[0]) is NavigableString:
        return " ".join(tag.contents[0].split())  # most tags; to walk is slower
    length = 0
    for piece in pieces_in(tag):
        if type(piece) is NavigableString:
            pieces.append(piece)
            length += len(piece)
            if length > 2 * at_most:
                break
    return " ".join(" ".join(pieces).split())


def _inside(tag: Tag, lines: Lines, *, strict: bool) -> list[object]:
    """Return what to read next, having opened the tag."""
    name = tag.name
    if name in SKIPPED_TAGS:
        return []
    if name in _LONE_TAGS:
        _read_lone(tag, lines)
        return []
    if name == "pre":
        return [_PARAGRAPH_END, *_preformatted(tag, lines), _PARAGRAPH_END]
    described = names(tag)
    if name == "blockquote" or describes(QUOTE, described):
        _quote(tag, lines)
        return []
    return [] if _is_furniture(tag, described, strict=strict) else _opened(tag, lines)


def _opened(tag: Tag, lines: Lines) -> list[object]:
    if tag.name in PARAGRAPH_TAGS:
        lines.end_paragraph()
        return [*tag.contents, _PARAGRAPH_END]
    if tag.name in LINE_TAGS:
        lines.end_line()
        return [*tag.contents, _LINE_END]
    return list(tag.contents)


def _read_lone(tag: Tag, lines: Lines) -> None:
    if tag.name == "br":
        lines.break_line()
    elif tag.name == "q":
        lines.add(f"“{tag.get_text()}”")
    else:
        lines.add(_emoji(tag))


def _preformatted(tag: Tag, lines: Lines) -> list[object]:
    lines.end_paragraph()
    pieces: list[object] = []
    for line in tag.get_text().splitlines():
        pieces += [NavigableString(line), _LINE_END]
    return pieces


def _quote(tag: Tag, lines: Lines) -> None:
    inner = lines_of(tag)
    lines.end_paragraph()
    quote = joined(inner.text)
    lines.quotes.extend(inner.quotes)
    if quote:
        lines.quotes.append(quote)


def _emoji(tag: Tag) -> str:
    """Smileys are drawn as images whose text stands in ``alt``."""
    alt = str(tag.attrs.get("alt") or "")
    is_smiley = re.search(r"smil|emoji", f"{names(tag)} {tag.attrs.get('src')}")
    return alt if is_smiley and len(alt) <= 12 else ""


def _is_furniture(tag: Tag, described: str, *, strict: bool) -> bool:
    if tag.attrs.get("hidden") is not None or tag.attrs.get("aria-hidden") == "true":
        return tag.name in {"i", "svg"} or tag.attrs.get("hidden") is not None
    if strict and describes(FURNITURE, described):
        return len(squeezed(tag, at_most=_LONGEST_FURNITURE + 1)) <= _LONGEST_FURNITURE
    if tag.name in {"a", "span", "button", "li", "small", "em"}:
        label = squeezed(tag, at_most=60) if len(tag.contents) <= 6 else ""
        return len(label) <= _LONGEST_LABEL and is_button(label)
    return False
