"""Threads → features, without judging: what ``dq features`` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from discourse_quality.archives import ArchiveItem
from discourse_quality.errors import Failure
from discourse_quality.features import (
    FAMILIES,
    CommentFeaturizer,
    Level,
    load_vectors,
)
from discourse_quality.features.tables import (
    Row,
    comment_columns,
    comment_rows,
    month_columns,
    month_rows,
    thread_columns,
    thread_rows,
)
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import load_nlp
from discourse_quality.limits import DEFAULT_LIMITS, Limits
from discourse_quality.options import OPEN, Privacy
from discourse_quality.privacy import hide_failure, hide_thread, new_ids
from discourse_quality.reading import parse_items
from discourse_quality.thread import Thread

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A thread and its rows: one for each comment, or one for the whole.

    None where the rows are those of a site's months, which no thread has alone.
    """

    thread: Thread
    rows: tuple[Row, ...]


def columns(level: Level) -> tuple[str, ...]:
    """Return the names of the columns of the rows of a level, of all families."""
    if level == "month":
        return month_columns()
    of = comment_columns if level == "comment" else thread_columns
    return of(tuple(FAMILIES))


def rows(measured: Iterable[Measured], *, level: Level) -> Iterator[Row]:
    """Yield the rows of a level; those of months once all threads have been read."""
    if level == "month":
        yield from month_rows(one.thread for one in measured)
        return
    for one in measured:
        yield from one.rows


def measure_items(
    items: Sequence[ArchiveItem],
    *,
    level: Level = "comment",
    platform: str | None = None,
    pipeline: str | None = None,
    privacy: Privacy = OPEN,
    limits: Limits = DEFAULT_LIMITS,
) -> list[Measured | Failure]:
    """Measure the threads of items; one that fails costs only itself."""
    outcomes = parse_items(items, platform=platform, limits=limits)
    threads = [outcome for outcome in outcomes if isinstance(outcome, Thread)]
    measured = _measure(threads, level, pipeline)
    return [
        hide_failure(outcome, privacy)
        if isinstance(outcome, Failure)
        else _hidden(next(measured), level, privacy)
        for outcome in outcomes
    ]


def _hidden(measured: Measured, level: Level, privacy: Privacy) -> Measured:
    """Numbers hold no name, but the ids of comments may."""
    thread = hide_thread(measured.thread, privacy)
    if privacy.key is None or level != "comment":
        return replace(measured, thread=thread)
    ids = new_ids(measured.thread)
    rows = ((source, ids[str(name)], *rest) for source, name, *rest in measured.rows)
    return Measured(thread=thread, rows=tuple(rows))


def _measure(
    threads: Iterable[Thread], level: Level, pipeline: str | None
) -> Iterator[Measured]:
    if level == "month":  # counting needs no language
        for thread in threads:
            yield Measured(thread=thread, rows=())
        return
    of = comment_rows if level == "comment" else thread_rows
    for annotated in annotate(threads, nlp=loaded(pipeline)):
        yield Measured(
            thread=annotated.thread, rows=tuple(of([annotated], featurizer()))
        )


@lru_cache(maxsize=1)
def loaded(pipeline: str | None = None) -> Language:
    """Load the pipeline, once in each process."""
    return load_nlp(pipeline)


@lru_cache(maxsize=1)
def featurizer() -> CommentFeaturizer:
    """Return what measures all families, with the shipped vectors, once a process."""
    return CommentFeaturizer(tuple(FAMILIES), vectors=load_vectors())
