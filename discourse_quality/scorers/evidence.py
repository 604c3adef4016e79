"""Why a comment scored as it did: exact shares, grouped to what a person can check."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from discourse_quality.features.vectors import Floats
from discourse_quality.language.words import Word
from discourse_quality.results import Reason
from discourse_quality.scorers.comment import either, leverage
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
NODES, NODE_WEIGHTS = np.polynomial.legendre.leggauss(16)
"""Gauss's quadrature from -1 to 1: so many are right to the sixth decimal place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What everything in a comment adds to the log-odds of a score's kinds.

    A column a kind, any of which is enough; most scores have one.
    """

    log_odds: Floats
    """Of each kind: the whole."""
    words: Floats
    measures: Floats
    lengths: Floats
    """What the length adds; then, what it would with one word less, two, and so on."""

    def worth(self) -> Floats:
        """Return what a share of each kind counts for in the score.

        The mean on the straight way from nothing to this comment, so that what all
        shares count for adds up to the score (Aumann & Shapley 1974).
        """
        if len(self.log_odds) == 1:
            return np.ones(1)
        whole = self.words.sum(axis=0) + self.measures.sum(axis=0) + self.lengths[0]
        way = self.log_odds - (1 - NODES[:, None]) / 2 * whole
        found: Floats = NODE_WEIGHTS @ leverage(way) / 2
        return found


def word_shares(words: Sequence[Word], bag: Bag, weights: Weights) -> Floats:
    """Return what each word of a text adds to each judge's log-odds.

    The rows add up to ``weights.of_bag(bag)``: a pair's share is halved between its
    words, and what a repeated word counts is spread over its places.
    """
    if not words:
        return np.zeros((0, weights.pieces.shape[1]), dtype=np.float32)
    numbers = np.array([bag.forms[word.form] for word in words])
    shares = weights.of_forms([word.form for word in words])
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
    shares: Shares,
    rows: Mapping[str, int],
    places: Places,
) -> tuple[Reason, ...]:
    """Return the strongest shares in the log-odds of a score.

    Parameters
    ----------
    text, words, shares
        The text, its words, and what they and everything else add.
    rows
        Measure → its row in the shares.
    places
        Where the measures' markers stand.
    """
    worth = shares.worth()
    measures = shares.measures @ worth
    names = list(rows)
    found = [
        Reason(
            feature=names[row],
            contribution=round(float(measures[row]), 4),
            text=_first_place(text, places.get(names[row], ())),
        )
        for row in np.flatnonzero(np.abs(measures) >= LEAST).tolist()
    ]
    length = float(shares.lengths[0] @ worth)
    if abs(length) >= LEAST:
        found.append(Reason(feature=LENGTH, contribution=round(length, 4)))
    if words:
        sums = _sums_of_stretches(shares.words)
        marked = _sums_of_stretches(_marked(words, shares, rows, places))
        net = _net_of_stretches(shares, sums, marked)
        found.extend(_stretches(text, words, sums @ worth, net))
    found.sort(key=lambda reason: -abs(reason.contribution))
    return tuple(found[:REASONS])


def _stretches(
    text: str, words: Sequence[Word], sums: Floats, net: Floats
) -> Iterator[Reason]:
    """Yield the stretches of words that raise, and that lower, the score most.

    Only those without which the score would move the way they are said to move it.
    """
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


def _net_of_stretches(shares: Shares, sums: Floats, marked: Floats) -> Floats:
    """Return how far the log-odds of the score would fall without each stretch.

    With its words go the markers in it, and a part of the length; the other words of a
    text weigh more the fewer there are.
    """
    size = len(shares.words)
    whole = shares.words.sum(axis=0)
    gone = np.arange(1, len(sums) + 1)[:, None, None]
    remaining = np.maximum(size - gone, 1)
    rest = (whole - sums) * (size / remaining) ** DAMPING
    rest[size <= gone[:, 0, 0]] = 0
    shorter = (shares.lengths[0] - shares.lengths[1 : len(sums) + 1])[:, None]
    fall = whole - rest + marked + shorter
    found: Floats = either(shares.log_odds) - either(shares.log_odds - fall)
    return found


def _marked(
    words: Sequence[Word], shares: Shares, rows: Mapping[str, int], places: Places
) -> Floats:
    """Return the measures' shares, spread over the words that are their markers."""
    marked = np.zeros(shares.words.shape)
    starts = [word.start for word in words]
    tells = (shares.measures != 0).any(axis=1)
    for name, spans in places.items():
        row = rows.get(name)
        if row is None or not tells[row]:
            continue
        share = shares.measures[row]
        ranges = [(bisect_left(starts, a), bisect_left(starts, b)) for a, b in spans]
        # A marker may lie within a word, and then stands for none.
        size = max(1, sum(last - first for first, last in ranges))
        for first, last in ranges:
            marked[first:last] += share / size
    return marked


def _sums_of_stretches(shares: Floats) -> Floats:
    """Return what each stretch adds: a row a length, a column a first word."""
    longest = min(LONGEST_SPAN, len(shares))
    before = np.concatenate([np.zeros_like(shares[:1]), np.cumsum(shares, axis=0)])
    sums = np.zeros((longest, *shares.shape))
    for length in range(1, longest + 1):
        last = len(shares) - length + 1
        sums[length - 1, :last] = before[length:] - before[:-length]
    return sums


def _first_place(text: str, places: Sequence[tuple[int, int]]) -> str | None:
    if not places:
        return None
    start, end = places[0]
    return text[start:end]
