"""Family ``readability``: how hard a comment is to read."""

from __future__ import annotations

import math

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import measure

SHORTEST = 5
"""Words below which a formula made for passages says nothing."""


@measure("readability.flesch", low=-100.0, high=121.0)
def flesch(facts: CommentFacts) -> float:
    """Ease of reading: 206.8 − 1.015 words/sentence − 84.6 syllables/word, cut at −100.

    Source: Flesch 1948.
    """
    text = facts.text
    if text.n_words < SHORTEST:
        return math.nan
    ease = 206.835 - 1.015 * _sentence_length(facts) - 84.6 * _syllables(facts)
    return max(ease, -100.0)


@measure("readability.grade", low=-4.0, high=40.0, unit="school years")
def grade(facts: CommentFacts) -> float:
    """Grade level: 0.39 words/sentence + 11.8 syllables/word − 15.6, cut at 40.

    Source: Kincaid et al. 1975.
    """
    if facts.text.n_words < SHORTEST:
        return math.nan
    level = 0.39 * _sentence_length(facts) + 11.8 * _syllables(facts) - 15.59
    return min(level, 40.0)


@measure("readability.sentence_length", unit="words")
def sentence_length(facts: CommentFacts) -> float:
    """Mean words of a sentence.

    Source: Kincaid et al. 1975.
    """
    return _sentence_length(facts) if facts.text.n_words else math.nan


@measure("readability.polysyllables", high=1.0)
def polysyllables(facts: CommentFacts) -> float:
    """Share of the words with three syllables or more.

    Source: McLaughlin 1969 (SMOG).
    """
    words = facts.text.words
    return sum(w.syllables > 2 for w in words) / len(words) if words else math.nan


@measure("readability.rarity", high=1.0)
def word_rarity(facts: CommentFacts) -> float:
    """Mean rarity of the content words in comments: 0 for a word of every comment.

    Source: Spärck Jones 1972 (inverse document frequency).
    """
    rarities = facts.text.rarities
    return sum(rarities.values()) / len(rarities) if rarities else math.nan


MEASURES = (flesch, grade, sentence_length, polysyllables, word_rarity)


def _sentence_length(facts: CommentFacts) -> float:
    return facts.text.n_words / facts.text.n_sentences


def _syllables(facts: CommentFacts) -> float:
    return sum(word.syllables for word in facts.text.words) / facts.text.n_words
