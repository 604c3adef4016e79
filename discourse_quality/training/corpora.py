"""The labelled sets that the shipped scorers learn from: a row a text, a name a label.

Their texts never enter the repository; the caller names the folder they stand in.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from discourse_quality.errors import CorpusError

Grade = Literal["A", "B", "C"]
"""A: free with credit. B: research, not commercial. C: no licence found."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with what people said about it."""

    text: str
    group: str
    """Article, thread or topic: a split never parts it."""
    context: str | None = None
    """The post, question or title that it stands below."""
    parent: str | None = None
    """The comment that it answers."""
    labels: Mapping[str, float]
    """Label → value; a label that the row does not have is missing."""
    split: str | None = None
    """The official split, where the set has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A labelled set: what may be done with it, and how a row of it is read."""

    name: str
    grade: Grade
    label: Callable[[Row], Mapping[str, float]]
    rows: Callable[[Row], Iterable[Row]] | None = None
    """Takes a row of the file apart, where its labels are of parts of the text."""
    with_context: bool = False

    def read(self, folder: Path) -> Iterator[Labelled]:
        """Yield the rows.

        Raises
        ------
        CorpusError
            If the file is missing or a row lacks a column.
        """
        for number, row in enumerate(read_table(folder / f"{self.name}.csv.gz")):
            for part in self.rows(row) if self.rows else (row,):
                if part["text"].strip():
                    yield self._labelled(part, str(number))

    def _labelled(self, row: Row, number: str) -> Labelled:
        try:
            labels = self.label(row)
        except (KeyError, ValueError) as error:
            raise CorpusError(f"{self.name}, row {number}: {error!r}") from error
        return Labelled(
            text=row["text"].strip().strip(_ORDER_MARK).strip(),
            group=row.get("group") or number,
            context=(row.get("context") or None) if self.with_context else None,
            labels=labels,
            split=row.get("split") or None,
        )


def read_table(path: Path) -> Iterator[Row]:
    """Yield the rows of a gzipped CSV file.

    Raises
    ------
    CorpusError
        If there is no such file.
    """
    if not path.is_file():
        raise CorpusError(f"{path}: no such file")
    csv.field_size_limit(sys.maxsize)
    with gzip.open(path, "rb") as raw:
        yield from csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8", newline=""))


def _numbers(*names: str) -> Callable[[Row], Mapping[str, float]]:
    return lambda row: {name: float(row[name]) for name in names}


def _semeval(row: Row) -> Mapping[str, float]:
    label = row["label"]
    found = {"good": float(label == "Good"), "chatter": float(label == "Dialogue")}
    if label != "Potential":
        found["off"] = float(label != "Good")
    if label in ("Good", "Bad"):
        found["good_bad"] = float(label == "Good")
    return found


def _appropriateness(row: Row) -> Mapping[str, float]:
    return {
        "appropriate": 1 - float(row["inappropriateness"]),
        "missing_seriousness": float(row["missing_seriousness"]),
        "missing_relevance": float(row["missing_relevance"]),
    }


def _unhealthy(row: Row) -> Mapping[str, float]:
    names = ("antagonize", "hostile", "dismissive", "condescending")
    return {"unhealthy": max(float(row[name]) for name in names)}


def _toxic_sentences(row: Row) -> Iterator[Row]:
    """Yield the sentences of a post, of those that have toxic words marked in them."""
    spans = json.loads(row["spans"] or "[]")
    for match in _SENTENCE.finditer(row["text"]) if spans else ():
        if len(match.group().split()) < _SHORTEST_SENTENCE:
            continue
        toxic = any(a < match.end() and b > match.start() for a, b in spans)
        yield {"text": match.group(), "toxic": str(int(toxic)), "group": row["text"]}


_SENTENCE = re.compile(r"[^.!?\n]{1,2000}[.!?\n]*")
_SHORTEST_SENTENCE = 3
_ORDER_MARK = "\ufeff"
"""The spam set has one after every comment, which nobody typed."""

CORPORA = (
    Corpus(name="c3", grade="B", label=_numbers("constructive")),
    Corpus(
        name="semeval_cqa",
        grade="B",
        label=_semeval,
        with_context=True,
    ),
    Corpus(
        name="appropriateness",
        grade="C",
        label=_appropriateness,
        with_context=True,
    ),
    Corpus(name="europolis", grade="B", label=_numbers("justified")),
    Corpus(
        name="tbhbk",
        grade="B",
        label=_numbers("argumentative"),
    ),
    Corpus(
        name="civil_toxic_spans",
        grade="A",
        label=_numbers("toxic"),
        rows=_toxic_sentences,
    ),
    Corpus(
        name="kaggle_insults",
        grade="C",
        label=_numbers("insult"),
    ),
    Corpus(name="ruddit", grade="C", label=_numbers("offensive")),
    Corpus(name="ucc", grade="B", label=_unhealthy),
    Corpus(name="olid", grade="C", label=_numbers("offensive")),
    Corpus(
        name="context_toxicity",
        grade="B",
        label=_numbers("toxic"),
    ),
    Corpus(
        name="ukpconvarg2",
        grade="A",
        label=_numbers("juvenile_any"),
        with_context=True,
    ),
    Corpus(name="youtube_spam", grade="A", label=_numbers("spam")),
)
BY_NAME = {corpus.name: corpus for corpus in CORPORA}
