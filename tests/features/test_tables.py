from __future__ import annotations

import math

import pytest

from discourse_quality.features import CommentFeaturizer
from discourse_quality.features.tables import (
    comment_columns,
    comment_rows,
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
