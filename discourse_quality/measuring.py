"""Threads → measures, without judging: what ``dq features`` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from discourse_quality.archives import ArchiveItem
from discourse_quality.errors import Failure
from discourse_quality.features import CommentFeaturizer, interaction, momentum
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import load_nlp
from discourse_quality.reading import parse_items
from discourse_quality.thread import Thread

if TYPE_CHECKING:
    from spacy.language import Language

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """A thread's measures: a row for each comment, and one for the whole."""

    thread: Thread
    names: tuple[str, ...]
    values: NDArray[np.float64]
    """Comments proper by features; NaN where a thing cannot be measured."""

    def comment_rows(self) -> list[Row]:
        """Return a flat row for each comment."""
        return [
            {"source": self.thread.source, "id": comment.id}
            | dict(zip(self.names, values.tolist(), strict=True))
            for comment, values in zip(
                self.thread.contributions, self.values, strict=True
            )
        ]

    def row(self) -> Row:
        """Return the means over the comments, interaction and momentum."""
        seen = ~np.isnan(self.values)
        counts = seen.sum(axis=0)
        sums = np.where(seen, self.values, 0).sum(axis=0)
        means = np.divide(
            sums, counts, out=np.full(len(self.names), np.nan), where=counts > 0
        )
        shape, course = asdict(interaction(self.thread)), asdict(momentum(self.thread))
        return (
            {"source": self.thread.source, "n_comments": len(self.values)}
            | dict(zip(self.names, means.tolist(), strict=True))
            | {f"interaction.{name}": value for name, value in shape.items()}
            | {f"momentum.{name}": value for name, value in course.items()}
        )


def measure(threads: Sequence[Thread], *, nlp: Language) -> list[Measures]:
    """Return the measures of each thread, in order."""
    featurizer = CommentFeaturizer()
    names = tuple(featurizer.get_feature_names_out())
    return [
        Measures(
            thread=annotated.thread,
            names=names,
            values=featurizer.transform(annotated.comments),
        )
        for annotated in annotate(threads, nlp=nlp)
    ]


def measure_items(
    items: Sequence[ArchiveItem],
    *,
    platform: str | None = None,
    pipeline: str | None = None,
) -> list[Measures | Failure]:
    """Measure the threads of items; one that fails costs only itself."""
    outcomes = parse_items(items, platform=platform)
    threads = [outcome for outcome in outcomes if isinstance(outcome, Thread)]
    measured = iter(measure(threads, nlp=loaded(pipeline)))
    return [
        outcome if isinstance(outcome, Failure) else next(measured)
        for outcome in outcomes
    ]


@lru_cache(maxsize=1)
def loaded(pipeline: str | None = None) -> Language:
    """Load the pipeline, once in each process."""
    return load_nlp(pipeline)
