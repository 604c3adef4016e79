"""How fast a run goes and how long it will take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

PAGES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht", ".webarchive", ".txt")
"""Names of files that hold one page each; of an archive nobody knows before."""


@dataclass(slots=True)
class Pace:
    """Pages done in this run, and since when; those done before it do not count."""

    total: int | None = None
    """Pages of the inputs, where that is known."""
    before: int = 0
    done: int = 0
    seconds: float = 0.0
    """From the first page on: what came before it is the loading of the models."""
    _first: float | None = None

    def one_more(self, now: float) -> None:
        """Take note of a page."""
        self._first = now if self._first is None else self._first
        self.done += 1
        self.seconds = now - self._first

    @property
    def rate(self) -> float:
        """Pages a second, without the one that started the clock."""
        return (self.done - 1) / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> timedelta | None:
        """The time for what is left, at the rate of this run."""
        if self.total is None or not self.rate:
            return None
        pages = max(self.total - self.before - self.done, 0)
        return timedelta(seconds=round(pages / self.rate))

    def words(self, comments: int) -> list[str]:
        """Return what a progress bar says."""
        done = self.before + self.done
        if self.total is None:
            said = [count(done, "page")]
        else:
            said = [f"{done:,} of {count(self.total, 'page')}"]
        if self.rate:
            per_second = comments / self.seconds
            said.append(f"{self.rate:,.1f} pages/s, {per_second:,.0f} comments/s")
        if self.left is not None:
            said.append(f"{self.left} left")
        return said


def count(number: int, thing: str) -> str:
    """Return ``1 page``, ``2 pages``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def count_pages(inputs: Sequence[str]) -> int | None:
    """Return the number of pages in the inputs; None where only reading would tell."""
    from discourse_quality.archives import expand

    pages = 0
    for path in expand(inputs):
        if path.suffix.lower() not in PAGES:
            return None
        pages += 1
    return pages
