"""Annotated threads → what the scorers see of each comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features import (
    default_families,
    evidence_of,
    feature_names,
    gather,
    measure_comments,
)
from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.language.annotate import AnnotatedComment, AnnotatedThread
from discourse_quality.language.words import Words
from discourse_quality.scorers.marks import Ints, Places
from discourse_quality.scorers.shares import starts_of
from discourse_quality.scorers.words import Bag, bag_of

OF_A_TAGGER = (
    "syntax.",
    "argument.names",
    "relevance.post_names",
    "relevance.new_names",
)
"""Measures of word classes. They make the scores no better on the whole, so scorers
neither learn from them nor have texts tagged."""
AT_ONCE = 8_192
"""Words that are scored at once: more no longer fit the cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What scorers see of some comments: a row, or an item, each."""

    comments: tuple[AnnotatedComment, ...]
    texts: tuple[str, ...]
    sizes: NDArray[np.int64]
    """Words split at blanks, as everybody counts them."""
    places: tuple[Places, ...]
    words: tuple[Words, ...]
    bags: tuple[Bag, ...]
    measures: Floats
    """NaN where a thing cannot be measured, or nobody asks."""

    @property
    def starts(self) -> Ints:
        """Where the words of each comment begin among all; then, where all end."""
        return starts_of([len(own) for own in self.words])

    def __len__(self) -> int:
        return len(self.comments)

    def __getitem__(self, some: slice) -> Reading:
        """Return what is seen of some of the comments."""
        return Reading(**{name: getattr(self, name)[some] for name in self.__slots__})

    def portions(self) -> Iterator[slice]:
        """Yield what can be scored at once, in order."""
        start = words = 0
        for place, own in enumerate(self.words):
            if words + len(own) > AT_ONCE and place > start:
                yield slice(start, place)
                start, words = place, 0
            words += len(own)
        yield slice(start, len(self))


class Reader:
    """Reads annotated threads for the scorers.

    Parameters
    ----------
    vectors
        For the words' sense, and for closeness in meaning.
    names
        The measures that the scorers learned from; by default all there are but those
        of word classes. Scorers thus outlive a measure that was added after them.
    needed
        Those among them that any scorer gives weight to; by default all. The others
        are not measured, which spares the reading of posts.
    """

    def __init__(
        self,
        vectors: WordVectors,
        names: Sequence[str] | None = None,
        needed: Sequence[str] | None = None,
    ) -> None:
        self.vectors = vectors
        if names is None:
            known = feature_names(default_families(vectors))
            names = [name for name in known if not name.startswith(OF_A_TAGGER)]
        self.names: tuple[str, ...] = tuple(names)
        """The columns of :attr:`Reading.measures`."""
        self._needed = self.names if needed is None else tuple(needed)
        self._columns = [self.names.index(name) for name in self._needed]

    def read(self, threads: Sequence[AnnotatedThread]) -> Reading:
        """Look at all comments of some threads at once, which is cheaper."""
        comments = tuple(c for thread in threads for c in thread.comments)
        facts = list(gather(comments))
        texts = tuple(one.text.text for one in facts)
        words = tuple(one.text.typed for one in facts)
        features = frozenset(self._needed)
        return Reading(
            comments=comments,
            texts=texts,
            sizes=np.array([len(text.split()) for text in texts], np.int64),
            places=tuple(evidence_of(one, features) for one in facts),
            words=words,
            bags=tuple(bag_of(one.text.typed, one.text.typed_forms) for one in facts),
            measures=self._measures(facts),
        )

    def _measures(self, facts: Sequence[CommentFacts]) -> Floats:
        measures = np.full((len(facts), len(self.names)), np.nan)
        found = measure_comments(self._needed, facts, self.vectors)
        measures[:, self._columns] = found
        return measures
