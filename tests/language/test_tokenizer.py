from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from discourse_quality.language.annotate import make_doc
from discourse_quality.language.tokenizer import remember_splits, use_comment_rules


@pytest.fixture(scope="module")
def blank():
    return use_comment_rules(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("No!!! Really?!", ["No", "!!!", "Really", "?!"]),
        ("cats/dogs", ["cats", "/", "dogs"]),
        ("@jun_2 hello", ["@jun_2", "hello"]),
        ("it’s :-) *** ok", ["it", "’s", ":-)", "***", "ok"]),
        ("YOU'RE WRONG, DON'T", ["YOU", "'RE", "WRONG", ",", "DO", "N'T"]),
        ("send an e-mail", ["send", "an", "e-mail"]),
        (
            "see https://example.org/a?b=c now",
            ["see", "https://example.org/a?b=c", "now"],
        ),
        ("dont", ["do", "nt"]),
    ],
)
def test_comment_spelling_is_split_as_meant(blank, text, tokens):
    assert [token.text for token in blank.make_doc(text)] == tokens


@given(st.text(max_size=300))
def test_no_character_is_lost(blank, text):
    assert make_doc(text, blank).text == text


@pytest.mark.parametrize(
    "unit", ["!", "a", "=/", "?!*_", "(", ".", "a-", "'", "“", "@a"]
)
def test_hostile_runs_take_no_time_and_keep_every_character(blank, unit):
    text = (unit * 10_000)[:10_000] + " end"
    start = time.process_time()
    assert make_doc(text, blank).text == text
    assert time.process_time() - start < 5


def test_white_space_between_pieces_is_kept(blank):
    text = f"  {'x' * 450}\n\n{'y' * 450} \t z "
    assert make_doc(text, blank).text == text


def test_what_is_remembered_is_split_as_before_and_other_tokenisers_are_let_be(blank):
    text = "You're FIRST!!! (again), aren't you?!"
    before = [token.text for token in blank(text)]
    remember_splits(blank)
    assert [token.text for token in blank(text)] == before
    foreign = spacy.blank("en")
    foreign.tokenizer = lambda text: Doc(foreign.vocab, words=text.split())
    remember_splits(foreign)
    assert len(foreign("two words")) == 2
