"""Which words of comments are markers of a measure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features.vectors import Floats
from discourse_quality.language.words import Words

Places: TypeAlias = Mapping[str, tuple[tuple[int, int], ...]]
"""Measure → where in the text its markers stand."""
Ints: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The words of some comments that are markers: an item for each in each."""

    comment: Ints
    measure: Ints
    word: Ints
    """Counted through all comments."""
    number: Ints
    """Words that mark this measure in this comment."""

    @classmethod
    def of(
        cls,
        words: Sequence[Words],
        places: Sequence[Places],
        names: Sequence[str],
    ) -> Marks:
        """Find the words of markers; those within a word stand for none.

        Parameters
        ----------
        words, places
            Of each comment.
        names
            The measures; others are left out.
        """
        rows = {name: row for row, name in enumerate(names)}
        found: list[tuple[int, int, int, int]] = []
        before = 0
        for comment, (own, spans) in enumerate(zip(words, places, strict=True)):
            for name, stretches in spans.items():
                row = rows.get(name)
                if row is None:
                    continue
                marked = [
                    word
                    for start, end in stretches
                    for word in _range(own.starts, start, end)
                ]
                number = len(marked)
                found.extend((comment, row, before + w, number) for w in marked)
            before += len(own)
        table = np.array(found, dtype=np.int64).reshape(-1, 4)
        return cls(
            comment=table[:, 0],
            measure=table[:, 1],
            word=table[:, 2],
            number=table[:, 3],
        )

    def spread(self, measures: Floats, words: int) -> Floats:
        """Return what measures add, spread over the words that are their markers.

        Parameters
        ----------
        measures
            Comments × measures × kinds.
        words
            How many there are in all.

        Returns
        -------
        array
            Words × kinds.
        """
        marked = np.zeros((words, measures.shape[2]))
        shares = measures[self.comment, self.measure] / self.number[:, None]
        np.add.at(marked, self.word, shares)
        return marked


def _range(starts: list[int], start: int, end: int) -> range:
    return range(bisect_left(starts, start), bisect_left(starts, end))
