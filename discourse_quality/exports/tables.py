"""The rows of a run's tables, and CSV."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from discourse_quality.disclosure import disclosed_analyses, disclosed_failures
from discourse_quality.exports.columns import columns
from discourse_quality.options import OPEN, Privacy
from discourse_quality.thread import Moment

Row = dict[str, Any]

TABLES = ("threads", "comments", "problems")


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


def as_time(moment: Moment | None) -> datetime | None:
    """Return a time in UTC, midnight for a date."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def cell(value: Any) -> Any:
    """Return a value for a spreadsheet, which must not take a text for a formula."""
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, str) and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    return value


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
