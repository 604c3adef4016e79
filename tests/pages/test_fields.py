"""What attributes and links say of a comment."""

import pytest
from lxml import html

from discourse_quality.pages import fields
from discourse_quality.pages.blocks import Block, blocks


def block(markup: str) -> Block:
    (found,) = blocks([[html.fragment_fromstring(markup)]])
    return found


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div id='box'><p id='c12'>x</p></div>", "c12"),
        ("<div id='box'><p>x</p></div>", "box"),
        ("<div><a name='note'></a><a name='n7'></a>x</div>", "n7"),
        ("<div>x</div>", None),
    ],
)
def test_id_with_a_number_comes_first(markup, expected):
    assert fields.comment_id(block(markup)) == expected


@pytest.mark.parametrize(
    ("href", "is_own"),
    [
        ("/post#c12", True),
        ("/post?reply=12#c12", False),
        ("/post#c13", False),
        ("/post/12", False),
    ],
)
def test_permalink_leads_to_the_comment_itself(href, is_own):
    found = fields.permalink(block(f"<div id='c12'><a href='{href}'>x</a></div>"))
    assert found == (href if is_own else None)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<div data-parent-id='c3'>x</div>", "c3"),
        ("<div><p>In reply to <a href='#c3'>Ann</a></p>x</div>", "c3"),
        ("<div><p>See <a href='#c3'>below</a></p>x</div>", None),
    ],
)
def test_answered_comment_is_named_by_attribute_or_link(markup, expected):
    assert fields.reply_to(block(markup)) == expected


def test_ping_and_host_are_told_by_what_they_are_called():
    ping = block("<li class='pingback even'>x</li>")
    host = block("<li class='comment bypostauthor'>x</li>")
    assert (fields.kind(ping), fields.kind(host)) == ("pingback", "comment")
    assert (fields.is_host(ping), fields.is_host(host)) == (False, True)
