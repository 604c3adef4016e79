from __future__ import annotations

from datetime import datetime

from discourse_quality.reports.months import MomentumCount
from discourse_quality.thread import Comment


def comment(name, author, *when):
    return Comment(id=name, author=author, posted=datetime(*when), text="word")


def momentum(*analyses):
    count = MomentumCount()
    for analysis in analyses:
        count.add(analysis)
    return count.result()


def test_people_are_newcomers_once_and_returners_after(judge):
    comments = (
        comment("a", "Ada", 2007, 11, 6),
        comment("b", "Bo", 2007, 11, 7),
        comment("c", "ADA", 2008, 1, 9),
        comment("d", "Cy", 2008, 1, 9),
    )
    periods = {p.label: p for p in momentum(judge(comments)).periods}
    assert list(periods) == ["Nov 2007", "Dec 2007", "Jan 2008"]
    assert (periods["Nov 2007"].newcomers, periods["Nov 2007"].returners) == (2, 0)
    assert (periods["Jan 2008"].newcomers, periods["Jan 2008"].returners) == (1, 1)
    assert periods["Dec 2007"].comments == 0
    assert [p.posts for p in periods.values()] == [1, 0, 0]


def test_long_record_is_told_by_years(judge):
    comments = (comment("a", "Ada", 2001, 5, 1), comment("b", "Ada", 2012, 5, 1))
    periods = momentum(judge(comments)).periods
    assert [p.label for p in periods] == [str(year) for year in range(2001, 2013)]
    assert periods[-1].returners == 1


def test_thread_is_dormant_when_others_went_on(judge):
    early = judge((comment("a", "Ada", 2007, 11, 6),))
    late = judge((comment("a", "Bo", 2008, 5, 6),))
    found = momentum(early, late)
    assert (found.discussed, found.dormant) == (2, 1)


def test_undated_comments_are_counted_apart(judge):
    found = momentum(judge((Comment(id="a", text="word"),)))
    assert (found.undated, found.discussed) == (1, 0)


def test_no_threads_have_no_momentum():
    assert momentum().periods == ()
