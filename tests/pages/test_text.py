"""The text of a comment as its readers see it."""

import pytest
from lxml import html

from discourse_quality.pages.soup import soup_of
from discourse_quality.pages.text import joined, lines_of, squeezed


def node(markup: str):
    body = html.document_fromstring(f"<html><body>{markup}</body></html>").find("body")
    return soup_of([body]).find("body")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("one<br />\n<br />two", "one\n\ntwo"),
        ("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc"),
        ("<p>so <b>very</b>\n  <i>plain</i></p>", "so very plain"),
        ("<pre>a = 1\nb = 2</pre>", "a = 1\nb = 2"),
        ("he said <q>no</q>", "he said “no”"),
        ('<p>fine <img class="wp-smiley" alt=":-)" src="s.gif"></p>', "fine :-)"),
        ('<p>see <img class="big" alt="a photo" src="p.jpg"></p>', "see"),
        ("<p>yes</p><a href='#'>Antworten</a> <a href='#'>Report</a>", "yes"),
        ('<p>yes</p><div class="reply-link">Reply to Ann</div>', "yes"),
        (
            "<p>I will <a href='#'>reply to that at length</a></p>",
            "I will reply to that at length",
        ),
        ("<p>yes</p><script>no()</script><form>no</form>", "yes"),
        ("a&#1;b", "ab"),
    ],
)
def test_text_is(markup, text):
    assert joined(lines_of(node(markup)).text) == text


def test_quotations_stand_apart():
    lines = lines_of(node("<blockquote><p>You said</p></blockquote><p>I did not</p>"))
    assert joined(lines.text) == "I did not"
    assert lines.quotes == ["You said"]


def test_long_text_called_reply_is_text():
    said = "This is what I think of it, at some length and with a reason. " * 2
    assert (
        joined(lines_of(node(f'<div class="reply">{said}</div>')).text) == said.strip()
    )


def test_short_text_called_reply_is_text_where_nothing_else_is():
    lines = lines_of(node('<div class="reply">Thanks!</div>'), strict=False)
    assert joined(lines.text) == "Thanks!"


def test_named_tags_are_left_out():
    tag = node("<b>Ann</b> <i>May</i> hello")
    assert joined(lines_of(tag, without=[tag.find("b"), tag.find("i")]).text) == "hello"


def test_squeezed_text_is_cut_early():
    tag = node("<p>" + "<b>word</b> " * 1000 + "</p>")
    assert len(squeezed(tag, at_most=50)) < 200
