"""Annotated threads → what the scorers see of each comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features import CommentFeaturizer, evidence_of, gather
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
    texts: tuple[str, ...]
    """What spaCy would put together anew each time it is asked."""
    sizes: NDArray[np.int64]
    """Words split at blanks, as everybody counts them."""
    places: tuple[Places, ...]
    words: tuple[list[Word], ...]
    bags: tuple[Bag, ...]
    measures: Floats
    """Features, then closeness; NaN where a thing cannot be measured."""

    def __len__(self) -> int:
        return len(self.comments)


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
        facts = list(gather(comments))
        own_texts = tuple(one.text.text for one in facts)
        texts = _Texts()
        own = texts.rows(own_texts)
        posts = texts.rows_of_posts(comments)
        parents = texts.rows_of_parents(comments)
        words = [split_words(text) for text in texts.texts]
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
            texts=own_texts,
            sizes=np.array([len(text.split()) for text in own_texts], np.int64),
            places=tuple(map(evidence_of, facts)),
            words=tuple(words[row] for row in own),
            bags=tuple(bags[row] for row in own),
            measures=np.hstack([self._featurizer.measure(facts), close]),
        )


class _Texts:
    """Texts, each once however many comments point at it."""

    def __init__(self) -> None:
        self._row: dict[str, int] = {}
        self._of_doc: dict[int, str] = {}

    @property
    def texts(self) -> list[str]:
        return list(self._row)

    def rows(self, texts: Sequence[str]) -> NDArray[np.int64]:
        return np.array([self._add(text) for text in texts], np.int64)

    def rows_of_posts(self, comments: Sequence[AnnotatedComment]) -> NDArray[np.int64]:
        # A page whose post is its title alone still says what it is about.
        return np.array(
            [
                self._unless_blank(self._text(c.article) or c.thread.title)
                for c in comments
            ],
            np.int64,
        )

    def rows_of_parents(
        self, comments: Sequence[AnnotatedComment]
    ) -> NDArray[np.int64]:
        return np.array(
            [self._unless_blank(self._text(c.parent)) for c in comments], np.int64
        )

    def _text(self, doc: Doc | None) -> str | None:
        if doc is None:
            return None
        if id(doc) not in self._of_doc:
            self._of_doc[id(doc)] = doc.text
        return self._of_doc[id(doc)]

    def _unless_blank(self, text: str | None) -> int:
        return -1 if text is None or not text.strip() else self._add(text)

    def _add(self, text: str) -> int:
        return self._row.setdefault(text, len(self._row))
