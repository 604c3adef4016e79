"""Bytes become text and a cheap tree, whatever their makers claim."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import DiscourseQualityError, UnreadablePage
from discourse_quality.pages import read_thread
from discourse_quality.pages.document import MAX_BYTES, Document

UMLAUTS = "<html><body><p>Grüße aus Köln – „schön“</p></body></html>"


def document(content: bytes, **known) -> Document:
    return Document.of(SavedPage(source="page.html", content=content, **known))


@pytest.mark.parametrize(
    "content",
    [
        UMLAUTS.encode("utf-8"),
        b"\xef\xbb\xbf" + UMLAUTS.encode("utf-8"),
        b"\xff\xfe" + UMLAUTS.encode("utf-16-le"),
        b"<meta charset=windows-1252>" + UMLAUTS.encode("cp1252"),
        b'<meta http-equiv="content-type" content="text/html; charset=ISO-8859-1">'
        + UMLAUTS.encode("cp1252"),
    ],
)
def test_text_is_decoded(content):
    assert "Grüße aus Köln – „schön“" in document(content).text


def test_utf8_is_believed_over_a_lying_declaration():
    content = b'<meta charset="iso-8859-1">' + UMLAUTS.encode("utf-8")
    assert "Köln" in document(content, charset="iso-8859-1").text


def test_one_broken_byte_does_not_change_the_charset():
    content = (UMLAUTS * 20).encode("utf-8") + b"\xfc"
    assert "Köln" in document(content).text


def test_unknown_charset_is_guessed():
    content = ("<p>" + "Это было давно, и никто не помнит. " * 30).encode("cp1251")
    assert "никто" in document(content).text


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\x00\x00", b"%PDF-1.4 x", b"PK\x03\x04abc", bytes(range(32)) * 99],
)
def test_what_is_not_a_page_is_refused(content):
    with pytest.raises(UnreadablePage):
        document(content)


def test_page_past_the_limit_is_refused():
    with pytest.raises(UnreadablePage, match="limit"):
        document(b"<p>" + b"x" * MAX_BYTES)


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
