from __future__ import annotations

import pytest

from discourse_quality.features import describe
from discourse_quality.reports import phrases
from discourse_quality.reports.phrases import name, phrase
from discourse_quality.results import Reason
from discourse_quality.scorers.evidence import LENGTH, WORDS


def told(feature, contribution, dimension):
    return phrase(Reason(feature=feature, contribution=contribution), dimension)


def test_every_feature_has_a_name_and_no_name_is_left_over():
    features = {one.name for one in describe()} | {WORDS, LENGTH}
    named = set(phrases._NAMES)
    assert features <= named
    assert all(one.startswith("closeness.") for one in named - features)
    assert set(phrases._WAYS) <= named


def test_what_is_said_fits_on_a_line():
    ways = [way for both in phrases._WAYS.values() for way in both]
    said = [*phrases._NAMES.values(), *ways]
    assert all(len(one) <= 50 and one[0].islower() for one in said)


def test_much_and_little_differ():
    assert all(much != little for much, little in phrases._WAYS.values())


@pytest.mark.parametrize(
    ("dimension", "contribution", "said"),
    [
        ("relevance", 0.8, "close to the post"),
        ("relevance", -0.8, "far from the post"),
        ("off_topic", 0.8, "far from the post"),
        ("off_topic", -0.8, "close to the post"),
    ],
)
def test_closeness_is_told_by_its_direction(dimension, contribution, said):
    assert told("closeness.post_unusual", contribution, dimension) == said


def test_ease_of_reading_is_told_by_its_direction():
    assert told("readability.flesch", -0.5, "depth") == "easy to read"
    assert told("readability.flesch", 0.5, "depth") == "hard to read"


def test_unknown_direction_is_told_by_the_name_alone():
    assert told("readability.flesch", 0.5, "juvenile") == "ease of reading"
    assert told("closeness.post_shared", 0.5, "depth") == "rare words of the post"


def test_what_stands_in_the_comment_is_told_by_its_name_both_ways():
    assert told("stance.questions", -0.5, "depth") == "questions"
    assert told("stance.questions", 0.5, "off_topic") == "questions"


def test_unknown_feature_is_told_by_its_name():
    assert name("other.new_thing") == "other: new thing"


@pytest.mark.model
def test_our_scorers_have_learned_the_directions_that_are_told():
    from discourse_quality.analysis import load_tools

    scorers = load_tools().scorers
    seen = set()
    for scorer, columns in scorers.places():
        kinds = scorers.weights.measures[:, columns][:, : scorer.kinds]
        weights = kinds.sum(axis=1)
        assert set(scorer.measure_names) <= set(phrases._NAMES)
        for feature, weight in zip(scorer.measure_names, weights, strict=True):
            key = scorer.dimension.name, feature.partition(".")[0]
            if feature in phrases._WAYS and key in phrases._MORE_RAISES and weight:
                seen.add(key)
                assert (weight > 0) == phrases._MORE_RAISES[key], (key, feature)
    assert seen == set(phrases._MORE_RAISES)
