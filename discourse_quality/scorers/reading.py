"""Annotated threads → what the scorers see of each comment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features import CommentFeaturizer, evidence
from discourse_quality.language.annotate import AnnotatedComment, AnnotatedThread
from discourse_quality.scorers import closeness
from discourse_quality.scorers.vectors import WordVectors
from discourse_quality.scorers.words import Bag, Floats, Word, bag_of, split_words

if TYPE_CHECKING:
    from spacy.tokens import Doc


Places: TypeAlias = Mapping[str, tuple[tuple[int, int], ...]]
"""Measure → where in the text its markers stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What scorers see of some comments: a row, or an item, each."""

    comments: tuple[AnnotatedComment, ...]
    words: tuple[list[Word], ...]
    bags: tuple[Bag, ...]
    measures: Floats
    """Features, then closeness; NaN where a thing cannot be measured."""

    def __len__(self) -> int:
        return len(self.comments)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Words split at blanks, as everybody counts them."""
        return np.array([len(c.doc.text.split()) for c in self.comments], np.int64)


class Reader:
    """Reads annotated threads for the scorers."""

    def __init__(self, vectors: WordVectors) -> None:
        self.vectors = vectors
        self._featurizer = CommentFeaturizer()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of :attr:`Reading.measures`."""
        return (*self._featurizer.get_feature_names_out(), *closeness.NAMES)

    def read(self, threads: Sequence[AnnotatedThread]) -> Reading:
        """Look at all comments of some threads at once, which is cheaper."""
        comments = tuple(c for thread in threads for c in thread.comments)
        number = {id(thread.thread): n for n, thread in enumerate(threads)}
        docs = _Documents()
        own = docs.rows(c.doc for c in comments)
        posts = docs.rows(_unless_blank(c.article) for c in comments)
        parents = docs.rows(_unless_blank(c.parent) for c in comments)
        words = [split_words(text) for text in docs.texts]
        bags = [bag_of(each) for each in words]
        close = closeness.closeness(
            closeness.Texts.of(bags, self.vectors),
            comments=own,
            posts=posts,
            parents=parents,
            threads=np.array([number[id(c.thread)] for c in comments], np.int64),
        )
        return Reading(
            comments=comments,
            words=tuple(words[row] for row in own),
            bags=tuple(bags[row] for row in own),
            measures=np.hstack([self._featurizer.transform(comments), close]),
        )

    def places(self, comment: AnnotatedComment) -> Places:
        """Return where in the comment's text the markers of each feature stand."""
        return evidence(comment)


class _Documents:
    """Documents, each once however many comments point at it."""

    def __init__(self) -> None:
        self._row: dict[int, int] = {}
        self.texts: list[str] = []

    def rows(self, docs: Iterable[Doc | None]) -> NDArray[np.int64]:
        return np.array([self._of(doc) for doc in docs], dtype=np.int64)

    def _of(self, doc: Doc | None) -> int:
        if doc is None:
            return -1
        row = self._row.setdefault(id(doc), len(self.texts))
        if row == len(self.texts):
            self.texts.append(doc.text)
        return row


def _unless_blank(doc: Doc | None) -> Doc | None:
    return None if doc is None or not doc.text.strip() else doc
