"""Dates as pages write them, in many languages."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import (
    is_relative,
    mentions_date,
    split_at_date,
    without_dates,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2012-03-04", date(2012, 3, 4)),
        ("2012-03-04 05:06", datetime(2012, 3, 4, 5, 6)),
        ("2012-03-04T05:06:07Z", datetime(2012, 3, 4, 5, 6, 7, tzinfo=UTC)),
        (
            "2012-03-04T05:06:07+0200",
            datetime(2012, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("1330837567", datetime(2012, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("1330837567000", datetime(2012, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("October 5th, 2008", date(2008, 10, 5)),
        ("bruno77 March 14, 2012", date(2012, 3, 14)),
        ("Reply #4 Oct. 9, 2010 - 7:51 AM", datetime(2010, 10, 9, 7, 51)),
        ("Wednesday, December 8, 2010 at 9:43 pm", datetime(2010, 12, 8, 21, 43)),
        ("May. 29 2013 12:07 AM", datetime(2013, 5, 29, 0, 7)),
        ("8. Dezember 2010 um 09:43 Uhr", datetime(2010, 12, 8, 9, 43)),
        ("am 8.Dezember 2010", date(2010, 12, 8)),
        ("12 février 2013 à 14 h 05 min", datetime(2013, 2, 12, 14, 5)),
        ("22 juin 2018 @11h29", datetime(2018, 6, 22, 11, 29)),
        ("5 de mayo de 2014 a las 10:12", datetime(2014, 5, 5, 10, 12)),
        ("3 maj 2011 kl. 12:30", datetime(2011, 5, 3, 12, 30)),
        ("4 мая 2011 в 12:30", datetime(2011, 5, 4, 12, 30)),
        ("2010年5月3日 12:30", datetime(2010, 5, 3, 12, 30)),
        ("2010년 5월 3일 12:30", datetime(2010, 5, 3, 12, 30)),
        ("11.05.2012 11:38", datetime(2012, 5, 11, 11, 38)),
        ("29/03/2011", date(2011, 3, 29)),
        ("12.29.14 at 8:51 pm", datetime(2014, 12, 29, 20, 51)),
        ("31.02.2012", None),
        ("version 1.2.3", None),
        ("a walk in May", None),
        ("", None),
    ],
)
def test_date_is_read(text, expected):
    assert DateReader().read(text) == expected


@pytest.mark.parametrize(
    ("sample", "language", "expected"),
    [
        ("", "en", date(2011, 3, 4)),
        ("", "de", date(2011, 4, 3)),
        ("then 25/12/2010 and", "en", date(2011, 4, 3)),
        ("then 12/25/2010 and", "de", date(2011, 3, 4)),
        ("12-25-2010, 12-26-10 and 31/12/2010", "de", date(2011, 3, 4)),
        ("1.12/25/2010 and 112/25/2010 and 12/25", "de", date(2011, 4, 3)),
    ],
)
def test_order_of_day_and_month_is_learned_from_the_page(sample, language, expected):
    assert DateReader(language=language, sample=sample).read("03/04/2011") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 hours ago", datetime(2020, 5, 10, 9, 0)),
        ("vor 2 Tagen", date(2020, 5, 8)),
        ("il y a 1 heure", datetime(2020, 5, 10, 11, 0)),
        ("hace 2 semanas", date(2020, 4, 26)),
        ("gestern", date(2020, 5, 9)),
    ],
)
def test_relative_date_counts_from_the_capture(text, expected):
    assert DateReader(captured=datetime(2020, 5, 10, 12, 0)).read(text) == expected
    assert DateReader().read(text) is None


def test_date_is_found_in_a_longer_text():
    reader = DateReader()
    text = "Posted by Ann in Travel on 3 May 2007 at 10:12 | 4 comments"
    assert reader.read_in(text) == datetime(2007, 5, 3, 10, 12)


def test_text_is_split_around_its_date():
    assert split_at_date("by Ann on 3 May 2007 here")[0] == "by Ann on "
    assert without_dates("Ann | 3 May 2007").strip() == "Ann |"


@pytest.mark.parametrize(
    "text", ["a day in the sun", "the hours went by", "vor dem Haus"]
)
def test_prose_is_not_a_relative_date(text):
    assert not is_relative(text)


@given(st.text(max_size=200))
def test_any_text_gives_a_date_or_none(text):
    reader = DateReader(captured=datetime(2020, 1, 1))
    found = reader.read(text)
    assert found is None or 1989 <= found.year <= 2100
    mentions_date(text)
    assert len(without_dates(text)) <= len(text) + 200


@pytest.mark.parametrize(
    ("language", "expected"),
    [("hu", datetime(2011, 9, 5, 12, 30)), (None, None), ("xx", None)],
)
def test_words_of_other_languages_are_read_where_the_page_declares_them(
    language, expected
):
    text = "2011 szeptember 5. 12:30"
    assert DateReader(language=language).read(text) == expected
