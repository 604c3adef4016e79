"""Where sentences begin: spaCy's rule, without an object for each token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.pipeline import Sentencizer

from discourse_quality.language.forms import forms

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENDS = (
    *Sentencizer.default_punct_chars,
    *("".join(run) for length in (2, 3, 4) for run in product("!?", repeat=length)),
    "\n\n",
)
"""Runs of marks are one token here, and no sentence goes on past a paragraph."""


class QuickSentencizer(Sentencizer):  # type: ignore[misc]
    """spaCy's, which makes an object of each token to ask it three things."""

    def predict(self, docs: Iterable[Doc]) -> Sequence[Sequence[bool]]:
        """Return for each token of each document whether a sentence begins with it."""
        return [self._begins(doc) for doc in docs]

    def _begins(self, doc: Doc) -> list[bool]:
        words, ends = forms(doc), self.punct_chars
        begins = [place == 0 for place in range(len(words))]
        start = 0
        for place in [i for i, word in enumerate(words) if word in ends]:
            if place < start:
                continue  # one of several marks in a row
            start = place + 1
            while start < len(words) and (words[start] in ends or doc[start].is_punct):
                start += 1
            if start < len(words):
                begins[start] = True
        return begins


SENTENCES = "discourse_sentences"
"""The name of the component."""


@Language.factory(SENTENCES, assigns=["token.is_sent_start"])
def make_sentencizer(nlp: Language, name: str) -> QuickSentencizer:
    """Return the component; needs no other."""
    return QuickSentencizer(name=name, punct_chars=list(ENDS))
