"""``dq train`` and ``dq evaluate``: scorers from labels of one's own, and how good."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from discourse_quality.training.evaluate import Report
    from discourse_quality.training.figures import SetFigures


class Judged(StrEnum):
    """What a scorer can judge."""

    depth = "depth"
    relevance = "relevance"
    juvenile = "juvenile"
    off_topic = "off_topic"


Labels = Annotated[
    Path,
    typer.Argument(
        exists=True,
        dir_okay=False,
        metavar="LABELS",
        help="CSV or JSON Lines: text, label (0 or 1), group; post, parent if known.",
    ),
]


def train(
    labels: Labels,
    dimension: Annotated[
        Judged, typer.Option(help="What the labels are about.", show_default=False)
    ],
    out: Annotated[
        Path, typer.Option(file_okay=False, help="The folder of the new scorer.")
    ],
    match_length: Annotated[
        bool,
        typer.Option(
            "--match-length",
            help="Learn from comments of equal length only: length counts for nothing.",
        ),
    ] = False,
) -> None:
    """Learn a scorer from labels of your own, with its card and its figures.

    Example:  dq train labels.csv --dimension depth --out my-depth
    """
    from discourse_quality.language.pipeline import rules_nlp
    from discourse_quality.training.own import train as learn

    trained = learn(
        labels,
        dimension=dimension.value,
        out=out,
        nlp=rules_nlp(),
        match_length=match_length,
    )
    typer.echo(_figures(trained.figures))
    for point in trained.curve:
        typer.echo(f"with {point.share:4.0%} of the labels: AUC {_number(point.auc)}")
    typer.echo(
        f"dq: wrote {trained.folder}; its card is README.md. "
        f"Use it:  dq analyse PAGES --models {trained.folder}",
        err=True,
    )


def evaluate(
    scorer: Annotated[
        str,
        typer.Argument(
            metavar="SCORER", help="The folder of a scorer, or the name of one of ours."
        ),
    ],
    labels: Labels,
    check: Annotated[
        bool, typer.Option("--check", help="Fail where a figure is below its floor.")
    ] = False,
    set_floor: Annotated[
        bool, typer.Option("--set-floor", help="Make these figures the floor.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Save the report as JSON.")
    ] = None,
) -> None:
    """Measure a scorer on a labelled file: equal-length AUC first.

    Example:  dq evaluate my-depth labels.csv --check
    """
    import msgspec

    from discourse_quality.language.pipeline import rules_nlp
    from discourse_quality.model_files import find_model
    from discourse_quality.training import evaluate as measure
    from discourse_quality.training.evaluate import set_floor as keep

    folder = Path(scorer) if Path(scorer).is_dir() else find_model(scorer)
    report = measure(folder, labels, nlp=rules_nlp(), check=check)
    typer.echo(_figures(report.figures))
    typer.echo(_errors(report))
    if out is not None:
        out.write_bytes(msgspec.json.format(msgspec.json.encode(report), indent=1))
    if set_floor:
        keep(folder, report)
    for fall in report.below_floor:
        typer.echo(f"dq: below the floor: {fall}", err=True)
    if report.below_floor:
        raise typer.Exit(1)


def _figures(figures: SetFigures) -> str:
    share = f"{figures.positive:.0%}"
    lines = [f"{figures.rows} rows, {share} positive; with 90 % intervals over groups"]
    for name, figure in (
        ("equal-length AUC", figures.equal_length_auc),
        ("AUC", figures.auc),
    ):
        lines.append(
            f"{name:18}{_number(figure.value)}"
            f"  [{_number(figure.low)}, {_number(figure.high)}]"
            f"   words alone {_number(figure.words)},"
            f" word length {_number(figure.word_length)}"
        )
    lines.append(
        f"macro-F1 {figures.macro_f1:.3f} (precision {_number(figures.precision)}, "
        f"recall {_number(figures.recall)}) · Brier {figures.brier:.3f} · "
        f"ECE {figures.ece:.3f}"
    )
    return "\n".join(lines)


def _number(figure: float | None) -> str:
    """Return a figure, or a dash where the rows did not allow one."""
    return "–" if figure is None else f"{figure:.3f}"


def _errors(report: Report) -> str:
    from discourse_quality.reports.plain import shortened

    (true_no, false_yes), (false_no, true_yes) = report.confusion
    lines = [
        f"said yes: {true_yes} rightly, {false_yes} wrongly; "
        f"said no: {true_no} rightly, {false_no} wrongly"
    ]
    if report.alpha is not None:
        lines.append(
            f"agreement of the readers: Krippendorff's alpha {report.alpha:.2f}"
        )
    lines.append("surest and wrong:")
    lines += [
        f"  {worst.score:.2f} for {worst.label:.0f}  {shortened(worst.text, to=90)}"
        for worst in report.worst
    ]
    return "\n".join(lines)
