"""Folds that never part a group, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from zlib import crc32

FOLDS = 5
LARGE = 0.03
"""Share of all rows above which a group is placed by its size, not by its name: three
videos may otherwise all meet in one fold."""


def fold_of(group: str) -> int:
    """Return the fold of a group by its name alone."""
    return crc32(group.encode()) % FOLDS


def inner_fold_of(group: str) -> int:
    """Return a fold within a fold: independent of :func:`fold_of`."""
    return crc32(f"inner {group}".encode()) % FOLDS


def folds_of(groups: Iterable[str]) -> dict[str, int]:
    """Return the fold of each group, given the group of each row."""
    sizes = Counter(groups)
    total = sum(sizes.values())
    folds = {group: fold_of(group) for group in sizes}
    if len(set(folds.values())) == 1:
        # All of one fold, as what the word vectors leave out: part them anew.
        folds = {group: inner_fold_of(group) for group in sizes}
    filled = Counter(dict.fromkeys(range(FOLDS), 0))
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        if size > LARGE * total:
            folds[group] = min(filled, key=lambda fold: (filled[fold], fold))
            filled[folds[group]] += size
    return folds
