"""Word vectors of our own: how close two texts are in meaning, for the price of a sum.

Trained on comments and the posts they answer, starting from what a sentence model
(all-MiniLM-L6-v2, Apache-2.0) makes of the same texts; see the card in ``models``.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from discourse_quality.errors import ModelMismatch
from discourse_quality.features.form_counts import FormCounts
from discourse_quality.language.first_names import is_first_name
from discourse_quality.language.groups import groups
from discourse_quality.language.words import plain, stem
from discourse_quality.model_files import find_model
from discourse_quality.remembering import remembered

Floats: TypeAlias = NDArray[np.floating[Any]]

VECTORS = "vectors"
"""The folder in ``models``."""
ARRAYS = "vectors.npz"
VOCABULARY = "vocabulary.txt"
MOST_UNPACKED = 1 << 28
"""Bytes: thirty times as many as ours."""


@dataclass(frozen=True, eq=False, repr=False)
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

    def __repr__(self) -> str:
        # Estimators print their parameters: a line, not a vocabulary.
        return f"WordVectors({len(self.words)} words)"

    @cached_property
    def row(self) -> dict[str, int]:
        """The rows by their words."""
        return {word: number for number, word in enumerate(self.words)}

    @cached_property
    def stem_share(self) -> dict[str, float]:
        """The share of texts that words of each stem stand in, at most."""
        found: dict[str, float] = {}
        for word, share in zip(self.words, np.exp(-self.rarity).tolist(), strict=True):
            form = stem(word)
            found[form] = found.get(form, 0.0) + share
        return found

    def count(
        self, texts: FormCounts, word_of: Callable[[str], str] = plain
    ) -> csr_matrix:
        """Return the matrix of texts by vocabulary, numbers damped by a root.

        Parameters
        ----------
        texts
            How often each word form stands in each.
        word_of
            Returns the word of the vocabulary that a form counts as.
        """
        rows = [self.row.get(word_of(form), -1) for form in texts.forms]
        return texts.counted_as(rows, len(self.words)).sqrt()

    def embed(self, texts: FormCounts) -> Floats:
        """Return one vector of length 1 a text; zero where no word is known.

        Names of groups, and first names, count for nothing: whose name it was moved
        relevance and off_topic of one sentence by .03 and .08. Overlap sees them where
        both have them.
        """
        return unit(np.asarray(self.count(texts, _topical) @ self.vectors))

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
        with ZipFile(folder / ARRAYS) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise ValueError("they unpack to more than any of ours")
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


@remembered(room=200_000)
def _topical(form: str) -> str:
    """Return the word of the vocabulary that says what a text is about, or ""."""
    word = plain(form)
    bare = word.removesuffix("'s")
    if bare in groups() or is_first_name(form[: len(bare)]):
        return ""
    return word


def load_vectors(folder: Path | None = None) -> WordVectors:
    """Return the vectors of a folder, the shipped ones by default.

    Raises
    ------
    ModelNotFound
        If there are none; the message lists the places searched.
    ModelMismatch
        If what stands there is changed or foreign.
    """
    found = find_model(VECTORS) if folder is None else folder
    try:
        return WordVectors.load(found)
    except (OSError, ValueError, KeyError, BadZipFile, zlib.error) as error:
        raise ModelMismatch(f"{found}: not word vectors of ours: {error}") from error


def _in_bytes(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    scale = (np.abs(rows).max(axis=1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    return np.round(rows / scale).astype(np.int8), scale


def unit(rows: Floats) -> Floats:
    """Return the rows scaled to length 1, zero rows as they are."""
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(length > 0, length, 1)).astype(np.float32)
