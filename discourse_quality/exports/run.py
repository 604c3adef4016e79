"""The files of a run as rows, read one line at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from discourse_quality.errors import RunError
from discourse_quality.results import flat_row

Row = dict[str, Any]

TABLES = ("threads", "comments", "problems")


def rows(run: Path, table: str) -> Iterator[Row]:
    """Yield the rows of one table of a run that ``dq analyse --out`` wrote.

    Raises
    ------
    RunError
        If the folder holds no such run, or a line of it is damaged.
    """
    path = run / f"{table}.jsonl"
    if not path.is_file():
        raise RunError(
            f"{run} has no {path.name}: name a folder that `dq analyse --out` wrote"
        )
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            yield _row(line, where=f"{path}:{number}")


def _row(line: bytes, *, where: str) -> Row:
    try:
        row: Row = msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise RunError(f"{where}: {error}") from error
    if row.get("record") == "analysis":
        return flat_row(row)
    if row.get("record") == "thread":
        raise RunError(f"{where}: a parsed thread, not an analysis: run `dq analyse`")
    return {k: v for k, v in row.items() if k not in {"schema", "record"}}
