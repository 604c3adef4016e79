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
    diversity,
    readability,
    relevance,
    spam,
    stance,
    surface,
    syntax,
)
from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.measure import Measure
from discourse_quality.features.thread_facts import ThreadFacts
from discourse_quality.language.annotate import AnnotatedComment

if TYPE_CHECKING:
    from spacy.tokens import Doc

FAMILIES: Mapping[str, tuple[Measure, ...]] = {
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
        Names of the families wanted; by default :data:`DEFAULT_FAMILIES`.
    """

    def __init__(self, families: Sequence[str] | None = None) -> None:
        self.families = families

    def fit(self, X: Sequence[AnnotatedComment], y: object = None) -> CommentFeaturizer:
        """Check the parameters; return the transformer itself."""
        self._measures()
        return self

    def transform(self, X: Sequence[AnnotatedComment]) -> NDArray[np.float64]:
        """Return a row a comment; NaN where a thing cannot be measured."""
        return self.measure(list(gather(X)))

    def measure(self, gathered: Sequence[CommentFacts]) -> NDArray[np.float64]:
        """Return the same from what :func:`gather` found, which can be used again."""
        measures = self._measures()
        rows = [[m.compute(facts) for m in measures] for facts in gathered]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(measures))

    def get_feature_names_out(self, input_features: object = None) -> NDArray[Any]:
        """Return the names of the columns, ``family.measure``."""
        return np.array([m.name for m in self._measures()], dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.two_d_array = False
        tags.input_tags.allow_nan = True
        tags.requires_fit = False
        return tags

    def _measures(self) -> tuple[Measure, ...]:
        names = DEFAULT_FAMILIES if self.families is None else tuple(self.families)
        unknown = set(names) - set(FAMILIES)
        if unknown:
            known = ", ".join(FAMILIES)
            raise ValueError(f"unknown families {sorted(unknown)}; there are {known}")
        return tuple(m for name in names for m in FAMILIES[name])


def gather(comments: Iterable[AnnotatedComment]) -> Iterator[CommentFacts]:
    """Yield the facts of each comment; each document and thread is read once."""
    read = _Reading()
    for annotated in comments:
        yield CommentFacts(
            annotated=annotated,
            text=read.text(annotated.doc),
            article=read.optional(annotated.article),
            parent=read.optional(annotated.parent),
            thread=read.thread(annotated),
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
