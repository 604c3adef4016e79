import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.language.words import split_words
from discourse_quality.scorers.evidence import WORDS, reasons_of, word_shares
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.words import BUCKETS, bag_of, pair_column

NO_LENGTH = np.zeros(7)


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
    found = reasons_of(text, words, shares, {}, {}, NO_LENGTH)
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
        np.zeros(6, np.float32),
        {"argument.reasons": 0.7, "surface.commas": 0.001},
        {"argument.reasons": ((9, 16),)},
        NO_LENGTH,
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

    def named(measures):
        places = {"argument.reasons": ((5, 12),)}
        found = reasons_of(text, words, shares, measures, places, NO_LENGTH)
        return [r.text for r in found if r.feature == WORDS]

    assert named({}) != []
    assert named({"argument.reasons": 0.9}) == []


def test_a_marker_within_a_word_does_no_harm():
    text = "noooooo"
    places = {"civility.letter_runs": ((2, 4),)}
    found = reasons_of(
        text,
        split_words(text),
        np.array([0.4], np.float32),
        {"civility.letter_runs": 0.3},
        places,
        NO_LENGTH,
    )
    assert {r.text for r in found} == {"noooooo", "oo"}
