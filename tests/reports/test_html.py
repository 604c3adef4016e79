from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import replace

import pytest

from discourse_quality.errors import Failure
from discourse_quality.reports.html import BLOCK, LENGTHS, write_report
from discourse_quality.thread import Comment, Problem

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028'\"&{{7*7}}"
)


@pytest.fixture
def page(tmp_path):
    def write(analyses, **options):
        out = tmp_path / "report.html"
        write_report(analyses, out, **options)
        return out.read_text(encoding="utf-8")

    return write


def rows(text):
    return json.loads(re.search(r'id="data"[^>]*>(.*?)</script>', text, re.DOTALL)[1])


def stories(text):
    packed = re.findall(r'class="block">([^<]*)</script>', text)
    opened = [zlib.decompress(base64.b64decode(block)) for block in packed]
    return [story for block in opened for story in json.loads(block)]


def test_every_thread_has_a_row_and_a_story_in_the_same_order(page, judge):
    analyses = [judge(title=f"Thread {n}") for n in range(BLOCK * 2 + 1)]
    text = page(analyses)
    assert [row["title"] for row in rows(text)] == [f"Thread {n}" for n in range(81)]
    assert len(stories(text)) == 81


def test_story_holds_comments_in_place_with_scores_and_reasons(page, judge):
    (story,) = stories(page([judge()]))
    first, second, third, pingback = story["comments"]
    assert first["scores"] == [90, 80, 5, 10]
    assert first["reasons"][0][0]["span"] == "because"
    assert (second["parent"], third["parent"]) == (0, 1)
    assert third["host"]
    assert pingback["kind"] == "pingback"
    assert "scores" not in pingback


def test_nothing_in_the_file_asks_for_anything_outside_it(page, judge):
    text = page([judge()])
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)""", text)
    assert not re.search(r"@import|url\(", text)
    assert "default-src 'none'" in text


def test_hostile_text_stays_text(page, judge):
    comments = tuple(Comment(id=str(n), author=HOSTILE, text=HOSTILE) for n in range(3))
    failure = Failure(source=HOSTILE, stage="parse", code="no-comments", reason=HOSTILE)
    problem = Problem(code="comments-not-saved", detail=HOSTILE)
    text = page(
        [judge(comments, title=HOSTILE, problems=(problem,))],
        failures=[failure],
        words=lambda reason, dimension: HOSTILE,
    )
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "49" not in rows(text)[0]["title"]
    assert text.count("<script") == 4


def test_only_web_addresses_become_links(page, judge):
    for url, kept in (("https://a.example/", True), ("javascript:alert(1)", False)):
        analysis = judge()
        thread = replace(analysis.thread, url=url)
        (story,) = stories(page([replace(analysis, thread=thread)]))
        assert (story["url"] == url) is kept


def test_long_comments_are_cut_and_the_page_says_so(page, judge):
    long = Comment(id="a", text="word " * 3000)
    text = page([judge((long,))])
    (story,) = stories(text)
    assert len(story["comments"][0]["text"]) <= LENGTHS[0]
    assert story["comments"][0]["cut"] > 2000
    assert "longer than 4,000 characters are shortened" in text
    assert "are shortened" not in page([judge()])


def test_comments_are_cut_further_until_the_file_is_small_enough(
    page, judge, monkeypatch
):
    monkeypatch.setattr("discourse_quality.reports.html.MOST_BYTES", 900)
    text = page([judge((Comment(id="a", text=" ".join(map(str, range(2000)))),))])
    assert len(stories(text)[0]["comments"][0]["text"]) <= 250


def test_inputs_without_a_thread_are_listed(page, judge):
    failure = Failure(source="a.html", stage="parse", code="no-comments", reason="none")
    text = page([judge()], failures=[failure])
    assert "Page not read: no comments" in text
    assert "<b>a.html</b> none" in text


def test_run_without_threads_gives_a_page_that_says_so(page):
    text = page([])
    assert "What 0 discussions are worth" in text
    assert "No thread could be scored." in text


def test_old_report_stays_where_the_new_one_fails(tmp_path, judge):
    out = tmp_path / "report.html"
    out.write_text("old", encoding="utf-8")

    def broken():
        yield judge()
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        write_report(broken(), out)
    assert out.read_text(encoding="utf-8") == "old"
