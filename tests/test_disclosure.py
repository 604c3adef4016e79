"""Of a run that was judged with names, no more is shown than is to be shown."""

from dataclasses import replace

import pytest

from discourse_quality.disclosure import disclosed_analyses, disclosed_failures
from discourse_quality.errors import Failure, RunError
from discourse_quality.options import Privacy
from discourse_quality.records import encode_analysis, encode_failure, encode_row
from discourse_quality.thread import Comment, Thread
from tests.reports.conftest import judged

HIDDEN = Privacy(key=b"0123456789abcdef")


def analysis(source, url, *said):
    thread = Thread.of(
        [Comment(id=str(n), author=who, text=what) for n, (who, what) in said],
        source=source,
        url=url,
    )
    scores = {comment.id: {} for comment in thread.comments}
    return replace(judged(), thread=thread, comments=scores, scores={})


@pytest.fixture
def run(tmp_path):
    first = "http://blog.example/1"
    analyses = [
        analysis("1", first, (0, ("Tilda Zwick", "Oswald Krull errs"))),
        analysis("2", "http://blog.example/2", (0, ("Oswald Krull", "Krull I am"))),
        analysis("3", "http://other.example/", (0, ("Jo Bloggs", "Oswald Krull?"))),
    ]
    rows = [row for one in analyses for row in one.comment_rows()]
    failure = Failure.of("4", "read", RunError("found b'Tilda'"))
    for table, lines in {
        "threads": map(encode_analysis, analyses),
        "comments": map(encode_row, rows),
        "problems": [encode_failure(failure)],
    }.items():
        (tmp_path / f"{table}.jsonl").write_bytes(b"".join(x + b"\n" for x in lines))
    return tmp_path


def test_nothing_is_hidden_unasked(run):
    texts = [a.thread.comments[0].text for a in disclosed_analyses(run)]
    assert texts == ["Oswald Krull errs", "Krull I am", "Oswald Krull?"]


def test_who_writes_elsewhere_on_the_site_is_hidden_under_one_pseudonym(run):
    first, second, third = disclosed_analyses(run, privacy=HIDDEN)
    krull = second.thread.comments[0].author
    assert first.thread.comments[0].text == f"{krull} errs"
    assert second.thread.comments[0].text == f"{krull} I am"
    # Of another site: nobody can tell from there that it is somebody's name.
    assert third.thread.comments[0].text == "Oswald Krull?"


def test_failures_are_hidden_too(run):
    (failure,) = disclosed_failures(run, privacy=HIDDEN)
    assert "Tilda" not in failure.reason


def test_what_is_hidden_already_stays_as_it_is(run, tmp_path_factory):
    again = tmp_path_factory.mktemp("again")
    analyses = list(disclosed_analyses(run, privacy=HIDDEN))
    rows = [row for one in analyses for row in one.comment_rows()]
    threads = b"".join(encode_analysis(a) + b"\n" for a in analyses)
    (again / "threads.jsonl").write_bytes(threads)
    (again / "comments.jsonl").write_bytes(
        b"".join(encode_row(r) + b"\n" for r in rows)
    )
    other = Privacy(key=b"f" * 16)
    assert list(disclosed_analyses(again, privacy=other)) == analyses
