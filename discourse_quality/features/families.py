"""The families of measures of a comment, and a row of them each.

Apart from the transformer, whose base classes take two seconds to import.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

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
from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import Described, Measure
from discourse_quality.features.vectors import WordVectors

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


def default_families(vectors: WordVectors | None) -> tuple[str, ...]:
    """Return the default families: closeness among them where there are vectors."""
    without = () if vectors is not None else (CLOSENESS,)
    return tuple(name for name in DEFAULT_FAMILIES if name not in without)


def feature_names(families: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the measures of some families, in column order."""
    return tuple(one.name for name in families for one in FAMILIES[name])


def measure_comments(
    names: Sequence[str],
    gathered: Sequence[CommentFacts],
    vectors: WordVectors | None,
) -> NDArray[np.float64]:
    """Return a row a comment and a column a name; NaN where there is nothing to see.

    What is not named is not computed.
    """
    out = np.full((len(gathered), len(names)), np.nan)
    if vectors is not None and not _CLOSENESS.keys().isdisjoint(names):
        close = closeness.closeness(gathered, vectors)
        for column, name in enumerate(names):
            if name in _CLOSENESS:
                out[:, column] = close[:, _CLOSENESS[name]]
    for column, name in enumerate(names):
        if name in _COMPUTE:
            out[:, column] = [_COMPUTE[name](facts) for facts in gathered]
    return out


_COMPUTE = {one.name: one.compute for of in _ONE_BY_ONE.values() for one in of}
_CLOSENESS = {one.name: column for column, one in enumerate(closeness.MEASURES)}
