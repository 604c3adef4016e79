from __future__ import annotations

import math
from datetime import date

import pytest

from discourse_quality.features import FAMILIES, CommentFeaturizer, describe
from discourse_quality.features.tables import (
    comment_columns,
    comment_rows,
    month_columns,
    month_rows,
    thread_columns,
    thread_rows,
)
from discourse_quality.language.annotate import annotate
from discourse_quality.thread import Comment, Thread


@pytest.fixture(scope="module")
def threads(nlp):
    asked = Comment(id="a", author="Ann", text="I think so, because it is cheap. Why?")
    reply = Comment(id="b", author="Bo", text="lol", reply_to="a", reply_link="markup")
    made = [Thread.of([asked, reply], source="one"), Thread.of([], source="none")]
    return list(annotate(made, nlp=nlp))


def test_a_row_for_each_comment(threads):
    featurizer = CommentFeaturizer(["argument"])
    columns = comment_columns(["argument"])
    rows = [
        dict(zip(columns, row, strict=True))
        for row in comment_rows(threads, featurizer)
    ]
    assert [(row["source"], row["id"]) for row in rows] == [("one", "a"), ("one", "b")]
    assert rows[0]["argument.reasons"] > rows[1]["argument.reasons"]


def test_a_row_for_each_thread_with_the_means_of_what_could_be_measured(threads):
    featurizer = CommentFeaturizer(["readability"])
    columns = thread_columns(["readability"])
    rows = list(thread_rows(threads, featurizer))
    one, none = (dict(zip(columns, row, strict=True)) for row in rows)
    assert one["interaction.max_depth"] == 2
    assert one["momentum.dated"] == 0
    comments = list(comment_rows(threads, featurizer))
    ease = comment_columns(["readability"]).index("readability.flesch")
    assert math.isnan(comments[1][ease])
    assert one["readability.flesch"] == comments[0][ease]
    assert none["comments"] == 0
    assert math.isnan(none["readability.flesch"])


def test_a_row_for_each_month_of_each_site():
    def thread(url, *days):
        comments = [Comment(id=str(d), author="Ann", posted=d) for d in days]
        return Thread.of(comments, source="page", url=url)

    rows = list(
        month_rows(
            [
                thread("https://a.example/1", date(2007, 11, 3), date(2007, 12, 4)),
                thread("https://b.example/1", date(2007, 11, 3)),
                thread("https://a.example/2", date(2008, 1, 3)),
                thread("http://[", date(2008, 1, 3)),
                thread(None, date(2008, 1, 3)),
            ]
        )
    )
    named = [dict(zip(month_columns(), row, strict=True)) for row in rows]
    assert [(row["site"], row["month"]) for row in named] == [
        ("a.example", "2007-11"),
        ("a.example", "2007-12"),
        ("a.example", "2008-01"),
        ("b.example", "2007-11"),
        (None, "2008-01"),
    ]
    assert [row["site.returners"] for row in named] == [0, 1, 1, 0, 0]
    assert named[-1]["site.posts"] == 2


@pytest.mark.parametrize(
    ("level", "columns"),
    [
        ("comment", comment_columns(tuple(FAMILIES))),
        ("thread", thread_columns(tuple(FAMILIES))),
        ("month", month_columns()),
    ],
)
def test_the_data_dictionary_describes_every_column_in_order(level, columns):
    described = [one.name for one in describe(level)]
    assert [name for name in columns if "." in name] == described
    assert all(one.meaning and one.source for one in describe(level))


def test_the_data_dictionary_can_be_read_without_other_papers():
    told = [one.meaning + one.source for one in describe("thread")]
    assert not any("DESIGN" in each for each in told)
