"""What texts share by their words, with the shipped vectors' rarities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.features.form_counts import FormCounts
from discourse_quality.features.overlap import Overlap
from discourse_quality.language.words import count_forms, stem

SHARED, COVERED, BEYOND = 0, 1, 2
POST = "The ferries between the islands are cancelled whenever the harbour is icy."
COMMON = "I think that you have to do what the people in it want and not what they say."


def overlap_of(texts, vectors):
    return Overlap.of(FormCounts.of([count_forms(one) for one in texts]), vectors)


@pytest.fixture(scope="session")
def compare(vectors):
    """Return a function: what a text shares with another."""

    def compared(text: str, other: str) -> np.ndarray:
        overlap = overlap_of((text, other), vectors)
        return overlap.between(np.array([0]), np.array([1]))[0]

    return compared


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("vote", "votes", "voted", "voting"), "vot"),
        (("run", "runs", "running", "runner", "runners"), "run"),
        (("city", "cities"), "city"),
        (("call", "calls", "called", "calling"), "call"),
        (("class", "classes"), "class"),
        (("mayor", "mayor's"), "mayor"),
    ],
)
def test_forms_of_one_word_have_one_stem(words, expected):
    assert {stem(word) for word in words} == {expected}


@pytest.mark.parametrize("word", ["a", "is", "red", "use", "'s", "1990s", "bus", "gas"])
def test_short_words_keep_what_tells_them_apart(word):
    assert len(stem(word)) >= min(len(word.removesuffix("'s")), 3)


@given(st.text(st.characters(codec="ascii", categories=["Ll"]), max_size=45))
def test_a_stem_is_at_most_as_long_as_its_word(word):
    assert len(stem(word)) <= len(word)


def test_a_text_in_the_words_of_another_is_closer_in_every_way(compare):
    same = compare("A ferry to the islands, but the harbour froze.", POST)
    other = compare("A tractor to the meadows, but the engine froze.", POST)
    assert (same > other).all()


def test_other_forms_of_a_word_count_as_the_word_beyond_chance(compare):
    found = compare("cancelling ferry", POST)
    assert found[[SHARED, COVERED]].tolist() == [0, 0]
    assert found[BEYOND] > 0.3


def test_common_words_are_less_than_chance_however_many_are_shared(compare):
    found = compare(COMMON, COMMON.replace("want", "need").replace("say", "hope"))
    assert compare(COMMON, POST)[BEYOND] < 0 < found[BEYOND]
    assert compare("The ferry is cancelled.", POST)[BEYOND] > 0.3


def test_more_common_words_lower_what_is_beyond_chance_but_not_what_is_shared(compare):
    short = compare("Skiing is fun.", POST)
    long = compare(f"Skiing is fun. {COMMON}", POST)
    assert long[BEYOND] < short[BEYOND]
    assert long[SHARED] > 0


def test_a_text_shares_all_with_itself_and_nothing_with_an_empty_one(compare):
    assert compare(POST, POST)[[SHARED, COVERED]] == pytest.approx([1, 1], abs=1e-4)
    for pair in ((POST, ""), ("", POST), ("", ""), (POST, "!?"), ("...", "...")):
        assert compare(*pair)[[SHARED, COVERED]].tolist() == [0, 0]


def test_case_order_and_blanks_do_not_matter(compare):
    text = "The harbour is icy and the ferry cancelled"
    expected = compare(text, POST).tolist()
    turned = " ".join(reversed(text.split()))
    for variant in (text.upper(), turned, f"  {text}\n"):
        assert compare(variant, POST).tolist() == pytest.approx(expected, abs=1e-5)


def test_each_text_is_measured_as_it_is_alone(vectors, compare):
    texts = (POST, COMMON, "The harbour is icy.", "")
    overlap = overlap_of(texts, vectors)
    together = overlap.between(np.array([2, 1]), np.array([0, 0]))
    alone = [compare(texts[2], POST), compare(texts[1], POST)]
    assert together == pytest.approx(np.array(alone), abs=1e-5)


def test_the_odd_one_out_shares_least_with_the_rest(vectors):
    texts = (POST, "The ferry to the islands froze in the harbour.", "An icy harbour!")
    odd = "My cat likes tuna and sleeps all afternoon."
    overlap = overlap_of((*texts, odd), vectors)
    found = overlap.with_the_rest(np.arange(4), np.zeros(4, np.int64))
    assert (found[:3].min(axis=0) > found[3]).all()


def test_groups_beside_each_other_are_measured_as_alone(vectors):
    texts = [POST, COMMON, "The harbour is icy.", "An icy harbour, and icy islands."]
    others = ["My cat likes tuna.", "Tuna! My cat sleeps.", "", "The cat, and tuna"]
    overlap = overlap_of((*texts, *others), vectors)
    mixed = np.array([0, 4, 1, 5, 2, 6, 3, 7])
    together = overlap.with_the_rest(mixed, mixed // 4)
    for group in (0, 1):
        own = np.arange(4 * group, 4 * group + 4)
        alone = overlap.with_the_rest(own, np.zeros(4, np.int64))
        assert together[mixed // 4 == group] == pytest.approx(alone, abs=1e-6)
    words = overlap.words[:4].toarray()
    by_hand = [words[i] @ np.delete(words, i, axis=0).mean(axis=0) for i in range(4)]
    assert together[mixed < 4, 0] ** 2 == pytest.approx(np.array(by_hand), abs=1e-6)
