"""How often each word form stands in each of some texts, counted once for all.

A form counts as one word where meaning is compared, as another where words are shared.
What each counts as is asked once for all texts, and the rest is a change of columns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix


@dataclass(frozen=True, slots=True)
class FormCounts:
    """Texts by word forms."""

    forms: tuple[str, ...]
    """The columns."""
    counts: csr_matrix

    @classmethod
    def of(cls, texts: Sequence[Mapping[str, int]]) -> FormCounts:
        """Put together how often each form stands in each text."""
        column: defaultdict[str, int] = defaultdict()
        column.default_factory = column.__len__
        columns = list(map(column.__getitem__, chain.from_iterable(texts)))
        column.default_factory = None  # which would keep it alive
        numbers = list(chain.from_iterable(forms.values() for forms in texts))
        ends = np.cumsum([0, *map(len, texts)])
        counts = csr_matrix(
            (np.array(numbers, np.float32), columns, ends), (len(texts), len(column))
        )
        return cls(tuple(column), counts)

    def counted_as(self, column: Sequence[int], width: int) -> csr_matrix:
        """Return the texts by what their forms count as.

        Parameters
        ----------
        column
            The new column of each form; -1 for a form that counts for nothing.
        width
            How many columns there are then.
        """
        rows = self.counts.shape[0]
        row = np.repeat(np.arange(rows), np.diff(self.counts.indptr))
        instead: NDArray[np.int64] = np.array(column, np.int64)[self.counts.indices]
        kept = instead >= 0
        ends = np.cumsum([0, *np.bincount(row[kept], minlength=rows)])
        found = csr_matrix((self.counts.data[kept], instead[kept], ends), (rows, width))
        found.sum_duplicates()
        return found
