"""What each word, measure and length adds to the log-odds of a score, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from discourse_quality.features.vectors import Floats
from discourse_quality.language.words import Words
from discourse_quality.scorers.comment import Together
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.marks import Ints
from discourse_quality.scorers.words import BUCKETS, Bag

NODES, NODE_WEIGHTS = np.polynomial.legendre.leggauss(16)
"""Gauss's quadrature from -1 to 1: so many are right to the sixth decimal place."""


@dataclass(frozen=True, kw_only=True)
class Shares:
    """What everything in some comments adds to the log-odds of a score's kinds.

    A column a kind; most scores have one.
    """

    log_odds: Floats
    """Of each kind: the whole. Comments × kinds."""
    words: Floats
    """Words × kinds, one comment after the other."""
    starts: Ints
    """Where the words of each comment begin; then, how many there are in all."""
    measures: Floats
    """Comments × measures × kinds."""
    lengths: Floats
    """What the length adds; then, what it would with one word less, two, and so on.
    Comments × words less × kinds."""
    together: Together = Together.any
    """Which of the kinds must hold."""

    @cached_property
    def of_words(self) -> Floats:
        """What all words of each comment add. Comments × kinds."""
        return sums(self.words, self.starts)

    @cached_property
    def comment(self) -> Ints:
        """The comment that each word stands in."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))

    def worth(self) -> Floats:
        """Return what a share of each kind counts for in the score of each comment.

        The mean on the straight way from nothing to this comment, so that what all
        shares count for adds up to the score (Aumann & Shapley 1974).
        """
        if self.log_odds.shape[1] == 1:
            return np.ones_like(self.log_odds)
        whole = self.of_words + self.measures.sum(axis=1) + self.lengths[:, 0]
        back = (1 - NODES[:, None]) / 2 * whole[:, None]
        found: Floats = (
            NODE_WEIGHTS @ self.together.leverage(self.log_odds[:, None] - back) / 2
        )
        return found


def word_shares(
    words: Sequence[Words], bags: Sequence[Bag], weights: Weights
) -> Floats:
    """Return what each word of some texts adds to each judge's log-odds.

    The rows of a text add up to ``weights.of_bag(bag)``: a pair's share is halved
    between its words, and what a repeated word counts is spread over its places.

    Returns
    -------
    array
        Words × judges, one text after the other.
    """
    forms: list[str] = []
    numbers: list[int] = []
    for own, bag in zip(words, bags, strict=True):
        forms += own.forms
        numbers += map(bag.forms.__getitem__, own.forms)
    sizes = [len(own) for own in words]
    starts = starts_of(sizes)
    pairs = np.fromiter(chain.from_iterable(bag.pairs for bag in bags), np.int64)
    comment = np.repeat(np.arange(len(bags)), sizes)
    _, each, often = np.unique(
        comment * BUCKETS + pairs, return_inverse=True, return_counts=True
    )
    shares = weights.of_forms(forms) / np.sqrt(numbers)[:, None]
    halves = weights.pieces[pairs] / (2 * np.sqrt(often[each])[:, None])
    # The first word has its pair, with the start of the text, for itself.
    first = starts[:-1][np.diff(starts) > 0]
    shares += halves
    shares[first] += halves[first]
    halves[first] = 0
    shares[:-1] += halves[1:]
    scale = np.repeat([bag.scale for bag in bags], sizes)
    found: Floats = (shares * scale[:, None]).astype(np.float32)
    return found


def starts_of(sizes: Sequence[int]) -> Ints:
    """Return where each of some sequences begins in a row; then, where all end."""
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])


def sums(rows: Floats, starts: Ints) -> Floats:
    """Return the sums of the rows of each sequence; 0 for empty ones."""
    found = np.zeros((len(starts) - 1, rows.shape[1]), rows.dtype)
    full = np.diff(starts) > 0
    if full.any():
        found[full] = np.add.reduceat(rows, starts[:-1][full], axis=0)
    return found
