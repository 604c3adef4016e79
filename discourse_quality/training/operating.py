"""How far log-odds can be trusted elsewhere, and where to draw a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from discourse_quality.scorers.comment import Doubt, probability
from discourse_quality.training.metrics import macro_f1

Numbers: TypeAlias = NDArray[np.floating[Any]]
Outcome: TypeAlias = tuple[Numbers, Numbers]
"""What the rows of a set are, and their log-odds."""
FEW_WORDS = 1.5
"""Added spread of a text of one word; it falls with the root of the length."""
LEAST_DOUBT = 0.3
LINES = np.arange(0.15, 0.71, 0.05)
AS_GOOD = 0.01
"""Difference in macro-F1 that is none: its interval over groups is wider."""


def doubt_of(judged: Sequence[Outcome]) -> Doubt:
    """Return how far log-odds are off from set to set.

    Each set has a scale and a base rate of its own: the doubt is the usual distance
    between the log-odds as they are and as they would be if fitted to the set.

    Parameters
    ----------
    judged
        The target and the log-odds of each set's rows.
    """
    gaps = []
    for target, log_odds in judged:
        own = LogisticRegression(C=1e6).fit(log_odds[:, None], target)
        fitted = own.coef_[0, 0] * log_odds + own.intercept_[0]
        gaps.append(float(np.sqrt(np.mean((fitted - log_odds) ** 2))))
    floor = max(LEAST_DOUBT, float(np.mean(gaps)))
    return Doubt(floor=round(floor, 3), few_words=FEW_WORDS)


def threshold_of(judged: Sequence[Outcome]) -> float:
    """Return the highest line with about the best mean macro-F1 over the sets.

    Where lines are as good as each other, the higher one passes fewer comments wrongly.
    """
    means = [
        np.mean([macro_f1(y, probability(scores), line) for y, scores in judged])
        for line in LINES
    ]
    as_good = np.flatnonzero(np.array(means) >= max(means) - AS_GOOD)
    return round(float(LINES[as_good[-1]]), 2)


def outcome(target: Numbers, log_odds: Numbers) -> Outcome:
    """Return the known targets of a set, and their log-odds."""
    known = np.isfinite(target)
    return target[known], log_odds[known]
