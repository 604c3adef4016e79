"""One dimension's judge of comments: log-odds, interval, parts, and the abstentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features.vectors import Floats
from discourse_quality.scorers.dimensions import Dimension
from discourse_quality.scorers.heads import Linear
from discourse_quality.scorers.linear import HINGES, Scaling

NINETY = 1.645
"""Spreads to either side that hold 90 % of a normal distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """How uncertain log-odds are: a floor, and what few words add to it."""

    floor: float
    few_words: float

    def spread(self, sizes: NDArray[np.int64]) -> Floats:
        """Return the spread of the log-odds for texts of these lengths."""
        few = self.few_words / np.sqrt(np.maximum(sizes, 1))
        return np.sqrt(self.floor**2 + few**2).astype(np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentScorer:
    """What was learned for one dimension.

    The score is that at least one of several kinds holds, most often of a single one.
    Each kind is one linear model: each part is linear in what a scorer sees, and the
    parts and the length are added up. So every share in a kind is exact.
    """

    dimension: Dimension
    measure_names: tuple[str, ...]
    scaling: Scaling
    parts: Mapping[str, Linear]
    """Of the columns of ``design``, in the order in which ``combine`` takes them."""
    combine: Linear
    """Of the parts' log-odds, then the hinges of length; a row a kind."""
    doubt: Doubt
    threshold: float
    """Operating threshold: above it a comment counts in a thread's ``share``."""

    @property
    def kinds(self) -> int:
        """How many kinds there are, any of which is enough."""
        return len(self.combine.coef_)

    def coefficients(self) -> list[NDArray[np.float64]]:
        """Return the weights of each kind, then of each part, by column."""
        parts = [part.coef_[0].astype(np.float64) for part in self.parts.values()]
        kinds = [
            sum(
                (weight * part for weight, part in zip(row, parts, strict=True)),
                np.zeros_like(parts[0]),
            )
            for row in self.combine.coef_[:, : len(parts)]
        ]
        return [*kinds, *parts]

    def lengths(self) -> list[NDArray[np.float64]]:
        """Return the weights of the hinges: the parts have none."""
        none = np.zeros(len(HINGES))
        kinds = [row[len(self.parts) :] for row in self.combine.coef_]
        return [*kinds, *(none for _ in self.parts)]

    def biases(self) -> list[float]:
        """Return the constant of each kind, then of each part."""
        parts = [float(part.intercept_[0]) for part in self.parts.values()]
        of_parts = self.combine.coef_[:, : len(parts)]
        kinds = self.combine.intercept_ + of_parts @ np.array(parts)
        return [*(float(kind) for kind in kinds), *parts]


def either(kinds: Floats) -> Floats:
    """Return the log-odds that at least one kind holds, from those of each (last axis).

    As if they came about independently: the noisy-or of Pearl 1988. It rises with each
    of them, and of a single one it is that.
    """
    if kinds.shape[-1] == 1:
        return kinds[..., 0]
    # Minus the logarithm of the chance that none does.
    none = np.logaddexp(0, np.clip(kinds, -30, 30).astype(np.float64)).sum(axis=-1)
    found: Floats = none + np.log(-np.expm1(-none))
    return found


def leverage(kinds: Floats) -> Floats:
    """Return how much each kind's log-odds move those that at least one holds."""
    if kinds.shape[-1] == 1:
        return np.ones_like(kinds)
    found: Floats = probability(kinds) / probability(either(kinds))[..., None]
    return found


def probability(log_odds: Floats) -> Floats:
    """Return the probabilities of log-odds."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))


def judges(scorers: Sequence[CommentScorer]) -> list[slice]:
    """Return the columns of each scorer when all their judges stand side by side."""
    ends = np.cumsum([0, *(s.kinds + len(s.parts) for s in scorers)])
    return [slice(int(a), int(b)) for a, b in pairwise(ends)]
