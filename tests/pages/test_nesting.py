"""Reply links from the place of the comments in the tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from discourse_quality.pages.nesting import parents


def found(markup: str) -> list:
    body = html.document_fromstring(f"<html><body>{markup}</body></html>")
    return parents([[e] for e in body.iterfind(".//*[@id]")])


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p id=1></p><p id=2></p>", [None, None]),
        ("<li id=1>a<ul><li id=2>b</li><li id=3>c</li></ul></li>", [None, 0, 0]),
        (
            "<ul><li><div id=1></div><ul><li><div id=2></div></li>"
            "<li><div id=3></div></li></ul></li><li><div id=4></div></li></ul>",
            [None, 0, 0, None],
        ),
        (
            "<section><div id=1></div><div class=indented><div id=2></div>"
            "<div class=indented><div id=3></div></div></div><div id=4></div>",
            [None, 0, 1, None],
        ),
        (
            "<div><div class=wrap><p id=1></p></div><div class=replies><div class=wrap>"
            "<p id=2></p></div></div></div>",
            [None, 0],
        ),
        (
            "<p id=1 class=depth-1></p><p id=2 class=depth-2></p>"
            "<p id=3 class=depth-3></p><p id=4 class=depth-2></p>"
            "<p id=5 class=depth-1></p>",
            [None, 0, 1, 0, None],
        ),
        (
            "<p id=1></p><p id=2 style='margin-left: 20px'></p>"
            "<p id=3 style='margin-left:40px'></p>"
            "<p id=4 style='margin-left:20px'></p>",
            [None, 0, 1, 0],
        ),
        (
            "<div id=1><img src=spacer.gif width=0></div>"
            "<div id=2><img src=spacer.gif width=25></div>",
            [None, 0],
        ),
        (
            "<div class=branch><p id=1></p><p id=2></p></div>"
            "<div class=branch><p id=3></p><p id=4></p><p id=5></p></div>",
            [None, 0, None, 2, 2],
        ),
        ("".join(f"<div id={n}>x" for n in range(7)), [None] * 7),
        (
            "<p id=1 class=item></p><p id=2 class='item item-reply comment-sub'></p>"
            "<p id=3 class=item></p>",
            [None, 0, None],
        ),
        (
            "<div class=thread><p id=1></p><p id=2></p></div>",
            [None, None],
        ),
    ],
)
def test_parents_are(markup, expected):
    assert found(markup) == expected


@given(st.lists(st.integers(0, 40), max_size=12))
@settings(deadline=None)
def test_any_indentation_answers_something_earlier(depths):
    markup = "".join(
        f"<p id={n} style='margin-left:{d}px'></p>" for n, d in enumerate(depths)
    )
    for number, parent in enumerate(found(f"<div>{markup}</div>")):
        assert parent is None or parent < number
        assert parent is None or depths[parent] < depths[number]
