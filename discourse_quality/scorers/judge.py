"""All scorers together: annotated threads → judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, islice

import numpy as np

from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.language.annotate import AnnotatedThread
from discourse_quality.results import ModelVersion, Score, ThreadScore
from discourse_quality.scorers.abstain import Abstention, abstentions, foreign
from discourse_quality.scorers.comment import (
    NINETY,
    CommentScorer,
    either,
    judges,
    probability,
)
from discourse_quality.scorers.evidence import (
    LONGEST_SPAN,
    Shares,
    reasons_of,
    word_shares,
)
from discourse_quality.scorers.linear import Weights, length_hinges
from discourse_quality.scorers.reading import Reader, Reading
from discourse_quality.scorers.thread import Scored, ThreadScorer


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
        scored = iter(self._score(self.reader.read(read)))
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

    def word_shares(self, reading: Reading) -> list[Floats]:
        """Return what each word of each comment adds to each judge's log-odds."""
        return [
            word_shares(words, bag, self.weights)
            for words, bag in zip(reading.words, reading.bags, strict=True)
        ]

    def log_odds(self, reading: Reading, shares: Sequence[Floats]) -> Floats:
        """Return the log-odds of every judge: a row a comment, a column a judge."""
        words = np.stack([each.sum(axis=0) for each in shares])
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

    def _score(self, reading: Reading) -> list[dict[str, Score]]:
        scored: list[dict[str, Score]] = [{} for _ in reading.comments]
        if not scored:
            return scored
        shares = self.word_shares(reading)
        log_odds = self.log_odds(reading, shares)
        abstained = abstentions(reading, self.weights)
        for scorer, columns in self.places():
            one = _OneScorer(
                reading,
                scorer,
                columns,
                self.weights,
                log_odds[:, columns],
                [why.of(scorer.dimension) for why in abstained],
            )
            for row, scores in enumerate(scored):
                scores[scorer.dimension.name] = one.score(
                    row, shares[row][:, columns][:, : scorer.kinds]
                )
        return scored

    def _judgement(
        self,
        thread: AnnotatedThread,
        scores: Mapping[str, Mapping[str, Score]],
        *,
        seed: int,
    ) -> Judgement:
        return Judgement(
            comments=scores,
            scores={
                name: scorer.score(
                    thread.thread,
                    [
                        Scored.of(each.comment, scores[each.comment.id][name])
                        for each in thread.comments
                    ],
                    seed=seed,
                )
                for name, scorer in self._threads().items()
            },
        )


class _OneScorer:
    """One scorer's numbers for all comments, made into a score comment by comment."""

    def __init__(
        self,
        reading: Reading,
        scorer: CommentScorer,
        columns: slice,
        weights: Weights,
        log_odds: Floats,
        abstained: list[str | None],
    ) -> None:
        self._reading = reading
        self._scorer = scorer
        self._abstained = abstained
        spread = NINETY * scorer.doubt.spread(reading.sizes)
        self._kinds, parts = np.split(log_odds, [scorer.kinds], axis=1)
        score = either(self._kinds)
        self._value = probability(score)
        self._parts = probability(parts)
        self._low = probability(score - spread)
        self._high = probability(score + spread)
        kinds = slice(columns.start, columns.start + scorer.kinds)
        self._weights = weights.measures[:, kinds]
        self._rows = {name: row for row, name in enumerate(scorer.measure_names)}
        # What a comment does not do, such as calling names, is no reason for its score.
        near = [name.startswith("closeness.") for name in scorer.measure_names]
        said = (reading.measures != 0) | np.array(near)
        self._said = scorer.scaling.apply(reading.measures) * said
        fewer = reading.sizes[:, None] - np.arange(LONGEST_SPAN + 1)
        hinges = length_hinges(np.maximum(fewer, 0).ravel())
        self._lengths = (hinges @ weights.lengths[:, kinds]).reshape(
            *fewer.shape, scorer.kinds
        )

    def score(self, row: int, shares: Floats) -> Score:
        """Return the score of the comment in a row."""
        abstained = self._abstained[row]
        if abstained is not None:
            return Score(value=None, abstained=abstained)
        return Score(
            value=round(float(self._value[row]), 4),
            low=round(float(self._low[row]), 4),
            high=round(float(self._high[row]), 4),
            parts={
                name: round(part, 4)
                for name, part in zip(
                    self._scorer.parts, self._parts[row].tolist(), strict=True
                )
                if name in self._scorer.dimension.parts
            },
            reasons=reasons_of(
                self._reading.texts[row],
                self._reading.words[row],
                Shares(
                    log_odds=self._kinds[row],
                    words=shares,
                    measures=self._said[row, :, None] * self._weights,
                    lengths=self._lengths[row],
                ),
                self._rows,
                self._reading.places[row],
            ),
        )
