"""Who wrote a comment, and when, and what is left as its text."""

from datetime import date

import pytest
from lxml import html

from discourse_quality.pages.blocks import Block, blocks
from discourse_quality.pages.bodies import body
from discourse_quality.pages.bylines import author, author_url
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.metalines import is_meta_line, says_who_or_when
from discourse_quality.pages.timestamps import posted

TEXT = "<p>Quite so, the tide turns twice a day here.</p>"


def block(markup: str) -> Block:
    (found,) = blocks([[html.fragment_fromstring(f"<div>{markup}{TEXT}</div>")]])
    return found


@pytest.mark.parametrize(
    "byline",
    [
        "<i class='author-name'><a href='/ann'>Ann Lee</a></i><time>3 May 2007</time>",
        "<cite><a href='/ann'>Ann Lee</a></cite> <span class='date'>3 May 2007</span>",
        "<p><a href='/ann' rel='external' class='url'>Ann Lee</a> on 3 May 2007</p>",
        "<p><strong><a href='/ann'>Ann Lee</a></strong> wrote on 3 May 2007:</p>",
        "<p class='author'><a href='/ann'>Ann Lee</a> <em class='rank'>Sailor</em></p>"
        "<abbr title='2007-05-03'>long ago</abbr>",
    ],
)
def test_byline_gives_name_link_and_date_and_is_no_text(byline):
    found = block(byline)
    assert author(found) == "Ann Lee"
    assert author_url(found) == "/ann"
    assert posted(found, DateReader()) == date(2007, 5, 3)
    assert body(found).text == "Quite so, the tide turns twice a day here."


def test_emphasis_in_the_text_is_no_name():
    found = block(f"{TEXT * 4}<p>It is <b>very</b> high</p>{TEXT * 4}")
    assert author(found) is None


@pytest.mark.parametrize(
    ("line", "is_meta"),
    [
        ("Ann says:", True),
        ("3 May 2007 at 10:12", True),
        ("Reply", True),
        ("| 12 |", True),
        ("Ann sails", False),
        ("ha scritto", True),
        ("ha", False),
    ],
)
def test_line_of_name_date_and_interface_words_is_no_text(line, is_meta):
    assert is_meta_line(line, "Ann") is is_meta


def test_button_says_neither_who_nor_when():
    assert not says_who_or_when("Reply", "Ann")
    assert says_who_or_when("Ann says:", "Ann")
