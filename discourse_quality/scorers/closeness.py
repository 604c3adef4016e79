"""How close each comment is to the post, to the comment it answers, and to the rest.

Four measures for each: the angle between their word vectors, the same against what is
usual for both texts, the rare words they share, and how much of the comment they cover.
The second is what makes two different posts comparable: a text of small talk is a
little close to everything (the normalisation of scores in speaker verification).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from discourse_quality.scorers.vectors import WordVectors, unit
from discourse_quality.scorers.words import Bag, Floats, plain

MEASURES = ("angle", "unusual", "shared", "covered")
TARGETS = ("post", "parent", "nearest", "thread")
"""``nearest`` is the higher of post and parent: answering either is to the point."""
NAMES = tuple(f"closeness.{t}_{m}" for t in TARGETS for m in MEASURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Texts made comparable: a row each."""

    vectors: Floats
    rare: csr_matrix
    """Length 1, by words; the words are those of this collection."""
    rarity: Floats
    """Summed rarity of each text's words."""
    usual: Floats
    """Mean and spread of the angles with a fixed background of posts: two columns."""

    @classmethod
    def of(cls, bags: Sequence[Bag], vectors: WordVectors) -> Texts:
        """Make texts comparable with each other."""
        embedded = vectors.embed(bags)
        rare = _rare_words(bags, vectors)
        size = np.sqrt(np.asarray(rare.power(2).sum(axis=1)).ravel())
        angles = embedded @ vectors.background.T
        return cls(
            vectors=embedded,
            rare=_scaled(rare, 1 / np.where(size > 0, size, 1)),
            rarity=np.asarray(rare.sum(axis=1)).ravel() / np.where(size > 0, size, 1),
            usual=np.stack([angles.mean(axis=1), angles.std(axis=1) + 0.02], axis=1),
        )


def closeness(
    texts: Texts,
    *,
    comments: NDArray[np.int64],
    posts: NDArray[np.int64],
    parents: NDArray[np.int64],
    threads: NDArray[np.int64],
) -> Floats:
    """Return a row a comment and a column a name of :data:`NAMES`.

    Parameters
    ----------
    texts
        All texts that are looked at.
    comments, posts, parents
        Rows of ``texts``; -1 where there is none, which gives NaN.
    threads
        A number for each comment's thread.
    """
    to_post = _between(texts, comments, posts)
    to_parent = _between(texts, comments, parents)
    return np.hstack(
        [
            to_post,
            to_parent,
            np.fmax(to_post, to_parent),
            _to_the_rest(texts, comments, threads),
        ]
    )


def _between(
    texts: Texts, comments: NDArray[np.int64], others: NDArray[np.int64]
) -> Floats:
    out = np.full((len(comments), len(MEASURES)), np.nan, dtype=np.float32)
    present = others >= 0
    a, b = comments[present], others[present]
    if len(a) == 0:
        return out
    angle = np.einsum("ij,ij->i", texts.vectors[a], texts.vectors[b])
    shared = texts.rare[a].multiply(texts.rare[b])
    covered = texts.rare[a].multiply(texts.rare[b] > 0)
    out[present, 0] = angle
    out[present, 1] = _unusual(angle, texts.usual[a], texts.usual[b])
    out[present, 2] = np.sqrt(np.asarray(shared.sum(axis=1)).ravel())
    total = np.where(texts.rarity[a] > 0, texts.rarity[a], 1)
    out[present, 3] = np.sqrt(np.asarray(covered.sum(axis=1)).ravel() / total)
    return out


def _to_the_rest(
    texts: Texts, comments: NDArray[np.int64], threads: NDArray[np.int64]
) -> Floats:
    """Compare with the middle of the thread's other comments."""
    out = np.full((len(comments), len(MEASURES)), np.nan, dtype=np.float32)
    for thread in np.unique(threads):
        members = np.flatnonzero(threads == thread)
        if len(members) < _FEWEST_OTHERS + 1:
            continue
        rows = texts.vectors[comments[members]]
        rest = unit(rows.sum(axis=0, keepdims=True) - rows)
        angle = np.einsum("ij,ij->i", rows, rest)
        rare = texts.rare[comments[members]]
        total = np.asarray(rare.sum(axis=0)).ravel()
        elsewhere = np.asarray((rare > 0).sum(axis=0)).ravel() > 1
        shared = rare @ total - np.asarray(rare.power(2).sum(axis=1)).ravel()
        covered = rare @ elsewhere.astype(np.float32)
        rarity = texts.rarity[comments[members]]
        out[members, 0] = angle
        out[members, 1] = _unusual(angle, texts.usual[comments[members]], None)
        out[members, 2] = np.sqrt(np.maximum(shared, 0) / (len(members) - 1))
        out[members, 3] = np.sqrt(
            np.maximum(covered, 0) / np.where(rarity > 0, rarity, 1)
        )
    return out


_FEWEST_OTHERS = 3
"""With fewer others there is no middle to be far from."""


def _unusual(angle: Floats, usual: Floats, other: Floats | None) -> Floats:
    """Return the angle in spreads above what each text has with other posts."""
    mine = (angle - usual[:, 0]) / usual[:, 1]
    if other is None:
        return mine
    return (mine + (angle - other[:, 0]) / other[:, 1]) / 2


def _rare_words(bags: Sequence[Bag], vectors: WordVectors) -> csr_matrix:
    column: dict[str, int] = {}
    rarity: list[float] = []
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for bag in bags:
        for form, number in bag.forms.items():
            word = plain(form)
            if not word[0].isalnum():
                continue
            where = column.setdefault(word, len(column))
            if where == len(rarity):
                row = vectors.row.get(word)
                rarity.append(
                    vectors.unseen if row is None else float(vectors.rarity[row])
                )
            columns.append(where)
            values.append(number**0.5 * rarity[where])
        ends.append(len(columns))
    matrix = csr_matrix(
        (np.array(values, dtype=np.float32), columns, ends),
        shape=(len(bags), max(len(column), 1)),
    )
    matrix.sum_duplicates()
    return matrix


def _scaled(matrix: csr_matrix, factor: Floats) -> csr_matrix:
    scaled = matrix.copy()
    scaled.data *= np.repeat(factor, np.diff(matrix.indptr)).astype(np.float32)
    return scaled
