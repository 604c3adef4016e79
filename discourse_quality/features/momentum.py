"""The discussion in time: how fast it came, when it fell silent, who came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median

from discourse_quality.results import Momentum
from discourse_quality.thread import Comment, Moment, Thread

HOUR = 3600.0
BURST_GAPS = 3
"""Gaps in a row, all short, that make a burst."""
BURST_PACE = 4.0
"""How many times shorter than the mean a gap of a burst is."""
FEWEST_FOR_BURSTS = 6
REVIVAL_PACE = 10.0
"""How many times longer than the median gap the silence before a revival is …"""
REVIVAL_SILENCE = 7 * 24.0
"""… and the hours it lasts at least: a night is no death."""
FEWEST_FOR_REVIVAL = 4


def momentum(thread: Thread) -> Momentum:
    """Return the course of a thread in time; times are in hours.

    Where a date comes without a time, differences are whole days.
    """
    comments = thread.contributions
    moments = [c.posted for c in comments if c.posted is not None]
    hours = in_hours(moments)
    if len(moments) == len(comments):  # else page order is the best guess
        order = sorted(range(len(comments)), key=hours.__getitem__)
        comments = tuple(comments[i] for i in order)
    who = _with_people(Momentum(dated=len(moments)), comments)
    if not moments:
        return who
    places = range(len(moments))
    first = moments[min(places, key=hours.__getitem__)]
    last = moments[max(places, key=hours.__getitem__)]
    return replace(
        _with_pace(who, sorted(hours)),
        first_reply=_hours_between(thread.published, first),
        last_reply=_hours_between(thread.published, last),
    )


def in_hours(moments: Sequence[Moment]) -> list[float]:
    """Return moments as hours on one clock: days only, where one has no time.

    A time without an offset is taken as it stands, beside those that have one.
    """
    if not all(isinstance(moment, datetime) for moment in moments):
        return [24.0 * moment.toordinal() for moment in moments]
    return [_clock(m) for m in moments if isinstance(m, datetime)]


def half_life(hours: Sequence[float]) -> float:
    """Return the time from the first comment until half of all had come.

    Source: the half-life of attention, after Wu and Huberman 2007.
    """
    return hours[(len(hours) - 1) // 2] - hours[0]


def bursts(hours: Sequence[float]) -> int | None:
    """Return how many times several comments came far faster than on average.

    None where there are too few comments, or all came at once.

    Source: Kleinberg 2002 (bursts as a state of higher rate), with one fixed rate.
    """
    gaps = [later - earlier for earlier, later in pairwise(hours)]
    if len(hours) < FEWEST_FOR_BURSTS or hours[-1] == hours[0]:
        return None
    short = (hours[-1] - hours[0]) / len(gaps) / BURST_PACE
    found, run = 0, 0
    for gap in gaps:
        run = run + 1 if gap < short else 0
        found += run == BURST_GAPS
    return found


def revived(hours: Sequence[float]) -> bool | None:
    """Return whether two comments or more came after a silence out of all proportion.

    None where there are too few comments to know their pace.

    Source: own definition, after the inter-event times of Barabási 2005.
    """
    if len(hours) < FEWEST_FOR_REVIVAL:
        return None
    gaps = [later - earlier for earlier, later in pairwise(hours)]
    silence = max(REVIVAL_SILENCE, REVIVAL_PACE * median(gaps))
    return any(gap > silence for gap in gaps[1:-1])


def _with_people(course: Momentum, comments: Sequence[Comment]) -> Momentum:
    written = Counter(c.author for c in comments if c.author)
    if not written:
        return course
    middle = (len(comments) + 1) // 2
    early = {c.author for c in comments[:middle]}
    return replace(
        course,
        newcomers=len(set(written) - early),
        returners=sum(n > 1 for n in written.values()),
    )


def _with_pace(course: Momentum, hours: Sequence[float]) -> Momentum:
    gaps = [later - earlier for earlier, later in pairwise(hours)]
    return replace(
        course,
        half_life=half_life(hours),
        gap=median(gaps) if gaps else None,
        longest_silence=max(gaps, default=None),
        bursts=bursts(hours),
        revived=revived(hours),
    )


def _hours_between(start: Moment | None, end: Moment) -> float | None:
    """Return None where the comment would be older than the post: one date is wrong."""
    if start is None:
        return None
    earlier, later = in_hours([start, end])
    return later - earlier if later >= earlier else None


def _clock(moment: datetime) -> float:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp() / HOUR
