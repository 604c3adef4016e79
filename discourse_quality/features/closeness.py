"""Family ``closeness``: how close in meaning a comment is to what it is about.

To the post, to the comment it answers, to the nearer of the two and to the rest of the
thread; five measures for each. The angle is that between their word vectors. Beside it
stands the same against what is usual for both texts, which makes two different posts
comparable: a text of small talk is a little close to everything (the normalisation of
scores in speaker verification). The other three need no vectors: the rare words they
share, how much of the comment they cover, and what is shared beyond chance.

All comments that are asked about are looked at together: one product of matrices costs
far less than many of vectors.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.form_counts import FormCounts
from discourse_quality.features.measure import Described
from discourse_quality.features.overlap import Overlap
from discourse_quality.features.vectors import Floats, WordVectors, unit
from discourse_quality.language.words import count_forms

_TARGETS = {
    "post": "the post",
    "parent": "the comment it answers",
    "nearest": "the post or the comment it answers, whichever is higher",
    "thread": "the middle of the thread's other comments",
}
_KINDS = (
    (
        "angle",
        "Cosine of the comment's word vector, less groups' and first names, with {}.",
        "Mikolov et al. 2013 (word vectors); Diakopoulos 2015 (relevance)",
        (-1.0, 1.0),
        "",
    ),
    (
        "unusual",
        "The same cosine, above what is usual between either text and posts that "
        "nobody asks about, for {}.",
        "Auckenthaler, Carey and Lloyd-Thomas 2000 (normalised scores)",
        (-math.inf, math.inf),
        "standard deviations",
    ),
    (
        "shared",
        "Root of the weight of the rare words shared with {}.",
        "Spärck Jones 1972 (rarity); Diakopoulos 2015 (relevance)",
        (0.0, 1.0),
        "",
    ),
    (
        "covered",
        "Root of the share of the comment's words, by rarity, that stand in {}.",
        "Spärck Jones 1972 (rarity); Alshehri 2021 (overlap)",
        (0.0, 1.0),
        "",
    ),
    (
        "beyond_chance",
        "Signed root of the cosine, by rarity, of its words without their endings with "
        "{}, less what texts with nothing in common would have.",
        "Spärck Jones 1972 (rarity); Cohen 1960 (agreement beyond chance)",
        (-1.0, 1.0),
        "",
    ),
)

MEASURES = tuple(
    Described(
        name=f"closeness.{target}_{kind}",
        meaning=meaning.format(words),
        source=source,
        low=low,
        high=high,
        unit=spread,
    )
    for target, words in _TARGETS.items()
    for kind, meaning, source, (low, high), spread in _KINDS
)


_LOW = np.array([one.low for one in MEASURES], np.float32)
_HIGH = np.array([one.high for one in MEASURES], np.float32)


def closeness(comments: Sequence[CommentFacts], vectors: WordVectors) -> Floats:
    """Return a row a comment and a column a measure; NaN where there is no target."""
    texts = _Texts()
    own = texts.rows(comments)
    posts = texts.rows_of_posts(comments)
    parents = texts.rows_of_parents(comments)
    compared = _Compared.of(FormCounts.of(texts.forms), vectors)
    to_post = _between(compared, own, posts)
    to_parent = _between(compared, own, parents)
    found = [
        to_post,
        to_parent,
        np.fmax(to_post, to_parent),
        _to_the_rest(compared, own, _threads(comments)),
    ]
    # Sums of rounded numbers: a text is not closer to itself than 1.
    bounded: Floats = np.clip(np.hstack(found), _LOW, _HIGH)
    return bounded


class _Texts:
    """Texts, each once however many comments point at it."""

    def __init__(self) -> None:
        self._row: dict[str, int] = {}
        self.forms: list[Counter[str]] = []

    def rows(self, comments: Sequence[CommentFacts]) -> NDArray[np.int64]:
        return np.array([self._add(one.text) for one in comments], np.int64)

    def rows_of_posts(self, comments: Sequence[CommentFacts]) -> NDArray[np.int64]:
        return np.array([self._row_of_post(one) for one in comments], np.int64)

    def rows_of_parents(self, comments: Sequence[CommentFacts]) -> NDArray[np.int64]:
        return np.array([self._unless_blank(one.parent) for one in comments], np.int64)

    def _row_of_post(self, one: CommentFacts) -> int:
        # A page whose post is its title alone still says what it is about.
        title = one.annotated.thread.title or ""
        text = title if one.article is None else one.article.text
        if not text.strip():
            return _NONE
        known = self._row.get(text)
        # Of a post nobody asks where its words stand, so they are only counted.
        return self._new(text, count_forms(text)) if known is None else known

    def _unless_blank(self, text: TextFacts | None) -> int:
        return _NONE if text is None or text.is_blank else self._add(text)

    def _add(self, text: TextFacts) -> int:
        known = self._row.get(text.text)
        return self._new(text.text, text.typed_forms) if known is None else known

    def _new(self, text: str, forms: Counter[str]) -> int:
        self._row[text] = len(self.forms)
        self.forms.append(forms)
        return len(self.forms) - 1


_NONE = -1
"""The row of a text that there is not."""


def _threads(comments: Sequence[CommentFacts]) -> NDArray[np.int64]:
    """Return a number for each comment's thread."""
    number: dict[int, int] = {}
    return np.array(
        [number.setdefault(id(c.annotated.thread), len(number)) for c in comments],
        np.int64,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """Texts made comparable: a row each."""

    vectors: Floats
    usual: Floats
    """Mean and spread of the angles with a fixed background of posts: two columns."""
    overlap: Overlap

    @classmethod
    def of(cls, texts: FormCounts, vectors: WordVectors) -> _Compared:
        """Make texts comparable with each other."""
        embedded = vectors.embed(texts)
        angles = embedded @ vectors.background.T
        return cls(
            vectors=embedded,
            usual=np.stack([angles.mean(axis=1), angles.std(axis=1) + 0.02], axis=1),
            overlap=Overlap.of(texts, vectors),
        )


def _between(
    texts: _Compared, comments: NDArray[np.int64], others: NDArray[np.int64]
) -> Floats:
    out = np.full((len(comments), len(_KINDS)), np.nan, dtype=np.float32)
    present = others >= 0
    a, b = comments[present], others[present]
    if len(a) == 0:
        return out
    angle = np.einsum("ij,ij->i", texts.vectors[a], texts.vectors[b])
    out[present, 0] = angle
    out[present, 1] = _unusual(angle, texts.usual[a], texts.usual[b])
    out[present, 2:] = texts.overlap.between(a, b)
    return out


def _to_the_rest(
    texts: _Compared, comments: NDArray[np.int64], threads: NDArray[np.int64]
) -> Floats:
    """Compare with the middle of the thread's other comments."""
    out = np.full((len(comments), len(_KINDS)), np.nan, dtype=np.float32)
    ordered = np.argsort(threads, kind="stable")
    members = ordered[np.bincount(threads)[threads[ordered]] > _FEWEST_OTHERS]
    if len(members) == 0:
        return out
    _, first, group = np.unique(
        threads[members], return_index=True, return_inverse=True
    )
    rows = texts.vectors[comments[members]]
    rest = unit(np.add.reduceat(rows, first)[group] - rows)
    angle = np.einsum("ij,ij->i", rows, rest)
    out[members, 0] = angle
    out[members, 1] = _unusual(angle, texts.usual[comments[members]], None)
    out[members, 2:] = texts.overlap.with_the_rest(comments[members], group)
    return out


_FEWEST_OTHERS = 3
"""With fewer others there is no middle to be far from."""


def _unusual(angle: Floats, usual: Floats, other: Floats | None) -> Floats:
    """Return the angle in spreads above what each text has with other posts."""
    mine = (angle - usual[:, 0]) / usual[:, 1]
    if other is None:
        return mine
    return (mine + (angle - other[:, 0]) / other[:, 1]) / 2
