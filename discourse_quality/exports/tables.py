"""Rows → Parquet and CSV, in bounded memory."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse_quality.exports.columns import Column, columns
from discourse_quality.runs import read_analyses, read_failures
from discourse_quality.thread import Moment

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

TABLES = ("threads", "comments", "problems")

ROWS_AT_ONCE = 20_000
"""Rows of a Parquet row group: some 20 MB of comments."""


def write_parquet(run: Path, out: Path) -> None:
    """Write ``out/<table>/part-0.parquet`` for each table (needs ``pyarrow``).

    Times are UTC; where the page gave no offset, its local time stands as if it were.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    for table in TABLES:
        schema = _schema(columns(table))
        folder = out / table
        folder.mkdir(parents=True, exist_ok=True)
        with pq.ParquetWriter(folder / "part-0.parquet", schema) as writer:
            for batch in _batches(rows(run, table)):
                typed = [_typed(row, columns(table)) for row in batch]
                writer.write_table(pa.Table.from_pylist(typed, schema=schema))


def write_csv(run: Path, out: Path) -> None:
    """Write ``out/<table>.csv`` for each table, safe to open in a spreadsheet."""
    out.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        names = [column.name for column in columns(table)]
        path = out / f"{table}.csv"
        # The mark tells spreadsheets that it is UTF-8.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, names, extrasaction="ignore")
            writer.writeheader()
            for row in rows(run, table):
                writer.writerow({n: cell(row.get(n)) for n in names})


def write_rows(numbers: Iterable[Row], out: Path) -> None:
    """Write rows of names and numbers as one Parquet file (needs ``pyarrow``).

    A column holds texts where its first value is one, and numbers otherwise.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = None
    for batch in _batches(numbers):
        if writer is None:
            schema = pa.schema(
                [
                    (n, pa.string() if isinstance(v, str) else pa.float64())
                    for n, v in batch[0].items()
                ]
            )
            writer = pq.ParquetWriter(out, schema)
        plain = [{n: _number(v) for n, v in row.items()} for row in batch]
        writer.write_table(pa.Table.from_pylist(plain, schema=schema))
    if writer is not None:
        writer.close()


def rows(run: Path, table: str) -> Iterator[Row]:
    """Yield the rows of one table of a run that ``dq analyse --out`` wrote.

    Raises
    ------
    RecordError
        If the folder holds no such run, or a line of it is damaged.
    """
    if table == "problems":
        yield from map(asdict, read_failures(run))
    for analysis in read_analyses(run) if table != "problems" else ():
        yield from [analysis.row()] if table == "threads" else analysis.comment_rows()


def _batches(all_rows: Iterable[Row]) -> Iterator[list[Row]]:
    iterator = iter(all_rows)
    while batch := list(islice(iterator, ROWS_AT_ONCE)):
        yield batch


def _schema(described: Iterable[Column]) -> pa.Schema:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "number": pa.float64(),
        "integer": pa.int64(),
        "yes/no": pa.bool_(),
        "time": pa.timestamp("s", tz="UTC"),
    }
    return pa.schema(
        [
            pa.field(c.name, types[c.type], metadata={"description": c.meaning})
            for c in described
        ]
    )


def _typed(row: Row, described: Iterable[Column]) -> Row:
    return {
        c.name: as_time(row.get(c.name)) if c.type == "time" else row.get(c.name)
        for c in described
    }


def as_time(moment: Moment | None) -> datetime | None:
    """Return a time in UTC, midnight for a date."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(value: Any) -> Any:
    """Return whole numbers and truth values as the floats that their column holds."""
    return float(value) if isinstance(value, int) else value


def cell(value: Any) -> Any:
    """Return a value for a spreadsheet, which must not take a text for a formula."""
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
