"""The rare words that two texts share, and what they share beyond chance.

That a text shares "the" and "people" with a post says nothing, and the longer either
is, the more of such words they share. So what two texts with nothing in common would
share is estimated from how many texts each word stands in, and taken off. For that the
endings of words are left off, which was tried for the other two measures as well and
helped neither.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from discourse_quality.features.form_counts import FormCounts
from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.language.words import plain, stem

CHANCE = 0.18
"""What a text shares with strange ones, over the sum of its stems' share by rarity: own
posts are told from others of three forums equally well from .12 to .25."""
COMMONEST = 0.9
"""Share of texts that the words of one stem stand in at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """Texts made comparable by their words: a row each."""

    words: csr_matrix
    """Length 1, by rarity; the words are those of this collection."""
    rarity: Floats
    """The sum of each row."""
    stems: csr_matrix
    """Length 1, by rarity."""
    chance: Floats
    """What each text shares with those that it has nothing in common with."""

    @classmethod
    def of(cls, texts: FormCounts, vectors: WordVectors) -> Overlap:
        """Count the words of all texts."""
        counts, words = _by_word(texts)
        by_word = _by_rarity(counts, words, vectors)
        by_stem, chance = _by_stem(counts, words, vectors)
        return cls(
            words=by_word,
            rarity=np.maximum(_sums(by_word), 1),
            stems=by_stem,
            chance=chance,
        )

    def between(self, a: NDArray[np.int64], b: NDArray[np.int64]) -> Floats:
        """Return what is shared, covered, and shared beyond chance, pair by pair."""
        mine, other = self.words[a], self.words[b]
        return _told(
            _sums(mine.multiply(other)),
            _sums(mine.multiply(other > 0)) / self.rarity[a],
            _sums(self.stems[a].multiply(self.stems[b]))
            - (self.chance[a] + self.chance[b]) / 2,
        )

    def with_the_rest(
        self, members: NDArray[np.int64], groups: NDArray[np.int64]
    ) -> Floats:
        """Return the same of each of some texts with the mean of the others.

        Parameters
        ----------
        members
            The texts.
        groups
            The number of the group of each; the others are those of its group, and
            every group has some.
        """
        others = np.bincount(groups)[groups] - 1
        chance = self.chance[members]
        rest = np.bincount(groups, chance)[groups] - chance
        words, stems = (
            _Entries.of(rows[members], groups) for rows in (self.words, self.stems)
        )
        return _told(
            words.product_with_others() / others,
            words.covered_by_others() / self.rarity[members],
            (stems.product_with_others() - rest / 2) / others - chance / 2,
        )


def _by_word(texts: FormCounts) -> tuple[csr_matrix, list[str]]:
    """Return how often each word stands in each text, however it was written.

    With it, the columns' words; marks are none.
    """
    column: dict[str, int] = {}
    written = [
        column.setdefault(word, len(column)) if word[0].isalnum() else -1
        for word in map(plain, texts.forms)
    ]
    return texts.counted_as(written, len(column)), list(column)


def _by_rarity(
    counts: csr_matrix, words: Sequence[str], vectors: WordVectors
) -> csr_matrix:
    known = np.array([vectors.row.get(word, _UNSEEN) for word in words], np.int64)
    rarity = np.where(known == _UNSEEN, vectors.unseen, vectors.rarity[known])
    rows = counts.sqrt()
    rows.data *= rarity.astype(np.float32)[rows.indices]
    return _of_length_1(rows)


_UNSEEN = -1


def _by_stem(
    counts: csr_matrix, words: Sequence[str], vectors: WordVectors
) -> tuple[csr_matrix, Floats]:
    """Return the texts by stems, and what each shares with strange texts."""
    column: dict[str, int] = {}
    stem_of = [column.setdefault(stem(word), len(column)) for word in words]
    unseen = math.exp(-vectors.unseen)
    shares = [vectors.stem_share.get(one, unseen) for one in column]
    share = np.minimum(np.array(shares, np.float32), np.float32(COMMONEST))
    together = csr_matrix(
        (np.ones(len(words), np.float32), (np.arange(len(words)), stem_of)),
        shape=(len(words), len(column)),
    )
    rarity = -np.log(share)
    rows = (counts @ together).tocsr()
    rows.data = (1 + np.log(rows.data)) * rarity[rows.indices]
    rows = _of_length_1(rows)
    return rows, CHANCE * (rows @ (share * rarity))


def _of_length_1(rows: csr_matrix) -> csr_matrix:
    """Return the rows scaled, empty rows as they are."""
    size = np.sqrt(_sums(rows.power(2)))
    divisor = np.where(size > 0, size, 1).astype(np.float32)
    rows.data /= np.repeat(divisor, np.diff(rows.indptr))
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entries:
    """The entries of a matrix, and where the same column stands in its row's group."""

    values: Floats
    row: NDArray[np.int64]
    column: NDArray[np.int64]
    """One number for each column of each group."""
    rows: int

    @classmethod
    def of(cls, matrix: csr_matrix, groups: NDArray[np.int64]) -> _Entries:
        rows, columns = matrix.shape
        row = np.repeat(np.arange(rows), np.diff(matrix.indptr))
        _, column = np.unique(
            groups[row] * columns + matrix.indices, return_inverse=True
        )
        return cls(values=matrix.data, row=row, column=column, rows=rows)

    def product_with_others(self) -> Floats:
        """Return each row's product with the sum of the others in its group."""
        total = np.bincount(self.column, self.values)[self.column]
        return self._sums(self.values * (total - self.values))

    def covered_by_others(self) -> Floats:
        """Return the sum of each row's entries that another in its group has too."""
        shared = np.bincount(self.column)[self.column] > 1
        return self._sums(self.values * shared)

    def _sums(self, values: Floats) -> Floats:
        return np.asarray(
            np.bincount(self.row, weights=values, minlength=self.rows), np.float64
        )


def _told(product: Floats, covered: Floats, beyond: Floats) -> Floats:
    """Return the roots: so what is rare is told apart better."""
    return np.stack(
        [
            np.sqrt(np.maximum(product, 0)),
            np.sqrt(np.maximum(covered, 0)),
            np.sign(beyond) * np.sqrt(np.abs(beyond)),
        ],
        axis=1,
    )


def _sums(matrix: csr_matrix) -> Floats:
    found: Floats = np.asarray(matrix.sum(axis=1)).ravel()
    return found
