"""How fast a run goes and how long it will take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from discourse_quality.cli.place import Extent

WORTH_A_RATE = 5.0
"""Seconds of work before it tells how fast we are: pages come back in chunks."""


@dataclass(slots=True)
class Pace:
    """Pages done in this run, and since when; those done before it do not count."""

    extent: Extent | None = None
    """How much there is to do, once that is known."""
    before: int = 0
    done: int = 0
    read: int = 0
    """Bytes of the inputs up to the last page that is done."""
    seconds: float = 0.0
    """From the first page on: what came before it is the loading of the models."""
    _first: float | None = None
    _first_read: int = 0

    def one_more(self, now: float, *, read: int = 0) -> None:
        """Take note of a page, and of where in the inputs it ends."""
        if self._first is None:
            self._first, self._first_read = now, read
        self.done += 1
        self.read = read
        self.seconds = now - self._first

    @property
    def rate(self) -> float:
        """Pages a second, without the one that started the clock; 0 where too soon."""
        if self.seconds < WORTH_A_RATE:
            return 0.0
        return (self.done - 1) / self.seconds

    @property
    def pages(self) -> int:
        """Pages done, those before this run as well."""
        return self.before + self.done

    @property
    def bar(self) -> tuple[int, int | None]:
        """How much is done and how much there is: in pages, or else in bytes."""
        if self.extent is None:
            return self.pages, None
        if self.extent.pages is not None:
            return self.pages, self.extent.pages
        return self.read, self.extent.size or None

    @property
    def left(self) -> timedelta | None:
        """The time for what is left, at the rate of this run."""
        done, total = self.bar
        since = self.done - 1 if self._is_counted else self.read - self._first_read
        if total is None or not self.rate or since <= 0:
            return None
        if done >= total and not self._is_counted:
            return None  # read as a whole, as members of a tar are, but not worked on
        return timedelta(seconds=round(max(total - done, 0) * self.seconds / since))

    def words(self, comments: int) -> list[str]:
        """Return what a progress bar says."""
        said = [self._so_far()]
        if self.rate:
            per_second = comments / self.seconds
            said.append(f"{self.rate:,.1f} pages/s, {per_second:,.0f} comments/s")
        if self.left is not None:
            said.append(f"{self.left} left")
        return said

    @property
    def _is_counted(self) -> bool:
        return self.extent is not None and self.extent.pages is not None

    def _so_far(self) -> str:
        done, total = self.bar
        if total is None:
            return count(self.pages, "page")
        if self._is_counted:
            return f"{done:,} of {count(total, 'page')}"
        share = f"{100 * done / total:.0f} % of {in_bytes(total)}"
        return f"{count(self.pages, 'page')}, {share}"


def count(number: int, thing: str) -> str:
    """Return ``1 page``, ``2 pages``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def in_bytes(size: int) -> str:
    """Return ``4.1 GB``."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return count(size, "byte")
