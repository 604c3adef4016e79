"""What a measure is: a number of a comment, with its meaning and its source."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass

from discourse_quality.features.facts import CommentFacts
from discourse_quality.language.lexicons import lexicons

SHORT = 20
"""Words below which rates are taken as if there were so many: otherwise one marker in a
comment of three words would outweigh everything in a long one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One column of the features: what it means and where it comes from."""

    name: str
    """``family.measure``."""
    meaning: str
    source: str
    """The work that the measure follows."""
    low: float = 0.0
    high: float = math.inf
    unit: str = ""

    @property
    def family(self) -> str:
        """The part of the name before the dot."""
        return self.name.partition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Described):
    """A column that is computed comment by comment."""

    compute: Callable[[CommentFacts], float]
    """Returns NaN where the comment does not allow the measurement."""


def measure(
    name: str, *, low: float = 0.0, high: float = math.inf, unit: str = ""
) -> Callable[[Callable[[CommentFacts], float]], Measure]:
    """Make a function a measure; its docstring gives the meaning and, last, the source.

    The docstring's last paragraph is ``Source: …``.
    """

    def decorate(compute: Callable[[CommentFacts], float]) -> Measure:
        meaning, _, source = (inspect.getdoc(compute) or "").partition("\n\nSource: ")
        return Measure(
            name=name,
            compute=compute,
            meaning=" ".join(meaning.split()),
            source=" ".join(source.split()),
            low=low,
            high=high,
            unit=unit,
        )

    return decorate


def marker_rate(name: str, meaning: str, source: str) -> Measure:
    """Return the measure that counts the markers of its name, per 100 words."""

    def compute(facts: CommentFacts) -> float:
        markers = facts.text.markers
        if markers is None:
            return math.nan
        found = markers.get(name)  # most are not there
        return 100.0 * found / max(facts.text.n_words, SHORT) if found else 0.0

    return Measure(
        name=name,
        compute=compute,
        meaning=meaning,
        source=source,
        high=100.0,
        unit="per 100 words",
    )


def lexicon_rates(family: str) -> tuple[Measure, ...]:
    """Return a measure for each lexicon of a family."""
    found = []
    for lexicon in lexicons(family):
        meaning, _, source = lexicon.about.partition("; ")
        found.append(marker_rate(lexicon.name, meaning, source))
    return tuple(found)
