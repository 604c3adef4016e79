"""The figures of a scorer: for each set, on rows from groups that it did not see."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from discourse_quality.scorers.comment import NINETY, CommentScorer, probability
from discourse_quality.training.examples import Examples
from discourse_quality.training.metrics import (
    auc,
    bootstrap,
    brier,
    calibration_error,
    equal_length_auc,
    error_by_chance,
    macro_f1,
    precision_and_recall,
    share_held,
)
from discourse_quality.training.operating import Outcome

Numbers: TypeAlias = NDArray[np.floating[Any]]
UNPENALISED = 10.0
"""Times that log-odds are stretched so that a penalty on their weight is none."""


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
    """With the set's own base rate, spread and bend, learned on the other folds."""
    ece_by_chance: float
    """What a score that is right about every row would show on so many of them."""
    covered: float
    """Share of the rows in tenths, from the lowest scores to the highest, that are as
    their mean 90 % interval says: :func:`~.metrics.share_held`."""
    carried_over: float | None = None
    """Equal-length AUC of a scorer that never saw the set."""
    carried_over_auc: float | None = None
    carried_over_ece: float | None = None
    carried_over_ece_own: float | None = None
    carried_over_covered: float | None = None


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
    spread = NINETY * scorer.doubt.spread(sizes)
    folds = examples.folds[rows]
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
        ece_own=rounded(own_error(y, scores, folds)),
        ece_by_chance=round(error_by_chance(chances), 4),
        covered=round(share_held(y, scores, spread), 4),
        **({} if without is None else _carried(y, without[rows], sizes, folds, spread)),
    )


def _carried(
    target: Numbers,
    log_odds: Numbers,
    sizes: NDArray[np.int64],
    folds: NDArray[np.int64],
    spread: Numbers,
) -> dict[str, float | None]:
    """Return the figures of a scorer that never saw the set."""
    return {
        "carried_over": rounded(equal_length_auc(target, log_odds, sizes)),
        "carried_over_auc": rounded(auc(target, log_odds)),
        "carried_over_ece": rounded(calibration_error(target, probability(log_odds))),
        "carried_over_ece_own": rounded(own_error(target, log_odds, folds)),
        "carried_over_covered": rounded(share_held(target, log_odds, spread)),
    }


class MixFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How a scorer is calibrated for the mix of sets that its parts were weighed on."""

    ece: float
    ece_by_chance: float


def measure_mix(judged: Sequence[Outcome], shares: Sequence[float]) -> MixFigures:
    """Measure what was said of rows that were not learned from, all sets in one.

    Parameters
    ----------
    judged
        Each set's rows.
    shares
        What each set weighs, however many rows it has.
    """
    target = np.concatenate([one.target for one in judged])
    chances = probability(np.concatenate([one.log_odds for one in judged]))
    weights = np.concatenate(
        [
            np.full(len(one.target), share / len(one.target))
            for one, share in zip(judged, shares, strict=True)
        ]
    )
    return MixFigures(
        ece=round(calibration_error(target, chances, weights), 4),
        ece_by_chance=round(error_by_chance(chances, weights), 4),
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


def own_error(target: Numbers, scores: Numbers, folds: NDArray[np.int64]) -> float:
    """Return the calibration error of what the other folds of a set make of scores.

    Three numbers are learned: the base rate, the spread of the log-odds, and how they
    bend at one end more than at the other (beta calibration, Kull et al. 2017).
    """
    chances = np.zeros(len(target))
    bent = np.stack([scores, np.logaddexp(0, scores) + np.logaddexp(0, -scores)], 1)
    # The bend alone is held down: what few rows show of it is mostly chance.
    bent[:, 0] *= UNPENALISED
    for fold in np.unique(folds):
        inside = folds == fold
        known = target[~inside]
        if len(np.unique(known)) < 2:
            return float("nan")
        own = LogisticRegression(C=1.0, max_iter=500).fit(bent[~inside], known)
        chances[inside] = own.predict_proba(bent[inside])[:, 1]
    return calibration_error(target, chances)


def _word_lengths(examples: Examples) -> Numbers:
    return np.array(
        [
            len("".join(words)) / max(len(words), 1)
            for words in (row.text.split() for row in examples.rows)
        ]
    )
