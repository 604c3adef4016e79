"""Labelled texts → the numbers that judges are learned on, through the real pipeline.

Texts below one post are read as one thread, as they will be when the scorers are used.
What has been read is kept in a folder, keyed by the set and by what read it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from discourse_quality.features.vectors import Floats
from discourse_quality.language.annotate import annotate
from discourse_quality.language.words import Words
from discourse_quality.scorers.judge import Scorers
from discourse_quality.scorers.linear import length_hinges
from discourse_quality.scorers.reading import Reader
from discourse_quality.scorers.words import bag_of, hash_bags, mean_sense
from discourse_quality.thread import Comment, Thread
from discourse_quality.training.corpora import Labelled
from discourse_quality.training.folds import folds_of

if TYPE_CHECKING:
    from spacy.language import Language

AT_ONCE = 64
"""Threads that are read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Labelled texts as a scorer sees them: a row each."""

    rows: tuple[Labelled, ...]
    pieces: csr_matrix
    senses: Floats
    measures: Floats
    sizes: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def folds(self) -> NDArray[np.int64]:
        """The fold of each row: that of its group, the same on every machine."""
        folds = folds_of([row.group for row in self.rows])
        return np.array([folds[row.group] for row in self.rows], dtype=np.int64)

    def label(self, name: str) -> NDArray[np.float64]:
        """Return a label of every row; NaN where a row does not have it."""
        return np.array([row.labels.get(name, np.nan) for row in self.rows])

    def take(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Examples:
        """Return some of the rows."""
        numbers = np.arange(len(self))[chosen]
        return Examples(
            rows=tuple(self.rows[n] for n in numbers),
            pieces=self.pieces[numbers],
            senses=self.senses[numbers],
            measures=self.measures[numbers],
            sizes=self.sizes[numbers],
        )


def read_examples(
    rows: Sequence[Labelled], *, nlp: Language, reader: Reader, cache: Path | None
) -> Examples:
    """Read labelled texts, or take from the cache what was read of them before."""
    measures = _cached_measures(rows, nlp=nlp, reader=reader, cache=cache)
    bags = [bag_of(Words(row.text)) for row in rows]
    return Examples(
        rows=tuple(rows),
        pieces=hash_bags(bags),
        senses=mean_sense(bags, reader.vectors),
        measures=measures,
        sizes=np.array([len(row.text.split()) for row in rows], dtype=np.int64),
    )


def log_odds_of(scorers: Scorers, examples: Examples) -> Floats:
    """Return the log-odds of a single scorer's score for labelled texts."""
    scorer, weights = scorers.comment_scorers[0], scorers.weights
    bags = [bag_of(Words(row.text)) for row in examples.rows]
    words = np.array([weights.of_bag(bag) for bag in bags])
    measures = scorer.scaling.apply(examples.measures) @ weights.measures
    lengths = length_hinges(examples.sizes) @ weights.lengths
    found = words + measures + lengths + weights.bias
    return scorer.together.log_odds(found[:, : scorer.kinds])


def _cached_measures(
    rows: Sequence[Labelled], *, nlp: Language, reader: Reader, cache: Path | None
) -> Floats:
    if cache is None:
        return _measures(rows, nlp=nlp, reader=reader)
    key = hashlib.sha256(repr([reader.names, *rows]).encode())
    path = cache / f"{key.hexdigest()[:24]}.npy"
    if path.is_file():
        return np.asarray(np.load(path, allow_pickle=False))
    found = _measures(rows, nlp=nlp, reader=reader)
    cache.mkdir(parents=True, exist_ok=True)
    np.save(path, found, allow_pickle=False)
    return found


def _measures(rows: Sequence[Labelled], *, nlp: Language, reader: Reader) -> Floats:
    """Read the texts in threads; return their measures in the order of the rows."""
    threads, places = _threads(rows)
    annotated = annotate(threads, nlp=nlp)
    out = np.full((len(rows), len(reader.names)), np.nan, dtype=np.float32)
    order = iter(places)
    while chunk := list(islice(annotated, AT_ONCE)):
        reading = reader.read(chunk)
        kept = [name for thread in chunk for name in _kept(thread.thread, next(order))]
        wanted = [n for n, name in enumerate(kept) if name is not None]
        out[[n for n in kept if n is not None]] = reading.measures[wanted]
    return out


def _threads(
    rows: Sequence[Labelled],
) -> tuple[list[Thread], list[dict[str, int]]]:
    """Return threads, and of each the row numbers of its comments by their ids."""
    below: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        key = row.context or f"\0{number}"
        if row.parent is not None:
            key = f"{key}\0{number}"
        below.setdefault(key, []).append(number)
    threads = []
    places = []
    for numbers in below.values():
        first = rows[numbers[0]]
        comments: list[Comment] = []
        if first.parent is not None:
            comments.append(Comment(id="parent", text=first.parent))
        comments.extend(
            Comment(
                id=str(n),
                text=rows[n].text,
                reply_to="parent" if first.parent is not None else None,
            )
            for n in numbers
        )
        threads.append(
            Thread.of(comments, source="", article=first.context, language="en")
        )
        places.append({str(n): n for n in numbers})
    return threads, places


def _kept(thread: Thread, place: dict[str, int]) -> Iterator[int | None]:
    for comment in thread.contributions:
        yield place.get(comment.id)


def joined(parts: Sequence[Examples]) -> Examples:
    """Return several sets as one."""
    return Examples(
        rows=tuple(row for part in parts for row in part.rows),
        pieces=vstack([part.pieces for part in parts], format="csr"),
        senses=np.vstack([part.senses for part in parts]),
        measures=np.vstack([part.measures for part in parts]),
        sizes=np.concatenate([part.sizes for part in parts]),
    )
