"""How well a pipeline reads a treebank's raw text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discourse_quality.training.treebank import Document, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageScores:
    """Agreement with the treebank, each in [0, 1]."""

    tokens: float
    """F1 of token boundaries."""
    pos: float
    """Accuracy of UPOS on the tokens that match."""
    lemma: float
    """Accuracy of the lemma, case apart, on the tokens that match."""
    sentences: float
    """F1 of sentence starts; the start of a text, which is given, is not counted."""


def score_language(nlp: Language, documents: Sequence[Document]) -> LanguageScores:
    """Return the scores on whole documents, sentences joined by a space."""
    texts = [running_text(document) for document in documents]
    counts = _Counts()
    for document, doc in zip(documents, nlp.pipe(texts), strict=True):
        counts.add(document, doc)
    return counts.scores()


def running_text(sentences: Sequence[Sentence], paragraphs: str = " ") -> str:
    """Return sentences as text, with ``paragraphs`` between paragraphs."""
    parts: list[str] = []
    for number, sentence in enumerate(sentences):
        if number:
            parts.append(paragraphs if sentence.opens_paragraph else " ")
        parts.append(sentence_text(sentence.words))
    return "".join(parts)


def sentence_text(words: Sequence[Word]) -> str:
    """Return words as text, without a space at the end."""
    return "".join(w.form + " " * w.space_after for w in words).rstrip(" ")


class _Counts:
    """Running counts over documents."""

    def __init__(self) -> None:
        self.gold = self.found = self.matched = 0
        self.pos = self.lemma = 0
        self.gold_starts = self.found_starts = self.matched_starts = 0

    def add(self, document: Document, doc: Doc) -> None:
        gold, starts = _gold_tokens(document)
        found = {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}
        self.gold += len(gold)
        self.found += len(found)
        for place, word in gold.items():
            token = found.get(place)
            if token is not None:
                self.matched += 1
                self.pos += token.pos_ == word.pos
                self.lemma += token.lemma_.lower() == word.lemma.lower()
        self._add_starts(starts, doc)

    def _add_starts(self, gold: set[int], doc: Doc) -> None:
        words = ((t.idx for t in s if not t.is_space) for s in doc.sents)
        found = {start for s in words if (start := next(s, None)) is not None}
        found.discard(0)
        self.gold_starts += len(gold)
        self.found_starts += len(found)
        self.matched_starts += len(gold & found)

    def scores(self) -> LanguageScores:
        return LanguageScores(
            tokens=2 * self.matched / (self.gold + self.found),
            pos=self.pos / self.matched,
            lemma=self.lemma / self.matched,
            sentences=2 * self.matched_starts / (self.gold_starts + self.found_starts),
        )


def _gold_tokens(document: Document) -> tuple[dict[tuple[int, int], Word], set[int]]:
    """Return the words by their places in the text, and where sentences start."""
    words: dict[tuple[int, int], Word] = {}
    starts: set[int] = set()
    at = 0
    for sentence in document:
        starts.add(at)
        for word in sentence.words:
            words[at, at + len(word.form)] = word
            at += len(word.form) + word.space_after
        if not sentence.words[-1].space_after:
            at += 1  # the space that joins sentences
    starts.discard(0)
    return words, starts
