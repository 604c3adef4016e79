"""Annotated comments → the facts that the measures are taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discourse_quality.features.facts import CommentFacts, TextFacts
from discourse_quality.features.thread_facts import ThreadFacts
from discourse_quality.language.annotate import AnnotatedComment, Passage


def gather(comments: Iterable[AnnotatedComment]) -> Iterator[CommentFacts]:
    """Yield the facts of each comment; each text and thread is looked at once."""
    read = _Reading()
    for annotated in comments:
        thread = read.thread(annotated)
        yield CommentFacts(
            annotated=annotated,
            text=read.text(annotated.passage),
            article=read.optional(annotated.article),
            parent=read.optional(annotated.parent),
            thread=thread,
        )


class _Reading:
    """The texts and the one thread that were read last."""

    def __init__(self) -> None:
        self._texts: dict[Passage, TextFacts] = {}
        self._passages: tuple[Passage, ...] | None = None
        self._thread: ThreadFacts | None = None

    def text(self, passage: Passage) -> TextFacts:
        facts = self._texts.get(passage)
        if facts is None:
            facts = self._texts[passage] = TextFacts(passage)
        return facts

    def optional(self, passage: Passage | None) -> TextFacts | None:
        return None if passage is None else self.text(passage)

    def thread(self, annotated: AnnotatedComment) -> ThreadFacts:
        if self._thread is None or self._passages is not annotated.earlier:
            self._texts.clear()
            self._passages = annotated.earlier
            self._thread = ThreadFacts(
                texts=tuple(self.text(passage) for passage in annotated.earlier),
                article=self.optional(annotated.article),
                authors=annotated.thread.authors,
            )
        return self._thread
