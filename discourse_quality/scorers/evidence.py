"""Why a comment scored as it did: exact shares, grouped to what a person can check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from discourse_quality.results import Reason
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.reading import Places
from discourse_quality.scorers.words import START, Bag, Floats, Word, neutral

WORDS = "words"
"""The feature under which the words' share is named."""
LENGTH = "length"
LONGEST_SPAN = 6
SPANS = 2
"""Stretches of words that are named for each direction."""
REASONS = 6
TAKEN = -1e3
"""Share of a word that is in a stretch already: no stretch with it can be the best."""
LEAST = 0.05
"""Shares of the log-odds below this are no reason."""


def word_shares(words: Sequence[Word], bag: Bag, weights: Weights) -> Floats:
    """Return what each word of a text adds to each judge's log-odds.

    The rows add up to ``weights.of_bag(bag)``: a pair's share is halved between its
    words, and what a repeated word counts is spread over its places.
    """
    shares = np.zeros((len(words), weights.pieces.shape[1]), dtype=np.float32)
    if not words:
        return shares
    for place, word in enumerate(words):
        shares[place] = weights.of_form(word.form) / np.sqrt(bag.forms[word.form])
    forms = [neutral(word.form) for word in words]
    first = (START, forms[0])
    shares[0] += weights.of_pair(first) / np.sqrt(bag.pairs[first])
    for place, pair in enumerate(pairwise(forms)):
        half = weights.of_pair(pair) / (2 * np.sqrt(bag.pairs[pair]))
        shares[place] += half
        shares[place + 1] += half
    return shares * np.float32(bag.scale)


def reasons_of(
    text: str,
    words: Sequence[Word],
    shares: Floats,
    measures: Mapping[str, float],
    places: Places,
    length: float,
) -> tuple[Reason, ...]:
    """Return the strongest shares in one judge's log-odds.

    Parameters
    ----------
    text, words, shares
        The text, its words, and what each word adds.
    measures
        What each measure adds, by name.
    places
        Where the measures' markers stand.
    length
        What the length adds.
    """
    found = [
        Reason(
            feature=name,
            contribution=round(share, 4),
            text=_first_place(text, places.get(name, ())),
        )
        for name, share in measures.items()
        if abs(share) >= LEAST
    ]
    if abs(length) >= LEAST:
        found.append(Reason(feature=LENGTH, contribution=round(length, 4)))
    found.extend(_stretches(text, words, shares))
    found.sort(key=lambda reason: -abs(reason.contribution))
    return tuple(found[:REASONS])


def _stretches(text: str, words: Sequence[Word], shares: Floats) -> Iterator[Reason]:
    """Yield the stretches of words that raise, and that lower, the score most."""
    for sign in (1.0, -1.0):
        left = (shares * sign).astype(np.float64)
        for _ in range(SPANS):
            share, start, end = _best_stretch(left)
            if share < LEAST:
                break
            span = text[words[start].start : words[end - 1].end]
            yield Reason(feature=WORDS, contribution=round(share * sign, 4), text=span)
            left[start:end] = TAKEN


def _best_stretch(shares: NDArray[np.float64]) -> tuple[float, int, int]:
    """Return the stretch of at most :data:`LONGEST_SPAN` words that adds most."""
    best = (0.0, 0, 0)
    total = np.concatenate([[0.0], np.cumsum(shares)])
    for length in range(1, min(LONGEST_SPAN, len(shares)) + 1):
        sums = total[length:] - total[:-length]
        start = int(sums.argmax())
        if sums[start] > best[0]:
            best = (float(sums[start]), start, start + length)
    return best


def _first_place(text: str, places: Sequence[tuple[int, int]]) -> str | None:
    if not places:
        return None
    start, end = places[0]
    return text[start:end]
