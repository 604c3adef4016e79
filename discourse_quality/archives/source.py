"""One input, whatever it is → its pages, threads and failures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from discourse_quality.archives.compressed import unpack
from discourse_quality.archives.convokit import read_corpus
from discourse_quality.archives.folder import CORPUS_FILE, expand
from discourse_quality.archives.frames import frames_beside
from discourse_quality.archives.mhtml import read_mhtml
from discourse_quality.archives.origin import with_origin
from discourse_quality.archives.saved import ArchiveItem, SavedPage
from discourse_quality.archives.sniff import HEAD_BYTES, Format, sniff
from discourse_quality.archives.tarred import read_tar
from discourse_quality.archives.warc import read_warc
from discourse_quality.archives.webarchive import read_webarchive
from discourse_quality.archives.zipped import read_zip
from discourse_quality.errors import (
    ArchiveError,
    DiscourseQualityError,
    Failure,
    UnreadablePage,
)
from discourse_quality.limits import DEFAULT_LIMITS, Limits
from discourse_quality.records import decode_threads


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    limits: Limits = DEFAULT_LIMITS,
    opened: Callable[[BinaryIO], object] | None = None,
) -> Iterator[ArchiveItem]:
    """Yield what stands in files, folders, globs and archives, one item at a time.

    ``opened`` is told of each file that is opened, and may ask it how far one has come.
    """
    for path in expand(inputs):
        yield from read_source(path, limits=limits, opened=opened)


def read_source(
    path: Path,
    *,
    limits: Limits = DEFAULT_LIMITS,
    opened: Callable[[BinaryIO], object] | None = None,
) -> Iterator[ArchiveItem]:
    """Yield what one path holds, one item at a time: nothing is raised, all is named.

    A file may be a page (HTML, text, MHTML, SingleFile, .webarchive), an archive of
    pages (WARC, WACZ, ZIP, tar; packed or not) or thread records (JSON Lines); a folder
    may be a ConvoKit corpus. What it is, its first bytes decide, not its name.
    """
    try:
        if path.is_dir():
            yield from _read_folder(path, limits)
        else:
            with path.open("rb") as stream:
                if opened is not None:
                    opened(stream)
                items = _read(stream, str(path), limits, 0)
                yield from (_with_frames(item, path, limits) for item in items)
    except FileNotFoundError:
        missing = UnreadablePage("no such file or folder, and no file matches")
        yield Failure.of(str(path), "read", missing)
    except (OSError, ValueError) as error:
        # ValueError: a name with a NUL, which no file system has.
        yield Failure.of(str(path), "read", UnreadablePage(_reason(error)))
    except DiscourseQualityError as error:
        yield Failure.of(str(path), "read", error)


def read_stream(
    stream: BinaryIO, *, name: str = "-", limits: Limits = DEFAULT_LIMITS
) -> Iterator[ArchiveItem]:
    """Yield what a pipe holds: thread records line by line, anything else whole."""
    try:
        yield from _read_pipe(stream, name, limits)
    except OSError as error:
        yield Failure.of(name, "read", UnreadablePage(_reason(error)))
    except DiscourseQualityError as error:
        yield Failure.of(name, "read", error)


def _read_pipe(stream: BinaryIO, name: str, limits: Limits) -> Iterator[ArchiveItem]:
    first = stream.readline(limits.page_bytes)
    if sniff(first, name) == "jsonl":
        yield from _records(_lines(stream, limits, first), name)
        return
    content = first + stream.read(max(limits.whole_bytes - len(first), 0) + 1)
    if len(content) > limits.whole_bytes:
        too_large = UnreadablePage(f"more than {limits.whole_bytes} bytes in a pipe")
        yield Failure.of(name, "read", too_large)
        return
    yield from _read_guarded(io.BytesIO(content), name, limits=limits, depth=0)


def _with_frames(item: ArchiveItem, path: Path, limits: Limits) -> ArchiveItem:
    """Add the frames that a browser saved in the folder beside a page's file."""
    if not isinstance(item, SavedPage) or item.source != str(path) or item.frames:
        return item
    frames = tuple(frames_beside(item, path, limits=limits))
    return replace(item, frames=frames) if frames else item


