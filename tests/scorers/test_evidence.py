import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.language.words import split_words
from discourse_quality.scorers.comment import either
from discourse_quality.scorers.evidence import WORDS, Shares, reasons_of, word_shares
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.words import BUCKETS, bag_of, pair_column


def shares_of(words, measures=(), log_odds=(0.0,)):
    """Return shares without any of the length; a column a kind."""
    kinds = len(log_odds)
    return Shares(
        log_odds=np.array(log_odds),
        words=np.array(words, dtype=float).reshape(-1, kinds),
        measures=np.array(measures, dtype=float).reshape(-1, kinds),
        lengths=np.zeros((7, kinds)),
    )


@pytest.fixture(scope="module")
def weights():
    random = np.random.default_rng(0)
    return Weights(
        pieces=random.normal(size=(BUCKETS, 2)).astype(np.float32) * 0.1,
        senses=random.normal(size=(3, 2)).astype(np.float32),
        measures=np.zeros((1, 2), np.float32),
        lengths=np.zeros((4, 2), np.float32),
        bias=np.zeros(2, np.float32),
        row={"bread": 0, "flour": 1, "oven": 2},
    )


@given(
    st.lists(
        st.sampled_from(
            ["bread", "flour", "oven", "Oven", "hot", "!", ".", "12", "the"]
        )
    )
)
def test_the_shares_of_the_words_add_up_to_the_whole(weights, forms):
    words = split_words(" ".join(forms))
    bag = bag_of(words)
    shares = word_shares(words, bag, weights)
    assert np.allclose(
        shares.sum(axis=0), weights.of_bag(bag) if words else 0, atol=1e-4
    )


def test_the_stretch_that_adds_most_is_named():
    text = "well then you utter fool of a man thank you kindly"
    words = split_words(text)
    shares = np.zeros(len(words), np.float32)
    shares[2:5] = 0.5
    shares[8:11] = -0.4
    found = reasons_of(text, words, shares_of(shares), {}, {})
    assert [(r.feature, r.text) for r in found] == [
        (WORDS, "you utter fool"),
        (WORDS, "thank you kindly"),
    ]
    assert [round(r.contribution, 2) for r in found] == [1.5, -1.2]


def test_a_measure_is_named_with_the_place_of_its_marker():
    text = "I say so because it rained"
    found = reasons_of(
        text,
        split_words(text),
        shares_of(np.zeros(6), [0.7, 0.001]),
        {"argument.reasons": 0, "surface.commas": 1},
        {"argument.reasons": ((9, 16),)},
    )
    assert [(r.feature, r.text) for r in found] == [("argument.reasons", "because")]


def test_pairs_are_halved_between_neighbours():
    pieces = np.zeros((BUCKETS, 1), np.float32)
    pieces[pair_column(("you", "fool"))] = 2.0
    nothing = np.zeros((0, 1), np.float32)
    weights = Weights(
        pieces=pieces,
        senses=nothing,
        measures=nothing,
        lengths=nothing,
        bias=np.zeros(1, np.float32),
        row={},
    )
    words = split_words("you fool")
    shares = word_shares(words, bag_of(words), weights)
    assert shares[0] == pytest.approx(shares[1])
    assert shares.sum() == pytest.approx(2.0 * 2**-0.5)


def test_a_stretch_that_a_marker_in_it_outweighs_is_not_named():
    text = "well because of rain it fell"
    words = split_words(text)
    shares = np.zeros(len(words), np.float32)
    shares[1] = -0.3

    def named(share):
        places = {"argument.reasons": ((5, 12),)}
        both = shares_of(shares, [share])
        found = reasons_of(text, words, both, {"argument.reasons": 0}, places)
        return [r.text for r in found if r.feature == WORDS]

    assert named(0.0) != []
    assert named(0.9) == []


def test_a_marker_within_a_word_does_no_harm():
    text = "noooooo"
    places = {"civility.letter_runs": ((2, 4),)}
    found = reasons_of(
        text,
        split_words(text),
        shares_of([0.4], [0.3]),
        {"civility.letter_runs": 0},
        places,
    )
    assert {r.text for r in found} == {"noooooo", "oo"}


kinds = st.lists(st.floats(-8, 8), min_size=3, max_size=3)


@given(kinds, kinds, kinds)
def test_what_is_said_of_several_kinds_adds_up_to_the_score(bias, words, measure):
    whole = np.sum([bias, words, measure], axis=0)
    shares = shares_of([words], [measure], whole)
    added = (shares.words.sum(axis=0) + shares.measures.sum(axis=0)) @ shares.worth()
    assert added == pytest.approx(
        float(either(whole) - either(np.array(bias))), abs=0.01
    )


def test_a_kind_that_does_not_hold_gives_no_reason():
    shares = shares_of([[1.0, 1.0]], [[2.0, 0.0], [0.0, 2.0]], log_odds=(4.0, -6.0))
    found = reasons_of(
        "cheap", split_words("cheap"), shares, {"one": 0, "other": 1}, {}
    )
    assert {r.feature for r in found} == {WORDS, "one"}


def test_a_stretch_that_speaks_for_one_kind_and_against_another_goes_by_the_score():
    def raises(*log_odds):
        shares = shares_of([[2.0, -3.0]], log_odds=log_odds)
        (found,) = reasons_of("subscribe", split_words("subscribe"), shares, {}, {})
        return found.contribution > 0

    assert raises(3.0, -4.0)
    assert not raises(-4.0, 3.0)
