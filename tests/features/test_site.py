"""A site over the months: posts, people, and the threads that fell silent."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.features import site_momentum
from discourse_quality.features.site import SiteRecord
from discourse_quality.thread import Comment, Thread


def thread(*written, published=None):
    """Return a thread of comments: an author, and the day or None."""
    comments = [
        Comment(id=str(n), author=author, posted=day)
        for n, (author, day) in enumerate(written)
    ]
    return Thread.of(comments, source="page", published=published)


def day(year, month, number=1):
    return date(year, month, number)


def test_people_are_newcomers_once_and_returners_after():
    months = site_momentum(
        [
            thread(("Ada", day(2007, 11)), ("Bo", day(2007, 11, 7))),
            thread(("ADA", day(2008, 1, 9)), ("Cy", day(2008, 1, 9))),
        ]
    )
    assert [month.start for month in months] == [
        day(2007, 11),
        day(2007, 12),
        day(2008, 1),
    ]
    assert [(m.newcomers, m.returners) for m in months] == [(2, 0), (0, 0), (1, 1)]
    assert [month.comments for month in months] == [2, 0, 2]
    assert [month.posts for month in months] == [1, 0, 1]


def test_a_year_has_new_people_once_whatever_their_months():
    (year,) = site_momentum(
        [thread(("Ada", day(2007, 1)), ("Ada", day(2007, 5)), ("Bo", day(2007, 5)))],
        by="year",
    )
    assert (year.start, year.newcomers, year.returners) == (day(2007, 1), 2, 0)


def test_a_post_counts_in_its_own_month_and_its_comments_in_theirs():
    months = site_momentum([thread(("Ada", day(2009, 3)), published=day(2009, 2))])
    assert [(m.posts, m.comments) for m in months] == [(1, 0), (0, 1)]


def test_half_life_is_the_median_of_the_threads_begun_in_the_month():
    def after(hours):
        first = datetime(2010, 6, 1)
        later = datetime(2010, 6, 1 + hours // 24, hours % 24)
        return thread(("Ada", first), ("Bo", later), ("Cy", later))

    (june,) = site_momentum([after(2), after(4), after(100)])
    assert june.half_life == 4


def test_thread_falls_silent_when_others_went_on():
    months = site_momentum(
        [
            thread(("Ada", day(2007, 11, 6))),
            thread(("Ada", day(2007, 12, 6)), ("Bo", day(2008, 5, 6))),
        ]
    )
    assert [m.fell_silent for m in months] == [1, 0, 0, 0, 0, 0, 0]


def test_thread_that_wakes_counts_as_revived_in_its_first_month():
    days = [day(2007, 11, n) for n in (1, 2, 3, 4)]
    awake = [*days, day(2008, 3, 1), day(2008, 3, 2)]
    months = site_momentum([thread(*(("Ada", when) for when in awake))])
    assert [m.revived for m in months] == [1, 0, 0, 0, 0]


def test_undated_comments_are_counted_apart():
    record = SiteRecord()
    record.add(thread(("Ada", None)))
    assert (record.undated, record.discussed, record.periods()) == (1, 0, ())


def test_no_threads_have_no_months():
    assert site_momentum([]) == ()
    assert SiteRecord().span == 0


@pytest.mark.parametrize("by", ["month", "year"])
@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(["Ada", "Bo", None]),
                st.dates(date(2001, 1, 1), date(2004, 12, 31)),
            ),
            min_size=1,
            max_size=6,
        ),
        max_size=6,
    )
)
def test_periods_add_up_to_the_whole(by, threads):
    record = SiteRecord()
    for written in threads:
        record.add(thread(*written))
    periods = record.periods(by=by)
    assert sum(p.posts for p in periods) == len(threads)
    assert sum(p.comments for p in periods) == sum(map(len, threads))
    assert sum(p.fell_silent for p in periods) == record.dormant
    assert sum(p.revived for p in periods) == record.revived
    people = {author for written in threads for author, _ in written if author}
    assert sum(p.newcomers for p in periods) == len(people)
