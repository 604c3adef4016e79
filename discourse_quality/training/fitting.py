"""Judges learned from labelled texts, several sets at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from discourse_quality.scorers.linear import SENSE_SCALE, Scaling
from discourse_quality.scorers.words import BUCKETS, NOTHING
from discourse_quality.training.combining import linear_judge
from discourse_quality.training.evening import evened, named_against_others
from discourse_quality.training.examples import Examples, joined

Numbers: TypeAlias = NDArray[np.floating[Any]]

PIECE_SCALE = 0.15
"""Weight of the hashed pieces beside the senses (folds of kaggle_insults)."""
MEASURE_SCALE = 0.3
"""Weight of the measures beside the senses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one set teaches a judge."""

    examples: Examples
    target: Numbers
    """1 or 0; NaN where a row teaches nothing."""
    match_length: bool = False
    """Weigh the rows so that length says nothing about the target."""
    share: float = 1.0
    """Weight of the set beside the others."""

    def rows(self, chosen: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Numbers]:
        """Return the rows that teach, of those chosen, and their weights."""
        kept = np.flatnonzero(chosen & np.isfinite(self.target))
        target = self.target[kept]
        if self.match_length:
            weights = pair_weights(self.examples.sizes[kept], target)
        else:
            weights = np.ones(len(kept))
        kept, weights = kept[weights > 0], weights[weights > 0]
        # A large set counts more than a small one, but not in proportion.
        return kept, weights / weights.mean() * self.share / np.sqrt(len(kept))


def fit_part(
    lessons: Sequence[Lesson],
    chosen: Sequence[NDArray[np.bool_]],
    scaling: Scaling,
    *,
    measures: NDArray[np.bool_],
    strength: float,
    even: bool = False,
) -> LogisticRegression:
    """Learn a judge from the chosen rows of each lesson.

    Parameters
    ----------
    lessons, chosen
        The sets, and the rows of each that may be learned from.
    scaling
        How measures are scaled.
    measures
        The measures that it may use.
    strength
        The inverse of the penalty on weights.
    even
        Whether rows without the label that speak of a people are to score like others.
    """
    taken = [lesson.rows(rows) for lesson, rows in zip(lessons, chosen, strict=True)]
    examples = joined(
        [one.examples.take(rows) for one, (rows, _) in zip(lessons, taken, strict=True)]
    )
    target = np.concatenate(
        [one.target[rows] for one, (rows, _) in zip(lessons, taken, strict=True)]
    )
    weights = np.concatenate([weights for _, weights in taken])
    factors = column_factors(examples, measures)
    told = telling(examples.pieces, target, weights) * (factors[:BUCKETS] > 0)
    factors[:BUCKETS] *= told / max(told.sum() / max(np.count_nonzero(told), 1), 1e-9)
    # Each set has a constant of its own, so that its base rate is not learned from.
    which = np.repeat(np.eye(len(taken)), [len(rows) for rows, _ in taken], axis=0)
    columns = hstack(
        [columns_of(examples, scaling) @ diags(factors), csr_matrix(which)], "csr"
    )
    # Fewer rows than columns: the dual problem is several times quicker.
    judge = LogisticRegression(
        C=strength, solver="liblinear", dual=True, tol=1e-3, max_iter=300
    )
    weights = weights / weights.mean()
    judge.fit(columns, target, sample_weight=weights)
    slope, constant = judge.coef_[0], float(judge.intercept_[0])
    if even:
        slope = evened(
            slope,
            constant,
            columns=columns,
            target=target,
            weights=weights * strength,
            uneven=columns.T @ named_against_others(examples, target, which),
        )
    constant += float(slope[len(factors) :].mean())
    return linear_judge(slope[: len(factors)] * factors, constant)


def columns_of(examples: Examples, scaling: Scaling) -> csr_matrix:
    """Return the matrix that a judge's weights are for."""
    return hstack(
        [
            examples.pieces,
            csr_matrix(examples.senses * SENSE_SCALE),
            csr_matrix(scaling.apply(examples.measures)),
        ],
        "csr",
    )


def column_factors(examples: Examples, measures: NDArray[np.bool_]) -> Numbers:
    """Return what each column is multiplied with: rare pieces weigh more."""
    seen = np.bincount(examples.pieces.indices, minlength=BUCKETS)
    seen[NOTHING] = 0
    rarity = np.log((1 + len(examples)) / (1 + seen)) + 1
    return np.concatenate(
        [
            np.where(seen >= FEWEST_TEXTS, rarity * PIECE_SCALE, 0),
            np.ones(examples.senses.shape[1]),
            measures * MEASURE_SCALE,
        ]
    )


def telling(pieces: csr_matrix, target: Numbers, weights: Numbers) -> Numbers:
    """Return how much each piece tells the classes apart by itself.

    As in Wang & Manning 2012 (NB-SVM), but as a root: the full ratio learned the sets
    by heart.
    """
    uses = [
        pieces.T @ (weights * side) / (weights @ side) for side in (target, 1 - target)
    ]
    ratio = np.log((uses[0] + RARELY) / (uses[1] + RARELY))
    return np.asarray(np.sqrt(np.abs(ratio)))


RARELY = 1e-4
"""Added to the mean use of a piece, so that one text does not make it telling."""
FEWEST_TEXTS = 3
"""Texts that a piece must stand in: rarer ones fill the file and tell nothing."""


def pair_weights(sizes: NDArray[np.int64], target: Numbers) -> Numbers:
    """Weigh rows by the rows of the other class that have about the same length.

    So a fit is about pairs of equal length, as the equal-length AUC is. Each class as a
    whole keeps its weight, as it is a base rate that log-odds are read against.
    """
    size = np.minimum(sizes, LONGEST_MATCHED)
    counts = {
        value: np.convolve(
            np.bincount(size[target == value], minlength=LONGEST_MATCHED + 1),
            NEAR,
            "same",
        )
        for value in (0, 1)
    }
    weights = np.where(target == 1, counts[0][size], counts[1][size])
    for value in (0, 1):
        of_class = target == value
        weights[of_class] *= of_class.sum() / max(weights[of_class].sum(), 1e-9)
    return weights


LONGEST_MATCHED = 600
NEAR = np.exp(-0.5 * (np.arange(-3, 4) / 1.0) ** 2)
"""Lengths within a word or two count as equal, or most rows would have no partner."""
