"""Family ``argument``: claims, reasons, evidence, and how firmly they are put."""

from __future__ import annotations

import math

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import lexicon_rates, marker_rate, measure


@measure("argument.variety", high=1.0)
def variety(facts: CommentFacts) -> float:
    """Share of this family's kinds of marker that stand in the comment at all.

    Source: Stab and Gurevych 2017 (indicator features).
    """
    markers = facts.text.markers
    if markers is None:
        return math.nan
    return sum(m.name in markers for m in _RATES) / len(_RATES)


@measure("argument.backed_claims", unit="per 100 words")
def backed_claims(facts: CommentFacts) -> float:
    """Claims that something can stand behind.

    The smaller of the number of claims and that of reasons, examples and citations.

    Source: Steenbergen et al. 2003 (level of justification).
    """
    markers = facts.text.markers
    if markers is None:
        return math.nan
    backing = sum(markers[name] for name in _BACKING)
    paired = min(markers["argument.claims"], backing)
    return 100.0 * paired / max(facts.text.n_words, 20)


_BACKING = ("argument.reasons", "argument.examples", "argument.citations")
_RATES = (
    *lexicon_rates("argument"),
    marker_rate(
        "argument.numbers",
        "numbers, in digits or words",
        "Park and Cardie 2014 (verifiable propositions)",
    ),
    marker_rate(
        "argument.links", "links to other pages", "Kolhatkar et al. 2020 (evidence)"
    ),
)
NAMES = marker_rate(
    "argument.names",
    "runs of proper nouns: named people, places, works",
    "Park and Cardie 2014 (verifiable propositions)",
)
MEASURES = (*_RATES, NAMES, variety, backed_claims)
