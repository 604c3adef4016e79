"""Annotated comments → numbers."""

from typing import TYPE_CHECKING, Any

from discourse_quality.features.description import FeatureDescription, Level, describe
from discourse_quality.features.evidence import evidence, evidence_of
from discourse_quality.features.families import (
    DEFAULT_FAMILIES,
    FAMILIES,
    default_families,
    feature_names,
    measure_comments,
)
from discourse_quality.features.gathering import gather
from discourse_quality.features.interaction import interaction
from discourse_quality.features.momentum import momentum
from discourse_quality.features.site import PeriodOfSite, site_momentum
from discourse_quality.features.vectors import WordVectors, load_vectors

if TYPE_CHECKING:
    from discourse_quality.features.featurizer import CommentFeaturizer

__all__ = [
    "DEFAULT_FAMILIES",
    "FAMILIES",
    "CommentFeaturizer",
    "FeatureDescription",
    "Level",
    "PeriodOfSite",
    "WordVectors",
    "default_families",
    "describe",
    "evidence",
    "evidence_of",
    "feature_names",
    "gather",
    "interaction",
    "load_vectors",
    "measure_comments",
    "momentum",
    "site_momentum",
]


def __getattr__(name: str) -> Any:
    # Judging needs no scikit-learn, and importing it takes longer than judging a page.
    if name == "CommentFeaturizer":
        from discourse_quality.features.featurizer import CommentFeaturizer

        return CommentFeaturizer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
