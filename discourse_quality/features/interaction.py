"""The shape of a discussion: who answers whom, how deep, how evenly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from discourse_quality.features.reply_tree import ReplyTree
from discourse_quality.results import Interaction
from discourse_quality.thread import Comment, Thread

# A question mark that ends a word; those inside links do not.
_ASKS = re.compile(r"\?[\"'”’)!?]{0,5}(?:\s|$)")


def interaction(thread: Thread, *, inferred: bool = False) -> Interaction:
    """Return the measures of a thread's reply tree and of its turn-taking.

    Parameters
    ----------
    thread
        Pingbacks count for nothing; a notice ("deleted") keeps its place in the tree.
    inferred
        Whether replies that were only inferred count as links.
    """
    comments = thread.contributions
    asking = [c for c in comments if _ASKS.search(c.text)]
    talk = _words_by_author(comments)
    turns = Interaction(
        authors=len(thread.authors),
        comments_per_author=_per_author(comments),
        gini=gini(list(talk.values())) if len(talk) > 1 else None,
        host_share=_host_share(thread),
        questions=len(asking),
    )
    tree = ReplyTree.of(thread, inferred=inferred)
    return turns if tree is None else _with_tree(turns, tree, asking)


def gini(amounts: Sequence[float]) -> float:
    """Return the Gini coefficient: Σ (2i − n − 1) xᵢ / (n Σ xᵢ), x in order.

    0 where all have the same, towards 1 where one has everything.

    Source: Gini 1912; of talk in discussions, Himelboim 2008.
    """
    total = sum(amounts)
    if not total:
        return 0.0
    number = len(amounts)
    ranked = enumerate(sorted(amounts), start=1)
    return sum((2 * i - number - 1) * x for i, x in ranked) / (number * total)


def reciprocity(answers: Iterable[tuple[str, str]]) -> float | None:
    """Return the share of the pairs of authors with an answer that have both ways.

    Source: Wasserman and Faust 1994 (dyad census).
    """
    directed = {(a, b) for a, b in answers if a != b}
    pairs = {frozenset(pair) for pair in directed}
    if not pairs:
        return None
    return (len(directed) - len(pairs)) / len(pairs)


def _with_tree(
    turns: Interaction, tree: ReplyTree, asking: Collection[Comment]
) -> Interaction:
    levels = [tree.levels[c.id] for c in tree.comments]
    answered = sum(c.id in tree.answered for c in asking)
    return replace(
        turns,
        links=tree.links,
        max_depth=max(levels),
        mean_depth=sum(levels) / len(levels),
        width=max(Counter(levels).values()),
        h_index=h_index(levels),
        structural_virality=tree.structural_virality(),
        reciprocity=reciprocity(tree.answers()),
        questions_answered=answered / len(asking) if asking else None,
    )


def h_index(levels: Iterable[int]) -> int:
    """Return the largest h with at least h comments at level h.

    Source: Gómez, Kaltenbrunner and López 2008.
    """
    counts = Counter(levels)
    return max((level for level, n in counts.items() if n >= level), default=0)


def _words_by_author(comments: Iterable[Comment]) -> Counter[str]:
    words: Counter[str] = Counter()
    for comment in comments:
        if comment.author:
            words[comment.author] += len(comment.text.split())
    return words


def _per_author(comments: Sequence[Comment]) -> float | None:
    signed = [c.author for c in comments if c.author]
    return len(signed) / len(set(signed)) if signed else None


def _host_share(thread: Thread) -> float | None:
    """Return None where nothing on the page says who the host is."""
    comments = thread.contributions
    by_host = sum(c.is_host for c in comments)
    if not comments or (not by_host and thread.author is None):
        return None
    return by_host / len(comments)
