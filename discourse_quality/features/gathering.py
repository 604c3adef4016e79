"""Annotated comments → the facts that the measures are taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.thread_facts import ThreadFacts
from discourse_quality.language.annotate import AnnotatedComment

if TYPE_CHECKING:
    from spacy.tokens import Doc


def gather(comments: Iterable[AnnotatedComment]) -> Iterator[CommentFacts]:
    """Yield the facts of each comment; each document and thread is read once."""
    read = _Reading()
    for annotated in comments:
        thread = read.thread(annotated)
        yield CommentFacts(
            annotated=annotated,
            text=read.text(annotated.doc),
            article=read.optional(annotated.article),
            parent=read.optional(annotated.parent),
            thread=thread,
        )


class _Reading:
    """The texts and the one thread that were read last."""

    def __init__(self) -> None:
        self._texts: dict[int, TextFacts] = {}
        self._docs: tuple[Doc, ...] | None = None
        self._thread: ThreadFacts | None = None

    def text(self, doc: Doc) -> TextFacts:
        # By identity: the facts hold the document, so that its id stays taken.
        facts = self._texts.get(id(doc))
        if facts is None:
            facts = self._texts[id(doc)] = TextFacts(doc)
        return facts

    def optional(self, doc: Doc | None) -> TextFacts | None:
        return None if doc is None else self.text(doc)

    def thread(self, annotated: AnnotatedComment) -> ThreadFacts:
        if self._thread is None or self._docs is not annotated.earlier:
            self._texts.clear()
            self._docs = annotated.earlier
            self._thread = ThreadFacts.of(
                [self.text(doc) for doc in annotated.earlier],
                self.optional(annotated.article),
                annotated.thread.authors,
            )
        return self._thread
