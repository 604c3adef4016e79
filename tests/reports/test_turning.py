from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.reports.turning import SIDE, clearest_break, turn
from discourse_quality.results import Score
from discourse_quality.thread import Comment


def test_break_is_where_the_values_change():
    assert clearest_break([0.1, 0.2, 0.1, 0.15, 0.8, 0.9, 0.8, 0.85, 0.9]) == 4


@pytest.mark.parametrize(
    "values",
    [
        [0.1, 0.1, 0.1, 0.9, 0.9, 0.9],
        [0.1, 0.9] * 8,
        [0.5] * 20,
        [0.1] * 18 + [0.9],
        [0.3] * 6 + [0.4] * 6,
    ],
    ids=["too short", "to and fro", "level", "one outlier at the end", "too little"],
)
def test_no_break_where_there_is_none_to_speak_of(values):
    assert clearest_break(values) is None


@given(st.lists(st.floats(0, 1), max_size=60))
def test_break_leaves_enough_on_either_side(values):
    place = clearest_break(values)
    assert place is None or SIDE <= place <= len(values) - SIDE


def test_turn_names_the_first_comment_after_it(judge):
    comments = tuple(Comment(id=str(n), text="word") for n in range(12))
    analysis = judge(comments)
    drifted = {
        c.id: {"off_topic": Score(value=0.9 if c.position >= 7 else 0.1)}
        for c in analysis.thread.comments
    }
    found = turn(replace(analysis, comments=drifted))
    assert found is not None
    assert (found.dimension, found.comment.position) == ("off_topic", 7)
    assert found.before == pytest.approx(0.1)


def test_chance_alone_rarely_looks_like_a_turn():
    import random

    chance = random.Random(0)
    runs = [[chance.betavariate(2, 2) for _ in range(20)] for _ in range(1000)]
    assert sum(clearest_break(values) is not None for values in runs) < 50
