import numpy as np
import pytest

from discourse_quality.training.subgroups import FEWEST, compared

MARKERS = frozenset({"gonna"})


def rows(marked, others, *, passed_marked, passed_others):
    words = [MARKERS] * marked + [frozenset({"going"})] * others
    passed = np.zeros(marked + others, dtype=bool)
    passed[:passed_marked] = True
    passed[marked : marked + passed_others] = True
    return words, passed


def test_rates_are_of_the_marked_and_of_the_others():
    found = compared([rows(100, 400, passed_marked=20, passed_others=40)], MARKERS)
    assert (found.rows, found.rate, found.others) == (100, 0.2, 0.1)
    assert 0 < found.low < 0.1 < found.high < 0.2


def test_others_are_weighed_to_the_same_mixture_of_sets():
    mild = rows(90, 100, passed_marked=9, passed_others=10)
    harsh = rows(10, 1000, passed_marked=5, passed_others=500)
    found = compared([mild, harsh], MARKERS)
    assert found.others == pytest.approx(0.9 * 0.1 + 0.1 * 0.5)


def test_few_rows_say_nothing():
    few = rows(FEWEST - 1, 400, passed_marked=1, passed_others=1)
    assert compared([few], MARKERS) is None


def test_more_rows_make_a_narrower_interval():
    few, many = (
        compared([rows(n, 5 * n, passed_marked=n // 5, passed_others=n)], MARKERS)
        for n in (100, 1000)
    )
    assert many.high - many.low < (few.high - few.low) / 2
