"""A page becomes a cheap tree that knows its names."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import read_thread
from discourse_quality.pages.document import Document


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
