"""Why a comment scored as it did: exact shares, grouped to what a person can check."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from discourse_quality.features.vectors import Floats
from discourse_quality.language.words import Word
from discourse_quality.results import Reason
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.reading import Places
from discourse_quality.scorers.words import DAMPING, START, Bag, neutral

WORDS = "words"
"""The feature under which the words' share is named."""
LENGTH = "length"
LONGEST_SPAN = 6
SPANS = 2
"""Stretches of words that are named for each direction."""
REASONS = 6
LEAST_NET = 0.5
"""Part of its share that a stretch must be worth net of what goes with it."""
LEAST = 0.05
"""Shares of the log-odds below this are no reason."""


def word_shares(words: Sequence[Word], bag: Bag, weights: Weights) -> Floats:
    """Return what each word of a text adds to each judge's log-odds.

    The rows add up to ``weights.of_bag(bag)``: a pair's share is halved between its
    words, and what a repeated word counts is spread over its places.
    """
    if not words:
        return np.zeros((0, weights.pieces.shape[1]), dtype=np.float32)
    numbers = np.array([bag.forms[word.form] for word in words])
    shares = np.stack([weights.of_form(word.form) for word in words])
    shares = shares / np.sqrt(numbers)[:, None]
    pairs = list(pairwise([START, *(neutral(word.form) for word in words)]))
    of_pairs = (
        weights.of_pairs(pairs) / np.sqrt([bag.pairs[pair] for pair in pairs])[:, None]
    )
    # The first word has its pair, with the start of the text, for itself.
    shares[0] += of_pairs[0]
    shares[:-1] += of_pairs[1:] / 2
    shares[1:] += of_pairs[1:] / 2
    found: Floats = (shares * bag.scale).astype(np.float32)
    return found


def reasons_of(
    text: str,
    words: Sequence[Word],
    shares: Floats,
    measures: Mapping[str, float],
    places: Places,
    lengths: Floats,
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
    lengths
        What the length adds; then, what it would with one word less, two, and so on.
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
    length = float(lengths[0])
    if abs(length) >= LEAST:
        found.append(Reason(feature=LENGTH, contribution=round(length, 4)))
    if words:
        net = _net_of_stretches(shares, _marked(words, measures, places), lengths)
        found.extend(_stretches(text, words, shares, net))
    found.sort(key=lambda reason: -abs(reason.contribution))
    return tuple(found[:REASONS])


def _stretches(
    text: str, words: Sequence[Word], shares: Floats, net: Floats
) -> Iterator[Reason]:
    """Yield the stretches of words that raise, and that lower, the score most.

    Only those without which the score would move the way they are said to move it.
    """
    sums = _sums_of_stretches(shares)
    for sign in (1.0, -1.0):
        left = np.where(net * sign > sums * sign * LEAST_NET, sums * sign, -np.inf)
        for _ in range(SPANS):
            row, start = divmod(int(left.argmax()), left.shape[1])
            share, end = float(left[row, start]), start + row + 1
            if share < LEAST:
                break
            span = text[words[start].start : words[end - 1].end]
            yield Reason(feature=WORDS, contribution=round(share * sign, 4), text=span)
            for length in range(1, len(left) + 1):
                left[length - 1, max(0, start - length + 1) : end] = -np.inf


def _net_of_stretches(shares: Floats, marked: Floats, lengths: Floats) -> Floats:
    """Return how far the log-odds would fall without each stretch.

    With its words go the markers in it, and a part of the length; the other words of a
    text weigh more the fewer there are.
    """
    size = len(shares)
    sums = _sums_of_stretches(shares)
    gone = np.arange(1, len(sums) + 1)[:, None]
    remaining = np.maximum(size - gone, 1)
    rest = (shares.sum() - sums) * (size / remaining) ** DAMPING
    rest[size <= gone[:, 0]] = 0
    shorter = (lengths[0] - lengths[1 : len(sums) + 1])[:, None]
    found: Floats = shares.sum() - rest + _sums_of_stretches(marked) + shorter
    return found


def _marked(
    words: Sequence[Word], measures: Mapping[str, float], places: Places
) -> Floats:
    """Return the measures' shares, spread over the words that are their markers."""
    marked = np.zeros(len(words))
    starts = [word.start for word in words]
    for name, spans in places.items():
        share = measures.get(name)
        if not share:
            continue
        ranges = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans]
        # A marker may lie within a word, and then stands for none.
        size = max(1, sum(last - first for first, last in ranges))
        for first, last in ranges:
            marked[first:last] += share / size
    return marked


def _sums_of_stretches(shares: Floats) -> Floats:
    """Return what each stretch adds: a row a length, a column a first word."""
    longest = min(LONGEST_SPAN, len(shares))
    before = np.concatenate([[0.0], np.cumsum(shares)])
    sums = np.zeros((longest, len(shares)))
    for length in range(1, longest + 1):
        last = len(shares) - length + 1
        sums[length - 1, :last] = before[length:] - before[:-length]
    return sums


def _first_place(text: str, places: Sequence[tuple[int, int]]) -> str | None:
    if not places:
        return None
    start, end = places[0]
    return text[start:end]
