"""The data dictionary: what each feature means, how far it reaches, whence it comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from discourse_quality.features.families import FAMILIES
from discourse_quality.features.measure import Described
from discourse_quality.features.thread_measures import INTERACTION, MOMENTUM, MONTHS

Level = Literal["comment", "thread", "month"]
"""What a row of features is about."""

_OF_COMMENTS = tuple(one for measures in FAMILIES.values() for one in measures)
_LEVELS: Mapping[Level, tuple[Described, ...]] = {
    "comment": _OF_COMMENTS,
    "thread": (*INTERACTION, *MOMENTUM, *_OF_COMMENTS),
    "month": MONTHS,
}


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


def describe(level: Level = "comment") -> tuple[FeatureDescription, ...]:
    """Return the description of every feature of a level, in column order.

    A thread has the means of its comments' features, and measures of its own.
    """
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
        for one in _LEVELS[level]
    )
