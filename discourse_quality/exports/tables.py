"""Rows → Parquet and CSV, in bounded memory."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse_quality.exports.columns import Column, columns
from discourse_quality.exports.run import TABLES, Row, rows
from discourse_quality.records import parse_moment

if TYPE_CHECKING:
    import pyarrow as pa

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
                writer.writerow({n: _cell(row.get(n)) for n in names})


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


def as_time(text: str | None) -> datetime | None:
    """Return the UTC time that an ISO 8601 text names, midnight for a date."""
    if text is None:
        return None
    moment = parse_moment(text)
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _cell(value: Any) -> Any:
    """Return a value for a spreadsheet, which must not take a text for a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
