"""What a page promises, what it lacks, and how sure its reading is."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import CommentsNotSaved, NoComments, UnknownPlatform
from discourse_quality.pages import platforms, read_thread
from discourse_quality.records import encode_thread

SHARED = Path(__file__).parents[2] / "../shared/pages"
POST = (
    "<h1>Post</h1><div class='entry-content'><p>"
    + "Some words on it. " * 20
    + "</p></div>"
)


def page(body: str, title: str = "Post") -> SavedPage:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return SavedPage(source="p.html", content=html.encode())


def comment(number: int, text: str = "Quite so, and more.") -> str:
    return (
        f"<li class='comment even depth-1' id='comment-{number}'>"
        f"<cite class='fn'>Ann {number}</cite>"
        f"<time datetime='2020-01-0{number}'></time>"
        f"<div class='comment-content'><p>{text} {number}</p></div></li>"
    )


def comment_list(number: int) -> str:
    items = "".join(comment(n) for n in range(1, number + 1))
    return f"<link href='/wp-content/x.css'><ol class='commentlist'>{items}</ol>"


@pytest.mark.parametrize(
    ("body", "error", "reason"),
    [
        ("<div id='disqus_thread'></div>", CommentsNotSaved, "Disqus frame"),
        ("<div class='fb-comments'></div>", CommentsNotSaved, "Facebook frame"),
        ("<h3>14 Comments</h3>", CommentsNotSaved, "14 comments promised"),
        ("<a href='#'>Load more comments</a>", CommentsNotSaved, "Load more comments"),
        ("<h3 class='comments-title'>Comments are closed.</h3>", NoComments, "closed"),
        ("<h3>0 Comments</h3>", NoComments, "none yet"),
        ("<p>Sei der Erste, keine Kommentare</p>", NoComments, "none yet"),
        ("<p>Log in to read the comments</p>", NoComments, "members only"),
        ("", NoComments, "nothing on the page"),
    ],
)
def test_absence_has_its_reason(body, error, reason):
    with pytest.raises(error, match=re.escape(reason)) as raised:
        read_thread(page(POST + body))
    assert type(raised.value) is error


def test_page_of_an_archive_that_was_not_found():
    with pytest.raises(NoComments, match="not found"):
        read_thread(page("<p>x</p>", title="404 Not Found"))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<h3 class='comments-title'>12 Responses to Post</h3>", "more-promised"),
        ("<a href='/post/comment-page-1'>&laquo; Older</a>", "more-pages"),
        ("<a href='#'>Mehr Kommentare laden</a>", "more-pages"),
    ],
)
def test_thread_is_incomplete_where_the_page_says_so(body, code):
    thread = read_thread(page(POST + body + comment_list(3)))
    assert [p.code for p in thread.problems] == [code]
    assert not thread.complete


@pytest.mark.parametrize(
    "body",
    ["<h3>3 Comments</h3>", "<h3>2 comments</h3>", "<a href='/post#respond'>Reply</a>"],
)
def test_thread_is_complete_otherwise(body):
    thread = read_thread(page(POST + body + comment_list(3)))
    assert thread.complete
    assert thread.problems == ()


def test_closed_comments_are_noted_beside_those_there_are():
    body = (
        POST
        + comment_list(3)
        + "<p class='nocomments comments-closed'>Comments are closed.</p>"
    )
    thread = read_thread(page(body))
    assert [p.code for p in thread.problems] == ["comments-closed"]
    assert thread.complete


def test_unknown_platform_is_named_with_the_known_ones():
    with pytest.raises(UnknownPlatform, match=r"'nope'.*wordpress.*generic"):
        read_thread(page(POST), platform="nope")


def test_only_the_named_platform_is_tried():
    body = page(POST + comment_list(3))
    assert read_thread(body).platform == "wordpress"
    assert read_thread(body, platform="generic").platform == "generic"


def test_generic_is_the_last_resort():
    assert platforms()[-1].name == "generic"


def test_sound_reading_is_surer_than_a_doubtful_one():
    sound = read_thread(page(POST + comment_list(6)))
    blurred = re.sub(r"<cite.*?</cite>|<time.*?</time>", "", comment_list(6))
    doubtful = read_thread(page(POST + blurred))
    assert sound.confidence > 0.9
    assert doubtful.confidence < sound.confidence - 0.1


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/pages")
@pytest.mark.parametrize(
    ("platform", "floors"),
    [
        (None, {"token_f1": 0.99, "count": 0.96, "comment_f1": 0.98, "author": 0.97,
                "date": 0.97, "parent": 0.97, "kind": 0.97, "title": 0.9,
                "clean": 0.97}),
        ("generic", {"token_f1": 0.97, "count": 0.93, "comment_f1": 0.97}),
    ],
)  # fmt: skip
def test_gold_pages_are_read_as_people_read_them(platform, floors, tmp_path):
    lines = []
    for path in sorted((SHARED / "raw").glob("*.html")):
        try:
            saved = SavedPage(source=path.name, content=path.read_bytes())
            lines.append(encode_thread(read_thread(saved, platform=platform)))
        except NoComments:
            continue
    records = tmp_path / "threads.jsonl"
    records.write_bytes(b"\n".join(lines))
    scored = subprocess.run(
        [sys.executable, SHARED / "score.py", "--json", records],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    figures = json.loads(scored.stdout)
    assert {n: figures[n] for n in floors if figures[n] < floors[n]} == {}


def test_comment_that_is_the_whole_body_is_read():
    text = "<div class='gsc-comment-content'>Yes, it is.</div>"
    markup = f"<html><body class='gsc-comment'>{text}</body></html>"
    saved = SavedPage(source="p.html", content=markup.encode())
    (only,) = read_thread(saved, platform="giscus").comments
    assert only.text == "Yes, it is."
