"""Edited prose made to look like comments: what augments the treebank."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from discourse_quality.training.treebank import Sentence, Word

SHARE = 0.3
"""Share of the passages that are changed; the rest stay as they are."""


def as_comment(
    passage: Sequence[Sentence], chance: random.Random
) -> tuple[Sentence, ...]:
    """Return a passage as a hurried commenter might have typed it, or unchanged."""
    if chance.random() >= SHARE:
        return tuple(passage)
    change = chance.choice(_CHANGES)
    return tuple(
        replace(sentence, words=tuple(change(word, chance) for word in sentence.words))
        for sentence in passage
    )


def lower_cased(word: Word, chance: random.Random) -> Word:
    """Write without capitals."""
    return replace(word, form=word.form.lower())


def shouted(word: Word, chance: random.Random) -> Word:
    """Write in capitals."""
    return replace(word, form=word.form.upper())


def without_apostrophe(word: Word, chance: random.Random) -> Word:
    """Write ``dont`` and ``Im``."""
    bare = word.form.replace("'", "").replace("’", "")
    return replace(word, form=bare) if bare.isalpha() else word


def with_curly_quotes(word: Word, chance: random.Random) -> Word:
    """Write the quotation marks that word processors put in."""
    form = word.form.replace("'", "’")
    if form == '"':
        form = "”" if word.space_after else "“"
    return replace(word, form=form)


def with_letter_runs(word: Word, chance: random.Random) -> Word:
    """Write ``sooooo``: one vowel of some words, drawn out."""
    if word.pos not in _DRAWN_OUT or chance.random() >= 0.4:
        return word
    places = [i for i, letter in enumerate(word.form) if letter in "aeiou"]
    if not places:
        return word
    place = places[-1]
    run = word.form[place] * chance.randint(3, 7)
    return replace(word, form=word.form[:place] + run + word.form[place + 1 :])


_DRAWN_OUT = frozenset({"ADJ", "ADV", "INTJ"})
_Change = Callable[[Word, random.Random], Word]
_CHANGES: tuple[_Change, ...] = (
    lower_cased,
    lower_cased,  # by far the most common of these in comments
    shouted,
    without_apostrophe,
    with_curly_quotes,
    with_letter_runs,
)
