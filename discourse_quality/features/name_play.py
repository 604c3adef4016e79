"""Play with the names of those who write in a thread: "Moronthew" for Mathew.

A slip is no play: a name with a letter missing, doubled or swapped, a short form
("Archie"), or a name that somebody in the thread does bear counts for nothing. Nor do
words of the dictionary, which begin like a name far more often than they mock one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from discourse_quality.features.frequencies import rarity

if TYPE_CHECKING:
    from discourse_quality.features.facts import CommentFacts, TextFacts

SHORTEST = 4
"""Letters of the shortest name that is looked for: "Al" begins too many words."""
START = 3
"""Letters of a name that stay before a mocking end: "Mattyboy", "Chemface"."""
KEPT = 4
"""Letters of a name that stay where nothing but the address gives the play away."""
NEAR = 8
"""Characters before a word that show whether it calls somebody."""
LEAST_CHANGE = 3
"""Letters that differ from the name at least: below lie the slips of the pen."""

_ENDS = re.compile(
    r"^([a-z]{3,20}?)(?:ie|y|i)?(?:boy|boi|poo|poop|kinz|face|head|brains?|pants|butt"
    r"|breath|tard|turd)s?$"
)
_MOCKING = (
    "moron", "idiot", "dumb", "stupid", "dork", "fool", "turd", "tard", "troll",
    "clown", "liar", "loser", "lame", "crap", "puke", "poop", "stink", "fart", "barf",
    "dimwit", "dunce", "twit", "jerk", "bozo",
)  # fmt: skip
_BEGINNINGS = re.compile(rf"^(?:{'|'.join(_MOCKING)})([a-z]{{4,20}})$")
_SHORT_FORM = re.compile(r"(?:ie|y|i|o)?s?$")
_LETTERS = re.compile(r"[a-z]{1,40}")
_NO_PLAY = frozenset(
    {
        "arrowhead", "bastard", "behead", "bellboy", "blackface", "blackhead",
        "boldface", "bulkhead", "choirboy", "cowboy", "custard", "dumbfounded",
        "egghead", "fanboy", "figurehead", "foolhardy", "forehead", "godhead",
        "homeboy", "hothead", "interface", "lamestream", "leotard", "letterhead",
        "masthead", "mustard", "occupant", "overhead", "paperboy", "participant",
        "petard", "playboy", "preface", "redhead", "retard", "schoolboy", "shampoo",
        "spearhead", "surface", "tomboy", "typeface", "underpant", "whitehead",
    }
)  # fmt: skip
_PARODY = re.compile(
    r"^(?:not|fake|the real|real|definitely|ex|anti|un)[ _-]{0,3}([a-z]{4,40})"
    r"|^([a-z]{4,40})['’]?s (?:mom|mum|mother|dad|wife|brain|ghost|cat|dog|conscience"
    r"|alter ego|evil twin|imaginary friend)\b"
)
_GAGS = frozenset(
    {
        "al coholic", "amanda hugginkiss", "anita bath", "barry mccockiner",
        "ben dover", "drew peacock", "harry balls", "heywood jablome", "hugh jass",
        "i.p. freely", "ip freely", "jack mehoff", "mike hunt", "moe lester",
        "oliver clothesoff", "phil mccracken", "poopy mcpoopface", "seymour butts",
        "turd ferguson", "wayne kerr",
    }
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names of those who write in a thread, as they can be played with."""

    first: Counter[str]
    """First words, letters only, in lower case, with the number of their bearers."""

    @classmethod
    def of(cls, authors: Iterable[str]) -> Names:
        """Read the names of authors."""
        return cls(first=Counter(filter(None, map(first_name, authors))))

    @cached_property
    def by_start(self) -> dict[str, list[str]]:
        """The names by their first letters."""
        return _grouped(self.first, slice(START))

    @cached_property
    def by_end(self) -> dict[str, list[str]]:
        """The names by their last letters."""
        return _grouped(self.first, slice(-SHORTEST, None))


