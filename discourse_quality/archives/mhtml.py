"""MHTML files (.mht, .mhtml) → the page in them."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from discourse_quality.archives.frames import addresses
from discourse_quality.archives.origin import parse_http_date
from discourse_quality.archives.response import charset, media_type, parse_headers
from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import ArchiveError
from discourse_quality.limits import Limits

_BOUNDARY = re.compile(
    r"boundary\s{0,9}=\s{0,9}(?:\"([^\"]{1,200})\"|([^\s;]{1,200}))", re.I
)
_LINE_BYTES = 1 << 20
_HEADER_BYTES = 1 << 18
_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    headers: dict[str, str]
    payload: bytes

    @property
    def location(self) -> str | None:
        return self.headers.get("content-location")

    @property
    def cid(self) -> str:
        """The address by which the page names it."""
        return f"cid:{self.headers.get('content-id', '').strip('<> ')}"


def read_mhtml(stream: BinaryIO, source: str, *, limits: Limits) -> Iterator[SavedPage]:
    """Yield the main page: the part that the file's header names, else the first.

    Raises
    ------
    ArchiveError
        If no part holds a page, or it is cut off or past a limit.
    """
    mail = _read_headers(stream)
    parts = _page_parts(stream, mail, limits)
    main = _main_part(parts, mail.get("snapshot-content-location"))
    if main is None:
        raise ArchiveError("no part of this MHTML file holds a page")
    content = _decode(main)
    yield SavedPage(
        source=source,
        content=content,
        frames=tuple(_frames(parts, addresses(content), source)),
        url=mail.get("snapshot-content-location") or main.location,
        captured=parse_http_date(mail.get("date", "")),
        media_type="text/html",
        charset=charset(main.headers.get("content-type")),
    )


def _main_part(parts: Iterator[_Part], wanted: str | None) -> _Part | None:
    first = None
    for part in parts:
        if wanted is None or part.location == wanted:
            return part
        first = first or part
    return first


def _frames(
    parts: Iterator[_Part], wanted: Sequence[str], source: str
) -> Iterator[SavedPage]:
    """Yield the parts that the page's frames show; a broken rest costs only these."""
    left = set(wanted)
    try:
        while left and (part := next(parts, None)) is not None:
            named = left & {part.location, part.cid}
            if named:
                left -= named
                name = f"{source}!{part.location or part.cid}"
                yield SavedPage(source=name, content=_decode(part))
    except ArchiveError:
        return


def _page_parts(
    stream: BinaryIO, mail: dict[str, str], limits: Limits
) -> Iterator[_Part]:
    boundaries = _boundary(mail)
    if not boundaries:
        if media_type(mail.get("content-type")) in _PAGE_TYPES:
            yield _Part(headers=mail, payload=_payload(stream, set(), limits)[0])
        return
    ended = _skip_to_part(stream, boundaries)
    while not ended:
        headers = _read_headers(stream)
        kind = media_type(headers.get("content-type")) or ""
        boundaries |= _boundary(headers) if kind.startswith("multipart/") else set()
        if kind in _PAGE_TYPES:
            payload, ended = _payload(stream, boundaries, limits)
            yield _Part(headers=headers, payload=payload)
        else:
            ended = _skip_to_part(stream, boundaries)


def _read_headers(stream: BinaryIO) -> dict[str, str]:
    lines: list[bytes] = []
    size = 0
    for line in iter(lambda: stream.readline(_LINE_BYTES), b""):
        if not line.strip():
            if lines:
                break
            continue
        size += len(line)
        if size > _HEADER_BYTES:
            raise ArchiveError(f"the headers have more than {_HEADER_BYTES} bytes")
        lines.append(line)
    return parse_headers(b"".join(lines))


def _boundary(headers: dict[str, str]) -> set[bytes]:
    match = _BOUNDARY.search(headers.get("content-type", ""))
    if match is None:
        return set()
    return {b"--" + (match.group(1) or match.group(2)).encode("utf-8", "replace")}


def _skip_to_part(stream: BinaryIO, boundaries: set[bytes]) -> bool:
    """Move behind the next boundary; True where there is none left."""
    for line in iter(lambda: stream.readline(_LINE_BYTES), b""):
        if _is_boundary(line, boundaries):
            return False
    return True


def _payload(
    stream: BinaryIO, boundaries: set[bytes], limits: Limits
) -> tuple[bytes, bool]:
    """Return the lines up to the next boundary, and whether no part follows it."""
    lines: list[bytes] = []
    size = 0
    for line in iter(lambda: stream.readline(_LINE_BYTES), b""):
        if _is_boundary(line, boundaries):
            return b"".join(lines), False
        size += len(line)
        # Encoded text is at most three times as long as the page.
        if size > 3 * limits.page_bytes:
            raise ArchiveError(f"the page has more than {limits.page_bytes} bytes")
        lines.append(line)
    if boundaries:
        raise ArchiveError("the file is cut off inside its page")
    return b"".join(lines), True


def _is_boundary(line: bytes, boundaries: set[bytes]) -> bool:
    if not line.startswith(b"--"):
        return False
    mark = line.rstrip()
    return mark in boundaries or mark.removesuffix(b"--") in boundaries


def _decode(part: _Part) -> bytes:
    encoding = part.headers.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(part.payload)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(part.payload)
        except binascii.Error as error:
            raise ArchiveError(f"the page's base64 is broken: {error}") from error
    return part.payload
