"""Word vectors of our own: how close two texts are in meaning, for the price of a sum.

Trained on comments and the posts they answer, starting from what a sentence model
(all-MiniLM-L6-v2, Apache-2.0) makes of the same texts; see the card in ``models``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from discourse_quality.scorers.words import Bag, Floats, neutral, plain

ARRAYS = "vectors.npz"
VOCABULARY = "vocabulary.txt"


@dataclass(frozen=True)
class WordVectors:
    """A vector and a rarity for each word of a vocabulary."""

    words: tuple[str, ...]
    vectors: Floats
    """What the word is about: row per word, the longer the more it counts."""
    sense: Floats
    """What the word means by itself, whatever it is about: row per word."""
    rarity: Floats
    """Inverse document frequency of each word."""
    unseen: float
    """Rarity of a word that is not in the vocabulary."""
    background: Floats
    """Vectors of posts that nobody asks about: what is usual is measured on them."""

    @cached_property
    def row(self) -> dict[str, int]:
        """The rows by their words."""
        return {word: number for number, word in enumerate(self.words)}

    def count(
        self, bags: Sequence[Bag], word_of: Callable[[str], str] = plain
    ) -> csr_matrix:
        """Return the matrix of bags by vocabulary, numbers damped by a root."""
        columns: list[int] = []
        values: list[int] = []
        ends = [0]
        for bag in bags:
            found: dict[int, int] = {}
            for form, number in bag.forms.items():
                row = self.row.get(word_of(form))
                if row is not None:
                    found[row] = found.get(row, 0) + number
            columns.extend(found)
            values.extend(found.values())
            ends.append(len(columns))
        weights = np.sqrt(np.array(values, dtype=np.float32))
        return csr_matrix((weights, columns, ends), (len(bags), len(self.words)))

    def embed(self, bags: Sequence[Bag]) -> Floats:
        """Return one vector of length 1 a text; zero where no word is known."""
        return unit(np.asarray(self.count(bags) @ self.vectors))

    def mean_sense(self, bags: Sequence[Bag]) -> Floats:
        """Return the summed sense of each text's words, scaled like its bag."""
        scale = np.array([bag.scale for bag in bags], dtype=np.float32)
        return np.asarray(self.count(bags, neutral) @ self.sense) * scale[:, None]

    def save(self, folder: Path) -> None:
        """Write the vectors in 8 bits a number, which costs no accuracy."""
        vectors, vectors_scale = _in_bytes(self.vectors)
        sense, sense_scale = _in_bytes(self.sense)
        np.savez_compressed(
            folder / ARRAYS,
            vectors=vectors,
            vectors_scale=vectors_scale,
            sense=sense,
            sense_scale=sense_scale,
            rarity=self.rarity.astype(np.float16),
            unseen=np.array(self.unseen, dtype=np.float32),
            background=self.background.astype(np.float16),
        )
        (folder / VOCABULARY).write_text("\n".join(self.words), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> WordVectors:
        """Read what :meth:`save` wrote."""
        words = (folder / VOCABULARY).read_text(encoding="utf-8").split("\n")
        with np.load(folder / ARRAYS, allow_pickle=False) as arrays:
            return cls(
                words=tuple(words),
                vectors=arrays["vectors"] * arrays["vectors_scale"],
                sense=arrays["sense"] * arrays["sense_scale"],
                rarity=arrays["rarity"].astype(np.float32),
                unseen=float(arrays["unseen"]),
                background=arrays["background"].astype(np.float32),
            )


def _in_bytes(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    scale = (np.abs(rows).max(axis=1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    return np.round(rows / scale).astype(np.int8), scale


def unit(rows: Floats) -> Floats:
    """Return the rows scaled to length 1, zero rows as they are."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length > 0, length, 1)).astype(np.float32)
