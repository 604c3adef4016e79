from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.reports.bars import ASCII, interval_bar, small_marks
from discourse_quality.results import Score

shares = st.floats(0, 1)


def bar(value, low, high, width=11):
    return interval_bar(value, low, high, width=width, colour="blue").plain


def test_value_is_a_dot_on_its_interval():
    assert bar(0.5, 0.3, 0.8) == "───━━●━━━──"
    assert bar(0.0, 0.0, 1.0) == "●━━━━━━━━━━"


def test_no_value_leaves_the_track_and_no_interval_the_dot():
    assert bar(None, None, None) == "─" * 11
    assert bar(1.0, None, None) == "─" * 10 + "●"


@given(shares, shares, shares, st.integers(5, 60))
def test_bar_keeps_its_width(value, one, other, width):
    low, high = sorted((one, other))
    assert len(bar(value, low, high, width)) == width


@pytest.mark.parametrize(("value", "mark"), [(0.0, "▁"), (1.0, "█"), (None, "·")])
def test_marks_rise_with_the_score(value, mark):
    assert small_marks({"depth": Score(value=value)}).plain == f"D{mark} R· J· O·"


def test_marks_need_no_more_than_ascii_where_there_is_no_more():
    marks = small_marks({"depth": Score(value=1.0)}, pens=ASCII)
    assert marks.plain == "D7 R- J- O-"
