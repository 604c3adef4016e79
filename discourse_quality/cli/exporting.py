"""``dq export``: a run's records in other formats."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from discourse_quality.cli.hiding import (
    DropText,
    Pseudonymise,
    PseudonymKey,
    privacy_of,
)
from discourse_quality.options import OPEN, Privacy

if TYPE_CHECKING:
    from discourse_quality.exports.parquet import Tables


class To(StrEnum):
    """The formats a run can be written in."""

    parquet = "parquet"
    csv = "csv"
    convokit = "convokit"


class Table(StrEnum):
    """The tables of a run."""

    threads = "threads"
    comments = "comments"
    problems = "problems"


def export(
    run: Annotated[
        Path,
        typer.Argument(
            exists=True,
            file_okay=False,
            metavar="RUN",
            help="A folder that `dq analyse --out` wrote.",
        ),
    ],
    out: Annotated[
        Path,
        typer.Option(
            file_okay=False, help="The folder to write into, or - for a pipe."
        ),
    ],
    to: Annotated[To, typer.Option(help="The format.")] = To.parquet,
    table: Annotated[
        Table, typer.Option(help="What goes into the pipe (--to csv).")
    ] = Table.threads,
    pseudonymise: Pseudonymise = False,
    pseudonym_key: PseudonymKey = None,
    drop_text: DropText = False,
) -> None:
    """Write a run as Parquet or CSV tables, or as a ConvoKit corpus.

    Example:  dq export results --to parquet --out tables
    """
    privacy = privacy_of(
        pseudonymise=pseudonymise, key_file=pseudonym_key, drop_text=drop_text
    )
    if str(out) == "-":
        _pipe(run, to, table, privacy)
        return
    written = write_tables(run, out, to, privacy=privacy)
    typer.echo(f"dq: {out}: {written}", err=True)


def write_tables(run: Path, out: Path, to: To, *, privacy: Privacy = OPEN) -> str:
    """Write a run in a format; return how much of what that was."""
    from discourse_quality.exports import convokit, parquet, tables

    write = {
        To.parquet: parquet.write_parquet,
        To.csv: tables.write_csv,
        To.convokit: convokit.write_convokit,
    }
    written = write[to](run, out, privacy=privacy)
    return ", ".join(f"{n:,} {name}" for name, n in written.items())


class Beside:
    """The tables that a run writes beside its records: none, where no kind is given."""

    def __init__(self, run: Path | None, kind: To | None) -> None:
        self._run = run
        self._kind = kind
        self._parts: Tables | None = None
        if run is not None and kind is To.parquet:
            from discourse_quality.exports.parquet import Tables

            self._parts = Tables(run, run)

    def catch_up(self, lines: Mapping[str, int]) -> None:
        """Write what can be written before the run ends: whole parts of Parquet."""
        if self._parts is not None:
            self._parts.catch_up(lines)

    def finish(self) -> None:
        """Write the rest; CSV, which has no parts, as a whole."""
        if self._parts is not None:
            self._parts.finish()
        elif self._run is not None and self._kind is not None:
            write_tables(self._run, self._run, self._kind)


def _pipe(run: Path, to: To, table: Table, privacy: Privacy) -> None:
    from discourse_quality.exports.tables import rows, write_csv_rows

    if to is not To.csv:
        raise typer.BadParameter("only --to csv can go into a pipe")
    found = rows(run, table.value, privacy=privacy)
    write_csv_rows(table.value, found, sys.stdout)
