"""A site's momentum: posts, comments, newcomers and returners over the months."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from discourse_quality.results import ThreadAnalysis
from discourse_quality.thread import Moment, Thread

LONGEST = 60
"""Months up to which each has a bar; a longer record is told by years."""

DORMANT = timedelta(days=30)
"""Without a comment for so long before the record ends, a thread is dormant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A month or a year of a site."""

    label: str
    posts: int
    comments: int
    newcomers: int
    """People who wrote their first comment of the record in it."""
    returners: int
    """People who had written before it."""
    half_life: float | None
    """Hours until half of the comments had come: median over its posts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMomentum:
    """What became of a site's discussions."""

    periods: tuple[Period, ...]
    undated: int
    """Comments without a date, which are in no period."""
    discussed: int
    """Threads with at least one dated comment."""
    dormant: int
    revived: int


class MomentumCount:
    """Gathers the momentum of a site one thread at a time."""

    def __init__(self) -> None:
        self.posts: Counter[tuple[int, int]] = Counter()
        self.comments: Counter[tuple[int, int]] = Counter()
        self.people: dict[str, set[tuple[int, int]]] = {}
        self.half_lives: dict[tuple[int, int], list[float]] = {}
        self.last: list[date] = []
        self.undated = 0
        self.revived = 0

    def add(self, analysis: ThreadAnalysis) -> None:
        """Count the post and the comments of a thread."""
        thread = analysis.thread
        began = _began(thread)
        if began is not None:
            self.posts[_month(began)] += 1
            if analysis.momentum.half_life is not None:
                half_lives = self.half_lives.setdefault(_month(began), [])
                half_lives.append(analysis.momentum.half_life)
        for comment in thread.contributions:
            if comment.posted is None:
                self.undated += 1
                continue
            self.comments[_month(comment.posted)] += 1
            if comment.author:
                name = comment.author.casefold()
                self.people.setdefault(name, set()).add(_month(comment.posted))
        days = [_day(c.posted) for c in thread.contributions if c.posted]
        if days:
            self.last.append(max(days))
        self.revived += bool(analysis.momentum.revived)

    def result(self) -> SiteMomentum:
        """Return the momentum of all threads that were added."""
        end = max(self.last, default=date.min)
        return SiteMomentum(
            periods=tuple(self._periods()),
            undated=self.undated,
            discussed=len(self.last),
            dormant=sum(end - last > DORMANT for last in self.last),
            revived=self.revived,
        )

    def _periods(self) -> list[Period]:
        months = self.posts.keys() | self.comments.keys()
        if not months:
            return []
        first, last = min(months), max(months)
        length = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
        if length > LONGEST:
            years = range(first[0], last[0] + 1)
            return [self._period(str(y), [(y, m) for m in range(1, 13)]) for y in years]
        run = (divmod(first[0] * 12 + first[1] - 1 + n, 12) for n in range(length))
        return [
            self._period(f"{date(year, month + 1, 1):%b} {year}", [(year, month + 1)])
            for year, month in run
        ]

    def _period(self, label: str, months: list[tuple[int, int]]) -> Period:
        active = [spans for spans in self.people.values() if spans & set(months)]
        newcomers = sum(min(spans) >= months[0] for spans in active)
        half_lives = [h for month in months for h in self.half_lives.get(month, ())]
        return Period(
            label=label,
            posts=sum(self.posts[month] for month in months),
            comments=sum(self.comments[month] for month in months),
            newcomers=newcomers,
            returners=len(active) - newcomers,
            half_life=median(half_lives) if half_lives else None,
        )


def _began(thread: Thread) -> Moment | None:
    """Return when the post was published, or else when its first comment came."""
    if thread.published is not None:
        return thread.published
    days = [_day(c.posted) for c in thread.contributions if c.posted]
    return min(days, default=None)


def _day(when: Moment) -> date:
    return when.date() if isinstance(when, datetime) else when


def _month(when: Moment) -> tuple[int, int]:
    return when.year, when.month
