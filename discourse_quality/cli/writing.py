"""Outcomes into a run directory, durably and exactly once."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from discourse_quality import __version__
from discourse_quality.batch.journal import RunDirectory
from discourse_quality.cli.hiding import forget_key
from discourse_quality.cli.pace import count
from discourse_quality.cli.running import Stopped
from discourse_quality.cli.watching import Watch
from discourse_quality.cli.work import versions
from discourse_quality.errors import Failure, RunError
from discourse_quality.thread import Thread

if TYPE_CHECKING:
    from discourse_quality.archives import ArchiveItem
    from discourse_quality.cli.leaving import Finished

Shown = TypeVar("Shown")

Out = Annotated[
    Path | None,
    typer.Option(file_okay=False, help="Write the records to files in this folder."),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Continue the run that --out holds.")
]

COMMIT_EVERY = 32
"""Outcomes between two notes in the journal: what a power cut can cost.

A multiple of ``CHUNK``, so that a resumed run works on the same pages together."""


def check_out(out: Path | None, *, inputs: Iterable[str], resume: bool) -> None:
    """Refuse to resume what has no folder, and to write among the pages."""
    if out is None:
        if resume:
            raise typer.BadParameter("--resume needs --out, the folder of the run")
    elif out.resolve() in {Path(name).resolve() for name in inputs}:
        raise typer.BadParameter(f"{out} is an input: --out must be another folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A run directory and what makes its run the same one after a break."""

    path: Path
    files: tuple[str, ...]
    settings: Mapping[str, object]
    about: Mapping[str, object]
    resume: bool

    @classmethod
    def of(
        cls, path: Path, *files: str, resume: bool, **settings: object
    ) -> Destination:
        """Describe a run so that ``run.json`` tells how to make it again."""
        return cls(
            path=path,
            files=tuple(f"{name}.jsonl" for name in files),
            settings={"package": __version__, **settings},
            about={
                "arguments": sys.argv[1:],
                "python": platform.python_version(),
                "versions": versions(),
            },
            resume=resume,
        )


def write_run(
    items: Iterator[ArchiveItem],
    process: Callable[[Iterator[ArchiveItem]], Iterator[Finished[Shown] | Failure]],
    *,
    to: Destination,
    watch: Watch,
    kept: Callable[[Mapping[str, int]], object] = lambda _lines: None,
) -> Iterator[Finished[Shown] | Failure]:
    """Write the lines of each outcome to their files, and yield the outcome.

    ``kept`` is told the lines of each file that are on the disk, at first and whenever
    there are more.

    Raises
    ------
    RunError
        If the folder holds another run, or this one with other inputs or settings.
    Stopped
        Where a signal came, with what is done.
    """
    with RunDirectory(
        to.path,
        files=to.files,
        settings=to.settings,
        about=to.about,
        resume=to.resume,
    ) as run:
        watch.continues(
            threads=run.lines["threads.jsonl"], problems=run.lines["problems.jsonl"]
        )
        waiting = 0
        try:
            kept(run.lines)
            for outcome in process(
                run.remaining((i.source, _digest(i), i) for i in items)
            ):
                for name, line in _lines(outcome):
                    run.write(name, line)
                waiting += 1
                if waiting == COMMIT_EVERY:
                    run.commit(waiting)
                    kept(run.lines)
                    waiting = 0
                yield outcome
            run.commit(waiting)
            run.finish()
        except KeyboardInterrupt as error:
            if isinstance(error, Stopped):
                run.commit(waiting)
            done = count(run.done, "input")
            raise Stopped(
                f"{done} done and safe in {to.path}; continue the run with --resume"
            ) from None
        except OSError as error:  # the disk is full, or gone
            raise RunError(
                f"{to.path}: {error}; mend that, and continue the run with --resume"
            ) from error
    forget_key(to.path)


def _lines(outcome: Finished[Shown] | Failure) -> Iterable[tuple[str, bytes]]:
    from discourse_quality.records import encode_failure

    if isinstance(outcome, Failure):
        return [("problems.jsonl", encode_failure(outcome))]
    return outcome.lines


def _digest(item: ArchiveItem) -> str:
    """Return what tells that an input is the same as when the run began."""
    if isinstance(item, Failure):
        content = f"{item.code} {item.reason}".encode()
    elif isinstance(item, Thread):
        from discourse_quality.records import encode_thread

        content = encode_thread(item)
    else:
        content = item.content
    return hashlib.sha256(item.source.encode() + b"\0" + content).hexdigest()
