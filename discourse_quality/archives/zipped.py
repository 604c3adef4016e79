"""ZIP files, WACZ among them → their members."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from discourse_quality.archives.compressed import UNPACKING_ERRORS
from discourse_quality.archives.members import (
    ReadMember,
    is_asset,
    is_part_of_page,
    why_unsafe,
)
from discourse_quality.archives.saved import ArchiveItem
from discourse_quality.errors import ArchiveError, Failure
from discourse_quality.limits import Limits

_BROKEN = (
    *UNPACKING_ERRORS,
    zipfile.BadZipFile,
    struct.error,
    NotImplementedError,
    RuntimeError,
    IndexError,
    OverflowError,
)
"""What zipfile raises on broken, encrypted or exotically packed members."""
_ENCRYPTED = 0x1


def read_zip(
    stream: BinaryIO, source: str, *, limits: Limits, read: ReadMember
) -> Iterator[ArchiveItem]:
    """Yield what ``read`` finds in each member that may hold pages, in their order."""
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise ArchiveError(f"not a readable ZIP file: {error}") from error
    with archive:
        if len(archive.infolist()) > limits.members:
            raise ArchiveError(f"the archive has more than {limits.members} members")
        if not archive.infolist():
            raise ArchiveError("the ZIP file holds nothing")
        yield from _read_members(archive, source, limits, read)


def _read_members(
    archive: zipfile.ZipFile, source: str, limits: Limits, read: ReadMember
) -> Iterator[ArchiveItem]:
    times_seen: dict[str, int] = {}
    for member in _worth_reading(archive):
        seen = times_seen[member.filename] = times_seen.get(member.filename, 0) + 1
        name = f"{source}!{member.filename}" + (f"#{seen}" if seen > 1 else "")
        why = _why_not(member, limits)
        if why is not None:
            yield Failure.of(name, "read", ArchiveError(why))
            continue
        try:
            with archive.open(member) as opened:
                yield from read(cast("BinaryIO", opened), name)
        except _BROKEN as error:
            broken = ArchiveError(f"the member is broken: {error}")
            yield Failure.of(name, "read", broken)


def _worth_reading(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    is_wacz = "datapackage.json" in archive.NameToInfo
    for member in archive.infolist():
        name = member.filename
        if is_wacz and not name.startswith("archive/"):
            continue  # indexes and lists of pages, JSON Lines among them
        if not (
            name.endswith("/") or is_asset(name) or _is_inside_page(archive, member)
        ):
            yield member


def _is_inside_page(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    above = member.filename.split("/")[:-1]
    return any(
        is_part_of_page("/".join(above[: depth + 1]), archive.NameToInfo)
        for depth in range(len(above))
    )


def _why_not(member: zipfile.ZipInfo, limits: Limits) -> str | None:
    why = why_unsafe(member.filename)
    if why is not None:
        return why
    if member.flag_bits & _ENCRYPTED:
        return "the member is encrypted"
    # zipfile never unpacks more than the directory declares, so its word can be taken.
    too_far = member.file_size > limits.expansion * max(member.compress_size, 1)
    if too_far and member.file_size > limits.expansion_floor:
        return (
            f"a decompression bomb: {member.compress_size} bytes become "
            f"{member.file_size}, more than {limits.expansion} times as many"
        )
    return None
