"""Annotated comments → a matrix, as a scikit-learn transformer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from discourse_quality.features.families import (
    CLOSENESS,
    FAMILIES,
    default_families,
    feature_names,
    measure_comments,
)
from discourse_quality.features.gathering import gather
from discourse_quality.features.vectors import WordVectors
from discourse_quality.language.annotate import AnnotatedComment


class CommentFeaturizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turns annotated comments into a row of measures each.

    Nothing is learned: ``fit`` only checks the parameters. Give it the comments of
    whole threads where you can, since what a thread has in common is then read once.

    Parameters
    ----------
    families
        Names of the families wanted; by default the default ones, closeness
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
        names = feature_names(self._names())
        return measure_comments(names, list(gather(X)), self.vectors)

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
            return default_families(self.vectors)
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
