"""All scorers together: annotated threads → judgements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, islice

import numpy as np

from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.language.annotate import AnnotatedThread
from discourse_quality.results import ModelVersion, Reason, Score, ThreadScore
from discourse_quality.scorers.abstain import Abstention, abstentions, foreign
from discourse_quality.scorers.comment import (
    NINETY,
    CommentScorer,
    judges,
    probability,
)
from discourse_quality.scorers.evidence import reasons_of
from discourse_quality.scorers.linear import Weights, length_hinges
from discourse_quality.scorers.marks import Marks
from discourse_quality.scorers.reading import Reader, Reading
from discourse_quality.scorers.shares import Shares, sums, word_shares
from discourse_quality.scorers.stretches import LONGEST
from discourse_quality.scorers.thread import Scored, ThreadScorer, volume


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the scorers say about one thread."""

    comments: Mapping[str, Mapping[str, Score]]
    """Comment id → dimension → score."""
    scores: Mapping[str, ThreadScore]
    """Dimension → score."""


@dataclass(frozen=True, kw_only=True)
class Scorers:
    """A judge of comments and one of threads for each dimension."""

    vectors: WordVectors
    comment_scorers: tuple[CommentScorer, ...]
    thread_scorers: tuple[ThreadScorer, ...]
    versions: tuple[ModelVersion, ...] = ()

    @cached_property
    def reader(self) -> Reader:
        """What turns threads into numbers; shared by all."""
        names = self.comment_scorers[0].measure_names
        weighed = (self.weights.measures != 0).any(axis=1).tolist()
        return Reader(self.vectors, names, list(compress(names, weighed)))

    @cached_property
    def weights(self) -> Weights:
        """The weights of all judges, a column each."""
        scorers = self.comment_scorers
        return Weights.of(
            [c for scorer in scorers for c in scorer.coefficients()],
            [c for scorer in scorers for c in scorer.lengths()],
            [b for scorer in scorers for b in scorer.biases()],
            self.vectors,
        )

    def judge(
        self, threads: Sequence[AnnotatedThread], *, seed: int = 0
    ) -> list[Judgement]:
        """Judge threads together: the more at once, the cheaper each."""
        unread = [foreign(thread) for thread in threads]
        read = [t for t, why in zip(threads, unread, strict=True) if why is None]
        scored = self._score(self.reader.read(read))
        judgements = []
        for thread, why in zip(threads, unread, strict=True):
            of_each = (
                islice(scored, len(thread.comments))
                if why is None
                else map(self._abstained, why)
            )
            ids = [each.comment.id for each in thread.comments]
            scores = dict(zip(ids, of_each, strict=True))
            judgements.append(self._judgement(thread, scores, seed=seed))
        return judgements

    def word_shares(self, reading: Reading) -> Floats:
        """Return what each word adds to each judge's log-odds: a row a word."""
        return word_shares(reading.words, reading.bags, self.weights)

    def log_odds(self, reading: Reading, shares: Floats) -> Floats:
        """Return the log-odds of every judge: a row a comment, a column a judge."""
        words = sums(shares, reading.starts)
        rest = [
            scorer.scaling.apply(reading.measures) @ self.weights.measures[:, columns]
            for scorer, columns in self.places()
        ]
        lengths = length_hinges(reading.sizes) @ self.weights.lengths
        return words + np.hstack(rest) + lengths + self.weights.bias

    def places(self) -> list[tuple[CommentScorer, slice]]:
        """Return each comment scorer with the columns of its judges."""
        scorers = self.comment_scorers
        return list(zip(scorers, judges(scorers), strict=True))

    def _threads(self) -> dict[str, ThreadScorer]:
        return {scorer.dimension.name: scorer for scorer in self.thread_scorers}

    def _abstained(self, why: Abstention) -> dict[str, Score]:
        dimensions = [scorer.dimension for scorer in self.comment_scorers]
        return {
            each.name: Score(value=None, abstained=why.of(each)) for each in dimensions
        }

    def _score(self, reading: Reading) -> Iterator[dict[str, Score]]:
        """Yield the scores of each comment."""
        why = abstentions(reading, self.weights)
        for some in reading.portions():
            yield from self._score_portion(reading[some], why[some])

    def _score_portion(
        self, reading: Reading, why: Sequence[Abstention]
    ) -> Iterator[dict[str, Score]]:
        shares = self.word_shares(reading)
        log_odds = self.log_odds(reading, shares)
        marks = Marks.of(reading.words, reading.places, self.reader.names)
        of_each: dict[str, list[Score]] = {}
        for scorer, columns in self.places():
            kinds = slice(columns.start, columns.start + scorer.kinds)
            weights = self.weights.of_judges(kinds)
            own = _shares(
                reading, scorer, weights, log_odds[:, kinds], shares[:, kinds]
            )
            of_each[scorer.dimension.name] = _scores(
                reading,
                scorer,
                log_odds[:, columns],
                reasons_of(reading, marks, own, scorer.measure_names),
                [each.of(scorer.dimension) for each in why],
            )
        for scores in zip(*of_each.values(), strict=True):
            yield dict(zip(of_each, scores, strict=True))

    def _judgement(
        self,
        thread: AnnotatedThread,
        scores: Mapping[str, Mapping[str, Score]],
        *,
        seed: int,
    ) -> Judgement:
        volumes = {c.comment.id: volume(c.comment) for c in thread.comments}
        return Judgement(
            comments=scores,
            scores={
                name: scorer.score(
                    thread.thread,
                    [
                        Scored(id=id_, score=scores[id_][name], weight=weight)
                        for id_, weight in volumes.items()
                    ],
                    seed=seed,
                )
                for name, scorer in self._threads().items()
            },
        )


def _shares(
    reading: Reading,
    scorer: CommentScorer,
    weights: Weights,
    log_odds: Floats,
    words: Floats,
) -> Shares:
    """Return what everything adds to the log-odds of the kinds of a scorer."""
    # What a comment does not do, such as calling names, is no reason for its score.
    near = [name.startswith("closeness.") for name in scorer.measure_names]
    said = scorer.scaling.apply(reading.measures) * ((reading.measures != 0) | near)
    fewer = np.maximum(reading.sizes[:, None] - np.arange(LONGEST + 1), 0)
    hinges = length_hinges(fewer.ravel()) @ weights.lengths
    return Shares(
        log_odds=log_odds,
        words=words,
        starts=reading.starts,
        measures=said[:, :, None] * weights.measures,
        lengths=hinges.reshape(*fewer.shape, scorer.kinds),
        together=scorer.together,
    )


def _scores(
    reading: Reading,
    scorer: CommentScorer,
    log_odds: Floats,
    reasons: Sequence[tuple[Reason, ...]],
    abstained: Sequence[str | None],
) -> list[Score]:
    """Return the score of each comment from the log-odds of kinds and shown parts."""
    kinds, parts = np.split(log_odds, [scorer.kinds], axis=1)
    score = scorer.together.log_odds(kinds)
    spread = NINETY * scorer.doubt.spread(reading.sizes)
    numbers = np.stack([score, score - spread, score + spread, *parts.T], axis=1)
    rounded = np.round(probability(numbers.astype(np.float64)), 4).tolist()
    return [
        Score(
            value=value,
            low=low,
            high=high,
            parts=dict(zip(scorer.shown, of_parts, strict=True)),
            reasons=why,
        )
        if no is None
        else Score(value=None, abstained=no)
        for (value, low, high, *of_parts), why, no in zip(
            rounded, reasons, abstained, strict=True
        )
    ]
