"""What is said of a thread crosses from a worker to its parent unchanged."""

import pickle
from dataclasses import fields, replace

from discourse_quality.results import Reason, Score

REASON = Reason(feature="argument.reasons", contribution=0.25, text="because")
SCORE = Score(
    value=0.5,
    low=0.25,
    high=0.75,
    reasons=(REASON, replace(REASON, text=None)),
    parts={"taunting": 0.125},
    abstained="no, but every field is to differ from its default",
)


def test_scores_and_reasons_are_the_same_on_the_other_side():
    for one in (REASON, SCORE, Score(value=None, abstained="no words")):
        there = pickle.loads(pickle.dumps(one))
        assert there == one
        assert type(there) is type(one)


def test_no_field_stays_behind():
    for one in (REASON, SCORE):
        _, values = one.__reduce__()
        assert len(values) == len(fields(one))
