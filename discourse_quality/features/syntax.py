"""Family ``syntax``: clauses and word classes. NaN without a tagger."""

from __future__ import annotations

import math
from collections.abc import Iterable

from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.measure import SHORT, Measure, measure


@measure("syntax.clauses", unit="per sentence")
def clauses(facts: CommentFacts) -> float:
    """Finite verbs of a sentence: its clauses, near enough.

    Source: Lu 2010 (clauses per sentence).
    """
    if not facts.text.has_pos:
        return math.nan
    return facts.text.morphs["VerbForm=Fin"] / facts.text.n_sentences


@measure("syntax.subordination", unit="per sentence")
def subordination(facts: CommentFacts) -> float:
    """Subordinating conjunctions and relative pronouns of a sentence.

    Source: Lu 2010 (dependent clauses); Biber 1988.
    """
    text = facts.text
    if not text.has_pos:
        return math.nan
    return (text.pos["SCONJ"] + text.morphs["PronType=Rel"]) / text.n_sentences


def _class_rate(
    name: str, meaning: str, source: str, *, pos: str = "", morph: str = ""
) -> Measure:
    """Return the measure of how many of 100 words are of a class."""

    def compute(facts: CommentFacts) -> float:
        text: TextFacts = facts.text
        if not text.has_pos:
            return math.nan
        count = text.pos[pos] if pos else text.morphs[morph]
        return 100.0 * count / max(text.n_words, SHORT)

    return Measure(
        name=name, compute=compute, meaning=meaning, source=source, unit="per 100 words"
    )


def _class_rates(rows: Iterable[tuple[str, str, str, str, str]]) -> tuple[Measure, ...]:
    return tuple(
        _class_rate(name, meaning, source, pos=pos, morph=morph)
        for name, meaning, source, pos, morph in rows
    )


MEASURES = (
    clauses,
    subordination,
    *_class_rates(
        (
            ("syntax.nouns", "Common nouns.", "Biber 1988", "NOUN", ""),
            ("syntax.proper_nouns", "Proper nouns.", "Biber 1988", "PROPN", ""),
            ("syntax.verbs", "Full verbs.", "Biber 1988", "VERB", ""),
            ("syntax.adjectives", "Adjectives.", "Biber 1988", "ADJ", ""),
            ("syntax.adverbs", "Adverbs.", "Biber 1988", "ADV", ""),
            ("syntax.prepositions", "Prepositions.", "Biber 1988", "ADP", ""),
            ("syntax.interjections", "Interjections.", "Biber 1988", "INTJ", ""),
            ("syntax.past", "Verbs in the past.", "Biber 1988", "", "Tense=Past"),
            ("syntax.passives", "Passives.", "Biber 1988", "", "Voice=Pass"),
            ("syntax.imperatives", "Imperatives.", "Biber 1988", "", "Mood=Imp"),
            ("syntax.infinitives", "Infinitives.", "Biber 1988", "", "VerbForm=Inf"),
            ("syntax.negations", "Negations.", "Biber 1988", "", "Polarity=Neg"),
        )
    ),
)
