"""What a run says while it goes on, and how it ends."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from discourse_quality.cli.pace import Pace, count
from discourse_quality.cli.place import Place, measure
from discourse_quality.errors import Failure

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from discourse_quality.analyses import ThreadAnalysis
    from discourse_quality.cli.leaving import Finished
    from discourse_quality.measuring import Measured

Result = TypeVar("Result", "Finished[Any]", "ThreadAnalysis", "Measured")

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_NOTES = 60.0
"""In the log file, which grows by a line a minute."""

MOST_NAMED = 20
"""Failures named on standard error where a file keeps them all."""


class Watch:
    """Counts outcomes, names failures, shows progress on a terminal and in a log."""

    def __init__(
        self,
        *,
        quiet: bool,
        inputs: Sequence[str],
        place: Place,
        out: Path | None = None,
        next_step: str | None = None,
    ) -> None:
        self.quiet = quiet
        self.threads = 0
        self.comments = 0
        self.problems: Counter[str] = Counter()
        self._out = out
        self._inputs = inputs
        self._place = place
        self._next_step = next_step
        self._before = Counter[str]()
        self._pace = Pace()
        self._noted = time.monotonic()

    def continues(self, *, threads: int, problems: int) -> None:
        """Take note of what was done before the run was interrupted."""
        self._before = Counter(threads=threads, problems=problems)
        self._pace.before = threads + problems

    def successes(self, outcomes: Iterable[Result | Failure]) -> Iterator[Result]:
        """Yield the results; say on standard error what failed, where and why."""
        shown = not self.quiet and sys.stderr.isatty()
        if shown or logger.isEnabledFor(logging.INFO):
            # Walking a large folder takes a while: the work need not wait for it.
            threading.Thread(target=self._measure, daemon=True).start()
        with _progress(shown=shown) as progress:
            task = progress.add_task("the models are loaded", total=None)
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.problems[outcome.code] += 1
                    self._name(outcome, progress)
                else:
                    self.threads += 1
                    self.comments += _size(outcome)
                    yield outcome
                self._pace.one_more(time.monotonic(), read=self._place.done)
                self._show(progress, task)
                self._note()

    def end(self) -> None:
        """Print the summary and leave: 0 all done, 1 nothing done, 3 some failed."""
        logger.info("%s", self._summary())
        if not self.quiet:
            typer.echo(f"dq: {self._summary()}", err=True)
        threads = self.threads + self._before["threads"]
        if threads and self._out is not None and self._next_step and not self.quiet:
            step = f"`dq {self._next_step} {self._out}`"
            typer.echo(f"dq: the next step may be {step}", err=True)
        if self.problems or self._before["problems"]:
            raise typer.Exit(3 if threads else 1)
        if not threads:
            typer.echo("dq: there is no page in the inputs", err=True)
            raise typer.Exit(1)

    def _measure(self) -> None:
        self._pace.extent = measure(self._inputs)

    def _name(self, failure: Failure, progress: Progress) -> None:
        """Say what failed, unless nobody listens or ``problems.jsonl`` says it all."""
        named = self.problems.total()
        if self._out is not None and (self.quiet or named > MOST_NAMED):
            return
        progress.console.print(_line(failure), soft_wrap=True)
        if self._out is not None and named == MOST_NAMED:
            rest = self._out / "problems.jsonl"
            progress.console.print(f"dq: what else fails is in {rest}", soft_wrap=True)

    def _show(self, progress: Progress, task: TaskID) -> None:
        completed, total = self._pace.bar
        progress.update(
            task,
            total=total,
            completed=completed,
            description=self._so_far(),
        )

    def _note(self) -> None:
        now = time.monotonic()
        if now - self._noted >= SECONDS_BETWEEN_NOTES:
            self._noted = now
            logger.info("%s", self._so_far())

    def _so_far(self) -> str:
        said = [*self._pace.words(self.comments), *self._kinds_of_problems()]
        return " · ".join(said)

    def _summary(self) -> str:
        parts = [f"{count(self.threads, 'thread')}, {count(self.comments, 'comment')}"]
        if before := self._before.total():
            parts = [f"{count(before, 'input')} done before", *parts]
        if self.problems:
            kinds = ", ".join(self._kinds_of_problems())
            parts.append(f"{count(self.problems.total(), 'input')} gave none: {kinds}")
        if self._pace.rate:
            parts.append(f"{self._pace.rate:,.1f} pages/s")
        if self._out is not None:
            parts.append(f"written to {self._out}")
        return "; ".join(parts)

    def _kinds_of_problems(self) -> list[str]:
        return [f"{number:,} {code}" for code, number in self.problems.most_common()]


def _progress(*, shown: bool) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    return Progress(
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True, markup=False, highlight=False),
        transient=True,
        disable=not shown,
    )


def _line(failure: Failure) -> str:
    from discourse_quality.reports.terminal import plain

    return plain(f"dq: {failure.source}: {failure.stage}: {failure.reason}")


def _size(result: Finished[Any] | ThreadAnalysis | Measured) -> int:
    from discourse_quality.cli.leaving import Finished

    if isinstance(result, Finished):
        return result.comments
    return len(result.thread.contributions)
