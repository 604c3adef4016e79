"""The data dictionary: what each feature means, how far it reaches, whence it comes."""

from __future__ import annotations

from dataclasses import dataclass

from discourse_quality.features.featurizer import FAMILIES


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureDescription:
    """One line of the data dictionary."""

    name: str
    family: str
    meaning: str
    low: float
    high: float
    unit: str
    """Empty where the number has none."""
    source: str
    """The work that the measure follows."""


def describe() -> tuple[FeatureDescription, ...]:
    """Return the description of every feature of a comment, in column order."""
    return tuple(
        FeatureDescription(
            name=one.name,
            family=one.family,
            meaning=one.meaning,
            low=one.low,
            high=one.high,
            unit=one.unit,
            source=one.source,
        )
        for measures in FAMILIES.values()
        for one in measures
    )
