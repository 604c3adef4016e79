"""How sure one can be that a thread is as its page shows it.

A page that was read wrongly shows it: names or dates are missing, texts are empty or
repeat, dates run to and fro. The weights are learned from pages whose comments are
known, from right readings and wrong ones (``tests/benchmarks/reader_weights.py``).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from discourse_quality.thread import Comment

FEATURES = (
    "known", "named", "dated", "worded", "distinct", "ordered", "many", "long",
    "authors",
)  # fmt: skip
_WEIGHTS = {
    "known": 1.30,
    "named": -0.05,
    "dated": 0.82,
    "worded": 1.27,
    "distinct": 1.09,
    "ordered": 1.40,
    "many": 1.70,
    "long": 0.86,
    "authors": 0.73,
}
_BIAS = -5.08


def confidence(comments: Sequence[Comment], *, platform: str) -> float:
    """Return the probability that the comments are all there and nothing else is."""
    evidence = zip(FEATURES, features_of(comments, platform=platform), strict=True)
    log_odds = _BIAS + sum(_WEIGHTS[name] * value for name, value in evidence)
    return round(1 / (1 + math.exp(-log_odds)), 3)


def features_of(comments: Sequence[Comment], *, platform: str) -> tuple[float, ...]:
    """Return what speaks for a reading, each between 0 and about 1."""
    own = [c for c in comments if c.kind == "comment"] or list(comments)
    n = len(own)
    texts = [c.text for c in own]
    authors = {c.author for c in own if c.author}
    return (
        float(platform not in {"generic", "text"}),
        sum(c.author is not None for c in own) / n,
        sum(c.posted is not None for c in own) / n,
        sum(len(text) > 1 for text in texts) / n,
        len(set(texts)) / n,
        _in_order(own),
        min(math.log2(n), 6) / 6,
        min(math.log10(1 + median(map(len, texts))), 3) / 3,
        min(len(authors), n) / n,
    )


def _in_order(comments: Sequence[Comment]) -> float:
    """Return how far the top-level dates run in one direction."""
    days = [
        c.posted.isoformat()[:10]
        for c in comments
        if c.posted is not None and c.reply_to is None
    ]
    steps = [(a < b) - (a > b) for a, b in pairwise(days)]
    moved = [step for step in steps if step]
    return abs(sum(moved)) / len(moved) if moved else 1.0
