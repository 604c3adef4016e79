"""Syllables of English words, by rule."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^laeiouy]e|[^td]ed|[^aeiouscxzg]es)$")


@lru_cache(maxsize=50_000)
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
