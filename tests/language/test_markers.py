from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.language.markers import Marker, longest


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    for name in ("sentencizer", "discourse_markers", "discourse_civility"):
        nlp.add_pipe(name)
    return nlp


def shown(doc, attribute):
    return {(m.name, doc[m.start : m.end].text) for m in doc._.get(attribute)}


def test_components_work_in_anybodys_pipeline(blank):
    doc = blank("I agree, because of the cost. So it closes, you idiot!!!")
    assert shown(doc, "discourse_markers") >= {
        ("argument.reasons", "because of"),
        ("argument.consequences", "So"),
        ("stance.agreement", "I agree"),
    }
    assert shown(doc, "discourse_civility") >= {
        ("civility.insults", "idiot"),
        ("civility.insults_at_reader", "you idiot"),
        ("civility.mark_runs", "!!!"),
    }


def test_words_that_count_at_the_start_of_a_sentence_count_nowhere_else(blank):
    doc = blank("It is so cold.")
    assert "argument.consequences" not in {m.name for m in doc._.discourse_markers}


def test_spans_and_tokens_tell_what_lies_in_them(blank):
    doc = blank("It closes because of the cost.")
    assert [m.name for m in doc[2:4]._.discourse_markers] == ["argument.reasons"]
    assert doc[0:2]._.discourse_markers == ()
    assert [m.name for m in doc[3]._.discourse_markers] == ["argument.reasons"]


def test_document_that_nobody_looked_at_has_none(blank):
    assert blank.make_doc("because")._.discourse_markers is None


def test_only_a_comment_that_is_nothing_else_is_a_first(blank):
    for text in ("First!", "FIRST!!!11", "I'm first lol", "2nd"):
        assert "civility.first" in {m.name for m in blank(text)._.discourse_civility}
    doc = blank("First of all, the cost is too high.")
    assert "civility.first" not in {m.name for m in doc._.discourse_civility}


def test_a_saved_pipeline_comes_back_with_the_components(blank, tmp_path):
    blank.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    text = "Because I say so, you idiot."
    assert again(text)._.discourse_civility == blank(text)._.discourse_civility


markers = st.builds(
    lambda name, start, size: Marker(name, start, start + size),
    st.sampled_from("ab"),
    st.integers(0, 9),
    st.integers(1, 3),
)


@given(st.lists(markers))
def test_of_overlapping_markers_of_one_name_one_stays(found):
    kept = longest(found)
    for name in "ab":
        places = [i for m in kept if m.name == name for i in range(m.start, m.end)]
        assert len(places) == len(set(places))
    assert {m.name for m in kept} == {m.name for m in found}
