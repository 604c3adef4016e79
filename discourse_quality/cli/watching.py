"""What a run says while it goes on, and how it ends."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import typer

from discourse_quality.errors import Failure

if TYPE_CHECKING:
    from rich.progress import Progress

    from discourse_quality.measuring import Measured
    from discourse_quality.results import ThreadAnalysis
    from discourse_quality.thread import Thread

Result = TypeVar("Result", "Thread", "ThreadAnalysis", "Measured")


class Watch:
    """Counts outcomes, names failures, shows progress on a terminal."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.threads = 0
        self.comments = 0
        self.problems: Counter[str] = Counter()
        self._before = Counter[str]()

    def continues(self, *, threads: int, problems: int) -> None:
        """Take note of what was done before the run was interrupted."""
        self._before = Counter(threads=threads, problems=problems)

    def successes(self, outcomes: Iterable[Result | Failure]) -> Iterator[Result]:
        """Yield the results; say on standard error what failed, where and why."""
        started = time.monotonic()
        with _progress(shown=not self.quiet and sys.stderr.isatty()) as progress:
            task = progress.add_task("", total=None)
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    self.problems[outcome.code] += 1
                    progress.console.print(_line(outcome), soft_wrap=True)
                else:
                    self.threads += 1
                    self.comments += _size(outcome)
                    yield outcome
                progress.update(
                    task, description=self._rates(time.monotonic() - started)
                )

    def end(self) -> None:
        """Print the summary and leave: 0 all done, 1 nothing done, 3 some failed."""
        if not self.quiet:
            typer.echo(f"dq: {self._summary()}", err=True)
        threads = self.threads + self._before["threads"]
        if self.problems or self._before["problems"]:
            raise typer.Exit(3 if threads else 1)
        if not threads:
            typer.echo("dq: there is no page in the inputs", err=True)
            raise typer.Exit(1)

    def _summary(self) -> str:
        line = f"{_count(self.threads, 'thread')}, {_count(self.comments, 'comment')}"
        if before := self._before.total():
            line = f"{_count(before, 'input')} done before; {line}"
        if not self.problems:
            return line
        kinds = ", ".join(f"{n:,} {code}" for code, n in self.problems.most_common())
        return f"{line}; {_count(self.problems.total(), 'input')} gave none: {kinds}"

    def _rates(self, seconds: float) -> str:
        pages = self.threads + self.problems.total()
        return (
            f"{self._summary()} · {pages / seconds:,.1f} pages/s, "
            f"{self.comments / seconds:,.0f} comments/s"
        )


def _progress(*, shown: bool) -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
        console=Console(stderr=True, markup=False, highlight=False),
        transient=True,
        disable=not shown,
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _line(failure: Failure) -> str:
    from discourse_quality.reports.terminal import plain

    return plain(f"dq: {failure.source}: {failure.stage}: {failure.reason}")


def _size(result: Thread | ThreadAnalysis | Measured) -> int:
    from discourse_quality.thread import Thread

    thread = result if isinstance(result, Thread) else result.thread
    return len(thread.contributions)
