from __future__ import annotations

import numpy as np

from discourse_quality.features.form_counts import FormCounts


def test_forms_are_columns_and_texts_rows():
    counts = FormCounts.of([{"Oven": 2, "hot": 1}, {}, {"hot": 3, "oven": 1}])
    assert counts.forms == ("Oven", "hot", "oven")
    assert counts.counts.toarray().tolist() == [[2, 1, 0], [0, 0, 0], [0, 3, 1]]


def test_forms_that_count_as_one_are_added_up_and_others_left_out():
    counts = FormCounts.of([{"Oven": 2, "hot": 1}, {}, {"hot": 3, "oven": 1}])
    found = counts.counted_as([1, -1, 1], 3)
    assert found.toarray().tolist() == [[0, 2, 0], [0, 0, 0], [0, 1, 0]]
    assert found.has_canonical_format


def test_no_texts_are_no_rows():
    assert FormCounts.of([]).counted_as([], 5).shape == (0, 5)
    assert np.asarray(FormCounts.of([{}]).counted_as([], 5).sum()) == 0
