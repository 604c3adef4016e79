"""The comments of pages that no platform knows, among what only looks like them."""

import pytest

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import NoComments
from discourse_quality.pages import read_thread

POST = "<h1>The ferry</h1><p>" + "It runs again, says the harbour office. " * 9 + "</p>"
TEXTS = (
    "I took it twice last week, and it was on time both ways.",
    "Once it was full, and we had to wait for an hour in the rain.",
    "They should sell the tickets beforehand, as they do on the island.",
)


def thread_of(body: str):
    content = f"<html><body>{body}</body></html>".encode()
    return read_thread(SavedPage(source="p.html", content=content), platform="generic")


def cards(*, author: str = "", date: str = "4 May 2011") -> str:
    return "".join(
        f"<div class='c-item' id='c{number}'><div class='who'>{author or 'Ann'}</div>"
        f"<div class='when'>{date}</div><div class='msg'>{text}</div></div>"
        for number, text in enumerate(TEXTS)
    )


def test_page_that_stands_in_one_form_is_read():
    state = "<input type='hidden' name='__VIEWSTATE' value='x'>"
    thread = thread_of(f"<form>{state}{POST}<h3>Comments</h3>{cards()}</form>")
    assert tuple(c.text for c in thread.comments) == TEXTS


def test_comments_without_names_in_a_widget_of_their_own_are_the_pages():
    items = "".join(
        f"<li class='comment'><div class='body'>{t}</div></li>" for t in TEXTS
    )
    widget = (
        f"<div class='comment-widget'><b>3 Comments</b><ul class='comments'>{items}"
    )
    thread = thread_of(f"{POST}{widget}</ul></div>")
    assert tuple(c.text for c in thread.comments) == TEXTS


def test_latest_comments_in_a_widget_are_not():
    items = "".join(
        f"<li class='comment'>Ann on <a href='/post{n}'>{text[:30]}</a></li>"
        for n, text in enumerate(TEXTS)
    )
    widget = f"<div class='widget'><h3>Recent comments</h3><ul class='comments'>{items}"
    with pytest.raises(NoComments):
        thread_of(f"{POST}{widget}</ul></div>")


def test_party_or_badge_beside_the_name_is_no_part_of_it():
    author = "<a href='/member?member_id=7'>Bo</a> <div>Party: none</div>"
    thread = thread_of(POST + "<h3>Comments</h3>" + cards(author=author))
    assert {c.author for c in thread.comments} <= {"Bo"}


def test_posts_below_are_not_counted_for_a_class_of_layout():
    below = "".join(
        f"<article class='clearfix' id='post-{n}'><h2><a href='/{n}'>Another</a></h2>"
        f"<span>3 May 2011</span><p>{'A teaser about the town. ' * 8}</p></article>"
        for n in range(4)
    )
    comments = "".join(
        f"<article class='comment-body clearfix' id='comment-{n}'><span class='fn'>Ann"
        f"</span><time>4 May 2011</time><div class='content'>{text}</div></article>"
        for n, text in enumerate(TEXTS)
    )
    thread = thread_of(f"{POST}<div id='comments'>{comments}</div>{below}")
    assert tuple(c.text for c in thread.comments) == TEXTS


def test_author_cells_beside_the_texts_are_no_comments():
    rows = "".join(
        f"<article><div class='c-cell user'><a href='/members/{n}'>Ann</a><br>"
        f"Joined 2009</div><div class='c-cell'><time>{n + 1} May 2011</time>"
        f"<div class='c-text'>{text}</div></div></article>"
        for n, text in enumerate(TEXTS)
    )
    thread = thread_of(f"{POST}<h3>Comments</h3><div>{rows}</div>")
    assert tuple(c.text for c in thread.comments) == TEXTS


def test_fields_without_words_or_names_are_no_comments():
    rows = "".join(
        f"<li class='comment'><span class='date'>{day} May 2011</span> |+|</li>"
        for day in (4, 1, 3, 2, 5, 3)
    )
    with pytest.raises(NoComments):
        thread_of(f"{POST}<h3>Comments</h3><ul class='comments'>{rows}</ul>")
