"""One score of several kinds: any of them is enough, or all are needed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from discourse_quality.scorers.comment import Together, probability

KINDS = arrays(np.float64, 4, elements=st.floats(-12, 12))
ONE_OF_THEM = st.integers(0, 3)

both = pytest.mark.parametrize("together", Together)


@given(KINDS)
def test_any_is_the_chance_that_not_every_kind_is_absent(kinds):
    none = np.prod(1 - probability(kinds))
    found = probability(Together.any.log_odds(kinds))
    assert found == pytest.approx(1 - none, abs=1e-9)


@given(KINDS)
def test_all_is_the_chance_that_every_kind_is_there(kinds):
    found = probability(Together.all.log_odds(kinds))
    assert found == pytest.approx(np.prod(probability(kinds)), abs=1e-9)


@both
@given(log_odds=st.floats(-800, 800))
def test_of_a_single_kind_the_score_is_that(together, log_odds):
    assert together.log_odds(np.array([log_odds])) == log_odds
    assert together.leverage(np.array([log_odds])).tolist() == [1]


@both
@given(kinds=KINDS, which=ONE_OF_THEM, by=st.floats(0.1, 5))
def test_a_score_rises_with_each_kind_and_no_further_than_it(
    together, kinds, which, by
):
    more = kinds + by * (np.arange(4) == which)
    assert 0 < together.log_odds(more) - together.log_odds(kinds) <= by + 1e-6


@both
@given(kinds=KINDS, which=ONE_OF_THEM)
def test_leverage_is_what_a_little_more_of_a_kind_adds(together, kinds, which):
    little = 1e-4 * (np.arange(4) == which)
    rise = together.log_odds(kinds + little) - together.log_odds(kinds - little)
    assert together.leverage(kinds)[which] == pytest.approx(rise / 2e-4, abs=1e-4)


@both
def test_log_odds_beyond_all_bounds_stay_finite(together):
    far = np.array([[-1e6] * 4, [1e6] * 4])
    assert np.isfinite(together.log_odds(far)).all()
