"""Which stretches of a comment made a feature what it is."""

from __future__ import annotations

from collections.abc import Mapping

from discourse_quality.features import name_play
from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.families import FAMILIES
from discourse_quality.features.gathering import gather
from discourse_quality.language.annotate import AnnotatedComment

SHARED = ("relevance.post", "relevance.post_share", "relevance.nearest")
"""Features whose evidence is the words that the post has too."""
TWISTS = "civility.name_twists"
MARKED = tuple(
    one.name
    for family in ("argument", "stance", "civility", "spam", "relevance")
    for one in FAMILIES[family]
)
"""Features that count words which may be pointed at."""

Spans = Mapping[str, tuple[tuple[int, int], ...]]


def evidence(annotated: AnnotatedComment) -> Spans:
    """Return the character spans of the comment's text behind each feature.

    A feature that no stretch of the text stands for, such as a mean word length, is
    not among the keys.
    """
    (facts,) = gather([annotated])
    return evidence_of(facts)


def evidence_of(facts: CommentFacts, features: frozenset[str] | None = None) -> Spans:
    """Return the same from what was gathered of the comment.

    Parameters
    ----------
    facts
        The comment.
    features
        Those that somebody looks at, where not all: others may be left out.
    """
    spans = facts.text.character_spans() if _asked(features, *MARKED) else {}
    if facts.article is not None and _asked(features, *SHARED):
        shared = tuple(facts.text.shared_with(facts.article))
        if shared:
            spans |= dict.fromkeys(SHARED, shared)
    twists = tuple(name_play.twists(facts)) if _asked(features, TWISTS) else ()
    if twists:
        spans[TWISTS] = twists
    return spans


def _asked(features: frozenset[str] | None, *names: str) -> bool:
    return features is None or not features.isdisjoint(names)
