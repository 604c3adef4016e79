"""A thread's story: its scores with their causes, how it went, and every comment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import causes, course, wording
from discourse_quality.reports.bars import ASCII, COLOURS, FINE, Pens, interval_bar
from discourse_quality.reports.phrases import phrase
from discourse_quality.reports.plain import one_line, shortened
from discourse_quality.reports.tree import TreeView
from discourse_quality.results import DIMENSIONS
from discourse_quality.thread import Thread

BAR_WIDTH = 21
"""A twentieth of the scale for each character."""

REASONS = 3
"""Reasons shown for each score of a thread."""


def explanation(analysis: ThreadAnalysis, *, words: wording.Words = phrase) -> Story:
    """Return the story of a thread, to be printed by a rich console.

    Parameters
    ----------
    analysis
        The thread and everything said about it.
    words
        Says a reason in words.
    """
    return Story(analysis=analysis, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A thread's explanation, laid out when the console is known."""

    analysis: ThreadAnalysis
    words: wording.Words

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        """Draw the parts of the story from the whole to its comments."""
        pens = ASCII if options.ascii_only else FINE
        thread = self.analysis.thread
        yield Rule(style="dim", characters=pens.range)
        yield Text(one_line(thread.title or thread.source), style="bold")
        yield Text(_about(thread), style="dim")
        yield from _section("Scores", _scores(self.analysis, self.words, pens))
        if any(score.reasons for score in self.analysis.scores.values()):
            yield Padding(Text(wording.SIGNS, style="dim"), (0, 0, 0, 2))
        yield from _section("How it went", _facts(course.went(self.analysis)))
        gaps = course.gaps(self.analysis)
        if thread.article is None:
            gaps = ("The text of the post is not at hand", *gaps)
        if gaps:
            yield from _section("What could not be seen or judged", _list(gaps))
        yield from _section("The comments", TreeView(self.analysis, self.words, pens))


def _section(title: str, body: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold")
    yield Padding(body, (0, 0, 0, 2))


def _about(thread: Thread) -> str:
    other = len(thread.comments) - len(thread.contributions)
    parts = [
        thread.author and f"by {shortened(thread.author, to=40)}",
        thread.published and wording.moment(thread.published),
        one_line(thread.platform or ""),
        wording.counted(len(thread.contributions), "comment"),
        other and wording.counted(other, "pingback or notice", "pingbacks or notices"),
        one_line(thread.source),
    ]
    return " · ".join(str(part) for part in parts if part)


def _scores(analysis: ThreadAnalysis, words: wording.Words, pens: Pens) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for _ in range(4):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for dimension in DIMENSIONS:
        score = analysis.scores.get(dimension)
        if score is None:
            continue
        label = Text(wording.LABELS[dimension], style=f"bold {COLOURS[dimension]}")
        if score.status != "ok" or score.value is None:
            why = Text(f"not scored: {wording.not_scored(score)}")
            table.add_row(label, Text("–"), Text(), Text(), why)
            continue
        table.add_row(
            label,
            Text(wording.probability(score.value), style="bold"),
            interval_bar(
                score.value,
                score.low,
                score.high,
                width=BAR_WIDTH,
                colour=COLOURS[dimension],
                pens=pens,
            ),
            Text(wording.interval(score.low, score.high), style="dim"),
            _because(analysis, dimension, words),
        )
    return table


def _because(analysis: ThreadAnalysis, dimension: str, words: wording.Words) -> Text:
    score = analysis.scores[dimension]
    lines = []
    if score.share is not None:
        said = f"clear in {wording.percentage(score.share)} of the comments"
        lines.append(Text(said, style="dim"))
    for reason in score.reasons[:REASONS]:
        said = causes.with_example(analysis, dimension, reason, words=words)
        line = Text(f"{wording.sign(reason.contribution)} {said} ")
        numbers = causes.comment_numbers(reason, analysis.thread)
        lines.append(line.append(" ".join(numbers), style="dim"))
    return Text("\n").join(lines)


def _facts(facts: tuple[tuple[str, str], ...]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, said in facts:
        table.add_row(Text(name), Text(said))
    return table


def _list(lines: tuple[str, ...]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(Text("-"), Text(line))
    return table
