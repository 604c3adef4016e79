from __future__ import annotations

from discourse_quality.features import describe
from discourse_quality.reports.phrases import _PHRASES, phrase
from discourse_quality.scorers import closeness
from discourse_quality.scorers.evidence import LENGTH, WORDS


def test_every_feature_has_a_phrase_and_no_phrase_is_left_over():
    features = {one.name for one in describe()} | {WORDS, LENGTH, *closeness.NAMES}
    assert set(_PHRASES) == features


def test_phrases_fit_on_a_line():
    assert all(len(said) <= 45 and said[0].islower() for said in _PHRASES.values())


def test_unknown_feature_is_told_by_its_name():
    assert phrase("other.new_thing") == "other: new thing"
