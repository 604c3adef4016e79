"""What a platform must know to turn its comments into a thread.

A platform finds the comments' elements in the cheap tree (:meth:`Platform.runs`); each
is then read on its own from BeautifulSoup nodes, one method a field. The methods here
read what is common to most systems, so that a platform overrides only what differs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from discourse_quality.pages import bodies, bylines, fields, timestamps
from discourse_quality.pages.blocks import Block, Run, blocks, release
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.post import Post, read_post
from discourse_quality.thread import Comment, Kind, Moment, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a platform read from a page."""

    platform: str
    comments: tuple[Comment, ...]
    post: Post
    problems: tuple[Problem, ...] = field(default=())


class Platform(ABC):
    """How one comment system marks up its threads."""

    name: ClassVar[str]

    @abstractmethod
    def recognises(self, document: Document) -> bool:
        """Whether the page's comments were drawn by this platform."""

    @abstractmethod
    def runs(self, document: Document) -> Iterable[Run]:
        """Find the elements of each comment in the cheap tree, in page order.

        A comment nested in another is a run of its own.
        """

    def read(self, document: Document) -> Reading:
        """Read the post and its comments."""
        runs = list(self.runs(document))
        if not runs:
            return Reading(platform=self.name, comments=(), post=Post())
        found = blocks(runs)
        dates = date_reader(document)
        comments = [self.comment(block, dates=dates) for block in found]
        linked = list(self.linked(comments, found))
        post = self.post(document, runs, dates=dates)
        if linked and self.opens_with_post(document, found):
            post = _opened_by(linked[0], post)
            linked = [_answering_post(c, linked[0].id) for c in linked[1:]]
        release(found)
        return Reading(platform=self.name, comments=tuple(linked), post=post)

    def opens_with_post(self, document: Document, found: Sequence[Block]) -> bool:
        """Whether the first block is the post itself, as in a forum."""
        return False

    def comment(self, block: Block, *, dates: DateReader) -> Comment:
        """Read one comment; its reply link comes later."""
        kind, author, body = self.kind(block), self.author(block), self.body(block)
        if kind == "pingback":
            author = bylines.pingback_author(block)
            body = bodies.whole_text(block) if bodies.is_mere_label(body) else body
        if kind == "comment" and bodies.is_notice(block, body):
            kind = "notice"
        return Comment(
            id=self.comment_id(block) or f"comment-{block.number + 1}",
            position=block.number,
            kind=kind,
            author=author,
            author_url=self.author_url(block),
            is_host=self.is_host(block),
            posted=self.posted(block, dates),
            text=body.text,
            quotes=body.quotes,
            permalink=self.permalink(block),
        )

    def comment_id(self, block: Block) -> str | None:
        """Return the id that the page gives the comment."""
        return fields.comment_id(block)

    def author(self, block: Block) -> str | None:
        """Return the name under which it was written."""
        return bylines.author(block)

    def author_url(self, block: Block) -> str | None:
        """Return the address of the author's own page."""
        return bylines.author_url(block)

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return when it was written."""
        return timestamps.posted(block, dates)

    def body(self, block: Block) -> bodies.Body:
        """Return the text, and the quotations in it."""
        return bodies.body(block)

    def kind(self, block: Block) -> Kind:
        """Tell comments, pingbacks and notices apart."""
        return fields.kind(block)

    def is_host(self, block: Block) -> bool:
        """Whether the post's author or the site's keeper wrote it."""
        return fields.is_host(block)

    def permalink(self, block: Block) -> str | None:
        """Return the address of this very comment."""
        return fields.permalink(block)

    def reply_to(self, block: Block) -> str | None:
        """Return the id that the markup says it answers; nesting is read elsewhere."""
        return fields.reply_to(block)

    def linked(
        self, comments: Sequence[Comment], found: Sequence[Block]
    ) -> Iterable[Comment]:
        """Add the reply links that the markup gives."""
        known = {comment.id for comment in comments}
        for comment, block in zip(comments, found, strict=True):
            above = self.reply_to(block)
            if above not in known and block.nested_in is not None:
                above = comments[block.nested_in].id
            if above in known and above != comment.id:
                yield replace(comment, reply_to=above, reply_link="markup")
            else:
                yield comment

    def post(
        self, document: Document, runs: Sequence[Run], *, dates: DateReader
    ) -> Post:
        """Read the post above the comments."""
        return read_post(document, runs, dates=dates)


def date_reader(document: Document) -> DateReader:
    """Return the reader of a page's dates."""
    return DateReader(
        captured=document.captured, language=document.language, sample=document.shown
    )


def _opened_by(opening: Comment, post: Post) -> Post:
    return Post(
        title=post.title,
        author=opening.author,
        published=opening.posted,
        article=opening.text,
    )


def _answering_post(comment: Comment, post_id: str) -> Comment:
    if comment.reply_to != post_id:
        return comment
    return replace(comment, reply_to=None, reply_link="none")
