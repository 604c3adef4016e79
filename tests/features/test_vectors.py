from __future__ import annotations

import numpy as np
import pytest

from discourse_quality.features.form_counts import FormCounts

pytestmark = pytest.mark.model


def test_what_is_no_name_in_small_letters_still_counts(vectors):
    texts = ({"Mark": 1}, {"mark": 1}, {"Women's": 1})
    name, mark, group = np.abs(vectors.embed(FormCounts.of(texts))).sum(axis=1)
    assert name == group == 0 < mark
