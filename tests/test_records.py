from datetime import UTC, date, datetime, timedelta, timezone

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.errors import Failure, RecordError
from discourse_quality.records import (
    decode_thread,
    decode_threads,
    encode_failure,
    encode_thread,
    parse_moment,
)
from discourse_quality.thread import Comment, Problem, Thread

text = st.text(st.characters(codec="utf-8"), max_size=40)
offsets = st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours)))
times = st.datetimes(timezones=st.none() | st.just(UTC) | offsets)
moments = st.none() | st.dates() | times
comments = st.builds(
    Comment,
    id=st.text("abc", max_size=2),
    kind=st.sampled_from(["comment", "pingback", "notice"]),
    author=st.none() | text,
    is_host=st.booleans(),
    posted=moments,
    text=text,
    quotes=st.lists(text, max_size=2).map(tuple),
    reply_to=st.none() | st.text("abc", min_size=1, max_size=2),
    reply_link=st.sampled_from(["markup", "inferred"]),
)
threads = st.builds(
    Thread.of,
    st.lists(comments, max_size=6),
    source=text,
    captured=st.none() | times,
    title=st.none() | text,
    published=moments,
    article=st.none() | text,
    confidence=st.floats(0, 1),
    complete=st.booleans(),
)


@given(threads)
def test_a_thread_survives_the_round_trip(thread):
    line = encode_thread(thread)
    assert b"\n" not in line
    assert decode_thread(line) == thread


def test_a_record_has_the_fields_of_the_schema():
    comment = Comment(id="comment-12", posted=datetime(2007, 11, 3, 9, 12))
    thread = Thread.of([comment], source="p.html", published=date(2007, 11, 2))
    record = msgspec.json.decode(encode_thread(thread))
    assert record["schema"] == 1
    assert record["record"] == "thread"
    assert record["published"] == "2007-11-02"
    assert record["url"] is None
    assert record["comments"][0]["posted"] == "2007-11-03T09:12:00"
    assert record["comments"][0]["author"] is None


@pytest.mark.parametrize(
    ("line", "where"),
    [
        (b"{", "truncated"),
        (b"[]", "object"),
        (b'{"record": "thread"}', "source"),
        (b'{"source": "a", "schema": 2}', r"\$\.schema"),
        (b'{"source": "a", "comments": [{"id": 3}]}', r"\$\.comments\[0\]\.id"),
        (b'{"source": "a", "published": "Friday"}', r"\$\.published.*Friday"),
        (
            b'{"source": "a", "comments": [{"id": "a", "posted": "x"}]}',
            r"comments\[0\]\.posted",
        ),
    ],
)
def test_a_bad_record_is_refused_with_the_path_to_the_field(line, where):
    with pytest.raises(RecordError, match=where):
        decode_thread(line)


def test_one_bad_line_costs_only_itself_and_is_named():
    lines = [b'{"source": "a"}', b"", b"nonsense", b'{"source": "b"}']
    first, bad, last = decode_threads(lines, source="t.jsonl")
    assert (first.source, last.source) == ("a", "b")
    assert isinstance(bad, Failure)
    assert bad.source == "t.jsonl#line=3"
    assert bad.stage == "read"


def test_a_failure_names_the_input_the_stage_and_the_reason():
    failure = Failure.of("a.html", "parse", KeyError("x\ny"))
    assert failure.code == "internal"
    assert msgspec.json.decode(encode_failure(failure)) == {
        "schema": 1,
        "record": "problem",
        "source": "a.html",
        "stage": "parse",
        "code": "internal",
        "reason": "KeyError: 'x\\ny'",
    }


def test_a_date_stays_a_date_and_a_time_a_time():
    assert parse_moment("2007-11-03") == date(2007, 11, 3)
    assert parse_moment("2007-11-03T09:12:00") == datetime(2007, 11, 3, 9, 12)


def test_problems_are_kept():
    thread = Thread.of([], source="a", problems=[Problem(code="login", detail="wall")])
    assert decode_thread(encode_thread(thread)).problems == thread.problems
