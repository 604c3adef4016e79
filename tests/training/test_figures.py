import numpy as np
import pytest

from discourse_quality.training.figures import measure_mix, own_error
from discourse_quality.training.metrics import calibration_error
from discourse_quality.training.operating import Outcome


def scores(rows, *, shift=0.0, stretch=1.0, bend=0.0, seed=0):
    """Return log-odds, off by a shift, a stretch and a bend, and what the rows are."""
    random = np.random.default_rng(seed)
    true = random.normal(0, 2, rows)
    target = (random.random(rows) < 1 / (1 + np.exp(-true))).astype(float)
    bent = np.where(true < 0, true * (1 - bend), true)
    return bent * stretch + shift, target


@pytest.mark.parametrize("off", [{"shift": 1.5}, {"stretch": 3.0}, {"bend": 0.5}])
def test_a_sets_own_folds_undo_a_base_rate_a_spread_and_a_bend(off):
    log_odds, target = scores(6000, **off)
    folds = np.arange(6000) % 5
    assert calibration_error(target, 1 / (1 + np.exp(-log_odds))) > 0.04
    assert own_error(target, log_odds, folds) < 0.03


def test_with_one_class_there_is_no_own_error():
    log_odds, _ = scores(50)
    assert np.isnan(own_error(np.zeros(50), log_odds, np.arange(50) % 5))


def test_in_the_mix_a_set_weighs_its_share_and_not_its_rows():
    sizes = np.full(9000, 30)
    fair, of_fair = scores(9000)
    off, of_off = scores(900, shift=3.0, seed=1)
    sets = [Outcome(of_fair, fair, sizes), Outcome(of_off, off, sizes[:900])]
    alike, little = (measure_mix(sets, shares) for shares in ((1, 1), (1, 0.01)))
    assert alike.ece > 0.1 > 0.03 > little.ece
    assert alike.ece_by_chance < 0.05
