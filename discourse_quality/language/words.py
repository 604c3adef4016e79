"""A text as it was typed: words, numbers, links and marks, each with its place.

Neither a pipeline nor a tokeniser's rules are needed: word vectors and whatever is
learned about words are indifferent to both.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from discourse_quality.remembering import remembered

_TOKEN = re.compile(
    r"https?://\S{1,300}|www\.\S{1,300}"
    r"|[a-zA-Z]{1,40}(?:['’][a-zA-Z]{1,10})?|\d{1,40}|[^\w\s]{1,3}|\w{1,40}"
)
_LINK = "<link>"


class Words:
    """The words, numbers, links and marks of a text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.forms: list[str] = _TOKEN.findall(text)

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def starts(self) -> list[int]:
        """Where each begins in the text, of which only blanks are left out."""
        starts = []
        end = 0
        for form in self.forms:
            start = self.text.find(form, end)
            starts.append(start)
            end = start + len(form)
        return starts

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return where a stretch of words begins and ends in the text."""
        return self.starts[first], self.starts[last] + len(self.forms[last])


def count_forms(text: str) -> Counter[str]:
    """Return how often each form stands in a text."""
    return Counter(Words(text).forms)


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
