"""Annotated comments → numbers."""

from discourse_quality.features.description import FeatureDescription, Level, describe
from discourse_quality.features.evidence import evidence, evidence_of
from discourse_quality.features.featurizer import (
    DEFAULT_FAMILIES,
    FAMILIES,
    CommentFeaturizer,
    feature_names,
    gather,
)
from discourse_quality.features.interaction import interaction
from discourse_quality.features.momentum import momentum
from discourse_quality.features.site import PeriodOfSite, site_momentum
from discourse_quality.features.vectors import WordVectors, load_vectors

__all__ = [
    "DEFAULT_FAMILIES",
    "FAMILIES",
    "CommentFeaturizer",
    "FeatureDescription",
    "Level",
    "PeriodOfSite",
    "WordVectors",
    "describe",
    "evidence",
    "evidence_of",
    "feature_names",
    "gather",
    "interaction",
    "load_vectors",
    "momentum",
    "site_momentum",
]
