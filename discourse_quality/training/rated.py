"""Rated threads → how comment scores add up to the score of a thread."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr
from sklearn.linear_model import LinearRegression

from discourse_quality.errors import CorpusError
from discourse_quality.scorers.comment import CommentScorer
from discourse_quality.scorers.thread import ThreadScorer, summarise
from discourse_quality.thread import Comment, Thread
from discourse_quality.training.folds import FOLDS

Numbers: TypeAlias = NDArray[np.floating[Any]]
TOP = 4.0
"""The highest rating."""
WEIGHT = 2.0
"""Comments that the reference population counts for: a thread of two is half itself."""


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


def _comment(
    number: int, *, author: str | None, text: str, reply_to: int | None
) -> Comment:
    return Comment(
        id=str(number),
        author=author,
        text=text,
        reply_to=None if reply_to is None else str(reply_to),
        reply_link="none" if reply_to is None else "markup",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A thread's comment scores beside its rating."""

    values: Numbers
    weights: Numbers
    rating: float
    """In [0, 1]."""


def fit_thread_scorer(scorer: CommentScorer, judged: Sequence[Judged]) -> ThreadScorer:
    """Learn how one dimension's comment scores add up."""
    summaries = np.array(
        [summarise(one.values[None, :], one.weights[None, :])[0] for one in judged]
    )
    ratings = np.array([one.rating for one in judged])
    sizes = np.array([len(one.values) for one in judged])[:, None]
    reference = summaries.mean(axis=0)
    shrunk = (sizes * summaries + WEIGHT * reference) / (sizes + WEIGHT)
    regression = LinearRegression(positive=True).fit(shrunk, ratings)
    return ThreadScorer(
        dimension=scorer.dimension,
        regression=regression,
        reference=tuple(reference.round(5).tolist()),
        weight=WEIGHT,
        error=float(np.std(ratings - regression.predict(shrunk))),
        threshold=scorer.threshold,
    )


def cross_validate(scorer: CommentScorer, judged: Sequence[Judged]) -> Numbers:
    """Return the value of each thread, learned from the other folds."""
    found = np.zeros(len(judged))
    folds = np.arange(len(judged)) % FOLDS
    for fold in range(FOLDS):
        others = [one for one, f in zip(judged, folds, strict=True) if f != fold]
        fitted = fit_thread_scorer(scorer, others)
        for number in np.flatnonzero(folds == fold).tolist():
            one = judged[number]
            found[number] = fitted.value(one.values, one.weights)
    return found


def rank_correlation(left: Numbers, right: Numbers) -> float:
    """Return Spearman's rho."""
    return float(spearmanr(left, right).statistic)
