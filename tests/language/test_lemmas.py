from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.training import Example

from discourse_quality.language.lemmas import (
    LemmaTable,
    Seen,
    by_ending,
    change_of_ending,
    learn,
)

words = st.text("abcdeis", min_size=1, max_size=8)


def seen(form: str, pos: str, lemma: str, morph: str = "") -> Seen:
    return Seen(form=form, pos=pos, morph=morph, lemma=lemma)


@given(st.lists(st.tuples(words, words), max_size=20))
def test_what_was_learned_is_given_back(pairs):
    lemmas = dict(pairs)
    table = LemmaTable().from_bytes(_bytes(lemmas))
    assert {form: table.lemma(form, "NOUN", "") for form in lemmas} == lemmas


def _bytes(lemmas: dict[str, str]) -> bytes:
    table = LemmaTable()
    table._tables = learn(seen(f, "NOUN", lemma) for f, lemma in lemmas.items())
    return table.to_bytes()


def test_unknown_words_go_by_their_ending():
    endings = learn(
        seen(form, "VERB", lemma)
        for form, lemma in {
            "tried": "try",
            "cried": "cry",
            "walked": "walk",
            "talked": "talk",
        }.items()
    )["ending"]
    assert by_ending("spied", "VERB ", endings) == "spy"
    assert by_ending("balked", "VERB ", endings) == "balk"
    assert by_ending("of", "ADP ", endings) == "of"


@pytest.mark.parametrize(
    ("form", "lemma", "change"), [("tried", "try", "3y"), ("go", "go", "0")]
)
def test_change_of_ending(form, lemma, change):
    assert change_of_ending(form, lemma) == change


def test_component_learns_from_examples_and_survives_the_disk(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("discourse_lemmas")
    gold = Doc(
        nlp.vocab, ["Mice", "ran"], pos=["NOUN", "VERB"], lemmas=["mouse", "run"]
    )
    nlp.initialize(lambda: [Example(nlp.make_doc(gold.text), gold)])
    nlp.to_disk(tmp_path)
    doc = Doc(nlp.vocab, ["mice", "ran", "up"], pos=["NOUN", "VERB", "ADV"])
    again = spacy.load(tmp_path).get_pipe("discourse_lemmas")
    assert [token.lemma_ for token in again(doc)] == ["mouse", "run", "up"]


def test_names_keep_their_capitals():
    table = LemmaTable()
    assert table.lemma("Okafor", "PROPN", "") == "Okafor"
    assert table.lemma("House", "NOUN", "") == "house"
    assert table.lemma("I", "PRON", "") == "I"
