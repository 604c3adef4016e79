"""The sample pages parse into what we wrote on them, comment by comment."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from discourse_quality.archives import read_source
from discourse_quality.archives.saved import SavedPage
from discourse_quality.pages import read_thread
from discourse_quality.thread import Comment, Thread

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "corpora" / "sample"
WRITTEN = json.loads((HERE / "sample.json").read_text(encoding="utf-8"))
PAGES = sorted(WRITTEN)


@cache
def parsed(name: str) -> Thread:
    (page,) = read_source(SAMPLE / name)
    assert isinstance(page, SavedPage)
    return read_thread(page)


def proper(name: str) -> tuple[tuple[Comment, ...], list[dict[str, object]]]:
    """Return the comments found and those written, without pingbacks."""
    written = [c for c in WRITTEN[name]["comments"] if c["kind"] == "comment"]
    return parsed(name).contributions, written


def test_every_page_of_the_folder_is_described():
    pages = {p.name for p in SAMPLE.iterdir() if p.suffix in {".html", ".txt"}}
    assert pages == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_comments_are_counted_without_widgets_forms_and_pingbacks(name):
    found, written = proper(name)
    assert len(found) == len(written)


@pytest.mark.parametrize("name", PAGES)
def test_authors_are_named(name):
    found, written = proper(name)
    assert [c.author for c in found] == [c["author"] for c in written]


@pytest.mark.parametrize("name", PAGES)
def test_times_are_read(name):
    found, written = proper(name)
    times = [c["posted"] for c in written]
    assert [_local(c.posted) for c in found] == [t and _moment(t) for t in times]


@pytest.mark.parametrize("name", PAGES)
def test_texts_begin_and_end_where_they_were_written(name):
    found, written = proper(name)
    ends = [(c.text[:40], c.text[-40:], len(c.text.split())) for c in found]
    assert ends == [(c["starts"], c["ends"], c["words"]) for c in written]


@pytest.mark.parametrize("name", [n for n in PAGES if n.endswith(".html")])
def test_replies_are_linked(name):
    thread, written = parsed(name), WRITTEN[name]["comments"]
    place = {c.id: number for number, c in enumerate(thread.contributions)}
    found = [c.reply_to and place[c.reply_to] for c in thread.contributions]
    numbers = [n for n, c in enumerate(written) if c["kind"] == "comment"]
    parents = [written[n]["parent"] for n in numbers]
    wanted = [None if p is None else numbers.index(p) for p in parents]
    # What a reader would infer besides ("Cheers Gwen") is not in what we wrote down.
    inferred = [c.reply_link == "inferred" for c in thread.contributions]
    assert [
        None if guess and above is None else link
        for link, guess, above in zip(found, inferred, wanted, strict=True)
    ] == wanted


def test_pingback_stands_apart():
    kinds = [c.kind for c in parsed("deep-what-do-we-do-now.html").comments]
    assert kinds.count("pingback") == 1


@pytest.mark.parametrize("name", PAGES)
def test_post_is_found(name):
    thread, written = parsed(name), WRITTEN[name]
    article = thread.article or ""
    assert thread.title == written["title"]
    assert article.startswith(written["article"]["starts"])
    assert article.endswith(written["article"]["ends"])


@pytest.mark.parametrize("name", [n for n in PAGES if WRITTEN[n]["author"]])
def test_author_and_date_of_the_post_are_found(name):
    thread, written = parsed(name), WRITTEN[name]
    assert thread.author == written["author"]
    assert _day(thread.published) == _day(_moment(written["published"]))


def test_host_is_known_where_the_markup_says_so():
    hosts = [
        c.author for c in parsed("deep-what-do-we-do-now.html").comments if c.is_host
    ]
    assert hosts == ["Marian Kell"] * 3


def _local(when: datetime | date | None) -> datetime | date | None:
    return when.replace(tzinfo=None) if isinstance(when, datetime) else when


def _moment(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _day(when: datetime | date | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
