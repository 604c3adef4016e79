"""What the table says of a thread, before it is laid out for a width."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import causes, wording
from discourse_quality.reports.phrases import phrase
from discourse_quality.reports.plain import shortened
from discourse_quality.results import ThreadScore
from discourse_quality.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One thread in the table."""

    title: str
    about: str
    """The platform, the month, and whether all comments were saved."""
    comments: int
    scores: Mapping[str, ThreadScore]
    remark: str
    """The strongest reason, or why there is no score."""


def summary_row(
    analysis: ThreadAnalysis, *, words: wording.Words = phrase
) -> SummaryRow:
    """Return the row of a thread; ``words`` says a reason in words."""
    thread = analysis.thread
    return SummaryRow(
        title=shortened(thread.title or thread.source, to=120),
        about=_about(thread),
        comments=len(thread.contributions),
        scores=analysis.scores,
        remark=causes.strongest_reason(analysis, words),
    )


def _about(thread: Thread) -> str:
    parts = [
        shortened(thread.platform or "", to=20),
        thread.published and f"{thread.published:%b} {thread.published.year}",
        None if thread.complete else "not all saved",
    ]
    return " · ".join(part for part in parts if part)
