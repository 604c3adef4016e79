"""The bytes of a page → its text, whatever their makers claim."""

from __future__ import annotations

import codecs
import re

import cchardet

from discourse_quality.errors import UnreadablePage
from discourse_quality.limits import DEFAULT_LIMITS, Limits

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
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
_NONCHARACTERS = ("\ufffe", "\uffff")
_NO_START = bytes(range(0xC0))
"""Bytes that do not begin a character beyond ASCII in UTF-8."""


def decoded(
    content: bytes, *, charset: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> str:
    """Return the text of a page, whose container may have named its charset.

    Raises
    ------
    UnreadablePage
        If it is empty, not text, or too large.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadablePage("the page is empty")
    if len(content) > limits.page_bytes:
        raise UnreadablePage(
            f"the page has {len(content):,} bytes, the limit is {limits.page_bytes:,}"
        )
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            raise UnreadablePage(f"expected a page, found {kind}")
    encoded = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = encoded.decode("utf-8")
    except UnicodeDecodeError:
        text = _to_text(content, charset)
        encoded = text.encode("utf-8", "replace")
    return _without_controls(text, encoded)


def _without_controls(text: str, encoded: bytes) -> str:
    """Take out what no tree can hold; on bytes, which is three times as fast."""
    clean = encoded.translate(None, _CONTROLS)
    if len(encoded) - len(clean) > len(text) / 50:
        raise UnreadablePage("expected a page, found binary data")
    text = text if len(clean) == len(encoded) else clean.decode("utf-8")
    for character in _NONCHARACTERS:
        text = text.replace(character, "")
    return text


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
    beyond_ascii = len(content.translate(None, _NO_START))
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
