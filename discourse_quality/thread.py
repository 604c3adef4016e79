"""A post and its comments as a reply tree, and the questions one asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Literal, TypeAlias

from discourse_quality.errors import ThreadError

Moment: TypeAlias = datetime | date
"""A time where the page gives one, a date alone where it does not."""

Kind = Literal["comment", "pingback", "notice"]
ReplyLink = Literal["markup", "inferred", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something about a page that its reader ought to know."""

    code: str
    """A short name, by which one counts."""
    detail: str | None = None
    """How many, which, or what the page says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One contribution below a post."""

    id: str
    position: int = 0
    """Place in page order, from 0."""
    kind: Kind = "comment"
    """Pingbacks are other sites' links; notices say "deleted" and the like."""
    author: str | None = None
    author_url: str | None = None
    is_host: bool = False
    """Written by the author of the post or the keeper of the site."""
    posted: Moment | None = None
    text: str = ""
    """Paragraphs split by a blank line, quotations removed."""
    quotes: tuple[str, ...] = ()
    reply_to: str | None = None
    """The id of the comment this one answers."""
    reply_link: ReplyLink = "none"
    permalink: str | None = None


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A post and everything written below it, in page order.

    Build one with :meth:`of`, which keeps the promises the rest of the package relies
    on: ids are unique, every ``reply_to`` names a comment of the thread, no cycle.
    """

    source: str
    url: str | None = None
    captured: datetime | None = None
    platform: str | None = None
    title: str | None = None
    author: str | None = None
    published: Moment | None = None
    language: str | None = None
    """ISO 639-1 code."""
    article: str | None = None
    comments: tuple[Comment, ...] = ()
    reply_links: ReplyLink = "none"
    """Where the reply links come from: the strongest kind that any comment has."""
    complete: bool = True
    """False where the page itself says that there are more comments."""
    confidence: float = 1.0
    """P(the thread is as the page shows it), in [0, 1]."""
    problems: tuple[Problem, ...] = field(default=())

    @classmethod
    def of(
        cls,
        comments: Iterable[Comment],
        *,
        source: str,
        url: str | None = None,
        captured: datetime | None = None,
        platform: str | None = None,
        title: str | None = None,
        author: str | None = None,
        published: Moment | None = None,
        language: str | None = None,
        article: str | None = None,
        complete: bool = True,
        confidence: float = 1.0,
        problems: Iterable[Problem] = (),
    ) -> Thread:
        """Build a thread, mending what can be mended and noting it in ``problems``.

        A repeated id is renamed, a reply to an unknown comment becomes a top-level
        comment, and a cycle is cut at its first comment in page order.

        Raises
        ------
        ThreadError
            If ``confidence`` is outside [0, 1].
        """
        if not 0.0 <= confidence <= 1.0:
            raise ThreadError(f"confidence must be in [0, 1], found {confidence}")
        numbered = _with_unique_ids(comments)
        linked, notes = _with_sound_links(numbered)
        kinds = {comment.reply_link for comment in linked}
        strongest: ReplyLink = (
            "markup"
            if "markup" in kinds
            else "inferred"
            if "inferred" in kinds
            else "none"
        )
        return cls(
            source=source,
            url=url,
            captured=captured,
            platform=platform,
            title=title,
            author=author,
            published=published,
            language=language,
            article=article,
            comments=linked,
            reply_links=strongest,
            complete=complete,
            confidence=confidence,
            problems=(*problems, *notes),
        )

    def __repr__(self) -> str:
        """Say which thread it is rather than print it all."""
        facts = [f"{len(self.contributions)} comments", self.platform]
        facts += [str(self.published)[:10] if self.published else None]
        known = ", ".join(fact for fact in facts if fact)
        return f"<Thread {(self.title or self.source)[:60]!r}: {known}>"

    @cached_property
    def by_id(self) -> dict[str, Comment]:
        """The comments by their ids."""
        return {comment.id: comment for comment in self.comments}

    @cached_property
    def _answers(self) -> dict[str | None, tuple[Comment, ...]]:
        answers: dict[str | None, list[Comment]] = {}
        for comment in self.comments:
            answers.setdefault(comment.reply_to, []).append(comment)
        return {parent: tuple(children) for parent, children in answers.items()}

    @property
    def contributions(self) -> tuple[Comment, ...]:
        """The comments proper: no pingbacks, no notices."""
        return tuple(c for c in self.comments if c.kind == "comment")

    @property
    def authors(self) -> frozenset[str]:
        """The names under which the comments proper were written."""
        return frozenset(c.author for c in self.contributions if c.author)

    def parent(self, comment: Comment) -> Comment | None:
        """Return the comment that this one answers."""
        return None if comment.reply_to is None else self.by_id[comment.reply_to]

    def replies(self, comment: Comment | None) -> tuple[Comment, ...]:
        """Return the direct answers to a comment, or to the post where it is None."""
        return self._answers.get(comment.id if comment else None, ())

    def depth(self, comment: Comment) -> int:
        """Return how many comments stand above this one."""
        depth = 0
        above = self.parent(comment)
        while above is not None:
            depth += 1
            above = self.parent(above)
        return depth

    def walk(self) -> Iterator[tuple[Comment, int]]:
        """Yield every comment with its depth, each right after the one it answers."""
        stack = [(comment, 0) for comment in reversed(self.replies(None))]
        while stack:
            comment, depth = stack.pop()
            yield comment, depth
            stack.extend((c, depth + 1) for c in reversed(self.replies(comment)))


def _with_unique_ids(comments: Iterable[Comment]) -> list[Comment]:
    taken: set[str] = set()
    last: dict[str, int] = {}
    numbered = []
    for position, comment in enumerate(comments):
        name = comment.id or f"comment-{position}"
        candidate = name
        while candidate in taken:
            # Going on where the last one ended: 100,000 may have the same id.
            last[name] = last.get(name, 1) + 1
            candidate = f"{name}~{last[name]}"
        taken.add(candidate)
        if (candidate, position) != (comment.id, comment.position):
            comment = replace(comment, id=candidate, position=position)
        numbered.append(comment)
    return numbered


def _with_sound_links(
    comments: list[Comment],
) -> tuple[tuple[Comment, ...], list[Problem]]:
    known = {comment.id for comment in comments}
    parents = {comment.id: comment.reply_to or None for comment in comments}
    orphans = [c.id for c in comments if c.reply_to and c.reply_to not in known]
    for orphan in orphans:
        parents[orphan] = None
    cut = _cut_cycles(parents)
    problems = [
        Problem(code=code, detail=f"{len(ids)}: {', '.join(ids[:5])}")
        for code, ids in (("orphan-reply", orphans), ("reply-cycle", cut))
        if ids
    ]
    return tuple(_linked_to(parents[c.id], c) for c in comments), problems


def _linked_to(above: str | None, comment: Comment) -> Comment:
    link: ReplyLink = comment.reply_link if above else "none"
    if (above, link) == (comment.reply_to, comment.reply_link):
        return comment
    return replace(comment, reply_to=above, reply_link=link)


def _cut_cycles(parents: dict[str, str | None]) -> list[str]:
    """Make the parent links acyclic in place; return the ids that lost theirs."""
    place = {name: position for position, name in enumerate(parents)}
    settled: set[str] = set()
    cut = []
    for start in parents:
        trail: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in settled and here not in trail:
            trail[here] = None
            here = parents[here]
        if here is not None and here in trail:
            order = list(trail)
            first = min(order[order.index(here) :], key=place.__getitem__)
            parents[first] = None
            cut.append(first)
        settled.update(trail)
    return cut
