"""Rows → Parquet, in bounded memory: parts that are there as a whole or not."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discourse_quality.errors import RunError
from discourse_quality.exports.columns import Column, columns
from discourse_quality.exports.tables import TABLES, Row, as_time, rows, whole_file
from discourse_quality.options import OPEN, Privacy

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_AT_ONCE = 20_000
"""Rows of a Parquet row group: some 20 MB of comments."""
GROUPS_IN_PART = 25
"""Row groups of a file: some 200 MB, which readers take side by side."""


def write_parquet(run: Path, out: Path, *, privacy: Privacy = OPEN) -> dict[str, int]:
    """Write ``out/<table>/part-00000.parquet`` and on (needs ``pyarrow``).

    Times are UTC; where the page gave no offset, its local time stands as if it were.
    Returns the rows of each table.
    """
    return Tables(run, out, privacy=privacy).finish()


def write_rows(numbers: Iterable[Row], out: Path) -> None:
    """Write rows of names and numbers as one Parquet file (needs ``pyarrow``).

    A column holds texts where its first value is one, and numbers otherwise.
    """
    _check_installed()
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


class Tables:
    """The tables of a run, which may still be going on.

    A part holds the rows from one half million to the next, whenever it is written: a
    run that was killed and resumed leaves the parts of one that was not.

    Raises
    ------
    RunError
        If ``pyarrow`` is not installed.
    """

    def __init__(self, run: Path, out: Path, *, privacy: Privacy = OPEN) -> None:
        _check_installed()
        self._parts = {
            table: _Parts(out / table, table, rows(run, table, privacy=privacy))
            for table in TABLES
        }

    def catch_up(self, lines: Mapping[str, int]) -> None:
        """Write the parts that are full, given the lines of the run's files.

        The first call says what there was when the run began, or went on: parts that
        hold just that are kept.
        """
        for table, parts in self._parts.items():
            parts.catch_up(lines[f"{table}.jsonl"])

    def finish(self) -> dict[str, int]:
        """Write what is left; return the rows of each table."""
        return {table: parts.finish() for table, parts in self._parts.items()}


class _Parts:
    """The parts of one table."""

    def __init__(self, folder: Path, table: str, all_rows: Iterator[Row]) -> None:
        self._folder = folder
        self._columns = columns(table)
        self._schema = _schema(self._columns)
        self._rows = all_rows
        self._looked = False
        """Whether we know which parts from before a break are there."""
        self._done = 0
        """Parts that are there."""
        self._written = 0
        """Rows in them."""

    def catch_up(self, there: int) -> None:
        """Write the parts that are full, given the number of rows."""
        if not self._looked:
            self._keep(there)
        while there >= self._written + _rows_in_part():
            self._write(islice(self._groups(), GROUPS_IN_PART))

    def finish(self) -> int:
        """Write the rest; return the number of rows of all parts."""
        groups = self._groups()
        while (first := list(islice(groups, 1))) or not self._done:
            self._write(chain(first, islice(groups, GROUPS_IN_PART - 1)))
        self._forget_others()
        return self._written

    def _keep(self, there: int) -> None:
        """Go past the parts from before a break."""
        self._looked = True
        for _ in range(there // _rows_in_part()):
            if not _is_full(self._path(self._done)):
                break
            self._done += 1
        self._written = self._done * _rows_in_part()
        deque(islice(self._rows, self._written), maxlen=0)
        self._forget_others()

    def _groups(self) -> Iterator[pa.Table]:
        import pyarrow as pa

        for batch in _batches(self._rows):
            typed = [_typed(row, self._columns) for row in batch]
            yield pa.Table.from_pylist(typed, schema=self._schema)

    def _write(self, groups: Iterable[pa.Table]) -> None:
        import pyarrow.parquet as pq

        self._folder.mkdir(parents=True, exist_ok=True)
        with (
            whole_file(self._path(self._done)) as draft,
            pq.ParquetWriter(draft, self._schema) as writer,
        ):
            for group in groups:
                writer.write_table(group)
                self._written += group.num_rows
        self._done += 1

    def _path(self, number: int) -> Path:
        return self._folder / f"part-{number:05}.parquet"

    def _forget_others(self) -> None:
        """Remove the parts of another, longer run that stood here."""
        kept = {self._path(number) for number in range(self._done)}
        for path in self._folder.glob("part-*.parquet"):
            if path not in kept:
                path.unlink()


def _check_installed() -> None:
    """Say what is missing before there is any work that would be lost."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise RunError(
            "Parquet needs pyarrow: pip install 'discourse-quality[research]'"
        ) from error


def _rows_in_part() -> int:
    return ROWS_AT_ONCE * GROUPS_IN_PART


def _is_full(path: Path) -> bool:
    """Say whether a part has all its rows: a power cut may have torn it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found: int = pq.read_metadata(path).num_rows
    except (OSError, pa.ArrowException):
        return False
    return found == _rows_in_part()


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


def _number(value: Any) -> Any:
    """Return whole numbers and truth values as the floats that their column holds."""
    return float(value) if isinstance(value, int) else value
