"""How good scores are, and how sure one can be of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binom
from sklearn.metrics import f1_score, roc_auc_score

from discourse_quality.scorers.comment import probability

Numbers: TypeAlias = NDArray[np.floating[Any]]
BINS = 10
RESAMPLES = 200
CHANCES = 20


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


def calibration_error(
    target: Numbers, probabilities: Numbers, weights: Numbers | None = None
) -> float:
    """Return the expected calibration error over bins that weigh the same.

    Parameters
    ----------
    target, probabilities
        What the rows are, and how likely that was said to be.
    weights
        How much each row counts; by default, all the same.
    """
    counts = np.ones(len(target)) if weights is None else weights
    bins = min(BINS, len(target))
    order = np.argsort(probabilities, kind="stable")
    reached = np.cumsum(counts[order]) / counts.sum()
    which = np.minimum(np.ceil(reached * bins - 1e-9).astype(int), bins) - 1
    gaps = np.bincount(which, weights=(counts * (target - probabilities))[order])
    return float(np.abs(gaps).sum() / counts.sum())


def error_by_chance(
    probabilities: Numbers, weights: Numbers | None = None, *, seed: int = 0
) -> float:
    """Return the calibration error to be expected on rows that are as likely as said.

    Few rows are never quite as they should be: less than this asks for luck.
    """
    random = np.random.default_rng(seed)
    drawn = random.random((CHANCES, len(probabilities))) < probabilities
    errors = [calibration_error(y.astype(float), probabilities, weights) for y in drawn]
    return float(np.mean(errors))


def share_held(target: Numbers, log_odds: Numbers, spread: Numbers) -> float:
    """Return the share of rows whose tenth, by score, is as its interval says.

    A tenth is where its positives are as many as probabilities between its mean low and
    its mean high end allow, within nine times in ten: few rows stray by chance.

    Parameters
    ----------
    target, log_odds
        What the rows are, and their scores.
    spread
        How far the interval reaches to either side, in log-odds.
    """
    low, high = probability(log_odds - spread), probability(log_odds + spread)
    order = np.argsort(log_odds, kind="stable")
    held = 0
    for part in np.array_split(order, min(BINS, len(order))):
        fewest = binom.ppf(0.05, len(part), low[part].mean())
        most = binom.ppf(0.95, len(part), high[part].mean())
        held += len(part) * bool(fewest <= target[part].sum() <= most)
    return held / len(target)


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
