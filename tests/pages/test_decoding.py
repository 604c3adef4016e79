"""Bytes become text, whatever their makers claim."""

import pytest

from discourse_quality.errors import UnreadablePage
from discourse_quality.limits import Limits
from discourse_quality.pages.decoding import decoded

UMLAUTS = "<html><body><p>Grüße aus Köln – „schön“</p></body></html>"


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
    assert "Grüße aus Köln – „schön“" in decoded(content)


def test_utf8_is_believed_over_a_lying_declaration():
    content = b'<meta charset="iso-8859-1">' + UMLAUTS.encode("utf-8")
    assert "Köln" in decoded(content, charset="iso-8859-1")


def test_one_broken_byte_does_not_change_the_charset():
    content = (UMLAUTS * 20).encode("utf-8") + b"\xfc"
    assert "Köln" in decoded(content)


def test_unknown_charset_is_guessed():
    content = ("<p>" + "Это было давно, и никто не помнит. " * 30).encode("cp1251")
    assert "никто" in decoded(content)


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\x00\x00", b"%PDF-1.4 x", b"PK\x03\x04abc", bytes(range(32)) * 99],
)
def test_what_is_not_a_page_is_refused(content):
    with pytest.raises(UnreadablePage):
        decoded(content)


def test_page_past_the_limit_is_refused():
    with pytest.raises(UnreadablePage, match="limit"):
        decoded(b"<p>" + b"x" * 100, limits=Limits(page_bytes=100))


def test_noncharacters_and_controls_are_left_out():
    assert (
        decoded("<p>a\ufffe\x01b\uffff</p>".encode() + b" " * 99).strip() == "<p>ab</p>"
    )
