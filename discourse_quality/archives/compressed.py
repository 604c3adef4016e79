"""Files packed with gzip, bzip2 or xz, unpacked only as far as they are honest."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import BinaryIO

from discourse_quality.errors import ArchiveError
from discourse_quality.limits import Limits

UNPACKING_ERRORS = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)
"""What the unpackers of the standard library raise on broken bytes."""


def unpack(packed: BinaryIO, *, limits: Limits) -> Unpacked:
    """Return a stream of the unpacked bytes that stops at a decompression bomb."""
    magic = packed.read(3)
    packed.seek(0)
    opened: bz2.BZ2File | lzma.LZMAFile | gzip.GzipFile
    if magic == b"BZh":
        opened = bz2.BZ2File(packed)
    elif magic == b"\xfd7z":
        opened = lzma.LZMAFile(packed)  # noqa: SIM115
    else:
        opened = gzip.GzipFile(fileobj=packed, mode="rb")
    return Unpacked(packed, opened, limits)


class Unpacked(io.RawIOBase):
    """A stream that raises ArchiveError where its data are broken or a bomb."""

    def __init__(
        self, packed: BinaryIO, opened: io.BufferedIOBase, limits: Limits
    ) -> None:
        self._packed = packed
        self._opened = opened
        self._limits = limits

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that one can go back in it, at the cost of unpacking again."""
        return True

    def tell(self) -> int:
        """Return the place among the unpacked bytes."""
        return self._opened.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place among the unpacked bytes."""
        return self._opened.seek(offset, whence)

    def read(self, size: int = -1) -> bytes:
        """Return the next unpacked bytes."""
        try:
            data = self._opened.read(size)
        except UNPACKING_ERRORS as error:
            raise ArchiveError(f"the packed data are broken: {error}") from error
        self._refuse_bomb()
        return data

    def readline(self, size: int | None = -1) -> bytes:
        """Return the next unpacked bytes up to a line's end."""
        try:
            line = self._opened.readline(-1 if size is None else size)
        except UNPACKING_ERRORS as error:
            raise ArchiveError(f"the packed data are broken: {error}") from error
        self._refuse_bomb()
        return line

    def _refuse_bomb(self) -> None:
        unpacked = self._opened.tell()
        packed = max(self._packed.tell(), 1)
        too_far = unpacked > self._limits.expansion * packed
        if too_far and unpacked > self._limits.expansion_floor:
            raise ArchiveError(
                f"a decompression bomb: {packed} bytes had become {unpacked}, more "
                f"than {self._limits.expansion} times as many"
            )
