import numpy as np

from discourse_quality.scorers import form_weights
from discourse_quality.scorers.form_weights import FormWeights


def letters(forms):
    return np.array([[len(form), form.count("a")] for form in forms], np.float32)


def test_a_form_is_looked_up_once():
    asked = []
    weights = FormWeights(lambda forms: asked.extend(forms) or letters(forms), 2)
    for _ in range(2):
        found = weights(["banana", "fig", "banana"])
        assert found.tolist() == [[6, 3], [3, 0], [6, 3]]
    assert sorted(asked) == ["banana", "fig"]


def test_no_forms_have_no_rows():
    assert FormWeights(letters, 2)([]).shape == (0, 2)


def test_what_no_longer_fits_is_looked_up_again(monkeypatch):
    monkeypatch.setattr(form_weights, "ROOM", 3)
    weights = FormWeights(letters, 2)
    for forms in (["a", "bb"], ["bb", "ccc", "dddd"], ["a"], list("efghij"), ["bb"]):
        assert weights(forms).tolist() == letters(forms).tolist()
