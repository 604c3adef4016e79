from __future__ import annotations

import re
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from discourse_quality.language.annotate import make_doc
from discourse_quality.language.tokenizer import (
    CommentTokenizer,
    remember_splits,
    use_comment_rules,
)


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


@pytest.fixture(scope="module")
def forgetful():
    nlp = use_comment_rules(spacy.blank("en"))
    nlp.tokenizer.max_cache_size = 0
    return nlp


CHUNKS = st.lists(
    st.sampled_from(
        ["I'm", "dont", "(I'm", "it's.", "great,", "great", ":-)", "3km", "a/b", "…"]
    )
    | st.text(max_size=8),
    max_size=30,
)


@given(CHUNKS, CHUNKS)
def test_splitting_a_stretch_once_changes_nothing(blank, forgetful, first, then):
    for text in (" ".join(first), " ".join([*then, *first])):
        ours = blank.tokenizer(text)
        theirs = forgetful.tokenizer(text)
        assert [(t.text, t.norm_, t.idx, t.whitespace_) for t in ours] == [
            (t.text, t.norm_, t.idx, t.whitespace_) for t in theirs
        ]


def test_what_follows_an_exception_is_not_split_again():
    nlp = use_comment_rules(spacy.blank("en"))
    tried = []
    search = nlp.tokenizer.prefix_search

    def counted(text):
        tried.append(text)
        return search(text)

    nlp.tokenizer.prefix_search = counted
    nlp("I'm sure, (quite) sure")
    assert "(quite)" in tried
    tried.clear()
    nlp("We can't be (quite) sure, I'm afraid")
    assert "(quite)" not in tried


def test_no_more_is_remembered_than_there_is_room_for():
    nlp = use_comment_rules(spacy.blank("en"))
    nlp.tokenizer.max_cache_size = 3
    assert isinstance(nlp.tokenizer, CommentTokenizer)
    for text in ("one two three four", "five six", "I'm seven, eight"):
        assert nlp(text).text == text
    assert len(nlp.tokenizer._met) == 4


def test_marks_alone_split_what_would_be_one_word(blank):
    """So no rule need be tried on letters, of whatever script."""
    rules = blank.tokenizer.prefix_search.__self__.pattern
    suffixes = blank.tokenizer.suffix_search.__self__.pattern
    infixes = blank.tokenizer.infix_finditer.__self__.pattern
    letters = [chr(code) for code in range(0x3000) if chr(code).isalpha()]
    for rule in (rules, suffixes, infixes):
        search = re.compile(rule).search
        found = [c for c in letters for word in (c, f"a{c}", f"{c}a") if search(word)]
        assert found == []
