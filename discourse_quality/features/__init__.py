"""Annotated comments → numbers."""

from discourse_quality.features.description import FeatureDescription, describe
from discourse_quality.features.evidence import evidence, evidence_of
from discourse_quality.features.featurizer import (
    DEFAULT_FAMILIES,
    FAMILIES,
    CommentFeaturizer,
    gather,
)
from discourse_quality.features.interaction import interaction
from discourse_quality.features.momentum import momentum

__all__ = [
    "DEFAULT_FAMILIES",
    "FAMILIES",
    "CommentFeaturizer",
    "FeatureDescription",
    "describe",
    "evidence",
    "evidence_of",
    "gather",
    "interaction",
    "momentum",
]
