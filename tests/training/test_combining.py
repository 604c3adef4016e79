import numpy as np
import pytest

from discourse_quality.scorers.comment import Together
from discourse_quality.training.combining import fit_combination, fit_kinds


def test_a_rising_column_never_gets_a_negative_weight():
    random = np.random.default_rng(0)
    columns = random.normal(size=(2000, 2))
    target = (columns[:, 0] - columns[:, 1] > 0).astype(float)
    judge = fit_combination(
        columns,
        target,
        np.ones(2000),
        np.zeros(2000, dtype=np.int64),
        rising=np.array([True, True]),
    )
    assert judge.coef_[0, 0] > 0.5
    assert judge.coef_[0, 1] == 0


def test_the_base_rates_of_sets_are_not_learned_from():
    random = np.random.default_rng(0)
    sets = np.repeat([0, 1], 1000)
    noise = random.normal(size=2000)
    target = (random.random(2000) < np.where(sets == 0, 0.1, 0.9)).astype(float)
    columns = np.stack([sets * 2.0, noise], axis=1)
    judge = fit_combination(
        columns, target, np.ones(2000), sets, rising=np.array([False, False])
    )
    assert abs(judge.coef_[0, 0]) < 0.8
    assert abs(judge.coef_[0, 1]) < 0.2


@pytest.mark.parametrize("together", Together)
def test_each_of_several_kinds_is_learned_from_the_set_that_knows_it(together):
    random = np.random.default_rng(0)
    columns = random.normal(size=(6000, 2)) * 2
    sets = np.repeat([0, 1], 3000)
    # Each set knows one kind only; the other is noise in it.
    sign = 1 if together is Together.any else -1
    known = columns[np.arange(6000), sets] - sign
    target = (random.random(6000) < 1 / (1 + np.exp(-known))).astype(float)
    slopes, constants = fit_kinds(
        columns, target, np.ones(6000), sets, together=together, one_rate=1e-3
    )

    def score(*parts):
        kinds = sign * np.array(parts) * slopes + constants
        return sign * together.log_odds(kinds)

    # Added up, one of the two would make up for the other.
    assert min(score(4.0, -4.0), score(-4.0, 4.0)) > 0.3 > -1 > score(-4.0, -4.0)
    assert (slopes > 0.5).all()


def test_a_column_that_speaks_against_is_not_one_of_the_kinds():
    random = np.random.default_rng(0)
    columns = random.normal(size=(3000, 2))
    target = (random.random(3000) < 1 / (1 + np.exp(3 * columns[:, 0]))).astype(float)
    slopes, _ = fit_kinds(
        columns,
        target,
        np.ones(3000),
        np.zeros(3000, dtype=np.int64),
        together=Together.any,
        one_rate=1e-3,
    )
    assert slopes[0] < 0.05
