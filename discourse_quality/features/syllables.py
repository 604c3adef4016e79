"""English words as readability counts them: letters, and syllables by rule."""

from __future__ import annotations

import re
from typing import NamedTuple

from discourse_quality.remembering import remembered

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^laeiouy]e|[^td]ed|[^aeiouscxzg]es)$")


def count_syllables(word: str) -> int:
    """Return the syllables of a lower-case word: vowel groups, less a silent end.

    >>> [count_syllables(w) for w in ("make", "table", "wanted", "discussion", "hm")]
    [1, 2, 2, 3, 1]
    """
    word = word[:40]
    groups = len(_VOWELS.findall(word))
    if groups > 1 and _SILENT_END.search(word):
        groups -= 1
    return max(groups, 1)


class Word(NamedTuple):
    """A word of a text, contractions not split off."""

    text: str
    """In lower case."""
    letters: int
    syllables: int


@remembered(room=100_000)
def word_of(token: str) -> Word | None:
    """Return the word that a token is, None for what belongs to the word before."""
    lower = token.lower()
    if not any(c.isalpha() for c in lower) or lower[0] in "'’" or lower in _PARTS:
        return None
    if "/" in lower or "@" in lower or lower.startswith("www."):
        return None
    return Word(lower, sum(map(str.isalpha, lower)), count_syllables(lower))


_PARTS = frozenset({"n't", "n’t", "nt"})
