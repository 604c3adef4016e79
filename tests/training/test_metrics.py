import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.training.metrics import (
    auc,
    bootstrap,
    calibration_error,
    equal_length_auc,
    error_by_chance,
    share_held,
)


def by_hand(target, scores, sizes):
    pairs = [
        (scores[i] > scores[j]) + (scores[i] == scores[j]) / 2
        for i in range(len(target))
        for j in range(len(target))
        if target[i] == 1 and target[j] == 0 and sizes[i] == sizes[j]
    ]
    return np.mean(pairs) if pairs else float("nan")


@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.integers(0, 5), st.integers(1, 3)), max_size=40
    )
)
def test_the_equal_length_auc_is_that_of_all_pairs_of_equal_length(rows):
    target, scores, sizes = np.array(rows, dtype=float).reshape(len(rows), 3).T
    found = equal_length_auc(target, scores, sizes.astype(int))
    assert found == pytest.approx(by_hand(target, scores, sizes), nan_ok=True)


def test_length_alone_reaches_just_a_half():
    random = np.random.default_rng(0)
    sizes = random.integers(5, 80, size=500)
    target = (sizes + random.normal(0, 5, 500) > 40).astype(float)
    assert auc(target, sizes.astype(float)) > 0.9
    assert equal_length_auc(target, sizes.astype(float), sizes) == 0.5


def test_calibrated_chances_have_a_small_error_and_shifted_ones_a_large_one():
    random = np.random.default_rng(0)
    chances = random.random(20_000)
    target = (random.random(20_000) < chances).astype(float)
    assert calibration_error(target, chances) < 0.02
    assert calibration_error(target, chances**3) > 0.1


def test_what_a_row_weighs_is_as_if_it_stood_there_so_often():
    random = np.random.default_rng(1)
    chances = np.repeat(np.linspace(0.05, 0.95, 10), 4)
    target = (random.random(40) < 0.5).astype(float)
    weights = np.full(40, 3.0)
    assert calibration_error(target, chances, weights) == pytest.approx(
        calibration_error(target, chances)
    )
    # Rows that weigh nothing are as if they were not there.
    more = np.concatenate([chances, chances]), np.concatenate([target, 1 - target])
    ones = np.repeat([1.0, 0.0], 40)
    assert calibration_error(more[1], more[0], ones) == pytest.approx(
        calibration_error(target, chances)
    )


def test_few_rows_are_further_off_by_chance_than_many():
    chances = np.random.default_rng(0).random(5000)
    assert error_by_chance(chances[:60]) > 3 * error_by_chance(chances)


def test_intervals_hold_the_tenths_whose_shares_they_allow():
    random = np.random.default_rng(0)
    log_odds = random.normal(0, 2, 5000)
    target = (random.random(5000) < 1 / (1 + np.exp(-log_odds))).astype(float)
    assert share_held(target, log_odds, np.full(5000, 0.3)) == 1
    assert share_held(target, log_odds + 2, np.full(5000, 0.3)) < 0.3
    assert share_held(target, log_odds + 2, np.full(5000, 2.5)) == 1


def test_a_tenth_without_a_positive_is_held_where_few_were_to_be_expected():
    rare = np.full(100, -6.0)
    assert share_held(np.zeros(100), rare, np.full(100, 0.5)) == 1


def test_an_interval_holds_its_figure_and_narrows_with_more_groups():
    random = np.random.default_rng(0)

    def width(groups):
        values = random.normal(size=groups * 4)
        names = np.repeat(np.arange(groups).astype(str), 4)
        estimate = bootstrap(lambda rows: float(values[rows].mean()), names)
        assert estimate.low <= estimate.value <= estimate.high
        return estimate.high - estimate.low

    assert width(400) < width(20)
