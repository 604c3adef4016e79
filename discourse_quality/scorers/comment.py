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

    The score is one linear model: each part is linear in what a scorer sees, and the
    parts and the length are added up. So every share in it is exact.
    """

    dimension: Dimension
    measure_names: tuple[str, ...]
    scaling: Scaling
    parts: Mapping[str, Linear]
    """Of the columns of ``design``, in the order in which ``combine`` takes them."""
    combine: Linear
    """Of the parts' log-odds, then the hinges of length."""
    doubt: Doubt
    threshold: float
    """Operating threshold: above it a comment counts in a thread's ``share``."""

    def coefficients(self) -> list[NDArray[np.float64]]:
        """Return the weights of the score, then of each part, by column."""
        parts = [part.coef_[0].astype(np.float64) for part in self.parts.values()]
        of_parts = self.combine.coef_[0][: len(parts)]
        score = sum(
            (weight * part for weight, part in zip(of_parts, parts, strict=True)),
            np.zeros_like(parts[0]),
        )
        return [score, *parts]

    def lengths(self) -> list[NDArray[np.float64]]:
        """Return the weights of the hinges: only the score itself has any."""
        none = np.zeros(len(HINGES))
        return [self.combine.coef_[0][len(self.parts) :], *(none for _ in self.parts)]

    def biases(self) -> list[float]:
        """Return the constant of the score, then of each part."""
        parts = [float(part.intercept_[0]) for part in self.parts.values()]
        of_parts = self.combine.coef_[0][: len(parts)]
        score = float(self.combine.intercept_[0] + of_parts @ np.array(parts))
        return [score, *parts]


def probability(log_odds: Floats) -> Floats:
    """Return the probabilities of log-odds."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))


def judges(scorers: Sequence[CommentScorer]) -> list[slice]:
    """Return the columns of each scorer when all their judges stand side by side."""
    ends = np.cumsum([0, *(1 + len(scorer.parts) for scorer in scorers)])
    return [slice(int(a), int(b)) for a, b in pairwise(ends)]
