"""How far the reading of the inputs has come, in bytes of the files as they lie there.

Nobody knows before how many pages an archive holds, but everybody how long it is.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TypeVar

Item = TypeVar("Item")

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".webarchive", ".txt")
"""Names of files that hold one page each; of an archive nobody knows before."""


class Place:
    """Where the last page that is done stands; many more may be read already."""

    def __init__(self) -> None:
        self.done = 0
        """Bytes from the start of the first file to the end of that page."""
        self._before = 0
        self._size = 0
        self._stream: BinaryIO | None = None
        self._ahead: deque[int] = deque()

    def opened(self, stream: BinaryIO) -> None:
        """Take note of the next file."""
        self._before += self._size
        self._size = os.fstat(stream.fileno()).st_size
        self._stream = stream

    def ahead(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield items that have just been read, and remember where each stands."""
        for item in items:
            self._ahead.append(self._before + self._inside())
            yield item

    def one_more(self) -> None:
        """Take note that the first of the items that are ahead is done."""
        self.done = self._ahead.popleft()

    def _inside(self) -> int:
        if self._stream is None or self._stream.closed:
            return self._size
        return self._stream.tell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How much there is in the inputs."""

    pages: int | None
    """None where only reading would tell."""
    size: int | None
    """Bytes of all files; None for a pipe, which has no length."""


def measure(inputs: Sequence[str]) -> Extent:
    """Return how much there is in the inputs, without opening anything."""
    from discourse_quality.archives import expand

    pages: int | None = 0
    size = 0
    for path in expand(inputs):
        if pages is not None:
            pages = pages + 1 if path.suffix.lower() in PAGES else None
        size += path.stat().st_size if path.is_file() else 0
    return Extent(pages=pages, size=None if "-" in inputs else size)
