"""Which stretches of a comment made a feature what it is."""

from __future__ import annotations

from collections.abc import Mapping

from discourse_quality.features.facts import TextFacts
from discourse_quality.features.relevance import shared_words
from discourse_quality.language.annotate import AnnotatedComment

SHARED = ("relevance.post", "relevance.post_share", "relevance.nearest")
"""Features whose evidence is the words that the post has too."""


def evidence(annotated: AnnotatedComment) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return the character spans of the comment's text behind each feature.

    A feature that no stretch of the text stands for, such as a mean word length, is
    not among the keys.
    """
    spans = TextFacts(annotated.doc).character_spans()
    if annotated.article is not None:
        shared = tuple(shared_words(annotated.doc, TextFacts(annotated.article)))
        if shared:
            spans |= dict.fromkeys(SHARED, shared)
    return spans
