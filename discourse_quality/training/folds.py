"""Folds that never part a group, the same on every machine."""

from __future__ import annotations

from zlib import crc32

FOLDS = 5


def fold_of(group: str) -> int:
    """Return the fold of a group."""
    return crc32(group.encode()) % FOLDS


def inner_fold_of(group: str) -> int:
    """Return a fold within a fold: independent of :func:`fold_of`."""
    return crc32(f"inner {group}".encode()) % FOLDS
