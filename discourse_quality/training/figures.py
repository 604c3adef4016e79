"""The figures of a scorer: for each set, on rows from groups that it did not see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from discourse_quality.scorers.comment import NINETY, CommentScorer, probability
from discourse_quality.training.examples import Examples
from discourse_quality.training.metrics import (
    BINS,
    auc,
    bootstrap,
    brier,
    calibration_error,
    equal_length_auc,
    macro_f1,
    precision_and_recall,
)

Numbers: TypeAlias = NDArray[np.floating[Any]]


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with its 90 % interval, and what two cheap tricks reach."""

    value: float | None
    """None where the rows do not allow it: no pair of equal length, or one class."""
    low: float | None
    high: float | None
    words: float | None
    """The same figure of the number of words alone."""
    word_length: float | None
    """The same figure of the mean length of words alone."""


class SetFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What a scorer reaches on one label of one set."""

    rows: int
    positive: float
    """Share of the rows with the label."""
    equal_length_auc: Figure
    auc: Figure
    macro_f1: float
    precision: float | None
    """Of the rows that pass the operating threshold; None where none does."""
    recall: float | None
    brier: float
    ece: float
    """As the scorer is, calibrated for all sets together."""
    ece_own: float | None
    """With the set's own base rate: the constant is learned on the other folds."""
    covered: float
    """Share of the rows in tenths, from the lowest scores to the highest, whose share
    of positives lies within their mean 90 % interval."""
    carried_over: float | None = None
    """Equal-length AUC of a scorer that never saw the set."""
    carried_over_auc: float | None = None
    carried_over_ece: float | None = None


def measure_set(
    examples: Examples,
    target: Numbers,
    log_odds: Numbers,
    *,
    scorer: CommentScorer,
    without: Numbers | None = None,
) -> SetFigures:
    """Measure log-odds of rows that were not learned from.

    Parameters
    ----------
    examples, target
        The rows and what they are; NaN where that is not known.
    log_odds
        What the scorer gives to each.
    scorer
        Whose operating threshold and doubt are measured.
    without
        What a scorer gives that did not learn from the set at all.
    """
    rows = np.flatnonzero(np.isfinite(target))
    y, scores, sizes = target[rows], log_odds[rows], examples.sizes[rows]
    groups = np.array([examples.rows[row].group for row in rows])
    chances = probability(scores)
    tricks = {
        "words": sizes.astype(float),
        "word_length": _word_lengths(examples)[rows],
    }
    precision, recall = precision_and_recall(y, chances > scorer.threshold)
    return SetFigures(
        rows=len(rows),
        positive=round(float(y.mean()), 4),
        equal_length_auc=_figure(
            y, scores, tricks, groups, lambda a, b, n: equal_length_auc(a, b, sizes[n])
        ),
        auc=_figure(y, scores, tricks, groups, lambda a, b, _: auc(a, b)),
        precision=rounded(precision),
        recall=rounded(recall),
        macro_f1=round(macro_f1(y, chances, scorer.threshold), 4),
        brier=round(brier(y, chances), 4),
        ece=round(calibration_error(y, chances), 4),
        ece_own=rounded(_own_error(y, scores, examples.folds[rows])),
        covered=round(_covered(y, scores, NINETY * scorer.doubt.spread(sizes)), 4),
        carried_over=None
        if without is None
        else round(equal_length_auc(y, without[rows], sizes), 4),
        carried_over_auc=None if without is None else round(auc(y, without[rows]), 4),
        carried_over_ece=None
        if without is None
        else round(calibration_error(y, probability(without[rows])), 4),
    )


def rounded(value: float) -> float | None:
    """Return a figure to four places; None for one that could not be taken."""
    return round(float(value), 4) if np.isfinite(value) else None


def _figure(
    target: Numbers,
    scores: Numbers,
    tricks: Mapping[str, Numbers],
    groups: NDArray[np.str_],
    figure: Callable[[Numbers, Numbers, NDArray[np.int64]], float],
) -> Figure:
    estimate = bootstrap(lambda n: figure(target[n], scores[n], n), groups)
    everything = np.arange(len(target))
    cheap = {
        name: rounded(figure(target, trick, everything))
        for name, trick in tricks.items()
    }
    return Figure(
        value=rounded(estimate.value),
        low=rounded(estimate.low),
        high=rounded(estimate.high),
        words=cheap["words"],
        word_length=cheap["word_length"],
    )


def _own_error(target: Numbers, scores: Numbers, folds: NDArray[np.int64]) -> float:
    """Return the calibration error after Platt scaling learned on the other folds."""
    chances = np.zeros(len(target))
    for fold in np.unique(folds):
        inside = folds == fold
        known = target[~inside]
        if len(np.unique(known)) < 2:
            return float("nan")
        scaling = LogisticRegression(C=1e6).fit(scores[~inside, None], known)
        chances[inside] = scaling.predict_proba(scores[inside, None])[:, 1]
    return calibration_error(target, chances)


def _covered(target: Numbers, scores: Numbers, spread: Numbers) -> float:
    low, high = probability(scores - spread), probability(scores + spread)
    order = np.argsort(scores, kind="stable")
    inside = [
        len(part)
        for part in np.array_split(order, min(BINS, len(order)))
        if low[part].mean() <= target[part].mean() <= high[part].mean()
    ]
    return float(sum(inside) / len(target))


def _word_lengths(examples: Examples) -> Numbers:
    return np.array(
        [
            len("".join(words)) / max(len(words), 1)
            for words in (row.text.split() for row in examples.rows)
        ]
    )
