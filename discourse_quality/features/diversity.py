"""Family ``diversity``: how varied the words are, even in a short text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import measure

THRESHOLD = 0.72
"""Type-token ratio at which a stretch of the text is used up (McCarthy and Jarvis)."""
WINDOW = 25
"""Words of the moving window: half the usual, so that common comments fill it."""
SHORTEST = 10
"""Words below which diversity is not measured."""


@measure("diversity.mtld", low=1.0, high=200.0, unit="words")
def mtld(facts: CommentFacts) -> float:
    """Mean length of the stretches over which the words stay varied, both ways.

    Cut at 200. Source paper's equation: words / stretches, where what is left at the
    end counts as the part of a stretch that it has used up.

    Source: McCarthy and Jarvis 2010 (MTLD).
    """
    words = [word.text for word in facts.text.words]
    if len(words) < SHORTEST:
        return math.nan
    return min((_one_way(words) + _one_way(words[::-1])) / 2, 200.0)


@measure("diversity.mattr", high=1.0)
def mattr(facts: CommentFacts) -> float:
    """Mean type-token ratio over a moving window of 25 words.

    Source: Covington and McFall 2010 (MATTR).
    """
    words = [word.text for word in facts.text.words]
    if len(words) < SHORTEST:
        return math.nan
    return moving_ratio(words, min(WINDOW, len(words)))


@measure("diversity.hapaxes", high=1.0)
def hapaxes(facts: CommentFacts) -> float:
    """Share of the different content words that stand once.

    Source: Tweedie and Baayen 1998.
    """
    content = facts.text.content
    if not content:
        return math.nan
    return sum(n == 1 for n in content.values()) / len(content)


MEASURES = (mtld, mattr, hapaxes)


def moving_ratio(words: Sequence[str], window: int) -> float:
    """Return the mean share of different words over all windows of a length."""
    counts: dict[str, int] = {}
    total = 0
    for place, word in enumerate(words):
        counts[word] = counts.get(word, 0) + 1
        if place >= window:
            left = words[place - window]
            counts[left] -= 1
            if not counts[left]:
                del counts[left]
        if place >= window - 1:
            total += len(counts)
    return total / (window * (len(words) - window + 1))


def _one_way(words: Sequence[str]) -> float:
    stretches = 0.0
    types: set[str] = set()
    size = 0
    for word in words:
        types.add(word)
        size += 1
        if len(types) / size <= THRESHOLD:
            stretches += 1
            types, size = set(), 0
    if size:
        stretches += (1 - len(types) / size) / (1 - THRESHOLD)
    return len(words) / stretches if stretches else 200.0
