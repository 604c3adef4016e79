"""When a scorer says nothing: the reasons for which a comment gets no value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from discourse_quality.language.annotate import AnnotatedComment
from discourse_quality.language.words import plain
from discourse_quality.scorers.comment import CommentScorer
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.reading import Reading
from discourse_quality.scorers.words import Bag

LANGUAGES = frozenset({"en"})
"""Languages that the scorers learned from."""
LEAST_KNOWN = 0.35
"""Share of words of the vocabulary below which a text is like nothing learned."""
LEAST_WORDS = 5
"""Words from which on that share means something."""


def abstentions(
    reading: Reading, scorer: CommentScorer, weights: Weights
) -> list[str | None]:
    """Return for each comment why it is not scored; None where it is."""
    languages = _languages(reading.comments)
    return [
        _why(comment, language, bag, weights, needs_post=scorer.dimension.needs_post)
        for comment, language, bag in zip(
            reading.comments, languages, reading.bags, strict=True
        )
    ]


def _languages(comments: Sequence[AnnotatedComment]) -> list[str | None]:
    """Return what each is written in; one too short to tell speaks its thread's."""
    known: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for comment in comments:
        if comment.language is not None:
            known[id(comment.thread)][comment.language] += 1
    main = {thread: codes.most_common(1)[0][0] for thread, codes in known.items()}
    return [
        comment.language or comment.thread.language or main.get(id(comment.thread))
        for comment in comments
    ]


def _why(
    comment: AnnotatedComment,
    language: str | None,
    bag: Bag,
    weights: Weights,
    *,
    needs_post: bool,
) -> str | None:
    words = [form for form in bag.forms if form[0].isalnum()]
    if not words:
        return "no words"
    if language is not None and language not in LANGUAGES:
        return f"language not supported: {language}"
    if needs_post and not _has_target(comment):
        return "no post text, and no comment that it answers"
    letters = [form for form in words if form[0].isalpha()]
    if len(letters) >= LEAST_WORDS:
        known = float(np.mean([plain(form) in weights.row for form in letters]))
        if known < LEAST_KNOWN:
            return f"unlike anything learned: {known:.0%} of its words are known"
    return None


def _has_target(comment: AnnotatedComment) -> bool:
    posted = comment.article is not None or bool((comment.thread.title or "").strip())
    return posted or comment.parent is not None
