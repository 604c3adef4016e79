"""The stretches of words that raise, and that lower, a score most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features.vectors import Floats
from discourse_quality.scorers.marks import Ints, Marks
from discourse_quality.scorers.shares import Shares
from discourse_quality.scorers.words import DAMPING

LONGEST = 6
"""Words."""
MOST = 2
"""Stretches that are named for each direction."""
LEAST_NET = 0.5
"""Part of its share that a stretch must be worth net of what goes with it."""


class Stretch(NamedTuple):
    """A stretch of words of a comment, and what it adds to the log-odds."""

    comment: int
    first: int
    last: int
    share: float


def telling_stretches(
    shares: Shares, worth: Floats, marks: Marks, least: float
) -> Iterator[Stretch]:
    """Yield the stretches that are worth at least so much, the strongest first.

    Only those without which the score would move the way they are said to move it.
    """
    if not shares.words.any():
        return
    of_score = _sums((shares.words * worth[shares.comment]).sum(axis=1))
    of_score[~_within(shares)] = 0
    strong = np.nonzero(np.abs(of_score) >= least)
    marked = marks.spread(shares.measures, len(shares.words))
    net = _net(shares, marked, *strong)
    so_much = of_score[strong]
    of_score[strong] = np.where(net / so_much > LEAST_NET, so_much, 0)
    full = np.flatnonzero(np.diff(shares.starts))
    for sign in (1.0, -1.0):
        signed = of_score * sign
        most = np.maximum.reduceat(signed.max(axis=0), shares.starts[full])
        for comment in full[most >= least].tolist():
            start, end = shares.starts[comment], shares.starts[comment + 1]
            for first, last, share in _taken(signed[:, start:end], least):
                yield Stretch(comment, first, last, share * sign)


def _taken(left: Floats, least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the strongest stretches that do not overlap; what is taken is struck."""
    for number in range(1, MOST + 1):
        row, first = divmod(int(left.argmax()), left.shape[1])
        share, end = float(left[row, first]), first + row + 1
        if share < least:
            return
        yield first, end - 1, share
        if number == MOST:
            return
        for length in range(1, len(left) + 1):
            left[length - 1, max(0, first - length + 1) : end] = -np.inf


def _net(shares: Shares, marked: Floats, more: Ints, first: Ints) -> Floats:
    """Return how far the log-odds of the score would fall without some stretches.

    With its words go the markers in it, and a part of the length; the other words of a
    text weigh more the fewer there are.

    Parameters
    ----------
    marked
        What the markers add. Words × kinds.
    more, first
        How many words follow the first of each stretch, and which that is.
    """
    gone = more + 1
    comment = shares.comment[first]
    size = np.diff(shares.starts)[comment]
    heavier = (size / np.maximum(size - gone, 1)) ** DAMPING
    of_words = shares.of_words[comment]
    rest = (of_words - _sum(shares.words, first, gone)) * heavier[:, None]
    rest[size <= gone] = 0
    shorter = shares.lengths[comment, 0] - shares.lengths[comment, gone]
    fall = of_words - rest + _sum(marked, first, gone) + shorter
    log_odds = shares.log_odds[comment]
    score = shares.together.log_odds
    found: Floats = score(log_odds) - score(log_odds - fall)
    return found


def _sum(rows: Floats, first: Ints, number: Ints) -> Floats:
    """Return the sums of some stretches of rows."""
    before = _before(rows)
    found: Floats = before[first + number] - before[first]
    return found


def _sums(shares: Floats) -> Floats:
    """Return what each stretch adds: a row a length, a column a first word."""
    before = _before(shares)
    ends = np.arange(len(shares)) + np.arange(1, LONGEST + 1)[:, None]
    found: Floats = before[np.minimum(ends, len(shares))] - before[:-1]
    return found


def _before(rows: Floats) -> Floats:
    """Return what all rows before each add up to; then, what all do."""
    before = np.zeros((len(rows) + 1, *rows.shape[1:]))
    np.cumsum(rows, axis=0, out=before[1:], dtype=np.float64)
    return before


def _within(shares: Shares) -> NDArray[np.bool_]:
    """Return which stretches end in the comment that they begin in."""
    ends = shares.starts[1:][shares.comment]
    last = np.arange(len(ends)) + np.arange(1, LONGEST + 1)[:, None]
    return last <= ends
