from __future__ import annotations

import spacy

from discourse_quality.language.forms import forms


def test_forms_are_the_tokens_texts_after_a_merge_as_well():
    doc = spacy.blank("en")("They met in New York")
    assert forms(doc) == ["They", "met", "in", "New", "York"]
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[3:5])
    assert forms(doc) == ["They", "met", "in", "New York"]
