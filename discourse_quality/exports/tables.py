"""Rows → Parquet and CSV, in bounded memory."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from discourse_quality.disclosure import disclosed_analyses, disclosed_failures
from discourse_quality.exports.columns import Column, columns
from discourse_quality.options import OPEN, Privacy
from discourse_quality.thread import Moment

if TYPE_CHECKING:
    import pyarrow as pa

Row = dict[str, Any]

TABLES = ("threads", "comments", "problems")

ROWS_AT_ONCE = 20_000
"""Rows of a Parquet row group: some 20 MB of comments."""
GROUPS_IN_PART = 25
"""Row groups of a file: some 200 MB, which readers take side by side."""


def write_parquet(run: Path, out: Path, *, privacy: Privacy = OPEN) -> dict[str, int]:
    """Write ``out/<table>/part-00000.parquet`` and on (needs ``pyarrow``).

    Each part is there as a whole or not at all. Times are UTC; where the page gave no
    offset, its local time stands as if it were. Returns the rows of each table.
    """
    import pyarrow as pa

    written = {}
    for table in TABLES:
        schema = _schema(columns(table))
        folder = out / table
        folder.mkdir(parents=True, exist_ok=True)
        groups = (
            pa.Table.from_pylist([_typed(r, columns(table)) for r in b], schema=schema)
            for b in _batches(rows(run, table, privacy=privacy))
        )
        parts, written[table] = _write_parts(groups, folder, schema)
        for path in folder.glob("part-*.parquet"):
            if path not in parts:  # of a longer run that stood here
                path.unlink()
    return written


def _write_parts(
    groups: Iterator[pa.Table], folder: Path, schema: pa.Schema
) -> tuple[list[Path], int]:
    import pyarrow.parquet as pq

    parts: list[Path] = []
    count = 0
    while (own := list(islice(groups, 1))) or not parts:
        path = folder / f"part-{len(parts):05}.parquet"
        with (
            whole_file(path) as draft,
            pq.ParquetWriter(draft, schema) as writer,
        ):
            for group in chain(own, islice(groups, GROUPS_IN_PART - 1)):
                writer.write_table(group)
                count += group.num_rows
        parts.append(path)
    return parts, count


def write_csv(run: Path, out: Path, *, privacy: Privacy = OPEN) -> dict[str, int]:
    """Write ``out/<table>.csv`` for each table, safe to open in a spreadsheet.

    Returns the rows of each table.
    """
    out.mkdir(parents=True, exist_ok=True)
    written = {}
    for table in TABLES:
        # The mark tells spreadsheets that it is UTF-8.
        with (
            whole_file(out / f"{table}.csv") as draft,
            draft.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            found = rows(run, table, privacy=privacy)
            written[table] = write_csv_rows(table, found, file)
    return written


def write_csv_rows(table: str, all_rows: Iterable[Row], file: TextIO) -> int:
    """Write rows of a table as CSV, with a line of names first; return how many."""
    names = [column.name for column in columns(table)]
    writer = csv.DictWriter(file, names, extrasaction="ignore")
    writer.writeheader()
    count = 0
    for row in all_rows:
        count += 1
        writer.writerow({n: cell(row.get(n)) for n in names})
    return count


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give the path of a draft that becomes the file when all went well."""
    draft = path.with_name(f".{path.name}.draft")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


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


def rows(run: Path, table: str, *, privacy: Privacy = OPEN) -> Iterator[Row]:
    """Yield the rows of one table of a run that ``dq analyse --out`` wrote.

    Raises
    ------
    RecordError
        If the folder holds no such run, or a line of it is damaged.
    """
    if table == "problems":
        yield from map(asdict, disclosed_failures(run, privacy=privacy))
        return
    for analysis in disclosed_analyses(run, privacy=privacy):
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
