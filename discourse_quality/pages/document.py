"""A saved page, decoded and parsed once into a cheap tree.

BeautifulSoup's tree of a whole page costs more than everything else together, so the
page is parsed by lxml alone; :mod:`.blocks` hands BeautifulSoup the comments only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

import cchardet
from lxml import html

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import UnreadablePage

MAX_BYTES = 32_000_000
"""Larger than any page a person reads; a tree takes about ten times its source."""

_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "gzip data",
    b"\x7fELF": "a program",
}
_BOMS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}
    ["']?\s{0,9}([\w.:-]{2,40})""",
    re.I | re.X,
)
_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|a|span|table|ul|ol|li|br|article|h[1-6])\b",
    re.I,
)
_SPACED = bytes(b if chr(b).isalnum() and b < 128 else 32 for b in range(256))
"""Everything but letters and digits becomes a space."""
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
_NONCHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])", re.I)


@dataclass(frozen=True, kw_only=True, eq=False)
class Document:
    """The text and the tree of one saved page."""

    source: str
    text: str
    url: str | None = None
    captured: datetime | None = None
    is_markup: bool = True
    """False for a text-only dump of a page."""

    @classmethod
    def of(cls, page: SavedPage) -> Document:
        """Decode a page.

        Raises
        ------
        UnreadablePage
            If it is empty, not text, or too large.
        """
        text = _decode(page)
        is_markup = page.media_type != "text/plain" and bool(_TAG.search(text))
        return cls(
            source=page.source,
            text=text,
            url=page.url,
            captured=page.captured,
            is_markup=is_markup,
        )

    @cached_property
    def _encoded(self) -> bytes:
        return self.text.encode("utf-8", "replace")

    @cached_property
    def _words(self) -> frozenset[bytes]:
        return frozenset(self._encoded.translate(_SPACED).split())

    def holds(self, mark: str) -> bool:
        """Whether a text stands in the source."""
        return mark.encode() in self._encoded

    def mentions(self, *marks: str) -> bool:
        """Whether one of these stands in the source, in whole words.

        That no mark's words are there is known without another look at the source.
        """
        return any(
            _words_of(mark) <= self._words and self.holds(mark) for mark in marks
        )

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The page as lxml reads it; nesting deeper than lxml's limit is cut off."""
        parser = html.HTMLParser(
            encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False
        )
        try:
            tree = html.document_fromstring(self._encoded, parser=parser)
        except (html.etree.LxmlError, ValueError) as error:
            raise UnreadablePage(f"the markup cannot be parsed: {error}") from error
        if tree is None:
            raise UnreadablePage("the page holds no element")
        return tree

    @cached_property
    def body(self) -> html.HtmlElement:
        """The element that holds what is shown."""
        body = self.tree.find("body")
        return self.tree if body is None else body

    @cached_property
    def language(self) -> str | None:
        """The ISO 639-1 code that the page declares."""
        declared = self.tree.get("lang") or self.tree.get(
            "{http://www.w3.org/XML/1998/namespace}lang"
        )
        found = _LANGUAGE.match((declared or self.meta("og:locale") or "").strip())
        return found.group().lower() if found else None

    @cached_property
    def _metas(self) -> dict[str, str]:
        metas: dict[str, str] = {}
        for meta in self.tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop")
            content = meta.get("content")
            if name and content and content.strip():
                metas.setdefault(name.lower(), content.strip())
        return metas

    def meta(self, *names: str) -> str | None:
        """Return the content of the first of these ``meta`` elements that is there."""
        return next((self._metas[n] for n in names if n in self._metas), None)


@lru_cache(maxsize=1024)
def _words_of(mark: str) -> frozenset[bytes]:
    return frozenset(mark.encode().translate(_SPACED).split())


def _decode(page: SavedPage) -> str:
    content = page.content
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadablePage("the page is empty")
    if len(content) > MAX_BYTES:
        raise UnreadablePage(
            f"the page has {len(content):,} bytes, the limit is {MAX_BYTES:,}"
        )
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise UnreadablePage(f"expected a page, found {kind}")
    return _without_controls(_to_text(content, page.charset))


def _without_controls(text: str) -> str:
    """Take out what no tree can hold; on bytes, which is three times as fast."""
    encoded = text.encode("utf-8", "replace")
    clean = encoded.translate(None, _CONTROLS)
    if len(encoded) - len(clean) > len(text) / 50:
        raise UnreadablePage("expected a page, found binary data")
    for character in _NONCHARACTERS:
        clean = clean.replace(character, b"")
    return text if len(clean) == len(encoded) else clean.decode("utf-8")


def _to_text(content: bytes, charset: str | None) -> str:
    for mark, encoding in _BOMS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    text = _as_utf8(content)
    if text is not None:
        return text
    declared = _DECLARED.search(content, 0, 4096)
    for claim in (charset, declared and declared.group(1).decode("ascii", "replace")):
        text = _as_claimed(content, claim)
        if text is not None:
            return text
    guess = cchardet.detect(content)["encoding"]
    return _as_claimed(content, guess) or content.decode("cp1252", "replace")


def _as_utf8(content: bytes) -> str | None:
    """Pages lie about their charset, but what reads as UTF-8 is UTF-8.

    A few broken bytes (a cut page, one pasted quotation) do not make it another.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(byte >= 0xC0 for byte in content)
    return text if broken * 20 < beyond_ascii else None


def _as_claimed(content: bytes, claim: str | None) -> str | None:
    if not claim or claim.lower().replace("_", "-") in {"utf-8", "utf8", "unicode"}:
        return None
    if claim.lower() in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}:
        claim = "cp1252"  # as browsers read it
    try:
        text = content.decode(claim, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if text.count("\ufffd") <= len(text) / 200 else None
