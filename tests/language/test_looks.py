from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.attrs import IDS
from spacy.lang.en import lex_attrs

from discourse_quality.features.facts import COLUMNS
from discourse_quality.language.looks import NUMBER_WORDS, READ, look_quickly

WORDS = st.text(min_size=1, max_size=12) | st.sampled_from(
    ["Seven", "FIRST", "21st", "1/2", "±3.5", "www.a.de", "a.com", "http://x", "x@y.z"]
)


@pytest.fixture(scope="module")
def quick():
    nlp = spacy.blank("en")
    look_quickly(nlp)
    return nlp.vocab


@pytest.fixture(scope="module")
def thorough():
    return spacy.blank("en").vocab


@given(word=WORDS)
def test_a_word_looks_as_it_does_to_spacy(quick, thorough, word):
    # Not through the words that spaCy knows already: those were looked at before.
    for name in READ:
        look = IDS[name]
        ours = quick.lex_attr_getters[look](word)
        assert ours == thorough.lex_attr_getters[look](word), name


def test_number_words_are_those_of_spacy():
    assert frozenset(lex_attrs._num_words + lex_attrs._ordinal_words) == NUMBER_WORDS


def test_nothing_else_is_looked_at(quick):
    assert quick.lex_attr_getters.keys() == {IDS[name] for name in READ}


def test_what_is_read_of_a_word_is_known_to_the_rules():
    looks = spacy.blank("en").vocab.lex_attr_getters.keys()
    assert looks & {IDS[name] for name in COLUMNS} <= {IDS[name] for name in READ}
