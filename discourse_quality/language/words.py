"""A text as it was typed: words, numbers, links and marks, each with its place.

Neither a pipeline nor a tokeniser's rules are needed: word vectors and whatever is
learned about words are indifferent to both.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from discourse_quality.remembering import remembered

_TOKEN = re.compile(
    r"https?://\S{1,300}|www\.\S{1,300}"
    r"|[a-zA-Z]{1,40}(?:['’][a-zA-Z]{1,10})?|\d{1,40}|[^\w\s]{1,3}|\w{1,40}"
)
_LINK = "<link>"


class Word(NamedTuple):
    """A word form and where it stands."""

    form: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """Return the words, numbers, links and marks of a text, in order."""
    # As `Word(…)` would, whose own way there is a third of the time.
    new = tuple.__new__
    return [new(Word, (m[0], m.start(), m.end())) for m in _TOKEN.finditer(text)]


def count_forms(text: str) -> Counter[str]:
    """Return how often each form stands in a text."""
    return Counter(_TOKEN.findall(text))


@remembered(room=200_000)
def plain(form: str) -> str:
    """Return the form under which a word is counted."""
    lowered = form.lower().replace("’", "'")
    return _LINK if lowered.startswith(("http:", "https:", "www.")) else lowered


@remembered(room=200_000)
def stem(word: str) -> str:
    """Return a word without its ending, so that "votes" and "voting" are one.

    Parameters
    ----------
    word
        As :func:`plain` returns it.
    """
    word = word.removesuffix("'s")
    for ending, instead in _BY_LAST_LETTER.get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return _undoubled(word[: -len(ending)]) + instead
    return word


_ENDINGS = (
    ("ss", "ss"),
    ("ies", "y"),
    ("ied", "y"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("ers", ""),
    ("er", ""),
    ("es", ""),
    ("s", ""),
    ("ly", ""),
    ("e", ""),
)
"""An ending, and what comes in its place; the first that fits is taken."""
_BY_LAST_LETTER = {
    letter: [(e, instead) for e, instead in _ENDINGS if e[-1] == letter]
    for letter in {ending[-1] for ending, _ in _ENDINGS}
}
_SHORTEST_STEM = 3


def _undoubled(word: str) -> str:
    """Return a word without the letter that an ending doubled, but "call" as it is."""
    doubled = word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled and len(word) > _SHORTEST_STEM else word
