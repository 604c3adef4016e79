"""Threads → spaCy documents, each text processed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_quality.thread import Comment, Thread

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedComment:
    """A comment, its document, and the documents it is judged against."""

    comment: Comment
    thread: Thread
    doc: Doc
    article: Doc | None
    """The post, title and text, cut at a stated length; None where there is none."""
    parent: Doc | None
    """The comment that this one answers."""
    earlier: tuple[Doc, ...]
    """Documents of ALL comments of the thread, in page order: one tuple they share."""
    index: int
    """Place of this comment in it: what came before is ``earlier[:index]``."""
    language: str | None
    """ISO 639-1 code of its own text; None where that is too short to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedThread:
    """A thread with its documents."""

    thread: Thread
    article: Doc | None
    comments: tuple[AnnotatedComment, ...]
    """The comments proper, in page order."""
