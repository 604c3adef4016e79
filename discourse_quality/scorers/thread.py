"""Comment scores → one value for the thread, with its interval and its status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from discourse_quality.features.vectors import Floats
from discourse_quality.results import Score, Status, ThreadReason, ThreadScore
from discourse_quality.scorers.abstain import LANGUAGES
from discourse_quality.scorers.comment import NINETY, probability
from discourse_quality.scorers.dimensions import Dimension
from discourse_quality.scorers.heads import Linear
from discourse_quality.thread import Comment, Thread

FEWEST = 3
"""Scored comments below which a thread is not judged."""
LEAST_CONFIDENCE = 0.5
"""Below this a page was parsed too badly to judge what was found on it."""

CERTAIN = 0.005
"""No thread counts as less likely than this, nor as more likely than its opposite."""
RESAMPLES = 200
COARSE = 0.05
"""What readers differ by even where the value is 0 or 1: their scale is coarse."""
NAMED = 3
"""Comments that a reason names."""

SUMMARIES = ("volume",)
"""What the headline is learned from: the mean by volume of talk, a comment weighed by
the root of its words. The mean of the highest quarter was tried beside it; on 67 rated
threads two weights are learned worse than one."""


def volume(comment: Comment) -> float:
    """Return the root of its number of words: twice as long is not twice as much."""
    return float(max(len(comment.text.split()), 1) ** 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One comment in a thread's sum."""

    id: str
    score: Score
    weight: float
    """Its :func:`volume`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadScorer:
    """Sums comment scores up so as to agree with those who rated whole threads."""

    dimension: Dimension
    link: Linear
    """Of the log-odds of :data:`SUMMARIES`, none with a negative weight: so no thread
    leaves [0, 1], and of two threads the one with higher comments is higher."""
    reference: tuple[float, ...]
    """The summaries of the reference population, towards which small threads shrink."""
    weight: float
    """How many comments the reference population counts for."""
    error: float | None
    """How far to either side nine ratings in ten lie, in log-odds; None where nobody
    rated threads: then the interval is what resampled comments show."""
    threshold: float

    def score(
        self, thread: Thread, scored: Sequence[Scored], *, seed: int = 0
    ) -> ThreadScore:
        """Return the thread's score from its comments' scores, in page order."""
        values, weights = values_and_weights(scored)
        status, why = self._status(thread, len(values))
        if status != "ok":
            return ThreadScore(value=None, status=status, why=why, n=len(values))
        low, high = self.interval(values, weights, seed=seed)
        half = len(values) // 2
        value = self.value(values, weights)
        return ThreadScore(
            value=round(value, 4),
            low=round(low, 4),
            high=round(high, 4),
            status=status,
            n=len(values),
            mean=round(float(values.mean()), 4),
            share=round(float((values > self.threshold).mean()), 4),
            top_quartile=round(float(_top_quartile(values[None, :])[0]), 4),
            first_half=round(float(values[:half].mean()), 4) if half else None,
            second_half=round(float(values[half:].mean()), 4) if half else None,
            reasons=_reasons(scored),
        )

    def value(self, values: Floats, weights: Floats) -> float:
        """Return the headline value of these comment scores."""
        return float(self._values(values[None, :], weights[None, :])[0])

    def interval(
        self, values: Floats, weights: Floats, *, seed: int = 0
    ) -> tuple[float, float]:
        """Return the 90 % interval, in which a reader's rating of the thread lies.

        It is as wide for few comments as for many: the reader rates those there are,
        and of 67 rated threads the small ones lay no further off.
        """
        value = self.value(values, weights)
        if self.error is None:
            reach = NINETY * self._by_chance(values, weights, seed=seed)
        else:
            reach = self.error * float(reading_noise(np.array(value)))
        return max(value - reach, 0.0), min(value + reach, 1.0)

    def _by_chance(self, values: Floats, weights: Floats, *, seed: int) -> float:
        """Return the spread of the value over resampled comments."""
        random = np.random.default_rng(seed)
        picks = random.integers(len(values), size=(RESAMPLES, len(values)))
        return float(self._values(values[picks], weights[picks]).std())

    def _status(self, thread: Thread, scored: int) -> tuple[Status, str | None]:
        if thread.language is not None and thread.language not in LANGUAGES:
            return "not_applicable", f"language not supported: {thread.language}"
        if (
            self.dimension.needs_post
            and not (thread.article or thread.title or "").strip()
        ):
            return "not_applicable", "no post text"
        if scored < FEWEST:
            return "insufficient", f"{scored} scored comments, {FEWEST} needed"
        if thread.confidence < LEAST_CONFIDENCE:
            return "insufficient", f"parsed with confidence {thread.confidence:.2f}"
        return "ok", None

    def _values(self, samples: Floats, weights: Floats) -> Floats:
        """Return the value of each row of comment scores."""
        n = samples.shape[1]
        summaries = summarise(samples, weights)
        shrunk = (n * summaries + self.weight * np.array(self.reference)) / (
            n + self.weight
        )
        found: Floats = log_odds(shrunk) @ self.link.coef_[0] + self.link.intercept_[0]
        return probability(found)


def log_odds(chances: Floats) -> Floats:
    """Return the log-odds of chances, none of them quite certain."""
    kept = np.clip(chances, CERTAIN, 1 - CERTAIN)
    found: Floats = np.log(kept / (1 - kept))
    return found


def reading_noise(values: Floats) -> Floats:
    """Return how far readers differ beside each value, for one unit of log-odds.

    A step in log-odds moves a value near 0 or 1 less than one in the middle.
    """
    found: Floats = values * (1 - values) + COARSE
    return found


def values_and_weights(scored: Sequence[Scored]) -> tuple[Floats, Floats]:
    """Return the scores that are there, and the weights of their comments."""
    known = [(s.score.value, s.weight) for s in scored if s.score.value is not None]
    pairs = np.array(known, dtype=np.float64).reshape(len(known), 2)
    return pairs[:, 0], pairs[:, 1]


def summarise(samples: Floats, weights: Floats) -> Floats:
    """Return the :data:`SUMMARIES` of each row of comment scores."""
    found: Floats = (samples * weights).sum(axis=1) / weights.sum(axis=1)
    return found[:, None]


def _top_quartile(samples: Floats) -> Floats:
    top = max(1, -(-samples.shape[1] // 4))
    found: Floats = np.sort(samples, axis=1)[:, -top:].mean(axis=1)
    return found


def _reasons(scored: Sequence[Scored]) -> tuple[ThreadReason, ...]:
    """Name what raised or lowered the comments' scores most, and in which of them."""
    total: dict[str, float] = {}
    where: dict[str, list[tuple[float, str]]] = {}
    for one in scored:
        for reason in one.score.reasons:
            total[reason.feature] = total.get(reason.feature, 0) + reason.contribution
            where.setdefault(reason.feature, []).append((reason.contribution, one.id))
    strongest = sorted(total, key=lambda f: -abs(total[f]))[:NAMED]
    return tuple(
        ThreadReason(
            feature=feature,
            contribution=round(total[feature] / len(scored), 4),
            comments=_responsible(where[feature], up=total[feature] > 0),
        )
        for feature in strongest
    )


def _responsible(shares: Sequence[tuple[float, str]], *, up: bool) -> tuple[str, ...]:
    ordered = sorted(shares, reverse=up)
    names = dict.fromkeys(name for share, name in ordered if (share > 0) == up)
    return tuple(names)[:NAMED]
