"""Rated threads → how comment scores add up to the score of a thread."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression

from discourse_quality.errors import CorpusError
from discourse_quality.scorers.comment import CommentScorer, probability
from discourse_quality.scorers.thread import (
    SUMMARIES,
    ThreadScorer,
    log_odds,
    reading_noise,
    summarise,
)
from discourse_quality.thread import Comment, Thread
from discourse_quality.training.combining import linear_judge
from discourse_quality.training.folds import FOLDS

Numbers: TypeAlias = NDArray[np.floating[Any]]
TOP = 4.0
"""The highest rating."""
WEIGHT = 2.0
"""Comments that the reference population counts for: a thread of two is half itself."""
PULL = 0.01
"""How strongly the slope of the link is drawn to 1 (of 0 to .1, on the folds)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A thread with what its readers said."""

    thread: Thread
    rating: dict[str, float]
    """Dimension → mean rating, 0 to 4."""


def read_rated(path: Path) -> Iterator[Rated]:
    """Yield the rated threads of a JSON Lines file.

    Raises
    ------
    CorpusError
        If there is no such file.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: no such file")
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        comments = [
            Comment(
                id=str(number),
                author=comment["author"],
                text=comment["text"],
                reply_to=None
                if comment["reply_to"] is None
                else str(comment["reply_to"]),
                reply_link="none" if comment["reply_to"] is None else "markup",
            )
            for number, comment in enumerate(record["comments"])
        ]
        yield Rated(
            thread=Thread.of(
                comments,
                source=record["id"],
                title=record["title"],
                article=record["article"],
                language="en",
            ),
            rating={name: float(v) for name, v in record["rating"].items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A thread's comment scores beside its rating."""

    values: Numbers
    weights: Numbers
    rating: float
    """In [0, 1]."""


def fit_thread_scorer(scorer: CommentScorer, judged: Sequence[Judged]) -> ThreadScorer:
    """Learn how one dimension's comment scores add up, and how far ratings differ.

    The interval is conformal (Lei et al. 2018): as wide as it takes to hold the ratings
    of nine threads in ten, each judged by what the other folds taught.
    """
    off = np.zeros(len(judged))
    for fitted, number in _by_others(judged, partial(_added_up, scorer)):
        one = judged[number]
        value = np.array(fitted.value(one.values, one.weights))
        off[number] = np.abs(one.rating - value) / reading_noise(value)
    return replace(_added_up(scorer, judged), error=round(nine_in_ten(off), 4))


def nine_in_ten(distances: Numbers) -> float:
    """Return what the next distance will not exceed, nine times in ten.

    Not the quantile of those seen, but the next higher: so the promise holds however
    few there are, if the next is like them; with fewer than nine, the largest is all
    that is known.
    """
    rank = math.ceil(0.9 * (len(distances) + 1))
    return float(np.sort(distances)[min(rank, len(distances)) - 1])


def _added_up(scorer: CommentScorer, judged: Sequence[Judged]) -> ThreadScorer:
    """Learn how the comment scores add up, and nothing of how far ratings differ."""
    summaries = np.array(
        [summarise(one.values[None, :], one.weights[None, :])[0] for one in judged]
    )
    ratings = np.array([one.rating for one in judged])
    sizes = np.array([len(one.values) for one in judged])[:, None]
    reference = summaries.mean(axis=0)
    shrunk = (sizes * summaries + WEIGHT * reference) / (sizes + WEIGHT)
    return ThreadScorer(
        dimension=scorer.dimension,
        link=fit_link(log_odds(shrunk), ratings),
        reference=tuple(reference.round(5).tolist()),
        weight=WEIGHT,
        error=None,
        threshold=scorer.threshold,
    )


def unrated_thread_scorer(scorer: CommentScorer, chances: Numbers) -> ThreadScorer:
    """Return the plain sum, for a scorer whose threads nobody has rated.

    Parameters
    ----------
    scorer
        The judge of comments.
    chances
        What it says of comments that it did not learn from: the reference population.
    """
    return ThreadScorer(
        dimension=scorer.dimension,
        link=linear_judge(np.ones(len(SUMMARIES)) / len(SUMMARIES), 0.0),
        reference=(round(float(chances.mean()), 5),) * len(SUMMARIES),
        weight=WEIGHT,
        error=None,
        threshold=scorer.threshold,
    )


def fit_link(columns: Numbers, ratings: Numbers) -> LogisticRegression:
    """Learn the rating from log-odds, which by default it is equal to.

    A straight line was tried: it left [0, 1] for juvenile threads, and for off-topic
    ones, whose ratings are noisy, it was so flat that no thread could pass .3. The pull
    towards a slope of 1 ranks unseen threads better than a free slope, too.
    """
    width = columns.shape[1]

    def loss(parameters: Numbers) -> float:
        found = probability(columns @ parameters[:width] + parameters[width])
        away = parameters[:width] - 1 / width
        return float(np.mean((found - ratings) ** 2) + PULL * away @ away)

    start = np.append(np.full(width, 1 / width), 0.0)
    bounds = [(0, None)] * width + [(None, None)]
    found = minimize(loss, start, bounds=bounds, method="L-BFGS-B").x
    return linear_judge(found[:width], float(found[width]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """What is said of threads by what other folds taught."""

    values: Numbers
    covered: float
    """Share of the ratings that lie in the thread's 90 % interval."""


def cross_validate(scorer: CommentScorer, judged: Sequence[Judged]) -> Unseen:
    """Return the value of each thread, learned from the other folds.

    Its interval is learned from all other threads, or what is covered would hang on
    which of so few threads share a fold.
    """
    found = np.zeros(len(judged))
    for fitted, number in _by_others(judged, partial(_added_up, scorer)):
        found[number] = fitted.value(judged[number].values, judged[number].weights)
    covered = np.zeros(len(judged), dtype=bool)
    learned = partial(fit_thread_scorer, scorer)
    for fitted, number in _by_others(judged, learned, folds=len(judged)):
        one = judged[number]
        low, high = fitted.interval(one.values, one.weights)
        covered[number] = low <= one.rating <= high
    return Unseen(values=found, covered=float(covered.mean()))


def _by_others(
    judged: Sequence[Judged],
    fit: Callable[[Sequence[Judged]], ThreadScorer],
    *,
    folds: int = FOLDS,
) -> Iterator[tuple[ThreadScorer, int]]:
    """Yield the number of each thread with a scorer learned from the other folds."""
    of_each = np.arange(len(judged)) % folds
    for fold in np.unique(of_each).tolist():
        others = [one for one, f in zip(judged, of_each, strict=True) if f != fold]
        fitted = fit(others)
        for number in np.flatnonzero(of_each == fold).tolist():
            yield fitted, number


def rank_correlation(left: Numbers, right: Numbers) -> float:
    """Return Spearman's rho."""
    return float(spearmanr(left, right).statistic)
