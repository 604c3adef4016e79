"""Features as rows: one a comment, one a thread, or one a month of a site.

The first two are streams; of the third only counts are kept until the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np

from discourse_quality.features.families import feature_names
from discourse_quality.features.interaction import interaction
from discourse_quality.features.momentum import momentum
from discourse_quality.features.site import PeriodOfSite, SiteRecord
from discourse_quality.language.annotate import AnnotatedThread
from discourse_quality.results import Interaction, Momentum
from discourse_quality.thread import Thread

if TYPE_CHECKING:
    from discourse_quality.features.featurizer import CommentFeaturizer

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

_INTERACTION = tuple(field.name for field in fields(Interaction))
_MOMENTUM = tuple(field.name for field in fields(Momentum))
_MONTH = tuple(f.name for f in fields(PeriodOfSite) if f.name != "start")


def comment_columns(families: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns of :func:`comment_rows`."""
    return ("source", "id", "language", *feature_names(families))


def comment_rows(
    threads: Iterable[AnnotatedThread], featurizer: CommentFeaturizer
) -> Iterator[Row]:
    """Yield a row for each comment; NaN where a thing cannot be measured."""
    for thread in threads:
        matrix = featurizer.transform(thread.comments)
        for one, values in zip(thread.comments, matrix.tolist(), strict=True):
            yield (thread.thread.source, one.comment.id, one.language, *values)


def thread_columns(families: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns of :func:`thread_rows`."""
    return (
        "source",
        "comments",
        *(f"interaction.{name}" for name in _INTERACTION),
        *(f"momentum.{name}" for name in _MOMENTUM),
        *feature_names(families),
    )


def thread_rows(
    threads: Iterable[AnnotatedThread],
    featurizer: CommentFeaturizer,
    *,
    inferred: bool = False,
) -> Iterator[Row]:
    """Yield a row for each thread: its shape, its course, its comments' mean features.

    Means leave out the comments in which a thing cannot be measured.
    """
    for annotated in threads:
        thread = annotated.thread
        shape = interaction(thread, inferred=inferred)
        course = momentum(thread)
        matrix = featurizer.transform(annotated.comments)
        known = ~np.isnan(matrix)
        number = known.sum(axis=0)
        sums = np.where(known, matrix, 0.0).sum(axis=0)
        means = np.where(number > 0, sums / np.maximum(number, 1), np.nan)
        yield (
            thread.source,
            len(annotated.comments),
            *(getattr(shape, name) for name in _INTERACTION),
            *(getattr(course, name) for name in _MOMENTUM),
            *means.tolist(),
        )


def month_columns() -> tuple[str, ...]:
    """Return the names of the columns of :func:`month_rows`."""
    return ("site", "month", *(f"site.{name}" for name in _MONTH))


def month_rows(threads: Iterable[Thread]) -> Iterator[Row]:
    """Yield a row for each month of each site, once all threads have been read.

    A site is the host of the threads' addresses; threads without one are a site
    together.
    """
    records: dict[str | None, SiteRecord] = {}
    for thread in threads:
        records.setdefault(_site(thread), SiteRecord()).add(thread)
    for site, record in records.items():
        for month in record.periods():
            values = (getattr(month, name) for name in _MONTH)
            yield (site, f"{month.start:%Y-%m}", *values)


def _site(thread: Thread) -> str | None:
    try:
        return urlsplit(thread.url or "").hostname
    except ValueError:  # an address that is none
        return None
