import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.language.words import split_words
from discourse_quality.scorers.words import (
    BUCKETS,
    NOTHING,
    bag_of,
    form_columns,
    hash_bags,
    pair_column,
)


@given(st.text(max_size=300))
def test_words_stand_where_they_say(text):
    for word in split_words(text):
        assert text[word.start : word.end] == word.form


@given(st.text(max_size=300))
def test_everything_but_blanks_and_underscores_is_in_some_word(text):
    covered = {i for w in split_words(text) for i in range(w.start, w.end)}
    missed = [c for i, c in enumerate(text) if i not in covered and not c.isspace()]
    assert not missed


def test_a_hostile_text_is_split_in_linear_time():
    assert len(split_words("a" * 200_000 + "'" * 200_000 + "http://" * 50_000)) > 0


def test_links_count_as_one_word():
    assert [w.form for w in split_words("see http://a.example/b?c=1 now")] == [
        "see",
        "http://a.example/b?c=1",
        "now",
    ]
    link, other = (form_columns(f"https://{host}.example") for host in "ab")
    assert np.array_equal(link, other)


def test_capitals_are_seen_beside_the_word():
    shouted = set(form_columns("WRONG"))
    assert set(form_columns("wrong")) < shouted


def test_a_repeated_text_weighs_little_more_than_once():
    once, often = hash_bags([bag_of(split_words("ab cd " * n)) for n in (1, 50)])
    assert once.shape == (1, BUCKETS)
    assert often.max() <= once.max() * 1.5


def test_the_name_of_a_group_says_nothing():
    assert form_columns("Muslims") == form_columns("GAY") == [NOTHING]
    (pair,) = bag_of(split_words("Women")).pairs
    assert pair_column(pair) == NOTHING
    assert NOTHING not in form_columns("bakers")
