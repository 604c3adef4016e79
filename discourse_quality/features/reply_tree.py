"""The tree of a post and its comments, walked once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from discourse_quality.thread import Comment, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyTree:
    """A thread's comments with the links that are believed."""

    comments: tuple[Comment, ...]
    """The comments proper."""
    parents: dict[str, str | None]
    """Each comment, notices too, after the one it answers; None is the post."""
    authors: dict[str, str | None]
    levels: dict[str, int]
    """1 right under the post."""
    links: Literal["markup", "inferred"]

    @classmethod
    def of(cls, thread: Thread, *, inferred: bool) -> ReplyTree | None:
        """Return the tree; None where no link is known, or no comment."""
        believed = ("markup", "inferred") if inferred else ("markup",)
        kinds = {c.reply_link for c in thread.comments if c.reply_to}
        comments = thread.contributions
        if not comments or not kinds.intersection(believed):
            return None
        parents: dict[str, str | None] = {}
        levels: dict[str, int] = {}
        for comment, _ in thread.walk():  # a comment comes after the one it answers
            if comment.kind == "pingback":
                continue
            parent = comment.reply_to if comment.reply_link in believed else None
            parents[comment.id] = parent if parent in parents else None
            levels[comment.id] = levels.get(parents[comment.id] or "", 0) + 1
        return cls(
            comments=comments,
            parents=parents,
            authors={c.id: c.author for c in thread.comments},
            levels=levels,
            links="inferred" if "inferred" in kinds and inferred else "markup",
        )

    @property
    def answered(self) -> frozenset[str | None]:
        """The ids of the comments that somebody answered."""
        return frozenset(self.parents.values())

    def answers(self) -> Iterator[tuple[str, str]]:
        """Yield who answered whom, once for each answer."""
        for comment in self.comments:
            parent = self.parents[comment.id]
            author = None if parent is None else self.authors[parent]
            if comment.author and author:
                yield comment.author, author

    def structural_virality(self) -> float:
        """Return the mean distance between two nodes of the tree, the post being one.

        An edge lies on the way between every node below it and every other, so that
        the distances sum to Σ below · (n − below): linear in the number of comments.

        Source: Goel et al. 2016.
        """
        below = dict.fromkeys(self.parents, 1)
        for name in reversed(self.parents):  # answers before what they answer
            parent = self.parents[name]
            if parent is not None:
                below[parent] += below[name]
        nodes = len(below) + 1
        total = sum(size * (nodes - size) for size in below.values())
        return 2 * total / (nodes * (nodes - 1))
