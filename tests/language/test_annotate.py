from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from discourse_quality.language import annotate as module
from discourse_quality.language.annotate import annotate
from discourse_quality.thread import Comment, Thread

ENGLISH = "I think the line should stay open, because people use it."
GERMAN = "Ich finde, die Strecke sollte offen bleiben, weil viele sie nutzen."


def thread(*texts: str, **fields: object) -> Thread:
    comments = [Comment(id=f"c{n}", text=text) for n, text in enumerate(texts)]
    return Thread.of(comments, source="page", **fields)


def test_comments_meet_their_post_parent_and_predecessors(nlp):
    comments = [
        Comment(id="a", text=ENGLISH),
        Comment(id="p", text="[…] elsewhere", kind="pingback"),
        Comment(id="b", text="Why?", reply_to="a", reply_link="markup"),
    ]
    made = Thread.of(comments, source="page", title="Lines", article="About lines.")
    (done,) = annotate([made], nlp=nlp)
    first, second = done.comments
    assert second.parent is first.passage
    assert first.earlier is second.earlier == (first.passage, second.passage)
    assert (first.index, second.index) == (0, 1)
    assert done.article is second.article
    assert done.article.text == "Lines\n\nAbout lines."


def test_without_a_post_there_is_no_article(nlp):
    (done,) = annotate([thread(ENGLISH, title="Lines", article=" \n")], nlp=nlp)
    assert done.article is done.comments[0].article is None


def test_threads_keep_their_order_and_their_texts(nlp):
    threads = [thread(), thread(ENGLISH, ""), thread(GERMAN), thread("a", "b", "c")]
    done = list(annotate(threads, nlp=nlp))
    assert [one.thread for one in done] == threads
    for one in done:
        for comment in one.comments:
            assert comment.doc.text == comment.comment.text


def test_other_languages_are_split_and_not_tagged(nlp):
    (done,) = annotate([thread(GERMAN, "Nein.", ENGLISH, GERMAN)], nlp=nlp)
    german, short, english, _ = done.comments
    assert (german.language, short.language, english.language) == ("de", None, "en")
    assert german.doc._.discourse_markers is short.doc._.discourse_markers is None
    assert len(list(german.doc.sents)) == 1
    assert english.doc._.discourse_markers


def test_texts_too_short_to_tell_are_in_the_language_of_the_thread(nlp):
    (done,) = annotate([thread("lol", "Amen!", language="en")], nlp=nlp)
    assert all(c.doc._.discourse_markers is not None for c in done.comments)


def test_long_texts_are_cut_where_it_says(nlp):
    (done,) = annotate([thread("word " * 9_000, article="line " * 9_000)], nlp=nlp)
    assert len(done.comments[0].doc.text) == module.COMMENT_LIMIT
    assert len(done.article.text) == module.ARTICLE_LIMIT


def test_threads_are_read_as_they_are_needed(nlp):
    taken = 0

    def endless() -> Iterator[Thread]:
        nonlocal taken
        while True:
            taken += 1
            yield thread(GERMAN, "Nein.")

    stream = annotate(endless(), nlp=nlp)
    for _ in range(3):
        next(stream)
    assert taken <= module.BATCH


@pytest.mark.model
def test_each_text_is_read_once_and_with_others_if_it_is_asked_for(nlp, monkeypatch):
    seen = []
    pipe = nlp.pipe

    def counting(docs, **options):
        docs = list(docs)
        seen.extend(doc.text for doc in docs)
        return pipe(docs, **options)

    monkeypatch.setattr(nlp, "pipe", counting)
    made = thread(ENGLISH, "Yes.", GERMAN, language="en", article=ENGLISH)
    done = list(annotate([made] * 2, nlp=nlp))
    assert seen == []
    for one in done:
        texts = [*(comment.passage for comment in one.comments), one.article]
        assert [text.doc is text.doc for text in texts] == [True] * 4
    comments = [ENGLISH, "Yes."] * 2
    assert seen == [*comments, ENGLISH, ENGLISH]


def test_documents_go_when_nobody_holds_them(nlp):
    gc.collect()
    gc.disable()
    try:
        (done,) = annotate([thread(ENGLISH, GERMAN, article=ENGLISH)], nlp=nlp)
        docs = [weakref.ref(c.doc) for c in done.comments]
        docs.append(weakref.ref(done.article.doc))
        del done
        assert [doc() for doc in docs] == [None] * 3
    finally:
        gc.enable()


def test_a_transient_stream_leaves_no_words_behind(nlp):
    def stream(start: int) -> Iterator[Thread]:
        for number in range(start, start + 600):
            yield thread(f"{ENGLISH} Word{number}x and zord{number}s.", ENGLISH)

    first = [c.doc.text for a in annotate(stream(0), nlp=nlp) for c in a.comments]
    before = len(nlp.vocab.strings)
    again = [
        " ".join(token.lemma_ for token in c.doc)
        for a in annotate(stream(10_000), nlp=nlp, transient=True)
        for c in a.comments
    ]
    assert len(again) == len(first)
    assert again[-1].startswith("I think the line should stay open")
    assert len(nlp.vocab.strings) < before + 50
