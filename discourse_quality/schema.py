"""The records, field by field: what stands in a line of each file that is written.

``guides/records.schema.json`` says the same as JSON Schema. It is made of these types
and of the sentences below their fields (``python -m tests.benchmarks.guides``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from discourse_quality.results import (
    Interaction,
    Momentum,
    Provenance,
    Score,
    ThreadScore,
)
from discourse_quality.thread import Kind, Problem, ReplyLink

SCHEMA: Final = 1
"""The number of this form of the records; another number is another form."""


class CommentRecord(msgspec.Struct, kw_only=True):
    """A comment as it stands in a thread record."""

    id: str
    """Unique in its thread: the page's own id where it has one."""
    position: int = 0
    kind: Kind = "comment"
    author: str | None = None
    """The name under which it was written, as it stands on the page."""
    author_url: str | None = None
    """Where the name leads."""
    is_host: bool = False
    posted: str | None = None
    """ISO 8601, with an offset where the page gives one; a date alone where it gives no
    time."""
    text: str = ""
    quotes: tuple[str, ...] = ()
    """Passages of others that it quotes."""
    reply_to: str | None = None
    reply_link: ReplyLink = "none"
    """How it is known which comment it answers: from the markup, or inferred."""
    permalink: str | None = None
    """The comment's own address."""


class ThreadRecord(msgspec.Struct, kw_only=True):
    """A post and its comments: a line of what ``dq parse`` writes."""

    schema: Literal[1] = SCHEMA
    """The number of this form of the records."""
    record: Literal["thread"] = "thread"
    """The kind of record."""
    source: str
    """The page: a path, path!member in an archive, path#offset in a WARC."""
    url: str | None = None
    """The address of the page, where it is known."""
    captured: str | None = None
    """When the page was saved; ISO 8601."""
    platform: str | None = None
    """The software that drew the comments."""
    title: str | None = None
    """The title of the post."""
    author: str | None = None
    """Who wrote the post."""
    published: str | None = None
    """When the post was published: ISO 8601, a date alone where no time is given."""
    language: str | None = None
    article: str | None = None
    """The text of the post."""
    comments: tuple[CommentRecord, ...] = ()
    """In page order; pingbacks and notices are kept and marked."""
    reply_links: ReplyLink = "none"
    complete: bool = True
    confidence: float = 1.0
    problems: tuple[Problem, ...] = ()
    """What the reader of this thread ought to know."""


class AnalysisRecord(msgspec.Struct, kw_only=True):
    """A thread and what is said of it: a line of what ``dq analyse`` writes."""

    schema: Literal[1] = SCHEMA
    """The number of this form of the records."""
    record: Literal["analysis"] = "analysis"
    """The kind of record."""
    source: str
    """The page: a path, path!member in an archive, path#offset in a WARC."""
    url: str | None = None
    """The address of the page, where it is known."""
    title: str | None = None
    """The title of the post."""
    platform: str | None = None
    """The software that drew the comments."""
    language: str | None = None
    """ISO 639-1 code."""
    published: str | None = None
    """When the post was published: ISO 8601, a date alone where no time is given."""
    n_comments: int = 0
    """Comments proper: no pingbacks, no notices."""
    complete: bool = True
    """False where the page itself says that there are more comments."""
    confidence: float = 1.0
    """P(the thread is as the page shows it), in [0, 1]."""
    problems: tuple[Problem, ...] = ()
    """What the reader of this thread ought to know."""
    scores: Mapping[str, ThreadScore]
    """Of the thread: depth, relevance, juvenile, off_topic."""
    comments: Mapping[str, Mapping[str, Score]]
    """Of each comment, by its id: depth, relevance, juvenile, off_topic."""
    interaction: Interaction
    """Who talks with whom."""
    momentum: Momentum
    """How the discussion rose and died."""
    provenance: Provenance
    """What made this record."""


class ProblemRecord(msgspec.Struct, kw_only=True):
    """An input that gave no result: a line of ``problems.jsonl``."""

    schema: Literal[1] = SCHEMA
    """The number of this form of the records."""
    record: Literal["problem"] = "problem"
    """The kind of record."""
    source: str
    """The input, named as in the other records."""
    stage: str
    """Where it failed: ``read``, ``parse``, ``judge`` or ``run``."""
    code: str
    """A short name of the reason, by which one counts."""
    reason: str
    """The reason in words."""
