"""``dq export``: a run's records in other formats."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from discourse_quality.cli.hiding import (
    DropText,
    Pseudonymise,
    PseudonymKey,
    privacy_of,
)
from discourse_quality.options import OPEN, Privacy


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
    from discourse_quality.exports import convokit, tables

    write = {
        To.parquet: tables.write_parquet,
        To.csv: tables.write_csv,
        To.convokit: convokit.write_convokit,
    }
    written = write[to](run, out, privacy=privacy)
    return ", ".join(f"{n:,} {name}" for name, n in written.items())


def _pipe(run: Path, to: To, table: Table, privacy: Privacy) -> None:
    from discourse_quality.exports.tables import rows, write_csv_rows

    if to is not To.csv:
        raise typer.BadParameter("only --to csv can go into a pipe")
    found = rows(run, table.value, privacy=privacy)
    write_csv_rows(table.value, found, sys.stdout)
