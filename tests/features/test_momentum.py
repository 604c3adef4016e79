"""The course of a discussion in time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.features.momentum import bursts, half_life, momentum, revived
from discourse_quality.thread import Comment, Thread

START = datetime(2012, 3, 1, 8, 0)


def thread(*hours: float, authors: str = "", **fields: object) -> Thread:
    """Return a thread with comments so many hours after the start."""
    comments = [
        Comment(
            id=str(n),
            posted=START + timedelta(hours=after),
            author=authors[n] if authors else None,
        )
        for n, after in enumerate(hours)
    ]
    return Thread.of(comments, source="page", **fields)


def test_times_count_from_the_post_and_from_the_first_comment():
    found = momentum(thread(2, 3, 5, 26, published=START))
    assert (found.dated, found.first_reply, found.last_reply) == (4, 2, 26)
    assert (found.half_life, found.gap, found.longest_silence) == (1, 2, 21)


def test_page_order_does_not_matter():
    newest_first = momentum(thread(26, 5, 3, 2, authors="dcba", published=START))
    assert newest_first == momentum(
        thread(2, 3, 5, 26, authors="abcd", published=START)
    )


def test_undated_threads_have_people_and_no_times():
    comments = [Comment(id=n, author=n[0]) for n in ("a1", "b1", "a2", "c1")]
    found = momentum(Thread.of(comments, source="page"))
    assert (found.dated, found.half_life, found.gap) == (0, None, None)
    assert (found.newcomers, found.returners) == (1, 1)


def test_dates_without_times_differ_by_whole_days():
    comments = [
        Comment(id="a", posted=date(2012, 3, 1)),
        Comment(id="b", posted=datetime(2012, 3, 3, 23, 0)),
    ]
    found = momentum(Thread.of(comments, source="page", published=date(2012, 3, 1)))
    assert (found.first_reply, found.last_reply, found.gap) == (0, 48, 48)


def test_offsets_are_taken_into_account():
    east = timezone(timedelta(hours=2))
    comments = [
        Comment(id="a", posted=datetime(2012, 3, 1, 10, tzinfo=east)),
        Comment(id="b", posted=datetime(2012, 3, 1, 10, tzinfo=UTC)),
    ]
    assert momentum(Thread.of(comments, source="page")).gap == 2


def test_a_comment_older_than_its_post_gives_no_time_to_the_first_reply():
    found = momentum(thread(2, 3, published=START + timedelta(hours=2, minutes=30)))
    assert found.first_reply is None
    assert found.last_reply == 0.5


def test_newcomers_and_returners():
    found = momentum(thread(1, 2, 3, 4, 5, 6, authors="abcadd"))
    assert (found.newcomers, found.returners) == (1, 2)


def test_comments_in_quick_succession_are_a_burst():
    calm = [0, 10, 20, 30, 40, 50]
    assert bursts(calm) == 0
    assert bursts([*calm, 50.1, 50.2, 50.3, 50.4, 90]) == 1
    assert bursts([0, 1, 2]) is None
    assert bursts([3] * 9) is None


def test_a_thread_that_wakes_after_months_is_revived():
    assert revived([0, 1, 2, 3, 3000, 3001]) is True
    assert revived([0, 1, 2, 3, 10, 11]) is False
    assert revived([0, 1, 2, 3000]) is False  # one straggler revives nothing
    assert revived([0, 1]) is None


def test_half_life_is_when_half_had_come():
    assert half_life([0, 1, 2, 90]) == 1
    assert half_life([5]) == 0


@given(st.lists(st.floats(0, 10_000), min_size=1, max_size=30))
def test_times_are_in_order(hours):
    found = momentum(thread(*hours, published=START))
    assert 0 <= found.first_reply <= found.last_reply
    assert found.half_life <= found.last_reply - found.first_reply + 1e-6


def test_no_comments():
    found = momentum(Thread.of([], source="page"))
    assert (found.dated, found.newcomers, found.returners) == (0, None, None)
