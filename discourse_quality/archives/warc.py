"""WARC files, packed or not → the pages recorded in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from discourse_quality.archives.response import (
    body,
    charset,
    media_type,
    parse_response,
)
from discourse_quality.archives.saved import ArchiveItem, SavedPage
from discourse_quality.archives.sniff import HEAD_BYTES, sniff
from discourse_quality.errors import ArchiveError, DiscourseQualityError, Failure
from discourse_quality.limits import MEGABYTE, Limits

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_SWALLOWED = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d+\r?\nWARC-")
_STARTS = re.compile(rb"WARC/[01]\.|\x1f\x8b\x08")
_TYPE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]{2,30}")
_SEEN_DIGESTS = 200_000
"""Payloads remembered for revisit records, so that memory has a bound: 20 MB."""


def read_warc(
    stream: BinaryIO, source: str, *, limits: Limits
) -> Iterator[ArchiveItem]:
    """Yield the HTML pages of a WARC, and a failure for each broken record.

    After a record that cannot be read, the search for the next one goes on behind it.
    ``stream`` must be seekable.
    """
    archive = _Archive(stream, source, limits)
    start: int | None = 0
    while start is not None:
        try:
            yield from archive.read_from(start)
            if archive.position < 0 and not _holds_records(stream):
                raise ArchiveError("no record in it can be read")
            return
        except (DiscourseQualityError, OSError) as error:
            broken = max(archive.position, start)
            yield Failure.of(f"{source}#{broken}", "read", _as_ours(error))
            start = _next_start(stream, broken + 1)


@dataclass
class _Archive:
    """The state of a walk: where it is, and the payloads that it has met."""

    stream: BinaryIO
    source: str
    limits: Limits
    position: int = -1
    _seen: set[str] = field(default_factory=set)
    _repeats: int = 0

    def read_from(self, start: int) -> Iterator[ArchiveItem]:
        for record in _records(self.stream, start):
            self._repeats = (
                self._repeats + 1 if record.stream_pos == self.position else 0
            )
            self.position = record.stream_pos
            # Read whole before it is judged: an error inside must end the walk here.
            block = record.reader.read(self.limits.page_bytes + 1)
            self._check(record, block)
            try:
                page = self._page(record, block)
            except DiscourseQualityError as error:
                yield Failure.of(self._name(), "read", error)
                continue
            if page is not None:
                yield page

    def _name(self) -> str:
        """Return the record's name; one gzip block over all of them repeats offsets."""
        number = f".{self._repeats}" if self._repeats else ""
        return f"{self.source}#{self.position}{number}"

    def _check(self, record: Any, block: bytes) -> None:
        if len(block) > self.limits.page_bytes:
            raise ArchiveError(f"the record has more than {len(block) - 1} bytes")
        if len(block) < record.content_length:
            raise ArchiveError(
                f"the record is cut off: its header promises {record.content_length} "
                f"bytes, the file holds {len(block)}"
            )
        if _SWALLOWED.search(block):
            raise ArchiveError("the record is longer than it should be: holds another")
        kind = record.headers.get("WARC-Type") or ""
        if not _TYPE_NAME.fullmatch(kind):
            raise ArchiveError(f"the record's header is broken: its type is {kind!r}")

    def _page(self, record: Any, block: bytes) -> SavedPage | None:
        digest = record.headers.get("WARC-Payload-Digest")
        kind = record.headers.get("WARC-Type")
        if kind == "resource":
            return self._resource(record, block)
        if kind not in {"response", "revisit"} or not block.strip():
            return None
        if not (_url(record) or "").lower().startswith("http"):
            return None  # what a crawler asked the name server, for one
        response = parse_response(block)
        claimed = response.media_type
        if not 200 <= response.status < 300 or claimed not in {*_PAGE_TYPES, None}:
            return None
        if kind == "revisit" and not response.raw_body.strip():
            self._refuse_unknown(record, digest)
            return None
        content = body(response, limits=self.limits)
        if claimed is None and sniff(content[:HEAD_BYTES], "") != "html":
            return None
        if digest and len(self._seen) < _SEEN_DIGESTS:
            self._seen.add(digest)
        return self._saved(record, content, response.charset)

    def _resource(self, record: Any, block: bytes) -> SavedPage | None:
        claimed = record.headers.get("Content-Type")
        if media_type(claimed) not in _PAGE_TYPES:
            return None
        return self._saved(record, block, charset(claimed))

    def _refuse_unknown(self, record: Any, digest: str | None) -> None:
        """Leave out a page met before, but not one whose content is elsewhere."""
        if digest in self._seen:
            return
        original = record.headers.get("WARC-Refers-To-Target-URI") or _url(record)
        raise ArchiveError(
            f"a revisit record: the page itself stands in another archive ({original})"
        )

    def _saved(self, record: Any, content: bytes, charset: str | None) -> SavedPage:
        captured: datetime | None = record.record_date
        return SavedPage(
            source=self._name(),
            content=content,
            url=_url(record),
            captured=captured,
            media_type="text/html",
            charset=charset,
        )


def _records(stream: BinaryIO, start: int) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(start)
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.revisit
    kinds |= WarcRecordType.unknown | WarcRecordType.no_type
    try:
        yield from ArchiveIterator(stream, record_types=kinds, parse_http=False)
    except ValueError as error:
        raise ArchiveError(str(error)) from error


def _holds_records(stream: BinaryIO) -> bool:
    """Say whether there is any record: a crawl's log has some, but no pages."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    stream.seek(0)
    records = ArchiveIterator(stream, parse_http=False)
    return any(r.record_type != WarcRecordType.no_type for r in records)


def _url(record: Any) -> str | None:
    url = record.headers.get("WARC-Target-URI")
    return url.strip("<>") if url else None


def _as_ours(error: Exception) -> Exception:
    if isinstance(error, DiscourseQualityError):
        return error
    return ArchiveError(f"the record is broken: {error}")


def _next_start(stream: BinaryIO, start: int) -> int | None:
    """Return where the next record may start, at or behind an offset."""
    overlap = 8
    stream.seek(start)
    window = stream.read(MEGABYTE)
    while window:
        if match := _STARTS.search(window):
            return start + match.start()
        rest = window[-overlap:]
        start += len(window) - len(rest)
        more = stream.read(MEGABYTE)
        if not more:
            return None
        window = rest + more
    return None
