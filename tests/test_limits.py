"""Past a limit there is a named problem, and what lies within is used."""

import sys
import time

import pytest

from discourse_quality.archives import SavedPage
from discourse_quality.errors import NoComments, UnreadablePage
from discourse_quality.features.interaction import interaction
from discourse_quality.features.momentum import momentum
from discourse_quality.limits import Limits
from discourse_quality.reading import to_thread
from discourse_quality.records import decode_thread, encode_thread
from discourse_quality.thread import Comment, Thread
from tests.cli.test_exit_codes import dq, records

COMMENT = (
    '<li id="comment-{n}" class="comment"><b class="fn">Ada</b>'
    '<div class="comment-content"><p>{text}</p></div></li>'
)


def page(count, text="I think that the bus ought to run on Sundays, too.", inside=""):
    items = "".join(COMMENT.format(n=n, text=f"{text} {n}") for n in range(count))
    return (
        '<html><head><meta name="generator" content="WordPress 5.2"></head><body>'
        '<div class="entry-content"><p>The bus does not run on Sundays.</p></div>'
        f'<ol class="comment-list">{items}{inside}</ol></body></html>'
    ).encode()


def read(content, **limits):
    saved = SavedPage(source="a.html", content=content)
    return to_thread(saved, limits=Limits(**limits))


def problems(thread):
    return {p.code: p.detail for p in thread.problems}


def test_comments_past_the_limit_are_left_out_and_counted():
    thread = read(page(20), comments=5)
    assert [c.id for c in thread.comments] == [f"comment-{n}" for n in range(5)]
    assert problems(thread)["past-limit"] == "15 comments after the first 5 left out"
    assert not thread.complete


def test_records_have_the_limits_of_pages():
    comments = [Comment(id=str(n), text="x" * 50) for n in range(9)]
    thread = decode_thread(encode_thread(Thread.of(comments, source="a")))
    cut = to_thread(thread, limits=Limits(comments=3, comment_characters=20))
    assert [len(c.text) for c in cut.comments] == [20, 20, 20]
    assert [p.code for p in cut.problems] == ["past-limit"] * 2
    assert "9 comments cut after 20 characters" in cut.problems[0].detail


def test_a_reply_to_a_comment_that_is_left_out_keeps_its_place():
    comments = [Comment(id="1", reply_to="2", reply_link="markup"), Comment(id="2")]
    cut = to_thread(Thread.of(comments, source="a"), limits=Limits(comments=1))
    assert cut.comments[0].reply_to is None


def test_the_page_before_the_tag_too_many_is_read():
    thread = read(page(200), tags=500)
    assert 20 < len(thread.comments) < 200
    assert "500 tags" in problems(thread)["past-limit"]
    assert not thread.complete


def test_a_page_with_too_many_bytes_is_refused():
    with pytest.raises(UnreadablePage, match="the limit is 1,000"):
        read(page(20), page_bytes=1_000)


def test_what_the_parser_leaves_out_is_named():
    deep = page(3, inside="<div>" * 300 + "deep" + "</div>" * 300)
    thread = read(deep)
    assert len(thread.comments) == 3
    assert "256 deep" in problems(thread)["past-limit"]
    assert "past-limit" not in problems(read(page(3)))


def test_comments_that_stand_too_deep_to_be_read_are_not_said_to_be_missing():
    whole = page(3)
    head, _, rest = whole.partition(b"<body>")
    deep = head + b"<body>" + b"<div>" * 300 + rest
    with pytest.raises(NoComments, match=r"not read: .* 256 deep"):
        read(deep)


@pytest.mark.parametrize(
    ("setting", "wrong"),
    [("coments=3", "did you mean comments"), ("tags=0", "above 0"), ("tags", "above")],
)
def test_a_limit_that_is_none_is_a_usage_error(setting, wrong):
    with pytest.raises(ValueError, match=wrong):
        Limits.of([setting])


def test_limits_are_set_on_the_command_line_and_in_the_project_file(tmp_path):
    (tmp_path / "page.html").write_bytes(page(9))
    (tmp_path / "pyproject.toml").write_text(
        '[tool.discourse_quality]\nlimit = ["comments=4"]\n'
    )
    (thread,) = records(dq("parse", "page.html", cwd=tmp_path).stdout)
    assert len(thread["comments"]) == 4
    again = dq("parse", "page.html", "--limit", "comments=6", cwd=tmp_path)
    assert len(records(again.stdout)[0]["comments"]) == 6
    assert dq("parse", "page.html", "--limit", "c=1", cwd=tmp_path).returncode == 2


def test_a_page_past_the_seconds_is_named_and_the_others_read(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_bytes(page(3))
    (tmp_path / "slow.html").write_bytes(page(25_000))
    # The slow one takes some 5 s; for the others, a busy machine may need 0.2 s.
    options = ("--time-limit", "1", "-j", "1", "--limit", "tags=9999999")
    run = dq("parse", tmp_path, *options, "--out", tmp_path / "out")
    assert run.returncode == 3
    (problem,) = records((tmp_path / "out" / "problems.jsonl").read_bytes())
    assert problem["source"].endswith("slow.html")
    assert problem["code"] == "timeout"


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS as Linux counts it")
def test_a_page_past_the_memory_is_named_and_the_others_read(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_bytes(page(3))
    (tmp_path / "large.html").write_bytes(b"<p>" + b"<b>x</b>" * 3_500_000)
    options = ("--memory-limit", "400", "-j", "1", "--limit", "tags=9999999")
    run = dq("parse", tmp_path, *options, "--out", tmp_path / "out")
    assert run.returncode == 3
    (problem,) = records((tmp_path / "out" / "problems.jsonl").read_bytes())
    assert problem["source"].endswith("large.html")
    assert problem["code"] in {"memory", "unreadable-page"}  # lxml says it its way
    assert len(records((tmp_path / "out" / "threads.jsonl").read_bytes())) == 2


def chain(length):
    return Thread.of(
        (
            Comment(
                id=str(n),
                author=f"a{n % 9}",
                reply_to=str(n - 1) if n else None,
                reply_link="markup" if n else "none",
            )
            for n in range(length)
        ),
        source="a",
    )


def test_a_chain_of_replies_as_long_as_a_thread_may_be_is_measured():
    started = time.process_time()
    thread = chain(Limits().comments)
    assert interaction(thread).max_depth == Limits().comments
    assert momentum(thread).dated == 0
    assert time.process_time() - started < 20


def test_equal_ids_and_cycles_by_the_thousand_are_mended():
    same = Thread.of((Comment(id="a") for _ in range(50_000)), source="a")
    assert len({c.id for c in same.comments}) == 50_000
    ring = Thread.of(
        (
            Comment(id=str(n), reply_to=str((n + 1) % 50_000), reply_link="markup")
            for n in range(50_000)
        ),
        source="a",
    )
    assert sum(1 for _ in ring.walk()) == 50_000