def _read_folder(path: Path, limits: Limits) -> Iterator[ArchiveItem]:
    if not (path / CORPUS_FILE).is_file():
        raise UnreadablePage("a folder without pages, or one that cannot be listed")
    yield from read_corpus(path, limits=limits)


def _read_guarded(
    stream: BinaryIO, source: str, *, limits: Limits, depth: int
) -> Iterator[ArchiveItem]:
    try:
        yield from _read(stream, source, limits, depth)
    except DiscourseQualityError as error:
        yield Failure.of(source, "read", error)


def _read(
    stream: BinaryIO, source: str, limits: Limits, depth: int
) -> Iterator[ArchiveItem]:
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    kind = sniff(head, source)
    if kind in _SINGLE:
        yield from _SINGLE[kind](stream, source, limits=limits)
    elif kind in _OF_MEMBERS or kind == "compressed":
        yield from _read_nested(stream, source, kind, limits, depth)
    elif kind == "jsonl":
        yield from _records(_lines(stream, limits), source)
    elif kind != "binary":
        yield _page(stream, source, kind, limits)
    elif depth == 0:
        # Inside an archive, what is no page is a picture under an unusual name.
        raise UnreadablePage("neither text nor a container that is known")


def _read_nested(
    stream: BinaryIO, source: str, kind: Format, limits: Limits, depth: int
) -> Iterator[ArchiveItem]:
    if depth >= limits.nesting:
        raise ArchiveError(f"archives inside archives, more than {limits.nesting} deep")
    if kind == "compressed":
        yield from _read_compressed(stream, source, limits, depth + 1)
        return
    read = partial(_read_guarded, limits=limits, depth=depth + 1)
    yield from _OF_MEMBERS[kind](stream, source, limits=limits, read=read)


def _read_compressed(
    stream: BinaryIO, source: str, limits: Limits, depth: int
) -> Iterator[ArchiveItem]:
    gzipped = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    unpacked = cast("BinaryIO", unpack(stream, limits=limits))
    if unpacked.read(5) == b"WARC/" and gzipped:
        # Its records are packed one by one, so broken ones can be skipped.
        stream.seek(0)
        yield from read_warc(stream, source, limits=limits)
        return
    unpacked.seek(0)
    yield from _read(unpacked, source, limits, depth)


def _page(stream: BinaryIO, source: str, kind: Format, limits: Limits) -> SavedPage:
    content = stream.read(limits.page_bytes + 1)
    if len(content) > limits.page_bytes:
        raise UnreadablePage(f"the page has more than {limits.page_bytes} bytes")
    if not content.strip():
        raise UnreadablePage("the file is empty")
    media_type = "text/plain" if kind == "text" else "text/html"
    return with_origin(SavedPage(source=source, content=content, media_type=media_type))


def _records(lines: Iterator[bytes], source: str) -> Iterator[ArchiveItem]:
    """Yield the threads of lines, of which one at least should hold a record."""
    items = decode_threads(lines, source=source)
    first = next(items, None)
    if first is None:
        raise UnreadablePage("the file is empty: there is no record in it")
    yield first
    yield from items


def _lines(stream: BinaryIO, limits: Limits, first: bytes = b"") -> Iterator[bytes]:
    """Yield lines; one past the limit is cut, so that it fails as a record."""
    line = first or stream.readline(limits.page_bytes)
    while line:
        yield line
        while not line.endswith(b"\n") and len(line) == limits.page_bytes:
            line = stream.readline(limits.page_bytes)
        line = stream.readline(limits.page_bytes)


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


_SINGLE: dict[Format, Callable[..., Iterator[ArchiveItem]]] = {
    "mhtml": read_mhtml,
    "webarchive": read_webarchive,
    "warc": read_warc,
}
_OF_MEMBERS: dict[Format, Callable[..., Iterator[ArchiveItem]]] = {
    "zip": read_zip,
    "tar": read_tar,
}
