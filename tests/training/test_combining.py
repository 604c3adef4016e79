import numpy as np

from discourse_quality.scorers.comment import either
from discourse_quality.training.combining import fit_alternatives, fit_combination


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


def test_each_of_several_kinds_is_learned_from_the_set_that_knows_it():
    random = np.random.default_rng(0)
    columns = random.normal(size=(6000, 2)) * 2
    sets = np.repeat([0, 1], 3000)
    # Each set knows one kind only; the other is noise in it.
    known = columns[np.arange(6000), sets] - 1
    target = (random.random(6000) < 1 / (1 + np.exp(-known))).astype(float)
    slopes, constants = fit_alternatives(columns, target, np.ones(6000), sets)
    of_one = either(np.array([4.0, -4.0]) * slopes + constants)
    of_other = either(np.array([-4.0, 4.0]) * slopes + constants)
    of_neither = either(np.array([-4.0, -4.0]) * slopes + constants)
    # Added up, what is absent would take away what is there.
    assert min(of_one, of_other) > 0.3 > -1 > of_neither
    assert (slopes > 0.5).all()


def test_a_column_that_speaks_against_is_not_one_of_the_kinds():
    random = np.random.default_rng(0)
    columns = random.normal(size=(3000, 2))
    target = (random.random(3000) < 1 / (1 + np.exp(3 * columns[:, 0]))).astype(float)
    slopes, _ = fit_alternatives(
        columns, target, np.ones(3000), np.zeros(3000, dtype=np.int64)
    )
    assert slopes[0] < 0.05
