"""Saved pages of each platform, in its own markup: one test a case and a field."""

from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import pytest

from discourse_quality.archives import read_source
from discourse_quality.pages import platforms, read_thread
from discourse_quality.pages.document import Document
from discourse_quality.pages.templated import Templated
from discourse_quality.records import decode_thread
from discourse_quality.thread import Comment, Thread

HERE = Path(__file__).parent
CASES = sorted(
    path.parent.relative_to(HERE).as_posix() for path in HERE.glob("*/*/thread.json")
)
FIELDS = tuple(field.name for field in fields(Comment))
GENERAL = {"wordpress", "h-entry", "schema.org", "json-ld", "json-state", "generic"}
"""Platforms that take what no other one takes: they come last in the order of trial."""


@cache
def expected(case: str) -> Thread:
    return decode_thread((HERE / case / "thread.json").read_bytes())


@cache
def found(case: str) -> Thread:
    (page,) = read_source(HERE / case / "page.html")
    return read_thread(page)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("field", FIELDS)
def test_comments_have_their(field, case):
    def column(thread):
        return [getattr(comment, field) for comment in thread.comments]

    assert column(found(case)) == column(expected(case))


@pytest.mark.parametrize(
    ("case", "field"),
    [
        (case, field)
        for case in CASES
        for field in ("title", "author", "published", "article")
        if getattr(expected(case), field) is not None
    ],
)
def test_post_has_its(field, case):
    assert getattr(found(case), field) == getattr(expected(case), field)


@pytest.mark.parametrize("case", CASES)
def test_platform_is_recognised_and_no_other_special_one(case):
    (page,) = read_source(HERE / case / "page.html")
    document = Document.of(page)
    names = [p.name for p in platforms() if p.recognises(document)]
    own = "frame" if case.endswith("/frame") else expected(case).platform
    assert names[0] == own
    assert set(names) - GENERAL - {own} == set()


MARKS = {p.name: p.marks for p in platforms() if isinstance(p, Templated)}
MARKS["wordpress"] = ("/wp-content/", "wp-comments-post", "WordPress")


@pytest.mark.parametrize("platform", sorted(MARKS))
@pytest.mark.parametrize("case", ["generic/beside", "generic/decoys"])
def test_comments_in_no_known_template_of_a_platform_are_read_all_the_same(
    platform, case
):
    (page,) = read_source(HERE / case / "page.html")
    marks = "".join(f"<meta name='x' content='{m}'>" for m in MARKS[platform])
    marked = page.content.replace(b"<title>", marks.encode() + b"<title>", 1)
    thread = read_thread(replace(page, content=marked))
    assert marked != page.content
    assert thread.platform == "generic"
    assert thread.comments == found(case).comments


def test_empty_byline_above_the_post_is_passed_over():
    (page,) = read_source(HERE / "movable-type/byline/page.html")
    empty = page.content.replace(b"<body>", b"<body><p class='posted'> </p>")
    thread = read_thread(replace(page, content=empty))
    assert thread.article == found("movable-type/byline").article
