"""``dq report``: a run as one page for the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def report(
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
        Path | None,
        typer.Option(dir_okay=False, help="The page; RUN/report.html by default."),
    ] = None,
) -> None:
    """Write a run as one self-contained HTML page that opens offline.

    Example:  dq analyse saved/ --out results && dq report results
    """
    from discourse_quality.reports.html import write_report
    from discourse_quality.runs import read_analyses, read_failures

    page = out or run / "report.html"
    write_report(read_analyses(run), page, failures=read_failures(run))
    typer.echo(f"dq: wrote {page}; open it in a browser", err=True)
