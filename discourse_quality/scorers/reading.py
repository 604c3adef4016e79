"""Annotated threads → what the scorers see of each comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features import (
    default_families,
    evidence_of,
    feature_names,
    gather,
    measure_families,
)
from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.language.annotate import AnnotatedComment, AnnotatedThread
from discourse_quality.language.words import Word
from discourse_quality.scorers.words import Bag, bag_of

Places: TypeAlias = Mapping[str, tuple[tuple[int, int], ...]]
"""Measure → where in the text its markers stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What scorers see of some comments: a row, or an item, each."""

    comments: tuple[AnnotatedComment, ...]
    texts: tuple[str, ...]
    """What spaCy would put together anew each time it is asked."""
    sizes: NDArray[np.int64]
    """Words split at blanks, as everybody counts them."""
    places: tuple[Places, ...]
    words: tuple[list[Word], ...]
    bags: tuple[Bag, ...]
    measures: Floats
    """NaN where a thing cannot be measured."""

    def __len__(self) -> int:
        return len(self.comments)


class Reader:
    """Reads annotated threads for the scorers.

    Parameters
    ----------
    vectors
        For the words' sense, and for closeness in meaning.
    names
        The measures that the scorers learned from; by default all there are. Scorers
        thus outlive a measure that was added after them.
    """

    def __init__(
        self, vectors: WordVectors, names: Sequence[str] | None = None
    ) -> None:
        self.vectors = vectors
        self._families = default_families(vectors)
        offered = feature_names(self._families)
        self.names: tuple[str, ...] = tuple(offered if names is None else names)
        """The columns of :attr:`Reading.measures`."""
        self._columns = [offered.index(name) for name in self.names]

    def read(self, threads: Sequence[AnnotatedThread]) -> Reading:
        """Look at all comments of some threads at once, which is cheaper."""
        comments = tuple(c for thread in threads for c in thread.comments)
        facts = list(gather(comments))
        texts = tuple(one.text.text for one in facts)
        words = tuple(one.text.typed for one in facts)
        return Reading(
            comments=comments,
            texts=texts,
            sizes=np.array([len(text.split()) for text in texts], np.int64),
            places=tuple(map(evidence_of, facts)),
            words=words,
            bags=tuple(map(bag_of, words)),
            measures=measure_families(self._families, facts, self.vectors)[
                :, self._columns
            ],
        )
