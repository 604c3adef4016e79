"""The weights of word forms, each looked up once and kept in one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from discourse_quality.features.vectors import Floats

ROOM = 100_000
"""Forms that are remembered: 4 MB with ten judges."""


class FormWeights:
    """What word forms count for: a row a form, a column a judge.

    Parameters
    ----------
    weigh
        Returns the rows of some forms.
    judges
        How many columns there are.
    """

    def __init__(self, weigh: Callable[[Sequence[str]], Floats], judges: int) -> None:
        self._weigh = weigh
        self._rows: dict[str, int] = {}
        self._table: Floats = np.empty((0, judges), np.float32)

    def __call__(self, forms: Sequence[str]) -> Floats:
        """Return the rows of some forms, in order."""
        if not self._rows.keys() >= set(forms):
            self._learn(set(forms))
        rows = self._rows
        found: Floats = self._table[np.array([rows[f] for f in forms], np.intp)]
        return found

    def _learn(self, forms: set[str]) -> None:
        if len(self._rows) + len(forms) > len(self._table):
            # Full: all is forgotten, as nothing tells what will be needed again.
            self._rows = {}
            room = max(ROOM, len(forms))
            self._table = np.empty((room, self._table.shape[1]), np.float32)
        new = list(forms - self._rows.keys())
        known = len(self._rows)
        self._table[known : known + len(new)] = self._weigh(new)
        self._rows.update(zip(new, range(known, known + len(new)), strict=True))