def first_name(author: str | None) -> str:
    """Return the letters of a name that others would call; "" where they are few."""
    found = _LETTERS.match((author or "").lower())
    name = found.group() if found else ""
    return name if len(name) >= SHORTEST else ""


def twists(facts: CommentFacts) -> list[tuple[int, int]]:
    """Return where others' names stand distorted, as characters of the text."""
    names = facts.thread.names
    own = first_name(facts.annotated.comment.author)
    found = []
    typed = facts.text.typed
    for place, form in enumerate(typed.forms):
        lower = form.lower()
        near = lower[:START] in names.by_start or lower.startswith(_MOCKING)
        if not near or _is_ordinary(lower, names):
            continue
        meant = _mocked(lower, names)
        where = typed.place(place, place)
        if _is_called(facts.text, *where):
            meant += _bent(lower, names)
        if set(meant) - {own}:
            found.append(where)
    return found


def is_joke(facts: CommentFacts) -> bool:
    """Return whether a comment is signed with a joke.

    "Not Mathew" or "Moronthew" where a Mathew writes, or "Seymour Butts" anywhere.
    """
    author = (facts.annotated.comment.author or "").strip().lower()
    own = first_name(author)
    names = facts.thread.names
    parody = _PARODY.match(author)
    if parody:
        taken = parody.group(1) or parody.group(2)
        # Of those who are called so, one is the joker.
        return names.first[taken] > (taken == own)
    return author in _GAGS or bool(set(_mocked(own, names)) - {own})


def _is_ordinary(lower: str, names: Names) -> bool:
    """Return whether a word is none, is known, or is somebody's very name."""
    if len(lower) < SHORTEST or not lower.isalpha() or rarity(lower) < 1:
        return True
    single = lower.removesuffix("s")
    return lower in names.first or single in names.first or single in _NO_PLAY


def _mocked(lower: str, names: Names) -> list[str]:
    """Return the names that a mocking end or beginning was put on."""
    ended = _ENDS.match(lower)
    if ended:
        core = ended.group(1)
        near = names.by_start.get(core[:START], ())
        return [name for name in near if name.startswith(core)]
    begun = _BEGINNINGS.match(lower)
    if begun:
        rest = begun.group(1)
        near = names.by_end.get(rest[-SHORTEST:], ())
        return [n for n in near if n.endswith(rest) and 2 * len(rest) >= len(n)]
    return []


def _is_called(facts: TextFacts, start: int, end: int) -> bool:
    """Return whether somebody is called: "Mathilda, …", "…, Mathilda." or "@…"."""
    text = facts.text
    before = text[max(0, start - NEAR) : start].rstrip(" ")
    after = text[end : end + 1]
    if before.endswith("@"):
        return True
    if text[start:end].lower() not in facts.names:
        return False
    # One letter and a full stop are an initial: what follows is a surname.
    opens = not before or before[-1] in "\n!?" or re.search(r"\w\w\.$", before[-3:])
    return bool(opens and after == ",") or (
        before.endswith(",") and bool(re.match(r"[.!?]", after))
    )


def _bent(lower: str, names: Names) -> list[str]:
    """Return the names that begin alike and end quite differently."""
    short = _SHORT_FORM.sub("", lower)
    near = names.by_start.get(lower[:START], ())
    return [n for n in near if not n.startswith(short) and _is_bent(lower, n)]


def _is_bent(lower: str, name: str) -> bool:
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(lower, name, strict=False))
    kept = sum(1 for _ in alike)
    ends = lower[kept:], name[kept:]
    return (
        kept >= KEPT
        and all(ends)
        and ends[0][-1] != ends[1][-1]
        and max(map(len, ends)) >= LEAST_CHANGE
    )


def _grouped(names: Iterable[str], part: slice) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        found.setdefault(name[part], []).append(name)
    return found
