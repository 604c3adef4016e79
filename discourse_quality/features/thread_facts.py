"""What has been said in a thread before each comment, in one pass over the thread."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from discourse_quality.features.name_play import Names

if TYPE_CHECKING:
    from discourse_quality.features.facts import TextFacts

SHORTEST_NAME = 4
"""Letters below which a name is too often another word: "Al", "Will" is risk enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sofar:
    """A comment against everything before it; None where nothing is before it."""

    closeness: float | None
    """Cosine of the idf-weighted words."""
    novelty: float | None
    """Share of its content words, by weight, that nobody used before, post included."""
    new_names: float | None
    """Share of its proper nouns that nobody used before."""
    echo: float | None
    """Share of its runs of five words that stood before."""
    previous: float | None
    """Cosine with the comment right before."""


@dataclass(frozen=True, kw_only=True)
class ThreadFacts:
    """The comments of a thread against what came before each."""

    texts: tuple[TextFacts, ...]
    article: TextFacts | None
    authors: frozenset[str]

    @cached_property
    def sofar(self) -> tuple[Sofar, ...]:
        """Each comment against what came before it, in one walk through the thread.

        The time grows with its words alone.
        """
        said = _Said(self.article)
        found = []
        before: TextFacts | None = None
        for text in self.texts:
            found.append(said.against(text, before))
            said.add(text)
            before = text
        return tuple(found)

    @cached_property
    def first_names(self) -> frozenset[str]:
        """First words of commenters' names, in lower case: how they are addressed."""
        names = (author.lower().partition(" ")[0] for author in self.authors)
        return frozenset(name for name in names if len(name) >= SHORTEST_NAME)

    @cached_property
    def names(self) -> Names:
        """The commenters' names as they are played with."""
        return Names.of(self.authors)


def cosine(left: TextFacts, right: TextFacts) -> float | None:
    """Return the cosine of two texts' idf-weighted words, None where one has none."""
    if not left.content or not right.content:
        return None
    few, many = sorted((left.content, right.content), key=len)
    rare = left.rarities
    shared = sum([n * many[w] * rare[w] ** 2 for w, n in few.items() if w in many])
    return shared / math.sqrt(left.weight * right.weight)


class _Said:
    """Words, names and word runs that have stood so far."""

    def __init__(self, article: TextFacts | None) -> None:
        self._counts: dict[str, int] = {}
        self._squares = 0.0
        self._known: set[str] = set()
        self._names: set[str] = set()
        self._runs: set[int] = set()
        if article is not None:
            self._known.update(article.content)
            self._names.update(article.names)
            self._runs.update(article.runs)

    def against(self, text: TextFacts, before: TextFacts | None) -> Sofar:
        runs = text.runs
        return Sofar(
            closeness=self._closeness(text),
            novelty=self._novelty(text),
            new_names=_share(text.names - self._names, text.names)
            if self._known
            else None,
            echo=_share([run for run in runs if run in self._runs], runs)
            if self._known
            else None,
            previous=cosine(text, before) if before is not None else None,
        )

    def add(self, text: TextFacts) -> None:
        for word, count in text.content.items():
            weight = text.rarities[word] ** 2
            old = self._counts.get(word, 0)
            self._counts[word] = old + count
            self._squares += weight * ((old + count) ** 2 - old**2)
        self._known.update(text.content)
        self._names.update(text.names)
        self._runs.update(text.runs)

    def _closeness(self, text: TextFacts) -> float | None:
        if not self._squares or not text.content:
            return None
        counts, rare = self._counts, text.rarities
        shared = sum(
            [
                n * counts[w] * rare[w] ** 2
                for w, n in text.content.items()
                if w in counts
            ]
        )
        return shared / math.sqrt(self._squares * text.weight)

    def _novelty(self, text: TextFacts) -> float | None:
        if not self._known or not text.content:
            return None
        known = self._known
        total = sum(text.rarities.values())
        new = sum([rare for w, rare in text.rarities.items() if w not in known])
        return new / total


def _share(
    part: Sequence[object] | frozenset[str], whole: Sequence[object] | frozenset[str]
) -> float | None:
    return len(part) / len(whole) if whole else None
