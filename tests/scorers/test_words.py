import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.language.words import _TOKEN, Words
from discourse_quality.scorers.words import (
    BUCKETS,
    NOTHING,
    bag_of,
    form_columns,
    hash_bags,
    pair_columns,
)


@given(st.text(max_size=300))
def test_words_stand_where_they_say(text):
    words = Words(text)
    found = list(_TOKEN.finditer(text))
    places = [words.place(number, number) for number in range(len(words))]
    assert places == [match.span() for match in found]


@given(st.text(max_size=300))
def test_everything_but_blanks_is_in_some_word(text):
    words = Words(text)
    places = (words.place(number, number) for number in range(len(words)))
    covered = {i for start, end in places for i in range(start, end)}
    missed = [c for i, c in enumerate(text) if i not in covered and not c.isspace()]
    assert not missed


def test_a_hostile_text_is_split_in_linear_time():
    assert len(Words("a" * 200_000 + "'" * 200_000 + "http://" * 50_000)) > 0


def test_links_count_as_one_word():
    assert Words("see http://a.example/b?c=1 now").forms == [
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
    once, often = hash_bags([bag_of(Words("ab cd " * n)) for n in (1, 50)])
    assert once.shape == (1, BUCKETS)
    assert often.max() <= once.max() * 1.5


def test_the_name_of_a_group_says_nothing():
    assert form_columns("Muslims") == form_columns("GAY") == [NOTHING]
    pairs = pair_columns(["so", "women", "say", "nothing"])
    assert [pair == NOTHING for pair in pairs] == [False, True, True, False]
    assert NOTHING not in form_columns("bakers")
