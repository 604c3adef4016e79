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
    answers_of,
)

_IS_QUOTE, _IS_FURNITURE = answers_of(QUOTE), answers_of(FURNITURE)
_FURTHER_LINES = re.compile(r"\n{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONGEST_FURNITURE = 80
"""A "reply" class on more text than a button holds names a reply, not a button."""
_LONGEST_LABEL = 50
_LONGEST_SMILEY = 12


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
        pieces = self._open
        whole = pieces[0] if len(pieces) == 1 else "".join(pieces)
        line = printable(" ".join(whole.split()))
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

    def go_on(self) -> None:
        """Read a tag that begins and ends within a line."""


def lines_of(tag: Tag, *, without: Collection[Tag] = (), strict: bool = True) -> Lines:
    """Read a node's lines, leaving out buttons, forms and the tags named.

    Where it is not strict, what is only called a button is taken for text.
    """
    lines = Lines()
    _read(tag, lines, {id(other) for other in without}, strict)
    lines.end_paragraph()
    return lines


def joined(lines: list[str]) -> str:
    """Return lines as a text, paragraphs split by a blank line."""
    return _FURTHER_LINES.sub("\n\n", "\n".join(lines)).strip()


def printable(line: str) -> str:
    """Take out control characters, which character references bring into a text."""
    return line if line.isprintable() else _CONTROL.sub("", line)


def squeezed(tag: Tag, *, at_most: int = 100_000) -> str:
    """Return the text of a node in one line, cut soon after so many characters."""
    contents = tag.contents
    if not contents:
        return ""
    if len(contents) == 1 and type(contents[0]) is NavigableString:
        return " ".join(contents[0].split())  # most tags; to walk is slower
    pieces: list[str] = []
    length = 0
    for piece in pieces_in(tag):
        if type(piece) is NavigableString:
            pieces.append(piece)
            length += len(piece)
            if length > 2 * at_most:
                break
    return " ".join(" ".join(pieces).split())


def _read(tag: Tag, lines: Lines, left_out: Collection[int], strict: bool) -> None:
    """Add what stands in a tag; lxml bounds how deep that goes."""
    end = _ENDS.get(tag.name, Lines.go_on)
    end(lines)
    for piece in tag.contents:
        if isinstance(piece, NavigableString):
            if type(piece) in _TEXTS:
                lines.add(piece)
        elif isinstance(piece, Tag) and id(piece) not in left_out:
            described = names(piece)
            if piece.name in _ALONE:
                _read_alone(piece, lines)
            elif piece.name == "blockquote" or _IS_QUOTE[described]:
                _quote(piece, lines)
            elif not _is_furniture(piece, described, strict=strict):
                _read(piece, lines, left_out, strict)
    end(lines)


_TEXTS = frozenset({NavigableString, CData})
_ALONE = frozenset({"br", "img", "q", "pre", *SKIPPED_TAGS})
"""Tags whose content is not read like that of others."""
_ENDS = {
    **dict.fromkeys(LINE_TAGS, Lines.end_line),
    **dict.fromkeys(PARAGRAPH_TAGS, Lines.end_paragraph),
}
"""What begins and ends with a tag."""


def _read_alone(tag: Tag, lines: Lines) -> None:
    if tag.name == "br":
        lines.break_line()
    elif tag.name == "q":
        lines.add(f"“{tag.get_text()}”")
    elif tag.name == "img":
        lines.add(_emoji(tag))
    elif tag.name == "pre":
        _read_preformatted(tag, lines)


def _read_preformatted(tag: Tag, lines: Lines) -> None:
    lines.end_paragraph()
    for line in tag.get_text().splitlines():
        lines.add(line)
        lines.end_line()
    lines.end_paragraph()


def _quote(tag: Tag, lines: Lines) -> None:
    inner = Lines()
    _read(tag, inner, (), True)
    inner.end_paragraph()
    lines.end_paragraph()
    quote = joined(inner.text)
    lines.quotes.extend(inner.quotes)
    if quote:
        lines.quotes.append(quote)


def _emoji(tag: Tag) -> str:
    """Smileys are drawn as images whose text stands in ``alt``."""
    alt = str(tag.attrs.get("alt") or "")
    if not alt or len(alt) > _LONGEST_SMILEY:
        return ""
    said = f"{names(tag)} {tag.attrs.get('src')}"
    return alt if "smil" in said or "emoji" in said else ""


def _is_furniture(tag: Tag, described: str, *, strict: bool) -> bool:
    attrs = tag.attrs
    if "hidden" in attrs or attrs.get("aria-hidden") == "true":
        return tag.name in {"i", "svg"} or "hidden" in attrs
    if strict and _IS_FURNITURE[described]:
        return len(squeezed(tag, at_most=_LONGEST_FURNITURE + 1)) <= _LONGEST_FURNITURE
    if tag.name in {"a", "span", "button", "li", "small", "em"}:
        label = squeezed(tag, at_most=60) if len(tag.contents) <= 6 else ""
        return len(label) <= _LONGEST_LABEL and is_button(label)
    return False
