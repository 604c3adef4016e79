"""How far log-odds can be trusted elsewhere, and where to draw a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse_quality.scorers.comment import NINETY, Doubt, probability
from discourse_quality.training.metrics import macro_f1, share_held

Numbers: TypeAlias = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rows of a set are, and what was said of them."""

    target: Numbers
    log_odds: Numbers
    sizes: NDArray[np.int64]


FEW_WORDS = 1.5
"""Added spread of a text of one word; it falls with the root of the length."""
DOUBTS = np.arange(0.3, 3.01, 0.05)
HELD = 0.9
LINES = np.arange(0.15, 0.71, 0.05)
AS_GOOD = 0.02
"""Macro-F1 that is given up for a higher line: so much is within its interval over
groups, and comments that pass wrongly weigh more than those that are missed. With it,
naming a group moves the rate of false alarms of juvenile by less than .05; it was
chosen looking at those rates."""


def doubt_of(judged: Sequence[Outcome]) -> Doubt:
    """Return how far log-odds are off from set to set.

    Each set has a scale and a base rate of its own. The doubt is the least with which
    intervals hold nine tenths of each set in the mean: :func:`share_held`.
    """
    held = [_mean_held(floor, judged) for floor in DOUBTS.tolist()]
    enough = np.flatnonzero(np.array(held) >= HELD)
    chosen = enough[0] if len(enough) else np.argmax(held)
    return Doubt(floor=round(float(DOUBTS[chosen]), 3), few_words=FEW_WORDS)


def _mean_held(floor: float, judged: Sequence[Outcome]) -> float:
    doubt = Doubt(floor=floor, few_words=FEW_WORDS)
    return float(
        np.mean(
            [
                share_held(one.target, one.log_odds, NINETY * doubt.spread(one.sizes))
                for one in judged
            ]
        )
    )


def threshold_of(judged: Sequence[Outcome]) -> float:
    """Return the highest line with about the best mean macro-F1 over the sets.

    Where lines are as good as each other, the higher one passes fewer comments wrongly.
    """
    means = [
        np.mean(
            [macro_f1(one.target, probability(one.log_odds), line) for one in judged]
        )
        for line in LINES
    ]
    as_good = np.flatnonzero(np.array(means) >= max(means) - AS_GOOD)
    return round(float(LINES[as_good[-1]]), 2)


def outcome(target: Numbers, log_odds: Numbers, sizes: NDArray[np.int64]) -> Outcome:
    """Return the known targets of a set, with their log-odds and lengths."""
    known = np.isfinite(target)
    return Outcome(target[known], log_odds[known], sizes[known])
