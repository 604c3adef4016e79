"""Threads → spaCy documents, each text processed once, and only if it is asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from spacy.pipeline import Sentencizer
from spacy.tokens import Doc

from discourse_quality.language.detect import detect_language
from discourse_quality.thread import Comment, Thread

if TYPE_CHECKING:
    from spacy.language import Language

ARTICLE_LIMIT = 6_000
"""Characters of a post that are read: a thousand words, which set its topic."""
COMMENT_LIMIT = 10_000
"""Characters of a comment that are read."""
UNBROKEN = 200
"""Longest stretch without white space given to the tokeniser, whose time grows with
the square of it. Nobody writes such words; the text stays as it is."""
BATCH = 128
"""Texts that are read together, whole threads at a time."""
NETWORK_BATCH = 16
"""Texts that go through the network at once: more no longer fit the cache."""

sentences = Sentencizer()


class Passage:
    """A text, and its document for whoever asks.

    Parameters
    ----------
    text
        Cut where it says.
    language
        ISO 639-1 code. What is not English is only split into words and sentences.
    nlp
        The pipeline that reads it.
    """

    def __init__(self, text: str, language: str, nlp: Language) -> None:
        self.text = text
        self.language = language
        self._nlp = nlp
        self._company: Sequence[Passage] = ()
        """With which it is read; none, once it is: documents are freed when unused."""

    @cached_property
    def doc(self) -> Doc:
        """The document. It is read now, and with it those that it was put with."""
        company = self._company or (self,)
        docs = [make_doc(passage.text, self._nlp) for passage in company]
        if self.language == "en":
            read = self._nlp.pipe(docs, batch_size=NETWORK_BATCH)
        else:
            read = map(sentences, docs)
        for passage, doc in zip(company, read, strict=True):
            passage.__dict__["doc"] = doc
            passage._company = ()
        own: Doc = self.__dict__["doc"]
        return own

    @staticmethod
    def read_together(passages: Iterable[Passage]) -> None:
        """Let the first of these that is asked for have all read, which is cheaper."""
        english = tuple(p for p in passages if p.language == "en")
        for passage in english:
            passage._company = english


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedComment:
    """A comment, its text as read, and the texts it is judged against."""

    comment: Comment
    thread: Thread
    passage: Passage
    article: Passage | None
    """The post, title and text, cut at a stated length; None where there is none."""
    parent: Passage | None
    """The comment that this one answers."""
    earlier: tuple[Passage, ...]
    """ALL comments of the thread, in page order: one tuple they share."""
    index: int
    """Place of this comment in it: what came before is ``earlier[:index]``."""
    language: str | None
    """ISO 639-1 code of its own text; None where that is too short to tell."""

    @property
    def doc(self) -> Doc:
        """The comment's document."""
        return self.passage.doc


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedThread:
    """A thread with its texts as read."""

    thread: Thread
    article: Passage | None
    comments: tuple[AnnotatedComment, ...]
    """The comments proper, in page order."""


def annotate(
    threads: Iterable[Thread], *, nlp: Language, transient: bool = False
) -> Iterator[AnnotatedThread]:
    """Yield the threads with their documents, in order and as a stream.

    A text is read when somebody asks for its document: nobody does for half of them,
    as scorers make do with the words of a post. Comments in English then go through
    the pipeline in batches that cross threads.

    Parameters
    ----------
    threads
        Read one at a time, as the batches need them.
    nlp
        What :func:`~discourse_quality.language.pipeline.load_nlp` returns, or any
        pipeline.
    transient
        Whether spaCy may forget a document, and the words that it brought, once the
        next thread is asked for. Keeps memory flat over a long stream.
    """
    for batch in _batches(threads):
        with nlp.memory_zone() if transient else nullcontext():
            yield from _annotated(batch, nlp)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """What is to be read of a thread, and the languages it is in."""

    thread: Thread
    comments: tuple[Comment, ...]
    languages: tuple[str | None, ...]
    article: str | None
    article_language: str | None
    main_language: str
    """What texts too short to tell are taken for."""

    @classmethod
    def of(cls, thread: Thread) -> _Texts:
        comments = thread.contributions
        languages = tuple(detect_language(comment.text) for comment in comments)
        article = _article(thread)
        own = detect_language(article) if article else None
        known = [code for code in (*languages, own) if code is not None]
        main = Counter(known).most_common(1)
        return cls(
            thread=thread,
            comments=comments,
            languages=languages,
            article=article,
            article_language=own,
            main_language=main[0][0] if main else thread.language or "en",
        )

    def passages(self, nlp: Language) -> Iterator[Passage]:
        """Yield the comments."""
        for comment, language in zip(self.comments, self.languages, strict=True):
            code = language or self.main_language
            yield Passage(comment.text[:COMMENT_LIMIT], code, nlp)

    def post(self, nlp: Language) -> Passage | None:
        """Return the post."""
        if self.article is None:
            return None
        return Passage(self.article, self.article_language or self.main_language, nlp)


def _article(thread: Thread) -> str | None:
    if not thread.article or not thread.article.strip():
        return None
    return "\n\n".join(filter(None, (thread.title, thread.article)))[:ARTICLE_LIMIT]


def _batches(threads: Iterable[Thread]) -> Iterator[list[_Texts]]:
    batch: list[_Texts] = []
    size = 0
    for thread in threads:
        batch.append(_Texts.of(thread))
        size += len(batch[-1].comments) + 1
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _annotated(batch: list[_Texts], nlp: Language) -> Iterator[AnnotatedThread]:
    passages = [tuple(planned.passages(nlp)) for planned in batch]
    Passage.read_together(chain(*passages))
    for planned, comments in zip(batch, passages, strict=True):
        yield _thread(planned, planned.post(nlp), comments)


def make_doc(text: str, nlp: Language) -> Doc:
    """Return a text as a document of tokens, in time that is linear in its length."""
    if not _UNBROKEN.search(text):
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    for piece in _PIECE.findall(text):
        for token in nlp.make_doc(piece):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(nlp.vocab, words=words, spaces=spaces)


# White space that follows a word stays with it, so that offsets are those of the text.
_UNBROKEN = re.compile(rf"\S{{{UNBROKEN}}}")
_PIECE = re.compile(rf"\S{{1,{UNBROKEN}}}\s?|\s{{1,{UNBROKEN}}}")


def _thread(
    planned: _Texts, article: Passage | None, passages: tuple[Passage, ...]
) -> AnnotatedThread:
    by_id = {c.id: one for c, one in zip(planned.comments, passages, strict=True)}
    comments = tuple(
        AnnotatedComment(
            comment=comment,
            thread=planned.thread,
            passage=passages[index],
            article=article,
            parent=by_id.get(comment.reply_to) if comment.reply_to else None,
            earlier=passages,
            index=index,
            language=planned.languages[index],
        )
        for index, comment in enumerate(planned.comments)
    )
    return AnnotatedThread(thread=planned.thread, article=article, comments=comments)
