"""``dq export``: a run's records in other formats."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class To(StrEnum):
    """The formats a run can be written in."""

    parquet = "parquet"
    csv = "csv"
    convokit = "convokit"


def export(
    run: Annotated[
        Path,
        typer.Argument(
            exists=True, file_okay=False, help="A folder that `dq analyse --out` wrote."
        ),
    ],
    out: Annotated[
        Path, typer.Option(file_okay=False, help="The folder to write into.")
    ],
    to: Annotated[To, typer.Option(help="The format.")] = To.parquet,
) -> None:
    """Write a run as Parquet or CSV tables, or as a ConvoKit corpus.

    Example:  dq export results --to parquet --out tables
    """
    from discourse_quality.exports import convokit, tables

    write = {
        To.parquet: tables.write_parquet,
        To.csv: tables.write_csv,
        To.convokit: convokit.write_convokit,
    }
    write[to](run, out)
