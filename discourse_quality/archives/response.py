"""One HTTP response as an archive holds it → the page in it."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass

from discourse_quality.errors import ArchiveError
from discourse_quality.limits import Limits

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]{1,9}(\d{3})")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{1,40})", re.IGNORECASE)
_CHUNK_SIZE = re.compile(
    rb"[ \t]{0,9}([0-9A-Fa-f]{1,8})[ \t]{0,99}(?:;[^\r\n]{0,999})?\r?\n"
)
_HEADERS_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the server sent: status, type and headers, body still as transferred."""

    status: int
    headers: dict[str, str]
    """By lower-case name; of a repeated one the last."""
    raw_body: bytes

    @property
    def media_type(self) -> str | None:
        """Type without parameters, lower case."""
        return media_type(self.headers.get("content-type"))

    @property
    def charset(self) -> str | None:
        """The charset that the header claims."""
        return charset(self.headers.get("content-type"))


def parse_response(block: bytes) -> Response:
    """Split an HTTP response into status, headers and body.

    Raises
    ------
    ArchiveError
        If it does not start like one.
    """
    status = _STATUS.match(block)
    if status is None:
        raise ArchiveError(f"expected an HTTP response, found {block[:20]!r}")
    end = _HEADERS_END.search(block)
    head = block[: end.start()] if end else block
    return Response(
        status=int(status.group(1)),
        headers=parse_headers(head.partition(b"\n")[2]),
        raw_body=block[end.end() :] if end else b"",
    )


def parse_headers(head: bytes) -> dict[str, str]:
    """Return header lines by lower-case name, continued lines joined."""
    headers: dict[str, str] = {}
    last = ""
    for line in head.decode("utf-8", "replace").splitlines():
        if line[:1] in {" ", "\t"} and last:
            headers[last] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        if colon:
            last = name.strip().lower()
            headers[last] = value.strip()
    return headers


def media_type(content_type: str | None) -> str | None:
    """Return the type that a Content-Type header names, without parameters."""
    return (content_type or "").partition(";")[0].strip().lower() or None


def charset(content_type: str | None) -> str | None:
    """Return the charset that a Content-Type header names."""
    match = _CHARSET.search(content_type or "")
    return match.group(1) if match else None


def body(response: Response, *, limits: Limits) -> bytes:
    """Return the body with chunks joined and compression undone.

    Archives often keep the header but store the body already decoded, so a body that
    is not what its header claims is taken as it stands.

    Raises
    ------
    ArchiveError
        If the body is cut off, broken, or unpacks to more than the limit.
    """
    headers, data = response.headers, response.raw_body
    if "chunked" in headers.get("transfer-encoding", "").lower():
        data = _join_chunks(data)
    elif len(data) < _length(headers.get("content-length")):
        raise ArchiveError(
            f"the response is cut off: its header promises "
            f"{headers['content-length']} bytes, the record holds {len(data)}"
        )
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        data = _decode(data, coding.strip(), limits)
    return data


def _length(text: str | None) -> int:
    return (
        int(text)
        if text and text.isascii() and text.isdigit() and len(text) < 16
        else 0
    )


def _join_chunks(data: bytes) -> bytes:
    if _CHUNK_SIZE.match(data) is None:
        return data
    chunks: list[bytes] = []
    here = 0
    while match := _CHUNK_SIZE.match(data, here):
        size = int(match.group(1), 16)
        if size == 0:
            return b"".join(chunks)
        chunk = data[match.end() : match.end() + size]
        if len(chunk) < size:
            break
        chunks.append(chunk)
        here = match.end() + size
        here += (
            2 if data[here : here + 2] == b"\r\n" else data[here : here + 1] == b"\n"
        )
    raise ArchiveError("the response is cut off inside its chunks")


def _decode(data: bytes, coding: str, limits: Limits) -> bytes:
    if coding in {"gzip", "x-gzip"} and data.startswith(b"\x1f\x8b"):
        return _inflate(data, zlib.MAX_WBITS | 16, limits)
    if coding == "deflate" and not _is_plain_text(data):
        zlib_wrapped = data[:1] == b"\x78"
        return _inflate(
            data, zlib.MAX_WBITS if zlib_wrapped else -zlib.MAX_WBITS, limits
        )
    if coding in {"br", "zstd"} and not _is_plain_text(data):
        return _read_packed(data, coding, limits)
    return data


def _is_plain_text(data: bytes) -> bool:
    return data[:100].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _inflate(data: bytes, window: int, limits: Limits) -> bytes:
    inflater = zlib.decompressobj(window)
    try:
        page = inflater.decompress(data, limits.page_bytes)
    except zlib.error as error:
        raise ArchiveError(f"the compressed body is broken: {error}") from error
    if inflater.unconsumed_tail:
        raise ArchiveError(f"the page unpacks to more than {limits.page_bytes} bytes")
    if not inflater.eof:
        raise ArchiveError("the compressed body is cut off")
    return page


def _read_packed(data: bytes, coding: str, limits: Limits) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = BrotliReader if coding == "br" else ZstdReader
    try:
        page: bytes = reader(io.BytesIO(data)).read(limits.page_bytes + 1)
    except (OSError, ValueError, EOFError) as error:
        raise ArchiveError(f"the compressed body is broken: {error}") from error
    if len(page) > limits.page_bytes:
        raise ArchiveError(f"the page unpacks to more than {limits.page_bytes} bytes")
    return page
