"""Threads with everything that is said about them, and the flat rows of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from discourse_quality.results import (
    Interaction,
    Momentum,
    Provenance,
    Score,
    ThreadScore,
)

if TYPE_CHECKING:
    import pandas as pd

    from discourse_quality.errors import Failure
    from discourse_quality.thread import Comment, Thread

IDENTITY = (
    "source",
    "url",
    "title",
    "platform",
    "language",
    "published",
    "n_comments",
    "complete",
    "confidence",
)
"""What stands in every record and row about a thread, before what is said of it."""

SCORE_COLUMNS = ("low", "high", "status", "share", "n")
"""What a flat row says of a thread's score beside its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadAnalysis:
    """A thread and everything said about it."""

    thread: Thread
    comments: Mapping[str, Mapping[str, Score]]
    """Comment id → dimension → score; pingbacks and notices are not scored."""
    scores: Mapping[str, ThreadScore]
    """Dimension → score."""
    interaction: Interaction
    momentum: Momentum
    provenance: Provenance

    def __repr__(self) -> str:
        """Say what was found rather than print it all."""
        values = [
            f"{name} {score.value:.2f}" if score.value is not None else f"{name} –"
            for name, score in self.scores.items()
        ]
        title = (self.thread.title or self.thread.source)[:60]
        return f"<ThreadAnalysis {title!r}: {', '.join(values)}>"

    def to_pandas(self) -> pd.DataFrame:
        """Return a frame with a row for each scored comment (needs ``pandas``)."""
        import pandas as pd

        return pd.DataFrame(self.comment_rows())

    def comment_rows(self) -> list[dict[str, object]]:
        """Return a flat row for each scored comment: the text and the four scores."""
        return [
            _comment_row(self.thread, comment, self.comments[comment.id])
            for comment in self.thread.comments
            if comment.id in self.comments
        ]

    def row(self) -> dict[str, object]:
        """Return a flat row for the thread: scores, interaction and momentum."""
        row = dict(self.identity)
        for name, score in self.scores.items():
            row[name] = score.value
            row |= {f"{name}_{part}": getattr(score, part) for part in SCORE_COLUMNS}
        return row | asdict(self.interaction) | asdict(self.momentum)

    @property
    def identity(self) -> dict[str, object]:
        """Which thread this is: the fields of :data:`IDENTITY`."""
        known = {"n_comments": len(self.thread.contributions)}
        return {
            name: known[name] if name in known else getattr(self.thread, name)
            for name in IDENTITY
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyses:
    """The outcome of a run: what was judged, and what could not be."""

    threads: tuple[ThreadAnalysis, ...]
    failures: tuple[Failure, ...] = ()

    def __iter__(self) -> Iterator[ThreadAnalysis]:
        return iter(self.threads)

    def __len__(self) -> int:
        return len(self.threads)

    def __repr__(self) -> str:
        """Say how much there is rather than print it all."""
        lost = f", {len(self.failures)} failures" if self.failures else ""
        return f"<Analyses: {len(self)} threads{lost}>"

    def to_pandas(
        self, level: Literal["thread", "comment"] = "comment"
    ) -> pd.DataFrame:
        """Return a frame with a row for each comment or thread (needs ``pandas``)."""
        import pandas as pd

        if level == "thread":
            return pd.DataFrame([analysis.row() for analysis in self.threads])
        return pd.DataFrame([r for a in self.threads for r in a.comment_rows()])


def _comment_row(
    thread: Thread, comment: Comment, scores: Mapping[str, Score]
) -> dict[str, object]:
    row: dict[str, object] = {
        "source": thread.source,
        "id": comment.id,
        "position": comment.position,
        "author": comment.author,
        "is_host": comment.is_host,
        "posted": comment.posted,
        "reply_to": comment.reply_to,
        "reply_link": comment.reply_link,
        "text": comment.text,
    }
    for name, score in scores.items():
        row[name] = score.value
        row[f"{name}_low"] = score.low
        row[f"{name}_high"] = score.high
        row |= {f"{name}_{part}": value for part, value in score.parts.items()}
    return row
