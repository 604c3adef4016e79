"""Comment scores → one value for the thread, with its interval and its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LinearRegression

from discourse_quality.results import Score, Status, ThreadReason, ThreadScore
from discourse_quality.scorers.abstain import LANGUAGES
from discourse_quality.scorers.dimensions import Dimension
from discourse_quality.scorers.words import Floats
from discourse_quality.thread import Thread

FEWEST = 3
"""Scored comments below which a thread is not judged."""
LEAST_CONFIDENCE = 0.5
"""Below this a page was parsed too badly to judge what was found on it."""

RESAMPLES = 200
NAMED = 3
"""Comments that a reason names."""

SUMMARIES = ("mean", "share", "top_quartile")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadScorer:
    """Sums comment scores up so as to agree with those who rated whole threads."""

    dimension: Dimension
    regression: LinearRegression
    """Of :data:`SUMMARIES`, none with a negative weight; the rating is in [0, 1]."""
    reference: tuple[float, ...]
    """The summaries of the reference population, towards which small threads shrink."""
    weight: float
    """How many comments the reference population counts for."""
    error: float
    """Spread of the ratings around the value, beyond what resampling shows."""
    threshold: float

    def score(
        self, thread: Thread, scores: Sequence[tuple[str, Score]], *, seed: int = 0
    ) -> ThreadScore:
        """Return the thread's score from its comments' scores, in page order."""
        values = np.array([s.value for _, s in scores if s.value is not None])
        status, why = self._status(thread, len(values))
        if status == "not_applicable" or len(values) == 0:
            return ThreadScore(value=None, status=status, why=why, n=len(values))
        low, high = self._interval(values, seed=seed)
        half = len(values) // 2
        mean, share, top = summarise(values[None, :], self.threshold)[0]
        value = self.value(values)
        return ThreadScore(
            value=round(value, 4),
            low=round(min(low, value), 4),
            high=round(max(high, value), 4),
            status=status,
            why=why,
            n=len(values),
            mean=round(float(mean), 4),
            share=round(float(share), 4),
            top_quartile=round(float(top), 4),
            first_half=round(float(values[:half].mean()), 4) if half else None,
            second_half=round(float(values[half:].mean()), 4) if half else None,
            reasons=_reasons(scores),
        )

    def value(self, values: Floats) -> float:
        """Return the headline value of these comment scores."""
        return float(self._values(values[None, :])[0])

    def _status(self, thread: Thread, scored: int) -> tuple[Status, str | None]:
        if thread.language is not None and thread.language not in LANGUAGES:
            return "not_applicable", f"language not supported: {thread.language}"
        if self.dimension.needs_post and not (thread.article or "").strip():
            return "not_applicable", "no post text"
        if scored < FEWEST:
            return "insufficient", f"{scored} scored comments, {FEWEST} needed"
        if thread.confidence < LEAST_CONFIDENCE:
            return "insufficient", f"parsed with confidence {thread.confidence:.2f}"
        return "ok", None

    def _values(self, samples: Floats) -> Floats:
        """Return the value of each row of comment scores."""
        n = samples.shape[1]
        summaries = summarise(samples, self.threshold)
        shrunk = (n * summaries + self.weight * np.array(self.reference)) / (
            n + self.weight
        )
        found: Floats = self.regression.predict(shrunk)
        return np.clip(found, 0, 1)

    def _interval(self, values: Floats, *, seed: int) -> tuple[float, float]:
        """Resample the comments, and add what the ratings differ by."""
        random = np.random.default_rng(seed)
        picks = random.integers(len(values), size=(RESAMPLES, len(values)))
        sampled = self._values(values[picks])
        noise = random.normal(0, self.error, size=RESAMPLES)
        low, high = np.quantile(np.clip(sampled + noise, 0, 1), [0.05, 0.95])
        return float(low), float(high)


def summarise(samples: Floats, threshold: float) -> Floats:
    """Return the :data:`SUMMARIES` of each row of comment scores."""
    top = max(1, -(-samples.shape[1] // 4))
    highest = np.sort(samples, axis=1)[:, -top:]
    share = (samples > threshold).mean(axis=1)
    return np.stack([samples.mean(axis=1), share, highest.mean(axis=1)], axis=1)


def _reasons(scores: Sequence[tuple[str, Score]]) -> tuple[ThreadReason, ...]:
    """Name what raised or lowered the comments' scores most, and in which of them."""
    total: dict[str, float] = {}
    where: dict[str, list[tuple[float, str]]] = {}
    for name, score in scores:
        for reason in score.reasons:
            total[reason.feature] = total.get(reason.feature, 0) + reason.contribution
            where.setdefault(reason.feature, []).append((reason.contribution, name))
    strongest = sorted(total, key=lambda f: -abs(total[f]))[:NAMED]
    return tuple(
        ThreadReason(
            feature=feature,
            contribution=round(total[feature] / len(scores), 4),
            comments=_responsible(where[feature], up=total[feature] > 0),
        )
        for feature in strongest
    )


def _responsible(shares: Sequence[tuple[float, str]], *, up: bool) -> tuple[str, ...]:
    ordered = sorted(shares, reverse=up)
    names = dict.fromkeys(name for share, name in ordered if (share > 0) == up)
    return tuple(names)[:NAMED]


def by_comment(
    scores: Mapping[str, Mapping[str, Score]], dimension: str
) -> list[tuple[str, Score]]:
    """Return one dimension's scores with the comments' ids, in page order."""
    return [(name, each[dimension]) for name, each in scores.items()]
