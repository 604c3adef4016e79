import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.language.words import Words
from discourse_quality.scorers.comment import Together
from discourse_quality.scorers.evidence import WORDS, reasons_of
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.marks import Marks
from discourse_quality.scorers.reading import Reading
from discourse_quality.scorers.shares import Shares, sums, word_shares
from discourse_quality.scorers.words import BUCKETS, bag_of, pair_columns


def shares_of(words, measures=(), log_odds=(0.0,), together=Together.any):
    """Return shares of one comment without any of the length; a column a kind."""
    kinds = len(log_odds)
    words = np.array(words, dtype=float).reshape(-1, kinds)
    return Shares(
        together=together,
        log_odds=np.array([log_odds]),
        words=words,
        starts=np.array([0, len(words)]),
        measures=np.array(measures, dtype=float).reshape(1, -1, kinds),
        lengths=np.zeros((1, 7, kinds)),
    )


def reading_of(*texts, places=None):
    words = tuple(Words(text) for text in texts)
    return Reading(
        comments=(),
        texts=texts,
        sizes=np.array([len(text.split()) for text in texts]),
        places=places or tuple({} for _ in texts),
        words=words,
        bags=tuple(map(bag_of, words)),
        measures=np.zeros((len(texts), 0)),
    )


def reasons(text, shares, names=(), places=None):
    """Return the reasons for the score of one comment."""
    reading = reading_of(text, places=(places or {},))
    marks = Marks.of(reading.words, reading.places, names)
    (found,) = reasons_of(reading, marks, shares, names)
    return found


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
    read = reading_of(" ".join(forms), "", "the hot oven")
    shares = sums(word_shares(read.words, read.bags, weights), read.starts)
    for found, bag in zip(shares, read.bags, strict=True):
        assert np.allclose(found, weights.of_bag(bag) if bag.size else 0, atol=1e-4)


def test_the_stretch_that_adds_most_is_named():
    text = "well then you utter fool of a man thank you kindly"
    shares = np.zeros(11, np.float32)
    shares[2:5] = 0.5
    shares[8:11] = -0.4
    found = reasons(text, shares_of(shares))
    assert [(r.feature, r.text) for r in found] == [
        (WORDS, "you utter fool"),
        (WORDS, "thank you kindly"),
    ]
    assert [round(r.contribution, 2) for r in found] == [1.5, -1.2]


def test_a_measure_is_named_with_the_place_of_its_marker():
    found = reasons(
        "I say so because it rained",
        shares_of(np.zeros(6), [0.7, 0.001]),
        ("argument.reasons", "surface.commas"),
        {"argument.reasons": ((9, 16),)},
    )
    assert [(r.feature, r.text) for r in found] == [("argument.reasons", "because")]


def test_pairs_are_halved_between_neighbours():
    pieces = np.zeros((BUCKETS, 1), np.float32)
    pieces[pair_columns(["you", "fool"])[1]] = 2.0
    nothing = np.zeros((0, 1), np.float32)
    weights = Weights(
        pieces=pieces,
        senses=nothing,
        measures=nothing,
        lengths=nothing,
        bias=np.zeros(1, np.float32),
        row={},
    )
    words = Words("you fool")
    shares = word_shares([words], [bag_of(words)], weights)
    assert shares[0] == pytest.approx(shares[1])
    assert shares.sum() == pytest.approx(2.0 * 2**-0.5)


def test_a_stretch_that_a_marker_in_it_outweighs_is_not_named():
    text = "well because of rain it fell"
    shares = np.zeros(6, np.float32)
    shares[1] = -0.3

    def named(share):
        places = {"argument.reasons": ((5, 12),)}
        both = shares_of(shares, [share])
        found = reasons(text, both, ("argument.reasons",), places)
        return [r.text for r in found if r.feature == WORDS]

    assert named(0.0) != []
    assert named(0.9) == []


def test_a_marker_within_a_word_does_no_harm():
    found = reasons(
        "noooooo",
        shares_of([0.4], [0.3]),
        ("civility.letter_runs",),
        {"civility.letter_runs": ((2, 4),)},
    )
    assert {r.text for r in found} == {"noooooo", "oo"}


kinds = st.lists(st.floats(-8, 8), min_size=3, max_size=3)


@pytest.mark.parametrize("together", Together)
@given(bias=kinds, words=kinds, measure=kinds)
def test_what_is_said_of_several_kinds_adds_up_to_the_score(
    together, bias, words, measure
):
    whole = np.sum([bias, words, measure], axis=0)
    shares = shares_of([words], [measure], whole, together)
    added = (shares.of_words + shares.measures.sum(axis=1))[0] @ shares.worth()[0]
    rise = together.log_odds(whole) - together.log_odds(np.array(bias))
    assert added == pytest.approx(float(rise), abs=0.01)


def test_a_kind_that_does_not_hold_gives_no_reason():
    shares = shares_of([[1.0, 1.0]], [[2.0, 0.0], [0.0, 2.0]], log_odds=(4.0, -6.0))
    found = reasons("cheap", shares, ("one", "other"))
    assert {r.feature for r in found} == {WORDS, "one"}


def test_a_stretch_that_speaks_for_one_kind_and_against_another_goes_by_the_score():
    def raises(*log_odds):
        shares = shares_of([[2.0, -3.0]], log_odds=log_odds)
        (found,) = reasons("subscribe", shares)
        return found.contribution > 0

    assert raises(3.0, -4.0)
    assert not raises(-4.0, 3.0)


def test_comments_judged_together_get_the_reasons_that_each_gets_alone():
    texts = ("you utter fool of a man", "", "thank you", "so what then")
    places = ({"stance.thanks": ((0, 3),)}, {}, {"stance.thanks": ((0, 5),)}, {})
    names = ("stance.thanks",)
    reading = reading_of(*texts, places=places)
    random = np.random.default_rng(3)
    together = Shares(
        log_odds=random.normal(size=(4, 2)),
        words=random.normal(size=(11, 2)),
        starts=reading.starts,
        measures=random.normal(size=(4, 1, 2)),
        lengths=random.normal(size=(4, 7, 2)) / 9,
    )
    found = reasons_of(reading, Marks.of(reading.words, places, names), together, names)
    for row, text in enumerate(texts):
        words = slice(*reading.starts[row : row + 2])
        alone = Shares(
            log_odds=together.log_odds[row : row + 1],
            words=together.words[words],
            starts=reading.starts[row : row + 2] - reading.starts[row],
            measures=together.measures[row : row + 1],
            lengths=together.lengths[row : row + 1],
        )
        assert reasons(text, alone, names, places[row]) == found[row]
