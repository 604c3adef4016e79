"""Tar files → their members, in one pass."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from discourse_quality.archives.members import ReadMember, is_asset, why_unsafe
from discourse_quality.archives.saved import ArchiveItem
from discourse_quality.errors import ArchiveError, Failure
from discourse_quality.limits import MEGABYTE, Limits

_BROKEN = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, IndexError)
_IN_MEMORY = 16 * MEGABYTE


def read_tar(
    stream: BinaryIO, source: str, *, limits: Limits, read: ReadMember
) -> Iterator[ArchiveItem]:
    """Yield what ``read`` finds in each member that may hold pages, in their order.

    Links are left out: what they name is either a member too or none of our business.
    """
    count = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", errorlevel=0) as archive:
            while (member := archive.next()) is not None:
                # tarfile keeps every member that it met, for look-ups we never make.
                archive.members = []  # type: ignore[attr-defined]
                count += 1
                if count > limits.members:
                    raise ArchiveError(f"more than {limits.members} members")
                yield from _read_member(archive, member, source, read)
    except _BROKEN as error:
        raise ArchiveError(f"the tar file is broken or cut off: {error}") from error
    if count == 0:
        raise ArchiveError("the tar file holds nothing, or is broken at its start")


def _read_member(
    archive: tarfile.TarFile, member: tarfile.TarInfo, source: str, read: ReadMember
) -> Iterator[ArchiveItem]:
    if not member.isfile() or is_asset(member.name):
        return
    name = f"{source}!{member.name}"
    why = why_unsafe(member.name)
    if why is not None:
        yield Failure.of(name, "read", ArchiveError(why))
        return
    packed = archive.extractfile(member)
    if packed is None:
        return
    with packed, _seekable(packed, member.size) as opened:
        yield from read(opened, name)


def _seekable(packed: IO[bytes], size: int) -> BinaryIO:
    """Copy a member of a stream, which cannot be sought in, into one that can."""
    opened = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    try:
        shutil.copyfileobj(packed, opened, MEGABYTE)
        if opened.tell() < size:
            raise ArchiveError(f"the member has {opened.tell()} of its {size} bytes")
    except BaseException:
        opened.close()
        raise
    opened.seek(0)
    return cast("BinaryIO", opened)
