"""One row for each thread: what it is, its four scores, and the strongest reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.table import Table
from rich.text import Text

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import wording
from discourse_quality.reports.bars import ASCII, COLOURS, FINE, Pens, interval_bar
from discourse_quality.reports.phrases import phrase
from discourse_quality.reports.rows import SummaryRow, summary_row
from discourse_quality.results import DIMENSIONS, ThreadScore

WIDE = 120
"""Columns from which the reason has a column of its own."""

LEGEND = (
    "n: comments. Below each score, from 0 to 1, its 90 % interval; then both drawn. "
    "The reason is the strongest besides length, with the comments it is in."
)

_WHY_NOT = {"insufficient": "too few", "not_applicable": "n/a"}

SCORE_WIDTH = 9
"""Room for ``.71–.90`` and for a bar on which a tenth is a character."""


def summary_table(
    analyses: Iterable[ThreadAnalysis], *, words: wording.Words = phrase
) -> SummaryTable:
    """Return the table of threads, to be printed by a rich console.

    Parameters
    ----------
    analyses
        The threads, in the order of their rows.
    words
        Says a reason in words.
    """
    return SummaryTable(rows=tuple(summary_row(a, words=words) for a in analyses))


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTable:
    """The rows, laid out when the width of the console is known."""

    rows: tuple[SummaryRow, ...]

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        """Draw the rows for a console."""
        if not self.rows:
            return
        pens = ASCII if options.ascii_only else FINE
        wide = options.max_width >= WIDE
        table = _empty_table(wide=wide)
        for row in self.rows:
            cells = [_score_cell(row.scores.get(d), d, pens) for d in DIMENSIONS]
            reason = Text(row.remark, style="" if wide else "italic")
            table.add_row(
                _thread_cell(row, None if wide else reason),
                str(row.comments),
                *cells,
                *([reason] if wide else []),
            )
        yield table
        yield Text(f"\n{LEGEND}", style="dim")


def _empty_table(*, wide: bool) -> Table:
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 1, 0),
        show_edge=False,
        expand=True,
        header_style="bold",
    )
    table.add_column("Thread", ratio=3, min_width=20, overflow="fold")
    table.add_column("n", justify="right", no_wrap=True)
    for dimension in DIMENSIONS:
        label = wording.LABELS[dimension].capitalize()
        style = f"bold {COLOURS[dimension]}"
        table.add_column(
            Text(label, style=style), width=SCORE_WIDTH, no_wrap=True, justify="left"
        )
    if wide:
        table.add_column("Strongest reason", ratio=2, overflow="fold")
    return table


def _thread_cell(row: SummaryRow, reason: Text | None) -> Group:
    lines = [Text(row.title, style="bold"), Text(row.about, style="dim")]
    if reason:
        lines.append(reason)
    return Group(*(line for line in lines if line))


def _score_cell(score: ThreadScore | None, dimension: str, pens: Pens) -> Group:
    if score is None or score.value is None or score.status != "ok":
        why = "" if score is None else _WHY_NOT.get(score.status, "")
        return Group(Text("–", style="dim"), Text(why, style="dim"))
    colour = COLOURS[dimension]
    bar = interval_bar(
        score.value, score.low, score.high, width=SCORE_WIDTH, colour=colour, pens=pens
    )
    return Group(
        Text(wording.probability(score.value), style="bold"),
        Text(wording.interval(score.low, score.high), style="dim"),
        bar,
    )
