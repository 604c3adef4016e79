"""Why comments scored as they did: exact shares, grouped to what a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np

from discourse_quality.features.vectors import Floats
from discourse_quality.results import Reason
from discourse_quality.scorers.marks import Marks
from discourse_quality.scorers.reading import Reading
from discourse_quality.scorers.shares import Shares
from discourse_quality.scorers.stretches import telling_stretches

WORDS = "words"
"""The feature under which the words' share is named."""
LENGTH = "length"
REASONS = 6
LEAST = 0.1
"""Shares of the log-odds below this are no reason: they move no probability by .03."""


def reasons_of(
    reading: Reading, marks: Marks, shares: Shares, names: Sequence[str]
) -> list[tuple[Reason, ...]]:
    """Return the strongest shares in the log-odds of a score, comment by comment.

    Parameters
    ----------
    reading, marks, shares
        The comments, the words that are markers, and what everything adds.
    names
        The measures, in the order of the shares.
    """
    found: list[list[_Share]] = [[] for _ in reading.texts]
    worth = shares.worth()
    for comment, row, share in _telling_measures(shares, worth):
        spans = reading.places[comment].get(names[row])
        span = reading.texts[comment][slice(*spans[0])] if spans else None
        found[comment].append((round(share, 4), names[row], span))
    of_lengths = (shares.lengths[:, 0] * worth).sum(axis=1).tolist()
    for comment, share in enumerate(of_lengths):
        if abs(share) >= LEAST:
            found[comment].append((round(share, 4), LENGTH, None))
    for one in telling_stretches(shares, worth, marks, LEAST):
        place = reading.words[one.comment].place(one.first, one.last)
        span = reading.texts[one.comment][slice(*place)]
        found[one.comment].append((round(one.share, 4), WORDS, span))
    return [_strongest(own) for own in found]


_Share: TypeAlias = tuple[float, str, str | None]
"""What something adds to the log-odds, the name of that, and where it is seen."""


def _telling_measures(
    shares: Shares, worth: Floats
) -> Iterator[tuple[int, int, float]]:
    """Yield comment, row and share of the measures that are worth naming."""
    measures = np.einsum("cmk,ck->cm", shares.measures, worth)
    telling = np.nonzero(np.abs(measures) >= LEAST)
    of_each = (column.tolist() for column in (*telling, measures[telling]))
    yield from zip(*of_each, strict=True)


def _strongest(shares: list[_Share]) -> tuple[Reason, ...]:
    shares.sort(key=lambda each: -abs(each[0]))
    return tuple(
        Reason(feature=feature, contribution=share, text=text)
        for share, feature, text in shares[:REASONS]
    )
