"""What is said of a thread crosses from a worker to its parent unchanged."""

import pickle
from dataclasses import fields, replace

import pytest

from discourse_quality.results import Reason, Score, ThreadReason, ThreadScore

REASON = Reason(feature="argument.reasons", contribution=0.25, text="because")
SCORE = Score(
    value=0.5,
    low=0.25,
    high=0.75,
    reasons=(REASON, replace(REASON, text=None)),
    parts={"taunting": 0.125},
    abstained="no, but every field is to differ from its default",
)
OF_THREAD = ThreadReason(feature="words", contribution=0.5, comments=("c1",))
RATING = ThreadScore(value=0.5, status="ok", n=3, reasons=(OF_THREAD,))


@pytest.mark.parametrize("one", [REASON, SCORE, OF_THREAD, RATING])
def test_it_is_the_same_on_the_other_side(one):
    there = pickle.loads(pickle.dumps(one))
    assert there == one
    assert type(there) is type(one)
    _, (kind, *values) = one.__reduce__()
    assert kind is type(one)
    assert values == [getattr(one, field.name) for field in fields(one)]
