"""A text as a bag of words, of the pieces of words, and of pairs of neighbours.

Everything a scorer learns about words is a sum over the words of a text, so that the
share of each in a score is known exactly, and each word form is looked up only once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from discourse_quality.features.form_counts import FormCounts
from discourse_quality.features.vectors import Floats, WordVectors
from discourse_quality.language.groups import groups
from discourse_quality.language.words import Words, plain
from discourse_quality.remembering import remembered
from discourse_quality.scorers.spelling import standard
from discourse_quality.scorers.swearing import mild

BUCKETS = 1 << 18
"""Columns that words and pieces are hashed into: 300,000 pieces are frequent enough."""

PIECES = (3, 4, 5)
"""Lengths of the pieces: shorter ones say little, longer ones are words."""

DAMPING = 0.5
"""A bag is divided by this power of its number of words: 1 would make every long text
average, 0 every long text extreme."""

START = "<start>"
NOTHING = 0
"""The column of groups' names. Its weight stays 0: it must tell a judge nothing that a
group was named, as little as which."""
_GROUP = "<group>"


@remembered(room=200_000)
def neutral(form: str) -> str:
    """Return the form that judges may learn from.

    One for all groups' names, and none for spoken spellings and swear words: no judge
    can then hold a dialect against anybody, whatever the company in which it stood in
    what was learned from, nor a swear word that is thrown at nobody. Overlap with the
    post still sees which word it is.
    """
    word = plain(form)
    word = standard().get(word, word)
    return _GROUP if word in groups() else mild().get(word, word)


@dataclass(frozen=True, slots=True)
class Bag:
    """What a text holds."""

    forms: Counter[str]
    """Each once with its number."""
    pairs: list[int]
    """The column of each word with the one before it: one a word, in order."""

    @property
    def size(self) -> int:
        """Words in all."""
        return len(self.pairs)

    def counted_pairs(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the columns of the pairs, each once, and how often each stands."""
        pairs = np.array(self.pairs, np.int64)
        columns, numbers = np.unique(pairs, return_counts=True)
        return columns, numbers

    @property
    def scale(self) -> float:
        """What the bag is multiplied with, so that long texts stay comparable."""
        return float(max(self.size, 1) ** -DAMPING)


def bag_of(words: Words, forms: Counter[str] | None = None) -> Bag:
    """Count the forms, unless somebody has, and look up the pairs of neighbours."""
    return Bag(
        forms=Counter(words.forms) if forms is None else forms,
        pairs=pair_columns(words.forms),
    )


def form_columns(form: str) -> list[int]:
    """Return the columns of a word form: itself, its pieces, whether it shouts."""
    word = neutral(form)
    if word == _GROUP:
        return [NOTHING]
    pieces = [f"w:{word}".encode(), *_pieces(f" {word} ")]
    if form.isupper() and len(form) > 2:
        pieces.append(b"<capitals>")
    return sorted({crc32(piece) & (BUCKETS - 1) for piece in pieces})


def _pieces(padded: str) -> list[bytes]:
    places = _places(len(padded))
    if padded.isascii():  # each letter is a byte: most words are cut twice as fast
        encoded = padded.encode()
        return [encoded[place] for place in places]
    return [padded[place].encode() for place in places]


@lru_cache(maxsize=512)
def _places(length: int) -> tuple[slice, ...]:
    return tuple(slice(i, i + n) for n in PIECES for i in range(length - n + 1))


def pair_columns(forms: Sequence[str]) -> list[int]:
    """Return the column of each word form with the one before it.

    Before the first stands the start of the text.
    """
    words = list(map(neutral, forms))
    before = [START, *words]
    # The checksums of "p:<one> <other>", from what is known of each.
    opened, closed = map(_opened, before), map(_bytes, words)
    found = [crc32(b, a) & (BUCKETS - 1) for a, b in zip(opened, closed, strict=False)]
    if _GROUP in words:
        for place, pair in enumerate(pairwise(before)):
            found[place] = NOTHING if _GROUP in pair else found[place]
    return found


@remembered(room=200_000)
def _opened(word: str) -> int:
    return crc32(f"p:{word} ".encode())


@remembered(room=200_000)
def _bytes(word: str) -> bytes:
    return word.encode()


def hash_bags(bags: Iterable[Bag]) -> csr_matrix:
    """Return the matrix of bags by columns that the words' weights are learned on."""
    columns: list[NDArray[np.int64]] = []
    values: list[Floats] = []
    ends = [0]
    for bag in bags:
        found, weight = _row(bag)
        columns.append(found)
        values.append(weight)
        ends.append(ends[-1] + len(found))
    if not columns:
        return csr_matrix((0, BUCKETS), dtype=np.float32)
    return csr_matrix(
        (np.concatenate(values), np.concatenate(columns), ends),
        shape=(len(columns), BUCKETS),
    )


@remembered(room=200_000)
def _kept_columns(form: str) -> NDArray[np.int64]:
    return np.array(form_columns(form), dtype=np.int64)


def _row(bag: Bag) -> tuple[NDArray[np.int64], Floats]:
    each = [_kept_columns(form) for form in bag.forms]
    pairs, numbers = bag.counted_pairs()
    columns = np.concatenate([*each, pairs])
    counts = np.concatenate(
        [
            np.repeat(list(bag.forms.values()), [len(found) for found in each]),
            numbers,
        ]
    )
    found, where = np.unique(columns, return_inverse=True)
    summed = np.bincount(where, weights=np.sqrt(counts), minlength=len(found))
    return found, (summed * bag.scale).astype(np.float32)


def mean_sense(bags: Sequence[Bag], vectors: WordVectors) -> Floats:
    """Return the summed sense of each text's words, scaled like its bag."""
    scale = np.array([bag.scale for bag in bags], dtype=np.float32)
    forms = FormCounts.of([bag.forms for bag in bags])
    counted = vectors.count(forms, neutral)
    return np.asarray(counted @ vectors.sense) * scale[:, None]
