"""The moment where a discussion drifted or turned: the clearest break in a series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.thread import Comment

TURNING = ("off_topic", "juvenile", "depth")
"""What a turn is told of, in this order of interest."""

LEAST = 8
"""Comments below which a break cannot be told from chance."""

SIDE = 3
"""Least comments on either side of a break."""

CLEAR = 0.25
"""Least difference between the means on the two sides."""

ODDS = 4.0
"""Least difference in standard errors. The best of many places is taken, so the usual
2 would often be passed by chance; 4 is, by 1 to 4 % of series of mere noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One dimension is clearly different from a comment on."""

    dimension: str
    comment: Comment
    """The first after the break."""
    before: float
    after: float


def turn(analysis: ThreadAnalysis) -> Turn | None:
    """Return the clearest turn of a thread; None where there is none."""
    for dimension in TURNING:
        scored = _scored(analysis, dimension)
        place = clearest_break([value for _, value in scored])
        if place is not None:
            values = [value for _, value in scored]
            return Turn(
                dimension=dimension,
                comment=scored[place][0],
                before=fmean(values[:place]),
                after=fmean(values[place:]),
            )
    return None


def clearest_break(values: Sequence[float]) -> int | None:
    """Return where the second of two clearly different parts begins."""
    if len(values) < LEAST:
        return None
    place = max(range(SIDE, len(values) - SIDE + 1), key=lambda k: _weight(values, k))
    before, after = values[:place], values[place:]
    difference = abs(fmean(after) - fmean(before))
    spread = _squares(before) + _squares(after)
    error = sqrt(spread / (len(values) - 2) * (1 / len(before) + 1 / len(after)))
    clear = difference >= CLEAR and difference > ODDS * error
    return place if clear else None


def _weight(values: Sequence[float], place: int) -> float:
    """Return the share of the spread that a break at this place would explain."""
    before, after = values[:place], values[place:]
    size = len(before) * len(after)
    return size * (fmean(after) - fmean(before)) ** 2


def _squares(values: Sequence[float]) -> float:
    mean = fmean(values)
    return sum((value - mean) ** 2 for value in values)


def _scored(analysis: ThreadAnalysis, dimension: str) -> list[tuple[Comment, float]]:
    """Return the comments with a value, in page order."""
    return [
        (comment, score.value)
        for comment in analysis.thread.contributions
        if (score := analysis.comments.get(comment.id, {}).get(dimension))
        and score.value is not None
    ]
