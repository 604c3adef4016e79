from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import Sentencizer

from discourse_quality.language.sentences import ENDS, QuickSentencizer
from discourse_quality.language.tokenizer import use_comment_rules

PIECES = st.sampled_from(
    ["Yes", "no", ".", "...", "!", "?!", "!!!", "\n\n", " ", "(", ")", '"', ",", "。"]
)


@pytest.fixture(scope="module")
def tokenised():
    return use_comment_rules(spacy.blank("en"))


@given(text=st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=30))
def test_sentences_begin_where_they_do_to_spacy(tokenised, text):
    doc = tokenised.make_doc(text)
    quick = QuickSentencizer(punct_chars=list(ENDS)).predict([doc])
    assert quick == Sentencizer(punct_chars=list(ENDS)).predict([doc])


def test_marks_in_a_row_end_one_sentence(tokenised):
    doc = tokenised.make_doc(". " * 20_000 + "Yes")
    (begins,) = QuickSentencizer(punct_chars=["."]).predict([doc])
    assert [place for place, begin in enumerate(begins) if begin] == [0, len(doc) - 1]
