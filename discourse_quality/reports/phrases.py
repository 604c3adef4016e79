"""How a reason is told in print, short enough for a line of reasons.

The data dictionary (:func:`discourse_quality.features.describe`) defines the features
in full; it is not read here, as it would load the language tools to print a table.
"""

from __future__ import annotations

from discourse_quality.results import Reason, ThreadReason


def phrase(reason: Reason | ThreadReason, dimension: str) -> str:
    """Return what a reason for a score says: *far from the post* where it is far.

    What a comment does not do is no reason, so most features are told by their names:
    "− questions" is a score that questions lowered. A feature that every comment has
    is told by whether this one has much or little of it, where the record lets us know.
    """
    ways = _WAYS.get(reason.feature)
    raises = _MORE_RAISES.get((dimension, reason.feature.partition(".")[0]))
    if ways is None or raises is None:
        return name(reason.feature)
    much, little = ways
    return much if (reason.contribution > 0) == raises else little


def name(feature: str) -> str:
    """Return a feature's name in words."""
    return _NAMES.get(feature) or feature.replace(".", ": ").replace("_", " ")


_MORE_RAISES = {
    ("relevance", "closeness"): True,
    ("off_topic", "closeness"): False,
    ("depth", "readability"): False,
}
"""Whether more of a family raises a score, where our scorers have learned that it does
so throughout; a test holds this against their weights."""

_TARGETS = {
    "post": ("the post", "the post"),
    "parent": ("what it answers", "what it answers"),
    "nearest": ("the post or what it answers", "the post and what it answers"),
    "thread": ("the other comments", "the other comments"),
}
"""What a comment is close to, and what it is far from."""

_DISTANCES = {
    "angle": ("close in meaning to {}", "far in meaning from {}"),
    "unusual": ("close to {}", "far from {}"),
    "shared": ("rare words of {}", "few rare words of {}"),
    "covered": ("many words of {}", "few words of {}"),
    "beyond_chance": ("words of {}", "no words of {}"),
}

_WAYS = {"readability.flesch": ("easy to read", "hard to read")} | {
    f"closeness.{target}_{measure}": (close.format(near), far.format(away))
    for target, (near, away) in _TARGETS.items()
    for measure, (close, far) in _DISTANCES.items()
}
"""Features of every comment: how much of it is told, and how little."""

_NAMES = {
    "words": "wording",
    "length": "length",
    "surface.words": "length",
    "surface.sentences": "number of sentences",
    "surface.paragraphs": "paragraphs",
    "surface.word_length": "length of words",
    "surface.long_words": "long words",
    "surface.quotes": "quoting others",
    "surface.capitalised": "capitals at the start of sentences",
    "surface.ended": "a full stop at the end",
    "surface.commas": "commas",
    "diversity.mtld": "varied vocabulary",
    "diversity.mattr": "varied vocabulary",
    "diversity.hapaxes": "words used once",
    "readability.flesch": "ease of reading",
    "readability.grade": "difficulty of reading",
    "readability.sentence_length": "length of sentences",
    "readability.polysyllables": "words of many syllables",
    "readability.rarity": "rare words",
    "syntax.clauses": "clauses in a sentence",
    "syntax.subordination": "subordinate clauses",
    "syntax.nouns": "nouns",
    "syntax.proper_nouns": "names",
    "syntax.verbs": "verbs",
    "syntax.adjectives": "adjectives",
    "syntax.adverbs": "adverbs",
    "syntax.prepositions": "prepositions",
    "syntax.interjections": "interjections",
    "syntax.past": "telling of the past",
    "syntax.passives": "passives",
    "syntax.imperatives": "imperatives",
    "syntax.infinitives": "infinitives",
    "syntax.negations": "negations",
    "argument.boosters": "emphasis",
    "argument.citations": "sources or evidence",
    "argument.claims": "claims of one's own",
    "argument.comparisons": "comparisons",
    "argument.concession": "granting the other side a point",
    "argument.conditionals": "conditions",
    "argument.consequences": "consequences drawn",
    "argument.contrast": "contrast",
    "argument.elaboration": "points added or ordered",
    "argument.examples": "examples",
    "argument.hedges": "hedges",
    "argument.reasons": "reasons",
    "argument.numbers": "numbers",
    "argument.links": "links",
    "argument.names": "named people, places, works",
    "argument.variety": "many ways of arguing",
    "argument.backed_claims": "claims that are backed",
    "stance.address": "addressing the reader",
    "stance.agreement": "agreement",
    "stance.disagreement": "disagreement",
    "stance.experience": "own experience",
    "stance.inquiry": "asking for reasons or sources",
    "stance.proposals": "proposals",
    "stance.self": "speaking of oneself",
    "stance.thanks": "thanks and praise",
    "stance.we": "speaking as we",
    "stance.questions": "questions",
    "stance.addresses_author": "addressing another commenter",
    "civility.condescension": "talking down",
    "civility.dismissal": "waving others away",
    "civility.insults": "insults",
    "civility.politeness": "politeness",
    "civility.taunts": "taunts",
    "civility.vulgarity": "swearing",
    "civility.insults_at_reader": "insults at the reader",
    "civility.name_play": "name-play",
    "civility.name_twists": "a commenter's name distorted",
    "civility.joke_author": "a joke for a name",
    "civility.shouting": "shouting",
    "civility.letter_runs": "drawn-out words",
    "civility.mark_runs": "runs of marks",
    "civility.emoticons": "emoticons",
    "civility.laughter": "written laughter",
    "civility.first": "being first",
    "civility.capitals": "capitals",
    "civility.marks": "exclamation marks",
    "spam.offers": "advertising",
    "spam.contacts": "links and addresses",
    "spam.money": "amounts of money",
    "spam.repetition": "one word repeated",
    "relevance.post": "closeness to the post",
    "relevance.post_share": "words shared with the post",
    "relevance.post_names": "names shared with the post",
    "relevance.parent": "closeness to the comment it answers",
    "relevance.parent_share": "words shared with the comment it answers",
    "relevance.nearest": "closeness to the post or to what it answers",
    "relevance.thread": "closeness to the discussion before",
    "relevance.previous": "closeness to the comment before",
    "relevance.novelty": "words new to the page",
    "relevance.new_names": "names new to the page",
    "relevance.echo": "repeating what stood before",
    "relevance.digression": "marked as a digression",
    "relevance.meta_talk": "talk about the site",
    "closeness.post_angle": "closeness to the post",
    "closeness.post_unusual": "closeness to the post, against others",
    "closeness.post_shared": "rare words of the post",
    "closeness.post_covered": "share of words from the post",
    "closeness.post_beyond_chance": "words of the post, beyond chance",
    "closeness.parent_angle": "closeness to what it answers",
    "closeness.parent_unusual": "closeness to what it answers, against others",
    "closeness.parent_shared": "rare words of what it answers",
    "closeness.parent_covered": "share of words from what it answers",
    "closeness.parent_beyond_chance": "words of what it answers, beyond chance",
    "closeness.nearest_angle": "closeness to post or parent",
    "closeness.nearest_unusual": "closeness to post or parent, against others",
    "closeness.nearest_shared": "rare words of post or parent",
    "closeness.nearest_covered": "share of words from post or parent",
    "closeness.nearest_beyond_chance": "words of post or parent, beyond chance",
    "closeness.thread_angle": "closeness to the discussion",
    "closeness.thread_unusual": "closeness to the discussion, against others",
    "closeness.thread_shared": "rare words of the discussion",
    "closeness.thread_covered": "share of words from the discussion",
    "closeness.thread_beyond_chance": "words of the discussion, beyond chance",
}
