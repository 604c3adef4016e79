"""A site over time: what was posted and said each month, by whom, and what fell silent.

A network of 13,000 people may have thousands of threads that each look alive in their
first week; that nobody comes back shows only across them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Literal, TypeAlias

from discourse_quality.features.momentum import momentum
from discourse_quality.results import Momentum
from discourse_quality.thread import Comment, Moment, Thread

DORMANT = timedelta(days=30)
"""Without a comment for so long before the record ends, a thread is dormant."""

Length = Literal["month", "year"]
Month: TypeAlias = tuple[int, int]
"""Year and month, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOfSite:
    """A month or a year of a site."""

    start: date
    """Its first day."""
    posts: int
    """Threads that began in it."""
    comments: int
    """Dated comments written in it, below whatever post."""
    newcomers: int
    """People who wrote their first comment of the record in it."""
    returners: int
    """People who wrote in it, and before it."""
    half_life: float | None
    """Hours until half of the comments had come: median of the threads begun in it."""
    fell_silent: int
    """Threads whose last comment stands in it, and that are dormant at the end."""
    revived: int
    """Threads begun in it that went on after a silence out of all proportion."""


def site_momentum(
    threads: Iterable[Thread], *, by: Length = "month"
) -> tuple[PeriodOfSite, ...]:
    """Return the periods of a site from its first to its last, those of silence too.

    Threads and comments without a date are in no period.

    Source: newcomers and those who come back, after Arguello et al. 2006 and Kraut and
    Resnick 2012; half-life after Wu and Huberman 2007; dormant and revived threads
    after Barabási 2005 and own definitions.
    """
    record = SiteRecord()
    for thread in threads:
        record.add(thread)
    return record.periods(by=by)


class SiteRecord:
    """Gathers the momentum of a site one thread at a time.

    Of each thread three numbers stay, and of each person the months with a comment.
    """

    def __init__(self) -> None:
        self.undated = 0
        """Comments without a date."""
        self._posts: Counter[Month] = Counter()
        self._comments: Counter[Month] = Counter()
        self._revived: Counter[Month] = Counter()
        self._months_of: defaultdict[str, set[Month]] = defaultdict(set)
        self._half_lives: defaultdict[Month, list[float]] = defaultdict(list)
        self._last: list[date] = []

    def add(self, thread: Thread, course: Momentum | None = None) -> None:
        """Count a thread, whose course in time is measured where it is not given."""
        course = momentum(thread) if course is None else course
        began = _began(thread)
        if began is not None:
            self._posts[_month(began)] += 1
            self._revived[_month(began)] += bool(course.revived)
            if course.half_life is not None:
                self._half_lives[_month(began)].append(course.half_life)
        days = [
            day for day in map(self._count, thread.contributions) if day is not None
        ]
        if days:
            self._last.append(max(days))

    @property
    def discussed(self) -> int:
        """Threads with at least one dated comment."""
        return len(self._last)

    @property
    def dormant(self) -> int:
        """Threads that had fallen silent when the record ends."""
        return sum(self._silent().values())

    @property
    def revived(self) -> int:
        """Threads that went on after a silence out of all proportion."""
        return self._revived.total()

    @property
    def span(self) -> int:
        """Months from the first to the last."""
        months = self._posts.keys() | self._comments.keys()
        return _number(max(months)) - _number(min(months)) + 1 if months else 0

    def periods(self, *, by: Length = "month") -> tuple[PeriodOfSite, ...]:
        """Return the periods of all threads that were added, without a gap."""
        months = self._posts.keys() | self._comments.keys()
        if not months:
            return ()
        silent = self._silent()
        return tuple(
            self._period(run, silent) for run in _runs(min(months), max(months), by)
        )

    def _count(self, comment: Comment) -> date | None:
        if comment.posted is None:
            self.undated += 1
            return None
        self._comments[_month(comment.posted)] += 1
        if comment.author:
            self._months_of[comment.author.casefold()].add(_month(comment.posted))
        return _day(comment.posted)

    def _silent(self) -> Counter[Month]:
        """Return the dormant threads by the month of their last comment."""
        end = max(self._last, default=date.min)
        return Counter(_month(last) for last in self._last if end - last > DORMANT)

    def _period(self, run: list[Month], silent: Counter[Month]) -> PeriodOfSite:
        active = [own for own in self._months_of.values() if not own.isdisjoint(run)]
        newcomers = sum(min(own) >= run[0] for own in active)
        half_lives = [h for month in run for h in self._half_lives.get(month, ())]
        return PeriodOfSite(
            start=date(*run[0], 1),
            posts=_total(self._posts, run),
            comments=_total(self._comments, run),
            newcomers=newcomers,
            returners=len(active) - newcomers,
            half_life=median(half_lives) if half_lives else None,
            fell_silent=_total(silent, run),
            revived=_total(self._revived, run),
        )


def _began(thread: Thread) -> Moment | None:
    """Return when the post was published, or else when its first comment came."""
    if thread.published is not None:
        return thread.published
    days = [_day(c.posted) for c in thread.contributions if c.posted]
    return min(days, default=None)


def _runs(first: Month, last: Month, by: Length) -> Iterator[list[Month]]:
    """Yield the months of each period."""
    if by == "year":
        for year in range(first[0], last[0] + 1):
            yield [(year, month) for month in range(1, 13)]
        return
    for number in range(_number(first), _number(last) + 1):
        yield [(number // 12, number % 12 + 1)]


def _total(counted: Counter[Month], run: list[Month]) -> int:
    return sum(counted[month] for month in run)


def _number(month: Month) -> int:
    return month[0] * 12 + month[1] - 1


def _day(when: Moment) -> date:
    return when.date() if isinstance(when, datetime) else when


def _month(when: Moment) -> Month:
    return when.year, when.month
