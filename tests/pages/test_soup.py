"""Our nodes are those that BeautifulSoup itself would make."""

import gc
import weakref

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from discourse_quality.pages.blocks import blocks, names, release, tags_in
from discourse_quality.pages.soup import soup_of

MARKUP = (
    '<div class="a b" id="x"><p rel="me you">One <b>two</b> three<br>four</p>'
    '<img src="i.png" alt=""><ul><li>5</li><li><a href="#">six</a> 7</li></ul></div>'
)


def elements(markup: str) -> list:
    body = html.document_fromstring(f"<html><body>{markup}</body></html>").find("body")
    return list(body)


def same(markup: str) -> None:
    ours = soup_of(elements(markup))
    theirs = BeautifulSoup(f"<html><body>{markup}</body></html>", "lxml").body
    assert ours.decode_contents() == theirs.decode_contents().strip("\n")
    assert ours.get_text("|") == theirs.get_text("|")
    assert [t.name for t in ours.find_all(True)] == [
        t.name for t in theirs.find_all(True)
    ]
    assert [t.attrs for t in ours.find_all(True)] == [
        t.attrs for t in theirs.find_all(True)
    ]


def test_nodes_equal_those_of_beautifulsoup():
    same(MARKUP)


TAGS = st.sampled_from(["div", "p", "b", "ul", "li", "a", "span", "blockquote"])
TEXT = st.text("ab é<&>", max_size=5).map(
    lambda t: t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
TREES = st.recursive(
    TEXT,
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda made: f'<{made[0]} class="k l">{"".join(made[1])}</{made[0]}>'
    ),
    max_leaves=12,
)


@given(TREES.map(lambda tree: f"<section>{tree}</section>"))
@settings(deadline=None)
def test_any_nodes_equal_those_of_beautifulsoup(markup):
    same(markup)


def test_neighbours_are_linked():
    soup = soup_of(elements(MARKUP))
    paragraph = soup.find("p")
    assert paragraph.next_sibling.name == "img"
    assert paragraph.parent["class"] == ["a", "b"]
    assert paragraph.find("b").next_element == "two"
    assert soup.select_one("ul > li:nth-of-type(2) a")["href"] == "#"


def test_scripts_hold_no_text():
    soup = soup_of(elements("<div>a<script>b()</script>c<style>d</style></div>"))
    assert soup.get_text() == "ac"


def test_nested_comments_are_taken_out_of_their_parent():
    outer = elements('<li id="1">one<ul><li id="2">two</li></ul>three</li>')[0]
    inner = outer.find("ul/li")
    first, second = blocks([[outer], [inner]])
    assert first.tag.get_text() == "onethree"
    assert second.tag.get_text() == "two"
    assert (first.nested_in, second.nested_in) == (None, 0)


def test_names_are_plain_words():
    tag = next(
        tags_in(soup_of(elements('<p class="commentText big_one" id="C">x</p>')))
    )
    assert names(tag) == "<p> comment-text big-one c"


def test_released_nodes_go_without_the_garbage_collector():
    found = blocks([elements(MARKUP)])
    gone = [weakref.ref(tag) for tag, _ in found[0].tags]
    gc.disable()
    try:
        release(found)
        del found
        assert [ref() for ref in gone] == [None] * len(gone)
    finally:
        gc.enable()
