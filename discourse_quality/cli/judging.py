"""``dq analyse`` and ``dq explain``: pages in, judged discussions out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from discourse_quality.cli import leaving
from discourse_quality.cli.exporting import Beside, To
from discourse_quality.cli.hiding import (
    DropText,
    Pseudonymise,
    PseudonymKey,
    privacy_of,
)
from discourse_quality.cli.place import Place
from discourse_quality.cli.running import (
    Cluster,
    Inputs,
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
from discourse_quality.cli.work import (
    judge_items,
    load_judges,
    versions_and_models,
)
from discourse_quality.cli.writing import (
    Destination,
    Out,
    Resume,
    check_out,
    write_run,
)
from discourse_quality.limits import Limits
from discourse_quality.options import Options

if TYPE_CHECKING:
    from discourse_quality.analyses import ThreadAnalysis
    from discourse_quality.cli.leaving import Finished
    from discourse_quality.reports.rows import SummaryRow


class Format(StrEnum):
    """How results are written to standard output."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class Kind(StrEnum):
    """What the tables of a run are written as."""

    parquet = "parquet"
    csv = "csv"


MOST_ROWS = 1_000
"""Of the table on a terminal: a longer run is for the files."""

OutputFormat = Annotated[
    Format, typer.Option("--format", "-f", help="What goes to standard output.")
]
Pipeline = Annotated[
    str | None, typer.Option(help="An installed spaCy pipeline, instead of our rules.")
]
Models = Annotated[
    Path | None, typer.Option(help="A folder of scorers, instead of our own.")
]
Seed = Annotated[
    int,
    typer.Option(help="Of resampled intervals, where no rated threads taught them."),
]
Tables = Annotated[
    Kind | None,
    typer.Option(help="Write the tables of the run into --out as well."),
]
InferredLinks = Annotated[
    bool,
    typer.Option(
        "--inferred-links",
        help="Let replies that are inferred from the text, and not from the markup, "
        "count in the measures of interaction.",
    ),
]


def analyse(
    inputs: Inputs,
    out: Out = None,
    format: OutputFormat = Format.table,
    platform: Platform = None,
    pipeline: Pipeline = None,
    models: Models = None,
    inferred_links: InferredLinks = False,
    seed: Seed = 0,
    pseudonymise: Pseudonymise = False,
    pseudonym_key: PseudonymKey = None,
    drop_text: DropText = False,
    tables: Tables = None,
    jobs: Jobs = 0,
    cluster: Cluster = None,
    time_limit: TimeLimit = 60.0,
    memory_limit: MemoryLimit = 4096,
    limit: Limit = None,
    resume: Resume = False,
    quiet: Quiet = False,
) -> None:
    """Judge the discussions on saved pages: how deep, relevant, juvenile, off-topic.

    Example:  dq analyse saved/ archive.warc.gz --out results
    """
    if tables is not None and out is None:
        raise typer.BadParameter("--tables needs --out, the folder to write into")
    check_out(out, inputs=inputs, resume=resume)
    limits = Limits.of(limit or ())
    place = Place()
    items = read_items(inputs, limits=limits, place=place)
    options = Options(
        platform=platform,
        pipeline=pipeline,
        models=models,
        inferred_links=inferred_links,
        seed=seed,
        limits=limits,
        privacy=privacy_of(
            pseudonymise=pseudonymise,
            key_file=pseudonym_key,
            drop_text=drop_text,
            out=out,
            resume=resume,
        ),
    )
    judge_all = partial(
        process,
        work=partial(
            judge_items, options=options, kept=out is not None, shown=_FORMS[format]
        ),
        workers=Workers(
            jobs=jobs,
            time_limit=time_limit,
            memory_limit=memory_limit,
            cluster=cluster,
        ),
        place=place,
        prepare=partial(load_judges, options),
        alike=partial(versions_and_models, options),
    )
    beside = Beside(out, None if tables is None else To(tables))
    watch = Watch(quiet=quiet, inputs=inputs, place=place, out=out, next_step="report")
    results = (
        judge_all(items)
        if out is None
        else write_run(
            items,
            judge_all,
            to=_destination(out, options, resume=resume),
            watch=watch,
            kept=beside.catch_up,
        )
    )
    _SHOW[format](watch.successes(results))
    beside.finish()
    watch.end()


def explain(
    inputs: Inputs,
    platform: Platform = None,
    pipeline: Pipeline = None,
    models: Models = None,
    inferred_links: InferredLinks = False,
    pseudonymise: Pseudonymise = False,
    pseudonym_key: PseudonymKey = None,
    drop_text: DropText = False,
) -> None:
    """Say why each thread and comment scored as it did.

    Example:  dq explain saved/post.html | less -R
    """
    from discourse_quality.analysis import analyse_items

    options = Options(
        platform=platform,
        pipeline=pipeline,
        models=models,
        inferred_links=inferred_links,
        privacy=privacy_of(
            pseudonymise=pseudonymise, key_file=pseudonym_key, drop_text=drop_text
        ),
    )
    watch = Watch(quiet=True, inputs=inputs, place=Place())
    outcomes = (
        outcome
        for item in read_items(inputs)
        for outcome in analyse_items([item], options=options)
    )
    _show_explanations(watch.successes(outcomes))
    watch.end()


def _destination(out: Path, options: Options, *, resume: bool) -> Destination:
    from dataclasses import asdict

    from discourse_quality.model_files import digests

    known = {
        "models": digests(options.pipeline, options.models),
        "privacy": options.privacy.settings,
    }

    return Destination.of(
        out,
        *("threads", "comments", "problems"),
        resume=resume,
        command="analyse",
        **asdict(options) | known,
    )


def _show_records(threads: Iterable[Finished[bytes]]) -> None:
    for thread in threads:
        sys.stdout.buffer.write(thread.shown)
        # Whoever reads has each result when it is there.
        sys.stdout.buffer.flush()


def _show_comments(threads: Iterable[Finished[list[dict[str, object]]]]) -> None:
    from discourse_quality.exports.tables import write_csv_rows

    rows = (row for thread in threads for row in thread.shown)
    write_csv_rows("comments", rows, sys.stdout)


def _show_table(threads: Iterable[Finished[SummaryRow]]) -> None:
    from rich.console import Console

    from discourse_quality.reports.terminal import SummaryTable

    rows = (thread.shown for thread in threads)
    Console().print(SummaryTable(rows=tuple(islice(rows, MOST_ROWS))))
    if more := sum(1 for _ in rows):
        typer.echo(f"dq: and {more:,} more; --format jsonl shows all", err=True)


def _show_explanations(analyses: Iterable[ThreadAnalysis]) -> None:
    from rich.console import Console

    from discourse_quality.reports.terminal import explanation

    console = Console()
    for analysis in analyses:
        console.print(explanation(analysis))


_FORMS: Mapping[Format, Callable[[ThreadAnalysis], Any]] = {
    Format.table: leaving.as_row,
    Format.jsonl: leaving.as_record,
    Format.csv: leaving.as_comment_rows,
}
_SHOW: Mapping[Format, Callable[[Iterable[Finished[Any]]], None]] = {
    Format.table: _show_table,
    Format.jsonl: _show_records,
    Format.csv: _show_comments,
}
