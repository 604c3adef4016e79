"""One score of several kinds, any of which is enough."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from discourse_quality.scorers.comment import either, leverage, probability

KINDS = arrays(np.float64, 4, elements=st.floats(-12, 12))
ONE_OF_THEM = st.integers(0, 3)


@given(KINDS)
def test_a_score_is_the_chance_that_not_every_kind_is_absent(kinds):
    none = np.prod(1 - probability(kinds))
    assert probability(either(kinds)) == pytest.approx(1 - none, abs=1e-9)


@given(st.floats(-800, 800))
def test_of_a_single_kind_the_score_is_that(log_odds):
    assert either(np.array([log_odds])) == log_odds
    assert leverage(np.array([log_odds])).tolist() == [1]


@given(KINDS, ONE_OF_THEM, st.floats(0.1, 5))
def test_a_score_rises_with_each_kind_and_no_further_than_it(kinds, which, by):
    more = kinds + by * (np.arange(4) == which)
    assert 0 < either(more) - either(kinds) <= by + 1e-6


@given(KINDS, ONE_OF_THEM)
def test_leverage_is_what_a_little_more_of_a_kind_adds(kinds, which):
    little = 1e-4 * (np.arange(4) == which)
    slope = (either(kinds + little) - either(kinds - little)) / 2e-4
    assert leverage(kinds)[which] == pytest.approx(slope, abs=1e-4)


def test_log_odds_beyond_all_bounds_stay_finite():
    assert np.isfinite(either(np.array([[-1e6] * 4, [1e6] * 4]))).all()
