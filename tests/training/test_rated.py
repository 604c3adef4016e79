import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.scorers.comment import CommentScorer, Doubt, probability
from discourse_quality.scorers.dimensions import DEPTH
from discourse_quality.scorers.linear import Scaling
from discourse_quality.training import rated
from discourse_quality.training.combining import linear_judge
from discourse_quality.training.rated import (
    Judged,
    cross_validate,
    fit_link,
    fit_thread_scorer,
    nine_in_ten,
)


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


def comment_scorer():
    return CommentScorer(
        dimension=DEPTH,
        measure_names=(),
        scaling=Scaling(middle=np.zeros(0), spread=np.ones(0)),
        parts={},
        combine=linear_judge(np.zeros(4), 0.0),
        doubt=Doubt(floor=0.3, few_words=1.5),
        threshold=0.5,
    )


def rated_threads(number, *, spread):
    """Return threads of ten comments, rated as they are but for noise of a spread."""
    random = np.random.default_rng(1)
    judged = []
    for _ in range(number):
        values = np.full(10, random.uniform(0.2, 0.8))
        rating = float(np.clip(values.mean() + random.normal(0, spread), 0, 1))
        judged.append(Judged(values=values, weights=np.ones(10), rating=rating))
    return judged


def test_the_next_distance_is_held_nine_times_in_ten():
    assert nine_in_ten(np.arange(1.0, 10.0)) == 9
    assert nine_in_ten(np.arange(1.0, 68.0)) == 62
    assert nine_in_ten(np.array([2.0, 1.0])) == 2


def test_intervals_hold_nine_ratings_in_ten_of_threads_they_did_not_learn_from():
    unseen = cross_validate(comment_scorer(), rated_threads(60, spread=0.1))
    assert 0.85 <= unseen.covered <= 0.95


def test_readers_who_differ_more_make_the_interval_wider():
    sure, unsure = (
        fit_thread_scorer(comment_scorer(), rated_threads(30, spread=spread)).error
        for spread in (0.02, 0.2)
    )
    assert sure < unsure
