"""One dimension's judge of comments: log-odds, interval, parts, and the abstentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
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


class Together(StrEnum):
    """Which of the kinds must hold: of a single one it is the same."""

    any = "any"
    """One is enough, as if they came about independently: the noisy-or of Pearl 1988.
    The score rises with each of them."""
    all = "all"
    """Each is needed, likewise: what is wanting in one, another does not make up."""

    def log_odds(self, kinds: Floats) -> Floats:
        """Return the log-odds of the score, from those of each kind (last axis)."""
        if kinds.shape[-1] == 1:
            return kinds[..., 0]
        return _either(kinds) if self is Together.any else -_either(-kinds)

    def leverage(self, kinds: Floats) -> Floats:
        """Return how much each kind's log-odds move those of the score."""
        if kinds.shape[-1] == 1:
            return np.ones_like(kinds)
        signed = kinds if self is Together.any else -kinds
        found: Floats = probability(signed) / probability(_either(signed))[..., None]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentScorer:
    """What was learned for one dimension.

    The score is that any of several kinds holds, or all of them; most often there is a
    single one. Each kind is one linear model: each part is linear in what a scorer
    sees, and the parts and the length are added up. So every share in a kind is exact.
    """

    dimension: Dimension
    measure_names: tuple[str, ...]
    scaling: Scaling
    parts: Mapping[str, Linear]
    """Of the columns of ``design``, in the order in which ``combine`` takes them."""
    combine: Linear
    """Of the parts' log-odds, then the hinges of length; a row a kind."""
    together: Together = Together.any
    doubt: Doubt
    threshold: float
    """Operating threshold: above it a comment counts in a thread's ``share``."""

    @property
    def kinds(self) -> int:
        """How many kinds there are."""
        return len(self.combine.coef_)

    @property
    def shown(self) -> tuple[str, ...]:
        """The parts that are shown beside the score."""
        return tuple(name for name in self.parts if name in self.dimension.parts)

    def coefficients(self) -> list[NDArray[np.float64]]:
        """Return the weights of each kind, then of each shown part, by column."""
        all_parts = {n: p.coef_[0].astype(np.float64) for n, p in self.parts.items()}
        parts = list(all_parts.values())
        kinds = [
            sum(
                (weight * part for weight, part in zip(row, parts, strict=True)),
                np.zeros_like(parts[0]),
            )
            for row in self.combine.coef_[:, : len(parts)]
        ]
        return [*kinds, *(all_parts[name] for name in self.shown)]

    def lengths(self) -> list[NDArray[np.float64]]:
        """Return the weights of the hinges: the parts have none."""
        none = np.zeros(len(HINGES))
        kinds = [row[len(self.parts) :] for row in self.combine.coef_]
        return [*kinds, *(none for _ in self.shown)]

    def biases(self) -> list[float]:
        """Return the constant of each kind, then of each shown part."""
        parts = {name: float(part.intercept_[0]) for name, part in self.parts.items()}
        of_parts = self.combine.coef_[:, : len(parts)]
        kinds = self.combine.intercept_ + of_parts @ np.array(list(parts.values()))
        return [*map(float, kinds), *(parts[name] for name in self.shown)]


def probability(log_odds: Floats) -> Floats:
    """Return the probabilities of log-odds."""
    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))


def judges(scorers: Sequence[CommentScorer]) -> list[slice]:
    """Return the columns of each scorer when all their judges stand side by side."""
    ends = np.cumsum([0, *(s.kinds + len(s.shown) for s in scorers)])
    return [slice(int(a), int(b)) for a, b in pairwise(ends)]


def _either(kinds: Floats) -> Floats:
    # Minus the logarithm of the chance that none does.
    none = np.logaddexp(0, np.clip(kinds, -30, 30).astype(np.float64)).sum(axis=-1)
    found: Floats = none + np.log(-np.expm1(-none))
    return found
