"""A page becomes a cheap tree that knows its names."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import read_thread
from discourse_quality.pages.document import Document
from discourse_quality.records import encode_thread


def document(content: bytes, **known) -> Document:
    return Document.of(SavedPage(source="page.html", content=content, **known))


def test_nuls_and_lone_surrogates_do_no_harm():
    page = document(b"<p>a\x00b</p><p>&#xd800;c&#1;</p>" + b" " * 99)
    assert "ab" in page.body.text_content()


def test_nesting_is_bounded():
    page = document(b"<div>" * 100_000 + b"deep")
    assert max(len(list(e.iterancestors())) for e in page.body.iter()) < 300


@pytest.mark.parametrize(
    ("content", "is_markup"),
    [(b"<p>one", True), (b"a < b and b > c", False), (b"plain words", False)],
)
def test_dumps_are_told_from_markup(content, is_markup):
    assert document(content).is_markup is is_markup


def test_text_plain_is_a_dump_even_with_tags():
    assert not document(b"write <p> for it", media_type="text/plain").is_markup


def test_marks_are_found_in_whole_words():
    page = document(b'<div class="crawler-post">x</div>')
    assert page.mentions("crawler-post")
    assert not page.mentions("crawler-pos", "rawler-post")


@given(
    before=st.text(max_size=60),
    mark=st.sampled_from(["wp-json", "g:comments", "/mt/", "é", "Ü-ab", "x"]),
    after=st.text(max_size=60),
)
def test_a_mark_is_found_wherever_it_stands(before, mark, after):
    page = Document(source="page.html", text=f"{before} {mark} {after}")
    assert page.mentions("never-there", mark)
    assert page.mentions(mark)
    assert not page.mentions("never-there")


def test_named_elements_come_with_class_and_id():
    page = document(b"<p>x</p><p class='a b'>y</p><p id='c' class=''>z</p>")
    assert [(e.tag, c, i) for e, c, i in page.named] == [
        ("p", "a b", ""),
        ("p", "", "c"),
    ]


def test_path_is_gone_through_once():
    page, calls = document(b"<p>x</p><p>y</p>"), []

    def path(tree):
        calls.append(tree)
        return tree.findall(".//p")

    assert page.found(path) == page.found(path) == [*page.tree.iter("p")]
    assert calls == [page.tree]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ('<html lang="de-AT">', "de"),
        ('<meta property="og:locale" content="fr_FR">', "fr"),
        ("<html>", None),
    ],
)
def test_language_is_the_declared_one(head, language):
    assert document(f"{head}<p>x</p>".encode()).language == language


@given(
    st.binary(max_size=400)
    | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_thread_or_our_error(content):
    started = b"<ul><li class='comment' id='comment-1'>" + content
    with suppress(DiscourseQualityError):
        read_thread(SavedPage(source="x", content=started))


HOSTILE_MARKUP = {
    "a million siblings": b"<li>x" * 1_000_000,
    "a million attributes": b"<p " + b"a=b " * 1_000_000 + b">x</p>",
    "an attribute of 30 MB": b"<p class='" + b"x" * 30_000_000 + b"'>y</p>",
    "a text of 30 MB": b"<p>" + b"x" * 30_000_000,
    "anchors by the thousand": b"in reply to <a href='#c'>x</a>" * 25_000,
    "a comment without end": b"<p>x<!--" + b"- " * 1_000_000,
    "entities of entities": b"<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>"
    + b"".join(b"<!ENTITY c%d '&c%d;&c%d;'>" % (n, n - 1, n - 1) for n in range(1, 99))
    + b"]><p>&c98;</p>",
    "a file as entity": b"<!DOCTYPE html [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    b"<p>&f;</p>",
    "mixed encodings": b"<meta charset=utf-16><p>caf\xe9 caf\xc3\xa9 \xff\xed\xa0\x80",
    "reordered and invisible": "<p>\u202eevil\u202c a\u200bb\u2066c\u2069".encode(),
}


@pytest.mark.parametrize("name", HOSTILE_MARKUP)
def test_hostile_markup_gives_a_thread_or_our_error_in_time(name):
    started = time.process_time()
    content = b"<ol class='commentlist'><li class='comment' id='comment-1'><p>Yes, so."
    page = SavedPage(source="x", content=content + HOSTILE_MARKUP[name])
    with suppress(DiscourseQualityError):
        assert b"root:" not in encode_thread(read_thread(page))
    assert time.process_time() - started < 30


@pytest.mark.parametrize(
    ("opening", "data", "closing"),
    [
        ('<script type="application/ld+json">', '{"comment":[', "</script>"),
        ("<script>window.__STATE__ = ", '{"comments":[', ";</script>"),
        ('<script id="__NEXT_DATA__" type="application/json">', "[", "</script>"),
    ],
)
def test_data_nested_without_end_is_left_alone(opening, data, closing):
    comment = "<ol class='commentlist'><li class='comment' id='comment-1'>Yes, so."
    nested = f"{opening}{data * 100_000}{closing}<p>x</p>{comment}".encode()
    thread = read_thread(SavedPage(source="x", content=nested))
    assert [c.text for c in thread.comments] == ["Yes, so."]
