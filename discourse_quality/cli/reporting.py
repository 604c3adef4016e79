"""``dq report``: a run as one page for the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from discourse_quality.cli.hiding import (
    DropText,
    Pseudonymise,
    PseudonymKey,
    privacy_of,
)


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
    pseudonymise: Pseudonymise = False,
    pseudonym_key: PseudonymKey = None,
    drop_text: DropText = False,
) -> None:
    """Write a run as one self-contained HTML page that opens offline.

    Example:  dq analyse saved/ --out results && dq report results
    """
    from discourse_quality.disclosure import disclosed_analyses, disclosed_failures
    from discourse_quality.reports.html import write_report

    page = out or run / "report.html"
    privacy = privacy_of(
        pseudonymise=pseudonymise, key_file=pseudonym_key, drop_text=drop_text
    )
    write_report(
        disclosed_analyses(run, privacy=privacy),
        page,
        failures=disclosed_failures(run, privacy=privacy),
    )
    typer.echo(f"dq: wrote {page}; open it in a browser", err=True)
