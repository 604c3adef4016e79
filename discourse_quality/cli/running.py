"""Inputs through the worker processes, watched: what every batch command shares."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from logging import FileHandler
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from discourse_quality.cli.place import Place
from discourse_quality.cli.work import start_worker
from discourse_quality.errors import Failure, ModelError, UnknownPlatform
from discourse_quality.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from discourse_quality.archives import ArchiveItem
    from discourse_quality.batch import outcomes

Result = TypeVar("Result")

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files, folders, globs, archives, thread records, or - for a pipe.",
        show_default=False,
    ),
]


def _known_platform(name: str | None) -> str | None:
    if name is not None:
        from discourse_quality.pages.built_in import platform_named

        try:
            platform_named(name)
        except UnknownPlatform as error:
            raise typer.BadParameter(str(error)) from error
    return name


Platform = Annotated[
    str | None,
    typer.Option(help="Read every page as this platform's.", callback=_known_platform),
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", min=0, help="Worker processes; 0 for one a core."),
]
TimeLimit = Annotated[
    float, typer.Option(min=0.1, help="Seconds that one page may take.")
]
MemoryLimit = Annotated[
    int | None,
    typer.Option(min=256, help="Megabytes of address space that one worker may use."),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Let the workers of this Dask scheduler do the work (tcp://host:8786).",
    ),
]


def _limits(settings: list[str] | None) -> list[str]:
    try:
        Limits.of(settings or ())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return settings or []


Limit = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=NUMBER",
        help="Read more, or less: page-bytes, tags, comments, comment-characters, "
        "whole-bytes, members, expansion, expansion-floor, nesting.",
        callback=_limits,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]

CHUNK = 16
"""Pages that are worked on together: enough to fill spaCy's batches, few to lose."""


class Stopped(KeyboardInterrupt):
    """The run was asked to stop, and everything that was in flight is finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workers:
    """How the work is spread, and what a page may use."""

    jobs: int
    time_limit: float
    memory_limit: int | None
    cluster: str | None = None
    """Address of a Dask scheduler; ``jobs`` then says nothing."""

    def __post_init__(self) -> None:
        if self.cluster is not None and self.jobs:
            raise typer.BadParameter(
                "--jobs is for this machine: a --cluster has the workers that it has"
            )


def read_items(
    inputs: Sequence[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    place: Place | None = None,
) -> Iterator[ArchiveItem]:
    """Return what stands in the inputs, ``-`` being standard input.

    ``place`` is kept informed of how far one has read.
    """
    from discourse_quality.runs import command_of

    for name in inputs:
        if command_of(Path(name)) == "analyse":
            raise typer.BadParameter(
                f"{name} is a run that is judged already: `dq report {name}` shows it, "
                f"`dq export {name} --out FOLDER` makes tables of it"
            )
    return _items(inputs, limits, place or Place())


def _items(
    inputs: Sequence[str], limits: Limits, place: Place
) -> Iterator[ArchiveItem]:
    from discourse_quality.archives import read_inputs, read_stream

    for name in inputs:
        if name == "-":
            yield from read_stream(sys.stdin.buffer, name="-", limits=limits)
        else:
            yield from read_inputs([name], limits=limits, opened=place.opened)


def process(
    items: Iterator[ArchiveItem],
    work: Callable[[Sequence[ArchiveItem]], Sequence[Result | Failure]],
    *,
    workers: Workers,
    place: Place,
    prepare: Callable[[], object] | None = None,
    alike: Callable[[], Mapping[str, str]] | None = None,
) -> Iterator[Result | Failure]:
    """Yield a result or a failure for each item, in order.

    The first Ctrl-C or SIGTERM lets what is in flight finish; the second stops at once.

    Raises
    ------
    Stopped
        After the last outcome, where a signal came.
    """
    from discourse_quality.batch.engine import run
    from discourse_quality.batch.outcomes import Failed, Task

    items, limits = _no_idle_workers(place.ahead(items), workers)
    if workers.cluster is None:
        prepare = partial(start_worker, prepare, log_file=_log_file())
    with _StopOnSignal() as stop:
        task = Task(
            work=work, limits=limits, prepare=prepare, alike=alike, fatal=(ModelError,)
        )
        for outcome in run(
            task, items, cluster=workers.cluster, stopping=lambda: stop.asked
        ):
            place.one_more()
            if isinstance(outcome, Failed):
                yield Failure(
                    source=outcome.item.source,
                    stage="run",
                    code=outcome.code,
                    reason=outcome.message,
                )
            else:
                yield outcome.result
    if stop.asked:
        raise Stopped


def _log_file() -> str | None:
    """Return the file that ``--log-file`` named."""
    files = (h for h in logging.getLogger().handlers if isinstance(h, FileHandler))
    return next((file.baseFilename for file in files), None)


def _no_idle_workers(
    items: Iterator[ArchiveItem], workers: Workers
) -> tuple[Iterator[ArchiveItem], outcomes.Limits]:
    """Start no more workers than there is work for: each loads the models."""
    from discourse_quality.batch import outcomes

    cores = workers.jobs or os.cpu_count() or 1
    first = list(islice(items, cores * CHUNK))
    limits = outcomes.Limits(
        jobs=max(1, min(cores, -(-len(first) // CHUNK))),
        chunk_size=CHUNK,
        seconds=workers.time_limit,
        megabytes=workers.memory_limit,
    )
    return chain(first, items), limits


class _StopOnSignal:
    """Notes the first signal; the second one interrupts."""

    def __init__(self) -> None:
        self.asked = False

    def __enter__(self) -> _StopOnSignal:
        self._before = {
            number: signal.signal(number, self._ask)
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        typer.echo("dq: finishing what is in flight; again to stop now", err=True)
