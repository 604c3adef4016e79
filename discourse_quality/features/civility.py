"""Family ``civility``: polite, rude and childish ways to put things."""

from __future__ import annotations

import math
import re

from discourse_quality.features import name_play
from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import (
    SHORT,
    lexicon_rates,
    marker_rate,
    measure,
)


@measure("civility.capitals", high=1.0)
def capitals(facts: CommentFacts) -> float:
    """Share of the letters that are capitals.

    Source: Agichtein et al. 2008.
    """
    text = facts.text.text
    ascii_only = text.encode("ascii", "ignore")
    others = [c for c in _NOT_ASCII.findall(text) if c.isalpha()]
    letters = len(ascii_only.translate(None, _NO_LETTERS)) + len(others)
    upper = len(ascii_only.translate(None, _NO_CAPITALS))
    upper += sum(map(str.isupper, others))
    return upper / letters if letters else math.nan


# What is left of a text without these is counted at once, not letter by letter.
_NO_LETTERS = bytes(b for b in range(128) if not chr(b).isalpha())
_NO_CAPITALS = bytes(b for b in range(128) if not chr(b).isupper())
_NOT_ASCII = re.compile("[^\x00-\x7f]")


@measure("civility.marks", unit="per 100 words")
def marks(facts: CommentFacts) -> float:
    """Exclamation marks.

    Source: Agichtein et al. 2008.
    """
    if facts.text.is_blank:
        return math.nan
    return 100.0 * facts.text.text.count("!") / max(facts.text.n_words, SHORT)


@measure("civility.name_twists", high=100.0, unit="per 100 words")
def name_twists(facts: CommentFacts) -> float:
    """Distorted names of other commenters ("Moronthew" for Mathew).

    Source: Ziegenbein et al. 2023 (missing seriousness).
    """
    if facts.text.is_blank or not facts.thread.names.first:
        return math.nan
    return 100.0 * len(name_play.twists(facts)) / max(facts.text.n_words, SHORT)


@measure("civility.joke_author", high=1.0)
def joke_author(facts: CommentFacts) -> float:
    """1 where it is signed with a joke ("Not Mathew", "Seymour Butts"), else 0.

    Source: Ziegenbein et al. 2023 (missing seriousness).
    """
    if not facts.annotated.comment.author:
        return math.nan
    return float(name_play.is_joke(facts))


_SEEN = (
    ("insults_at_reader", "insults close behind "
     '"you"', "Coe et al. 2014 (name-calling); Price et al. 2020 (antagonise)"),
    ("name_play", "mocking names: mock titles, -tard", "Ziegenbein et al. 2023"),
    ("shouting", "runs of words in capitals", "Agichtein et al. 2008"),
    ("letter_runs", 'drawn-out words ("sooo")', "Brody and Diakopoulos 2011"),
    ("mark_runs", 'runs of marks ("!!!", "?!")', "Agichtein et al. 2008"),
    ("emoticons", "emoticons and emoji", "Davidov et al. 2010"),
    ("laughter", 'written laughter ("lol", "haha")', "Davidov et al. 2010"),
    ("first", 'being the first as all there is to say ("First!")',
     "Ziegenbein et al. 2023 (missing seriousness)"),
)  # fmt: skip

MEASURES = (
    *lexicon_rates("civility"),
    *(marker_rate(f"civility.{name}", *rest) for name, *rest in _SEEN),
    capitals,
    marks,
    name_twists,
    joke_author,
)
