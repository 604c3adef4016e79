"""What a thread leaves its worker as: written out, so that it need only be passed on.

There are as many workers as cores, and one process that collects what they did. What
the workers do there is done side by side; what is left to the one makes all wait.
Nothing here imports what only the command line needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from discourse_quality.analyses import ThreadAnalysis
    from discourse_quality.reports.rows import SummaryRow
    from discourse_quality.thread import Thread

Shown = TypeVar("Shown")
Shown_co = TypeVar("Shown_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished(Generic[Shown_co]):
    """A thread of which nothing is asked any more."""

    comments: int
    """How many it has."""
    lines: tuple[tuple[str, bytes], ...]
    """Each with the file of the run that it is for; none where nothing is kept."""
    shown: Shown_co
    """What goes to standard output, in its form there."""


def finished_thread(thread: Thread, *, kept: bool) -> Finished[bytes]:
    """Write out a thread, for a run's file or else for standard output."""
    from discourse_quality.records import encode_thread

    record = encode_thread(thread)
    return Finished(
        comments=len(thread.contributions),
        lines=(("threads.jsonl", record),) if kept else (),
        shown=b"" if kept else record + b"\n",
    )


def finished_analysis(
    analysis: ThreadAnalysis, *, kept: bool, shown: Callable[[ThreadAnalysis], Shown]
) -> Finished[Shown]:
    """Write out a judged thread, for a run's files and for standard output."""
    return Finished(
        comments=len(analysis.thread.contributions),
        lines=tuple(_analysis_lines(analysis)) if kept else (),
        shown=shown(analysis),
    )


def as_row(analysis: ThreadAnalysis) -> SummaryRow:
    """Return a thread's row in the table."""
    from discourse_quality.reports.rows import summary_row

    return summary_row(analysis)


def as_record(analysis: ThreadAnalysis) -> bytes:
    """Return a thread's record, as a line."""
    from discourse_quality.records import encode_analysis

    return encode_analysis(analysis) + b"\n"


def as_comment_rows(analysis: ThreadAnalysis) -> list[dict[str, object]]:
    """Return a row for each comment."""
    return analysis.comment_rows()


def _analysis_lines(analysis: ThreadAnalysis) -> Iterator[tuple[str, bytes]]:
    from discourse_quality.records import encode_analysis, encode_row

    yield "threads.jsonl", encode_analysis(analysis)
    for row in analysis.comment_rows():
        yield "comments.jsonl", encode_row(row)
