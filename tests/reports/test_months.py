from __future__ import annotations

from datetime import datetime

from discourse_quality.features.site import SiteRecord
from discourse_quality.reports.months import drawn
from discourse_quality.thread import Comment, Thread


def site(*moments):
    record = SiteRecord()
    comments = [
        Comment(id=str(n), author="Ada", posted=datetime(*when), text="word")
        for n, when in enumerate(moments)
    ]
    record.add(Thread.of(comments, source="page"))
    return drawn(record)


def test_a_short_record_has_a_bar_a_month():
    labels = [bar.label for bar in site((2007, 11, 6), (2008, 1, 9)).periods]
    assert labels == ["Nov 2007", "Dec 2007", "Jan 2008"]


def test_long_record_is_told_by_years():
    bars = site((2001, 5, 1), (2012, 5, 1)).periods
    assert [bar.label for bar in bars] == [str(year) for year in range(2001, 2013)]
    assert bars[-1].returners == 1


def test_no_threads_have_no_bars():
    assert drawn(SiteRecord()).periods == ()
