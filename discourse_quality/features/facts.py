"""What the measures read of a text, gathered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from discourse_quality.features.frequencies import rarity
from discourse_quality.features.syllables import Word, word_of
from discourse_quality.language import words as typed
from discourse_quality.language.forms import forms, strings_of
from discourse_quality.language.markers import COMPONENTS, Marker, longest
from discourse_quality.remembering import remembered

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from discourse_quality.features.thread_facts import ThreadFacts
    from discourse_quality.language.annotate import AnnotatedComment, Passage

COLUMNS = (
    "POS",
    "MORPH",
    "SENT_START",
    "LIKE_NUM",
    "LIKE_URL",
    "IS_ALPHA",
    "IS_STOP",
    "LEMMA",
    "NORM",
    "IS_SPACE",
    "IDX",
    "LENGTH",
)
_ROW = {column: row for row, column in enumerate(COLUMNS)}
RUN = 5
"""Words in a row that two people hardly write by chance."""
LONGEST_NAME = 6
"""Proper nouns in a row that are one name."""


@dataclass(frozen=True)
class TextFacts:
    """A text as the measures see it. Everything in it is linear in its length.

    What was typed is known without the document, which is read when it is needed.
    """

    passage: Passage

    @property
    def text(self) -> str:
        """The text."""
        return self.passage.text

    @property
    def doc(self) -> Doc:
        """The document."""
        return self.passage.doc

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.text or self.text.isspace()

    @cached_property
    def forms(self) -> list[str]:
        """The tokens' texts."""
        return forms(self.doc)

    @cached_property
    def words(self) -> list[Word]:
        """The words, without "n't" and "'s", which belong to the word before."""
        looked_up = map(word_of, self.forms)
        return [word for word in looked_up if word is not None]

    @cached_property
    def typed(self) -> typed.Words:
        """The words, numbers, links and marks as they were typed."""
        return typed.Words(self.text)

    @cached_property
    def typed_forms(self) -> Counter[str]:
        """How often each form was typed."""
        return Counter(self.typed.forms)

    @cached_property
    def n_words(self) -> int:
        """How many words there are."""
        return len(self.words)

    @cached_property
    def table(self) -> NDArray[np.uint64]:
        """Token attributes: a row for each of :data:`COLUMNS`, a column a token."""
        rows = np.asarray(self.doc.to_array(list(COLUMNS)), np.uint64)
        return np.ascontiguousarray(rows.reshape(-1, len(COLUMNS)).T)

    def _column(self, attribute: str) -> NDArray[np.uint64]:
        found: NDArray[np.uint64] = self.table[_ROW[attribute]]
        return found

    @cached_property
    def _starts_and_ends(self) -> tuple[list[int], list[int]]:
        """Where each token stands in the text."""
        starts = self._column("IDX")
        return starts.tolist(), (starts + self._column("LENGTH")).tolist()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of tokens stands in the text."""
        starts, ends = self._starts_and_ends
        return starts[start], ends[end - 1]

    @cached_property
    def n_sentences(self) -> int:
        """At least 1 where there is a word."""
        return max(len(self._starts), 1)

    @cached_property
    def sentence_starts(self) -> list[str]:
        """The first token of each sentence."""
        if not self.forms:
            return []
        return [self.forms[i] for i in self._starts or [0]]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the first words of sentences stand, blanks before them left out."""
        words = np.flatnonzero(self._column("IS_SPACE") == 0)
        starts = np.flatnonzero(self._column("SENT_START") == 1)
        first = np.searchsorted(words, starts)
        found: list[int] = np.unique(words[first[first < len(words)]]).tolist()
        return found

    @cached_property
    def has_pos(self) -> bool:
        """Whether a tagger has been here."""
        return bool(self._column("POS").any())

    @cached_property
    def pos(self) -> Counter[str]:
        """Tokens by universal part of speech."""
        return Counter(dict(self._counted("POS")))

    @cached_property
    def morphs(self) -> Counter[str]:
        """Tokens by morphological feature, as "Mood=Ind"."""
        found: Counter[str] = Counter()
        for morph, count in self._counted("MORPH"):
            for feature in _features(morph):
                found[feature] += count
        return found

    def _counted(self, attribute: str) -> Iterator[tuple[str, int]]:
        """Yield the values of an attribute as strings, with how often each stands."""
        strings = self.doc.vocab.strings
        for number, count in Counter(self._column(attribute).tolist()).items():
            yield str(strings[number]) if number else "", count

    @cached_property
    def markers(self) -> Counter[str] | None:
        """Markers by measure; None where nobody looked, or there is nothing to see."""
        if self.is_blank or all(found is None for found in self._noted):
            return None
        return Counter(marker.name for marker in self.spans)

    @cached_property
    def spans(self) -> tuple[Marker, ...]:
        """The markers of both components, and those that need no lexicon."""
        noted = chain.from_iterable(found or () for found in self._noted)
        return (*noted, *longest(self._plain_markers()))

    @property
    def _noted(self) -> list[tuple[Marker, ...] | None]:
        doc = self.doc
        return [doc._.get(c) if doc.has_extension(c) else None for c in COMPONENTS]

    def _plain_markers(self) -> Iterator[Marker]:
        for place in np.flatnonzero(self._column("LIKE_NUM")).tolist():
            if self.forms[place].lower() in _NO_NUMBERS:
                continue
            yield Marker("argument.numbers", place, place + 1)
        for place in np.flatnonzero(self._column("LIKE_URL")).tolist():
            yield Marker("argument.links", place, place + 1)
        for start, end in self.name_places:
            yield Marker("argument.names", start, end)
        yield from self._questions()

    def _questions(self) -> Iterator[Marker]:
        """Yield the sentences that hold a question mark."""
        if "?" not in self.text:
            return
        start = 0
        starts = (self._column("SENT_START") == 1).tolist()
        for place, form in enumerate(self.forms):
            if starts[place]:
                start = place
            if form[0] in "?!." and "?" in form:
                yield Marker("stance.questions", start, place + 1)
                start = place + 1

    @cached_property
    def name_places(self) -> list[tuple[int, int]]:
        """Where runs of proper nouns stand; none without a tagger."""
        proper = self.doc.vocab.strings["PROPN"]
        places = np.flatnonzero(self._column("POS") == proper).tolist()
        runs: list[tuple[int, int]] = []
        for place in places:
            if runs and runs[-1][1] == place and place - runs[-1][0] < LONGEST_NAME:
                runs[-1] = (runs[-1][0], place + 1)
            else:
                runs.append((place, place + 1))
        return runs

    @cached_property
    def names(self) -> frozenset[str]:
        """The proper nouns in lower case, each word for itself."""
        places = (range(start, end) for start, end in self.name_places)
        words = (self.forms[i].lower() for run in places for i in run)
        return frozenset(word for word in words if len(word) > 1)

    @cached_property
    def content(self) -> Counter[str]:
        """Base forms of the words that carry a topic, with how often they stand."""
        _, bases = self._topical
        return Counter([base.lower() for base in bases if len(base) > 2])

    @cached_property
    def _topical(self) -> tuple[list[int], list[str]]:
        """Where the words that may carry a topic stand, and their base forms."""
        chosen = (self._column("IS_ALPHA") == 1) & (self._column("IS_STOP") == 0)
        lemmas, norms = self._column("LEMMA")[chosen], self._column("NORM")[chosen]
        keys = np.where(lemmas > 0, lemmas, norms).tolist()
        return np.flatnonzero(chosen).tolist(), strings_of(self.doc, keys)

    def shared_with(self, other: TextFacts) -> list[tuple[int, int]]:
        """Return where the content words stand that another text has too."""
        known = other.content
        pairs = zip(*self._topical, strict=True)
        return [self.place(i, i + 1) for i, base in pairs if base.lower() in known]

    @cached_property
    def rarities(self) -> dict[str, float]:
        """How rare each word of :attr:`content` is."""
        return {word: rarity(word) for word in self.content}

    @cached_property
    def runs(self) -> list[int]:
        """A number for each run of five words."""
        words = [word.text for word in self.words]
        return [
            hash(run) for run in zip(*(words[i:] for i in range(RUN)), strict=False)
        ]

    @cached_property
    def weight(self) -> float:
        """Squared length of its vector of weighted words."""
        pairs = zip(self.content.values(), self.rarities.values(), strict=True)
        return sum([(n * rare) ** 2 for n, rare in pairs])

    def character_spans(self) -> dict[str, tuple[tuple[int, int], ...]]:
        """Where the markers stand in the text, by measure."""
        found: dict[str, list[tuple[int, int]]] = {}
        for name, start, end in self.spans:
            found.setdefault(name, []).append(self.place(start, end))
        return {name: tuple(places) for name, places in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentFacts:
    """A comment with what it is measured against."""

    annotated: AnnotatedComment
    text: TextFacts
    article: TextFacts | None
    parent: TextFacts | None
    thread: ThreadFacts


# What spaCy takes for numbers, and is an article, an order or a cheer far more often.
_NO_NUMBERS = frozenset({"one", "first", "second", "third"})


@remembered(room=2_000)
def _features(morph: str) -> tuple[str, ...]:
    return tuple(morph.split("|")) if morph and morph != "_" else ()
