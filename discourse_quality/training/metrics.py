"""How good scores are, and how sure one can be of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

Numbers: TypeAlias = NDArray[np.floating[Any]]
BINS = 10
RESAMPLES = 200


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the ends of its 90 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def auc(target: Numbers, scores: Numbers) -> float:
    """Return P(a positive scores higher than a negative); NaN with one class."""
    if len(np.unique(target)) < 2:
        return float("nan")
    return float(roc_auc_score(target, scores))


def equal_length_auc(
    target: Numbers, scores: Numbers, sizes: NDArray[np.int64]
) -> float:
    """Return the same over pairs with the same number of words: length gives .5."""
    won = pairs = 0.0
    for size in np.unique(sizes):
        same = sizes == size
        positive = scores[same & (target == 1)]
        negative = np.sort(scores[same & (target == 0)])
        below = np.searchsorted(negative, positive, "left")
        level = np.searchsorted(negative, positive, "right")
        won += float((below + level).sum()) / 2
        pairs += len(positive) * len(negative)
    return won / pairs if pairs else float("nan")


def calibration_error(target: Numbers, probabilities: Numbers) -> float:
    """Return the expected calibration error over bins with equally many rows."""
    order = np.argsort(probabilities, kind="stable")
    gaps = [
        abs(target[part].mean() - probabilities[part].mean()) * len(part)
        for part in np.array_split(order, min(BINS, len(order)))
    ]
    return float(sum(gaps) / len(target))


def brier(target: Numbers, probabilities: Numbers) -> float:
    """Return the mean squared error of the probabilities."""
    return float(np.mean((target - probabilities) ** 2))


def macro_f1(target: Numbers, probabilities: Numbers, threshold: float) -> float:
    """Return the mean F1 of the two classes at a threshold."""
    return float(f1_score(target, probabilities > threshold, average="macro"))


def precision_and_recall(
    target: Numbers, passed: NDArray[np.bool_]
) -> tuple[float, float]:
    """Return both; NaN where no row passes, or none is positive."""
    right = float(target[passed].sum())
    return (
        right / passed.sum() if passed.any() else float("nan"),
        right / target.sum() if target.any() else float("nan"),
    )


def bootstrap(
    figure: Callable[[NDArray[np.int64]], float],
    groups: NDArray[np.str_],
    *,
    seed: int = 0,
) -> Estimate:
    """Return a figure with its interval, resampling whole groups of rows.

    Parameters
    ----------
    figure
        Of the rows with these numbers.
    groups
        The group of each row.
    """
    random = np.random.default_rng(seed)
    _, which = np.unique(groups, return_inverse=True)
    order = np.argsort(which, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(which))[:-1])
    values = []
    for _ in range(RESAMPLES):
        picks = random.integers(len(members), size=len(members))
        values.append(figure(np.concatenate([members[pick] for pick in picks])))
    known = [value for value in values if np.isfinite(value)]
    low, high = np.quantile(known or [np.nan], [0.05, 0.95])
    return Estimate(figure(np.arange(len(groups))), float(low), float(high))
