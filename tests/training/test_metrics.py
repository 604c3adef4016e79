import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.training.metrics import (
    auc,
    bootstrap,
    calibration_error,
    equal_length_auc,
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


def test_an_interval_holds_its_figure_and_narrows_with_more_groups():
    random = np.random.default_rng(0)

    def width(groups):
        values = random.normal(size=groups * 4)
        names = np.repeat(np.arange(groups).astype(str), 4)
        estimate = bootstrap(lambda rows: float(values[rows].mean()), names)
        assert estimate.low <= estimate.value <= estimate.high
        return estimate.high - estimate.low

    assert width(400) < width(20)
