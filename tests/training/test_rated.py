import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.scorers.comment import probability
from discourse_quality.training import rated
from discourse_quality.training.rated import fit_link


def ratings(slope, constant, *, spread=0.0):
    columns = np.linspace(-3, 3, 60)[:, None]
    noise = np.random.default_rng(0).normal(0, spread, 60)
    found = probability(slope * columns[:, 0] + constant) + noise
    return columns, np.clip(found, 0, 1)


def test_threads_rated_as_their_comments_are_keep_their_value():
    link = fit_link(*ratings(1.0, 0.0))
    assert link.coef_[0][0] == pytest.approx(1, abs=0.02)
    assert link.intercept_[0] == pytest.approx(0, abs=0.02)


def test_a_shift_of_the_readers_is_learned():
    link = fit_link(*ratings(1.0, -1.0))
    assert link.intercept_[0] == pytest.approx(-1, abs=0.05)


def test_noise_flattens_the_link_less_than_it_would(monkeypatch):
    columns, noisy = ratings(1.0, 0.0, spread=0.4)
    pulled = fit_link(columns, noisy).coef_[0][0]
    monkeypatch.setattr(rated, "PULL", 0.0)
    assert fit_link(columns, noisy).coef_[0][0] < pulled < 1


@given(st.floats(-4, 4), st.floats(-3, 3))
def test_the_link_never_falls(slope, constant):
    assert fit_link(*ratings(slope, constant, spread=0.1)).coef_[0][0] >= 0
