"""Linear judges of comments, many at once, with the share of each word in the result.

A judge is a weight for each hashed piece of a word, each dimension of the words' sense,
each measure and each hinge of length. All judges are kept side by side, so that a word
is looked up once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.scorers.form_weights import FormWeights
from discourse_quality.scorers.words import (
    BUCKETS,
    Bag,
    form_columns,
    neutral,
)

LIMIT = 3.0
"""A measure counts up to this many spreads from its middle: what lies beyond was not
seen in training, and must not decide a score alone."""

HINGES = ((5, 12), (12, 25), (25, 50), (50, 100))
"""Ranges of words within which length may count; beyond the last it never does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """The middle and the spread of each measure."""

    middle: Floats
    spread: Floats

    @classmethod
    def of(cls, measures: Floats) -> Scaling:
        """Learn from measures; what is missing does not count."""
        known = np.where(np.isfinite(measures), measures, np.nan)
        empty = ~np.isfinite(known).any(axis=0)
        known[:, empty] = 0
        spread = np.nanstd(known, axis=0)
        return cls(
            middle=np.nanmean(known, axis=0).astype(np.float32),
            spread=np.where(spread > 1e-6, spread, 1).astype(np.float32),
        )

    def apply(self, measures: Floats) -> Floats:
        """Return measures in spreads from the middle; 0 where missing."""
        scaled = (measures - self.middle) / self.spread
        found: Floats = np.clip(np.nan_to_num(scaled), -LIMIT, LIMIT)
        return found.astype(np.float32)


def length_hinges(sizes: NDArray[np.int64]) -> Floats:
    """Return how far each length has got through each range of words, in [0, 1]."""
    logs = np.log(np.maximum(sizes, 1))
    parts = [
        np.clip((logs - np.log(low)) / (np.log(high) - np.log(low)), 0, 1)
        for low, high in HINGES
    ]
    return np.stack(parts, axis=1).astype(np.float32)


SENSE_SCALE = 1.0
"""Weight of the senses beside the hashed pieces (chosen on folds of kaggle_insults)."""


@dataclass(frozen=True)
class Weights:
    """Several judges' weights: a column a judge."""

    pieces: Floats
    senses: Floats
    """By vocabulary word, not by dimension: the product is taken once."""
    measures: Floats
    lengths: Floats
    bias: Floats
    row: dict[str, int]
    """The vocabulary."""

    @classmethod
    def of(
        cls,
        coefficients: Sequence[NDArray[np.float64]],
        lengths: Sequence[NDArray[np.float64]],
        bias: Sequence[float],
        vectors: WordVectors,
    ) -> Weights:
        """Take the columns of :func:`design` apart, one vector of them a judge."""
        columns = np.stack(coefficients, axis=1).astype(np.float32)
        width = vectors.sense.shape[1]
        return cls(
            pieces=columns[:BUCKETS],
            senses=vectors.sense @ columns[BUCKETS : BUCKETS + width] * SENSE_SCALE,
            measures=columns[BUCKETS + width :],
            lengths=np.stack(lengths, axis=1).astype(np.float32),
            bias=np.array(bias, dtype=np.float32),
            row=vectors.row,
        )

    def of_judges(self, columns: slice) -> Weights:
        """Return the weights of some of the judges."""
        return replace(
            self,
            pieces=self.pieces[:, columns],
            senses=self.senses[:, columns],
            measures=self.measures[:, columns],
            lengths=self.lengths[:, columns],
            bias=self.bias[columns],
        )

    @cached_property
    def of_forms(self) -> FormWeights:
        """What word forms count for, before scaling by the text's length."""
        return FormWeights(self._of_forms, self.pieces.shape[1])

    def _of_forms(self, forms: Sequence[str]) -> Floats:
        columns = [form_columns(form) for form in forms]
        starts = np.cumsum([0, *map(len, columns[:-1])])
        every = np.fromiter(chain.from_iterable(columns), np.intp)
        found: Floats = np.add.reduceat(self.pieces[every], starts)
        rows = np.array([self.row.get(neutral(form), -1) for form in forms])
        known = rows >= 0
        found[known] += self.senses[rows[known]]
        return found

    def of_bag(self, bag: Bag) -> Floats:
        """Return the sum over a text's words and pairs."""
        forms = self.of_forms(list(bag.forms))
        numbers = np.sqrt(np.array(list(bag.forms.values()), dtype=np.float32))
        pairs, each = bag.counted_pairs()
        of_pairs = np.sqrt(each.astype(np.float32)) @ self.pieces[pairs]
        found: Floats = (numbers @ forms + of_pairs) * bag.scale
        return found
