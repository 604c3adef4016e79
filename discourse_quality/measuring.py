"""Threads → features, without judging: what ``dq features`` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from discourse_quality.archives import ArchiveItem
from discourse_quality.errors import Failure
from discourse_quality.features import FAMILIES, CommentFeaturizer, load_vectors
from discourse_quality.features.tables import (
    Row,
    comment_columns,
    comment_rows,
    thread_columns,
    thread_rows,
)
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import load_nlp
from discourse_quality.reading import parse_items
from discourse_quality.thread import Thread

if TYPE_CHECKING:
    from spacy.language import Language

Level = Literal["comment", "thread"]

_COLUMNS = {"comment": comment_columns, "thread": thread_columns}
_ROWS = {"comment": comment_rows, "thread": thread_rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A thread and its rows: one for each comment, or one for the whole."""

    thread: Thread
    rows: tuple[Row, ...]


def columns(level: Level) -> tuple[str, ...]:
    """Return the names of the columns of the rows of a level, of all families."""
    return _COLUMNS[level](tuple(FAMILIES))


def measure_items(
    items: Sequence[ArchiveItem],
    *,
    level: Level = "comment",
    platform: str | None = None,
    pipeline: str | None = None,
) -> list[Measured | Failure]:
    """Measure the threads of items; one that fails costs only itself."""
    outcomes = parse_items(items, platform=platform)
    threads = [outcome for outcome in outcomes if isinstance(outcome, Thread)]
    measured = (
        Measured(
            thread=annotated.thread,
            rows=tuple(_ROWS[level]([annotated], featurizer())),
        )
        for annotated in annotate(threads, nlp=loaded(pipeline))
    )
    return [
        outcome if isinstance(outcome, Failure) else next(measured)
        for outcome in outcomes
    ]


@lru_cache(maxsize=1)
def loaded(pipeline: str | None = None) -> Language:
    """Load the pipeline, once in each process."""
    return load_nlp(pipeline)


@lru_cache(maxsize=1)
def featurizer() -> CommentFeaturizer:
    """Return what measures all families, with the shipped vectors, once a process."""
    return CommentFeaturizer(tuple(FAMILIES), vectors=load_vectors())
