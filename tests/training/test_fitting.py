import numpy as np
from scipy.sparse import csr_matrix

from discourse_quality.scorers.words import BUCKETS, NOTHING
from discourse_quality.training.corpora import Labelled
from discourse_quality.training.examples import Examples
from discourse_quality.training.fitting import column_factors, pair_weights, telling
from discourse_quality.training.folds import FOLDS, fold_of, folds_of, inner_fold_of
from discourse_quality.training.operating import Outcome, doubt_of, threshold_of


def test_matched_weights_leave_nothing_for_length_to_say():
    random = np.random.default_rng(0)
    sizes = random.integers(10, 60, size=5000)
    target = (random.random(5000) < (sizes - 10) / 50).astype(float)
    weights = pair_weights(sizes, target)
    means = [
        np.average(sizes[target == v], weights=weights[target == v]) for v in (0, 1)
    ]
    plain = [sizes[target == v].mean() for v in (0, 1)]
    assert abs(means[1] - means[0]) < 0.1 * abs(plain[1] - plain[0])
    assert np.isclose(weights @ target, target.sum())
    assert np.isclose(weights.sum(), len(target))


def test_a_piece_is_telling_as_far_as_one_class_uses_it_more():
    only_one, both, mostly, nobody = 0, 1, 2, 3
    uses = np.zeros((200, 4))
    target = np.repeat([1.0, 0.0], 100)
    uses[:100, only_one] = 1
    uses[:, both] = 1
    uses[:75, mostly] = uses[100:125, mostly] = 1
    told = telling(csr_matrix(uses), target, np.ones(200))
    assert told[only_one] > told[mostly] > 0.5
    assert told[both] == told[nobody] == 0
    other_way = telling(csr_matrix(uses), 1 - target, np.ones(200))
    assert np.allclose(told, other_way)


def test_the_column_of_groups_names_is_not_learned_from():
    common = NOTHING + 1
    uses = csr_matrix(
        (np.ones(20), (np.repeat(np.arange(10), 2), [NOTHING, common] * 10)),
        shape=(10, BUCKETS),
    )
    examples = Examples(
        rows=(Labelled(text="", group="", labels={}),) * 10,
        pieces=uses,
        senses=np.zeros((10, 2), np.float32),
        measures=np.zeros((10, 1), np.float32),
        sizes=np.ones(10, dtype=np.int64),
    )
    factors = column_factors(examples, np.array([True]))
    assert factors[NOTHING] == 0 < factors[common]


def test_folds_are_even_and_the_inner_ones_independent():
    names = [f"group {n}" for n in range(5000)]
    outer = np.array([fold_of(name) for name in names])
    inner = np.array([inner_fold_of(name) for name in names])
    assert np.bincount(outer, minlength=FOLDS).min() > 900
    assert np.bincount(inner[outer == 0], minlength=FOLDS).min() > 150


def test_a_shifted_set_raises_the_doubt():
    random = np.random.default_rng(0)
    log_odds = random.normal(0, 2, size=4000)
    fair = (random.random(4000) < 1 / (1 + np.exp(-log_odds))).astype(float)
    shifted = (random.random(4000) < 1 / (1 + np.exp(-log_odds - 2))).astype(float)
    sizes = np.full(4000, 40)
    calm, wary = (doubt_of([Outcome(y, log_odds, sizes)]) for y in (fair, shifted))
    assert calm.floor < 0.5 < 1.0 < wary.floor
    assert (calm.spread(np.array([4])) > calm.spread(np.array([100]))).all()
    assert 0.3 <= threshold_of([Outcome(fair, log_odds, sizes)]) <= 0.7


def test_large_groups_do_not_meet_in_one_fold():
    rows = [f"video {n % 3}" for n in range(900)] + [f"other {n}" for n in range(500)]
    folds = folds_of(rows)
    assert len({folds[f"video {n}"] for n in range(3)}) == 3
    assert folds == folds_of(rows[::-1])
    assert folds["other 7"] == fold_of("other 7")


def test_groups_that_are_all_of_one_fold_are_parted_anew():
    names = [n for n in map(str, range(1000)) if fold_of(n) == 2]
    assert len(set(folds_of(names).values())) == FOLDS


def test_of_lines_that_are_as_good_the_highest_is_drawn():
    sure = np.repeat([-4.0, 4.0], 500)
    target = np.repeat([0.0, 1.0], 500)
    sizes = np.full(1000, 20)
    assert threshold_of([Outcome(target, sure, sizes)]) == 0.7
    doubtful = np.repeat([-4.0, -0.5], 500)
    assert threshold_of([Outcome(target, doubtful, sizes)]) == 0.35
