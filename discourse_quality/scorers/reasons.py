"""Reasons in words that a person understands."""

from __future__ import annotations

from discourse_quality.results import Reason
from discourse_quality.scorers.evidence import LENGTH, WORDS

_MORE = {
    "argument.reasons": "gives a reason",
    "argument.citations": "cites a source",
    "argument.claims": "makes a claim",
    "argument.backed_claims": "backs a claim",
    "argument.comparisons": "compares",
    "argument.concession": "grants a point",
    "argument.conditionals": "states a condition",
    "argument.consequences": "draws a consequence",
    "argument.contrast": "weighs one thing against another",
    "argument.elaboration": "elaborates",
    "argument.examples": "gives an example",
    "argument.hedges": "is careful with claims",
    "argument.boosters": "insists",
    "argument.links": "links to something",
    "argument.names": "names people, places or things",
    "argument.numbers": "gives numbers",
    "civility.capitals": "writes in capitals",
    "civility.shouting": "shouts",
    "civility.condescension": "talks down",
    "civility.dismissal": "dismisses",
    "civility.insults": "calls names",
    "civility.insults_at_reader": "calls another commenter names",
    "civility.laughter": "laughs",
    "civility.emoticons": "uses emoticons",
    "civility.name_play": "plays with a name",
    "civility.politeness": "is polite",
    "civility.taunts": "taunts",
    "civility.vulgarity": "swears",
    "civility.first": "claims to be first",
    "civility.letter_runs": "drags letters out",
    "civility.mark_runs": "piles up marks",
    "relevance.digression": "leaves the subject",
    "relevance.meta_talk": "talks about the site",
    "spam.offers": "offers something for sale",
    "spam.contacts": "gives a contact",
    "spam.money": "talks about money to be made",
    "spam.repetition": "repeats itself",
    "stance.address": "speaks to another commenter",
    "stance.agreement": "agrees",
    "stance.disagreement": "disagrees",
    "stance.experience": "tells of own experience",
    "stance.inquiry": "asks for reasons",
    "stance.proposals": "proposes something",
    "stance.questions": "asks",
    "stance.self": "speaks of itself",
    "stance.thanks": "thanks",
    "stance.we": "speaks of us",
    "surface.word_length": "long words",
    "surface.long_words": "many long words",
    "closeness.nearest_angle": "closeness in meaning to the post, or what it answers",
    "closeness.nearest_unusual": "closeness to this post rather than to others",
    "closeness.nearest_shared": "rare words shared with the post, or what it answers",
    "closeness.nearest_covered": "share of its words that the post has too",
    "closeness.thread_angle": "closeness in meaning to the other comments",
    "closeness.thread_unusual": "closeness to this thread rather than to other posts",
    "closeness.thread_shared": "rare words shared with the other comments",
    "closeness.thread_covered": "share of its words that other comments have too",
}


def in_words(reason: Reason) -> str:
    """Return a reason as a phrase, with the stretch of text that it rests on.

    >>> in_words(Reason(feature="argument.reasons", contribution=0.4, text="because"))
    "gives a reason: 'because'"
    """
    if reason.feature == WORDS:
        return f"the words '{_short(reason.text or '')}'"
    if reason.feature == LENGTH:
        return "its length"
    phrase = _MORE.get(reason.feature)
    if phrase is None:
        phrase = reason.feature.partition(".")[2].replace("_", " ")
    return phrase if reason.text is None else f"{phrase}: '{_short(reason.text)}'"


LONGEST = 60
"""Characters of a quoted stretch."""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
