"""Annotated comments → a matrix, as a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from discourse_quality.features import (
    argument,
    civility,
    closeness,
    diversity,
    readability,
    relevance,
    spam,
    stance,
    surface,
    syntax,
)
from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.measure import Described, Measure
from discourse_quality.features.thread_facts import ThreadFacts
from discourse_quality.features.vectors import WordVectors
from discourse_quality.language.annotate import AnnotatedComment

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ONE_BY_ONE: Mapping[str, tuple[Measure, ...]] = {
    "surface": surface.MEASURES,
    "diversity": diversity.MEASURES,
    "readability": readability.MEASURES,
    "syntax": syntax.MEASURES,
    "argument": argument.MEASURES,
    "stance": stance.MEASURES,
    "civility": civility.MEASURES,
    "spam": spam.MEASURES,
    "relevance": relevance.MEASURES,
}
CLOSENESS = "closeness"
"""The family that needs word vectors, and is measured for many comments together."""

FAMILIES: Mapping[str, tuple[Described, ...]] = {
    **_ONE_BY_ONE,
    CLOSENESS: closeness.MEASURES,
}
"""The families of measures of a comment, in the order of the columns."""

DEFAULT_FAMILIES = tuple(name for name in FAMILIES if name != "diversity")
"""All that earn their place: on twelve tasks, lexical diversity added nothing at equal
length (``tests/benchmarks/features.md``). It is there for those who ask for it."""


class CommentFeaturizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turns annotated comments into a row of measures each.

    Nothing is learned: ``fit`` only checks the parameters. Give it the comments of
    whole threads where you can, since what a thread has in common is then read once.

    Parameters
    ----------
    families
        Names of the families wanted; by default :data:`DEFAULT_FAMILIES`, closeness
        among them where there are vectors.
    vectors
        What :func:`~discourse_quality.features.load_vectors` returns, for closeness in
        meaning.
    """

    def __init__(
        self,
        families: Sequence[str] | None = None,
        *,
        vectors: WordVectors | None = None,
    ) -> None:
        self.families = families
        self.vectors = vectors

    def fit(self, X: Sequence[AnnotatedComment], y: object = None) -> CommentFeaturizer:
        """Check the parameters; return the transformer itself."""
        self._names()
        return self

    def transform(self, X: Sequence[AnnotatedComment]) -> NDArray[np.float64]:
        """Return a row a comment; NaN where a thing cannot be measured."""
        return self.measure(list(gather(X)))

    def measure(self, gathered: Sequence[CommentFacts]) -> NDArray[np.float64]:
        """Return the same from what :func:`gather` found, which can be used again."""
        return np.hstack([self._family(name, gathered) for name in self._names()])

    def get_feature_names_out(self, input_features: object = None) -> NDArray[Any]:
        """Return the names of the columns, ``family.measure``."""
        return np.array(feature_names(self._names()), dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.allow_nan = True
        tags.requires_fit = False
        return tags

    def _names(self) -> tuple[str, ...]:
        """Return the families wanted, once they are known to be possible."""
        if self.families is None:
            without = () if self.vectors is not None else (CLOSENESS,)
            return tuple(n for n in DEFAULT_FAMILIES if n not in without)
        unknown = set(self.families) - set(FAMILIES)
        if unknown:
            known = ", ".join(FAMILIES)
            raise ValueError(f"unknown families {sorted(unknown)}; there are {known}")
        if CLOSENESS in self.families and self.vectors is None:
            raise ValueError(
                f"family {CLOSENESS!r} needs word vectors: "
                "CommentFeaturizer(vectors=load_vectors())"
            )
        return tuple(self.families)

    def _family(
        self, name: str, gathered: Sequence[CommentFacts]
    ) -> NDArray[np.float64]:
        if name == CLOSENESS and self.vectors is not None:
            return closeness.closeness(gathered, self.vectors).astype(np.float64)
        measures = _ONE_BY_ONE[name]
        rows = [[m.compute(facts) for m in measures] for facts in gathered]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(measures))


def feature_names(families: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the measures of some families, in column order."""
    return tuple(one.name for name in families for one in FAMILIES[name])


def gather(comments: Iterable[AnnotatedComment]) -> Iterator[CommentFacts]:
    """Yield the facts of each comment; each document and thread is read once."""
    read = _Reading()
    for annotated in comments:
        thread = read.thread(annotated)
        yield CommentFacts(
            annotated=annotated,
            text=read.text(annotated.doc),
            article=read.optional(annotated.article),
            parent=read.optional(annotated.parent),
            thread=thread,
        )


class _Reading:
    """The texts and the one thread that were read last."""

    def __init__(self) -> None:
        self._texts: dict[int, TextFacts] = {}
        self._docs: tuple[Doc, ...] | None = None
        self._thread: ThreadFacts | None = None

    def text(self, doc: Doc) -> TextFacts:
        # By identity: the facts hold the document, so that its id stays taken.
        facts = self._texts.get(id(doc))
        if facts is None:
            facts = self._texts[id(doc)] = TextFacts(doc)
        return facts

    def optional(self, doc: Doc | None) -> TextFacts | None:
        return None if doc is None else self.text(doc)

    def thread(self, annotated: AnnotatedComment) -> ThreadFacts:
        if self._thread is None or self._docs is not annotated.earlier:
            self._texts.clear()
            self._docs = annotated.earlier
            self._thread = ThreadFacts.of(
                [self.text(doc) for doc in annotated.earlier],
                self.optional(annotated.article),
                annotated.thread.authors,
            )
        return self._thread
