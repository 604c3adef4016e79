"""Names of commenters that are played with, and names that only look like it."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.features import CommentFeaturizer, evidence
from discourse_quality.language.annotate import annotate
from discourse_quality.thread import Comment, Thread

TWISTS = "civility.name_twists"
JOKE = "civility.joke_author"


@pytest.fixture(scope="module")
def answer(nlp):
    """Return a function: what is said in answer to somebody, annotated."""

    def answer(text, *, to="Mathew", by="Jun"):
        first = Comment(id="a", author=to, text="The line should stay open.")
        second = Comment(id="b", author=by, text=text)
        (done,) = annotate([Thread.of([first, second], source="page")], nlp=nlp)
        return done.comments[1]

    return answer


@pytest.fixture(scope="module")
def played(answer):
    featurizer = CommentFeaturizer(["civility"])
    names = featurizer.get_feature_names_out().tolist()

    def played(name, text, **authors):
        return featurizer.transform([answer(text, **authors)])[0, names.index(name)]

    return played


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Moronthew knows it all.", "Mathew"),
        ("Sure, Mattyboy, you would say that.", "Matthew S"),
        ("You said nothing at all, Mathilda.", "Mathew"),
        ("@Mathilda that is nonsense", "Mathew"),
        ("Well, gregface is at it again", "Gregory Banks"),
        ("Nobody asked Stinkfrancis.", "Francis"),
    ],
)
def test_a_commenters_name_distorted_is_a_twist(played, text, to):
    assert played(TWISTS, text, to=to) > 0


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("You said nothing at all, Mathew.", "Mathew"),
        ("You said nothing at all, Matthew.", "Mathew"),
        ("You said nothing at all, Matt.", "Mathew"),
        ("You said nothing at all, Matty.", "Matthew"),
        ("Fair enough, Archie.", "Archangel"),
        ("Is that so, Archangle?", "Archangel"),
        ("Mathew's point stands, Mathews.", "Mathew"),
        ("He teaches mathematics, and so do I.", "Mathew"),
        ("I saw Mathilda at the station.", "Mathew"),
        ("A cowboy on the surface.", "Cowan"),
        ("Ask A. Mathers, who wrote on it.", "Mathew"),
        ("Moronthew knows it all.", "Okonkwo"),
        ("Those mustard pots are stinking.", "King"),
    ],
)
def test_names_slips_short_forms_and_words_are_no_twist(played, text, to):
    assert played(TWISTS, text, to=to) == 0


def test_ones_own_name_may_be_played_with(played):
    assert played(TWISTS, "Signed, Junboy.", by="June") == 0


def test_twists_are_unknown_where_no_names_are(played):
    assert math.isnan(played(TWISTS, "Moronthew knows it all.", to=None, by=None))
    assert math.isnan(played(TWISTS, "", to="Mathew"))


def test_case_and_blanks_do_not_hide_a_twist(played):
    once = played(TWISTS, "Moronthew knows it all.")
    assert played(TWISTS, "  moronthew  knows it all.\n") == once
    assert played(TWISTS, "MORONTHEW knows it all.") == once


def test_the_twisted_name_is_the_evidence(answer):
    text = "Sure, Moronthew, you would."
    ((start, end),) = evidence(answer(text))[TWISTS]
    assert text[start:end] == "Moronthew"


@pytest.mark.parametrize(
    "by",
    ["Not Mathew", "The Real Mathew", "Mathew's mom", "Moronthew", "Seymour Butts"],
)
def test_joking_names_are_seen(played, by):
    assert played(JOKE, "I agree.", by=by) == 1


@pytest.mark.parametrize(
    "by",
    ["Jun", "Mathew", "Anne Butts", "Ihsan Butt", "Notburga", "The Real Deal", "Dick"],
)
def test_ordinary_names_are_no_joke(played, by):
    assert played(JOKE, "I agree.", by=by) == 0


def test_an_unsigned_comment_has_no_joking_name(played):
    assert math.isnan(played(JOKE, "I agree.", by=None))


@given(author=st.text(max_size=60), text=st.text(max_size=60))
def test_any_name_can_be_looked_for(played, author, text):
    for name in (TWISTS, JOKE):
        value = played(name, text, to=author, by=text)
        assert math.isnan(value) or 0 <= value <= 100


def test_hostile_names_cost_no_more_than_others(played):
    start = time.process_time()
    for by in ("not" + "_" * 50_000, "a" * 50_000, "moron" * 10_000):
        played(JOKE, "boy" * 3_000, to=by, by=by)
    assert time.process_time() - start < 5
