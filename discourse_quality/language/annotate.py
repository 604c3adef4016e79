"""Threads → spaCy documents, each text processed once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
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


def annotate(
    threads: Iterable[Thread], *, nlp: Language, transient: bool = False
) -> Iterator[AnnotatedThread]:
    """Yield the threads with their documents, in order and as a stream.

    Texts go through the pipeline in batches that cross threads. Those in another
    language than English are only split into words and sentences.

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

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield each text with its language, the post first."""
        if self.article is not None:
            yield self.article, self.article_language or self.main_language
        for comment, language in zip(self.comments, self.languages, strict=True):
            yield comment.text[:COMMENT_LIMIT], language or self.main_language


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
    texts = [pair for planned in batch for pair in planned.texts()]
    docs = [make_doc(text, nlp) for text, _ in texts]
    english = [d for d, (_, code) in zip(docs, texts, strict=True) if code == "en"]
    read = nlp.pipe(english, batch_size=NETWORK_BATCH)
    done = iter(
        [
            next(read) if code == "en" else sentences(doc)
            for doc, (_, code) in zip(docs, texts, strict=True)
        ]
    )
    for planned in batch:
        article = None if planned.article is None else next(done)
        yield _thread(planned, article, tuple(islice(done, len(planned.comments))))


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
    planned: _Texts, article: Doc | None, docs: tuple[Doc, ...]
) -> AnnotatedThread:
    by_id = {c.id: doc for c, doc in zip(planned.comments, docs, strict=True)}
    comments = tuple(
        AnnotatedComment(
            comment=comment,
            thread=planned.thread,
            doc=docs[index],
            article=article,
            parent=by_id.get(comment.reply_to) if comment.reply_to else None,
            earlier=docs,
            index=index,
            language=planned.languages[index],
        )
        for index, comment in enumerate(planned.comments)
    )
    return AnnotatedThread(thread=planned.thread, article=article, comments=comments)
