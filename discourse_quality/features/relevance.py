"""Family ``relevance``: words shared with the post, the parent and the thread so far.

All weights are inverse document frequencies from a fixed table, so that a thread of one
comment is measured like any other.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.measure import Measure, lexicon_rates, measure
from discourse_quality.features.thread_facts import Sofar, cosine


@measure("relevance.post_names", high=1.0)
def post_names(facts: CommentFacts) -> float:
    """Share of the comment's proper nouns that the post has too.

    Source: Alshehri 2021 (entity overlap).
    """
    if facts.article is None or not facts.text.names:
        return math.nan
    return len(facts.text.names & facts.article.names) / len(facts.text.names)


@measure("relevance.nearest", high=1.0)
def nearest(facts: CommentFacts) -> float:
    """Best closeness: to the post or to the answered comment, whichever is higher.

    Source: Diakopoulos 2015.
    """
    both = (_closeness(facts.text, other) for other in (facts.article, facts.parent))
    known = [value for value in both if not math.isnan(value)]
    return max(known, default=math.nan)


def _compared(
    name: str,
    meaning: str,
    source: str,
    compare: Callable[[TextFacts, TextFacts | None], float],
    other: Callable[[CommentFacts], TextFacts | None],
) -> Measure:
    """Return the measure of a comment's text against another text."""

    def compute(facts: CommentFacts) -> float:
        return compare(facts.text, other(facts))

    return Measure(name=name, compute=compute, meaning=meaning, source=source, high=1.0)


def _closeness(text: TextFacts, other: TextFacts | None) -> float:
    value = None if other is None else cosine(text, other)
    return math.nan if value is None else value


def _covered(text: TextFacts, other: TextFacts | None) -> float:
    if other is None or not text.content or not other.content:
        return math.nan
    total = sum(text.rarities.values())
    shared = sum([rare for w, rare in text.rarities.items() if w in other.content])
    return shared / total if total else math.nan


_POST = "Diakopoulos 2015 (article relevance)"
_TALK = "Diakopoulos 2015 (conversational relevance)"


def _article(facts: CommentFacts) -> TextFacts | None:
    return facts.article


def _parent(facts: CommentFacts) -> TextFacts | None:
    return facts.parent


def _sofar(
    name: str, meaning: str, source: str, read: Callable[[Sofar], float | None]
) -> Measure:
    def compute(facts: CommentFacts) -> float:
        value = read(facts.thread.sofar[facts.annotated.index])
        return math.nan if value is None else value

    return Measure(name=name, compute=compute, meaning=meaning, source=source, high=1.0)


MEASURES = (
    _compared(
        "relevance.post",
        "Cosine of the comment's weighted words with the post's.",
        _POST,
        _closeness,
        _article,
    ),
    _compared(
        "relevance.post_share",
        "Share of its content words, by weight, that the post has too.",
        _POST,
        _covered,
        _article,
    ),
    post_names,
    _compared(
        "relevance.parent",
        "Cosine of its weighted words with those of the comment it answers.",
        _TALK,
        _closeness,
        _parent,
    ),
    _compared(
        "relevance.parent_share",
        "Share of its content words, by weight, that the answered comment has too.",
        _TALK,
        _covered,
        _parent,
    ),
    nearest,
    _sofar(
        "relevance.thread",
        "Cosine with all comments before it.",
        _TALK,
        lambda sofar: sofar.closeness,
    ),
    _sofar(
        "relevance.previous",
        "Cosine with the comment right before it.",
        _TALK,
        lambda sofar: sofar.previous,
    ),
    _sofar(
        "relevance.novelty",
        "Share of its content words, by weight, new to the page.",
        "Carbonell and Goldstein 1998 (novelty)",
        lambda sofar: sofar.novelty,
    ),
    _sofar(
        "relevance.new_names",
        "Share of its proper nouns that are new to the page.",
        "Alshehri 2021 (entity overlap)",
        lambda sofar: sofar.new_names,
    ),
    _sofar(
        "relevance.echo",
        "Share of its runs of five words that stood on the page before.",
        "Broder 1997 (shingles)",
        lambda sofar: sofar.echo,
    ),
    *lexicon_rates("relevance"),
)
