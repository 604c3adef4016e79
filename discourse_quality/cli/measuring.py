"""``dq features``: the numbers behind the scores, and what they mean."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from discourse_quality.cli.hiding import Pseudonymise, privacy_of
from discourse_quality.cli.place import Place
from discourse_quality.cli.running import (
    Jobs,
    Limit,
    MemoryLimit,
    Platform,
    Quiet,
    TimeLimit,
    Workers,
    process,
    read_items,
)
from discourse_quality.cli.watching import Watch
from discourse_quality.cli.work import load_pipeline, measure_items
from discourse_quality.limits import Limits

Row = dict[str, Any]


class Level(StrEnum):
    """What a row is about."""

    comment = "comment"
    thread = "thread"
    month = "month"


def features(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="INPUT...", help="As for analyse.", show_default=False),
    ] = None,
    level: Annotated[Level, typer.Option(help="A row for each of these.")] = (
        Level.comment
    ),
    out: Annotated[
        Path | None,
        typer.Option(dir_okay=False, help="A .csv or .parquet file."),
    ] = None,
    describe: Annotated[
        bool, typer.Option("--describe", help="Print what each feature means.")
    ] = False,
    platform: Platform = None,
    pipeline: Annotated[
        str | None, typer.Option(help="An installed spaCy pipeline, instead of ours.")
    ] = None,
    pseudonymise: Pseudonymise = False,
    jobs: Jobs = 0,
    time_limit: TimeLimit = 60.0,
    memory_limit: MemoryLimit = 4096,
    limit: Limit = None,
    quiet: Quiet = False,
) -> None:
    """Write the measures of comments, of threads or of a site's months as a table.

    Example:  dq features saved/ --level thread --out threads.parquet
    """
    if describe:
        _write_csv(_dictionary(level), None)
        return
    if not inputs:
        raise typer.BadParameter("name at least one INPUT, or --describe")
    if out is not None and out.suffix not in _WRITERS:
        known = " or ".join(_WRITERS)
        raise typer.BadParameter(f"--out ends in {known}, found {out.name}")
    limits = Limits.of(limit or ())
    place = Place()
    watch = Watch(quiet=quiet, inputs=inputs, place=place)
    measured = watch.successes(
        process(
            read_items(inputs, limits=limits, place=place),
            partial(
                measure_items,
                level=level.value,
                platform=platform,
                pipeline=pipeline,
                privacy=privacy_of(pseudonymise=pseudonymise),
                limits=limits,
            ),
            workers=Workers(
                jobs=jobs, time_limit=time_limit, memory_limit=memory_limit
            ),
            place=place,
            prepare=(
                None if level is Level.month else partial(load_pipeline, pipeline)
            ),
        )
    )
    from discourse_quality import measuring

    names = measuring.columns(level.value)
    rows = measuring.rows(measured, level=level.value)
    named = (dict(zip(names, row, strict=True)) for row in rows)
    _WRITERS[out.suffix if out else ".csv"](named, out)
    watch.end()


def _dictionary(level: Level) -> Iterator[Row]:
    from dataclasses import asdict

    from discourse_quality.features import describe

    return map(asdict, describe(level.value))


def _write_csv(rows: Iterable[Row], out: Path | None) -> None:
    from discourse_quality.exports.tables import cell

    with out.open("w", encoding="utf-8", newline="") if out else _stdout() as file:
        writer = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(file, list(row))
                writer.writeheader()
            writer.writerow({name: cell(value) for name, value in row.items()})


def _write_parquet(rows: Iterable[Row], out: Path | None) -> None:
    from discourse_quality.exports.parquet import write_rows

    if out is not None:
        write_rows(rows, out)


def _stdout() -> Any:
    import contextlib

    return contextlib.nullcontext(sys.stdout)


_WRITERS = {".csv": _write_csv, ".parquet": _write_parquet}
