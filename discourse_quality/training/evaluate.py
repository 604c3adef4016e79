"""How good a scorer is on a labelled file, and whether it is still good enough."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from discourse_quality.errors import CorpusError
from discourse_quality.scorers.comment import probability
from discourse_quality.scorers.config import digest
from discourse_quality.scorers.store import load_scorer
from discourse_quality.training.card import METRICS, Floor, Metrics
from discourse_quality.training.examples import Examples, log_odds_of, read_examples
from discourse_quality.training.figures import SetFigures, measure_set
from discourse_quality.training.labels import (
    LABEL,
    agreement,
    as_labelled,
    read_labels,
)
from discourse_quality.training.metrics import auc

if TYPE_CHECKING:
    from spacy.language import Language

Numbers: TypeAlias = NDArray[np.floating[Any]]

WORST = 10
"""Errors that are shown with their texts."""
SMALLEST_GROUP = 20
"""Rows a group needs for a figure of its own."""
SLACK = 0.005
"""A figure may be this far below its floor: what rounding and libraries change."""


class WorstError(msgspec.Struct, frozen=True, kw_only=True):
    """A row that the scorer is surest about, and wrong."""

    text: str
    label: float
    score: float


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a scorer reaches on a labelled file."""

    scorer: str
    file: str
    digest: str
    """SHA-256 of the labelled file."""
    figures: SetFigures
    confusion: tuple[tuple[int, int], tuple[int, int]]
    """Rows by label (0, 1), then by whether the score is above the threshold."""
    by_group: dict[str, float]
    """AUC within each large group."""
    alpha: float | None
    """Krippendorff's alpha among the readers, where several are given."""
    worst: tuple[WorstError, ...]
    below_floor: tuple[str, ...] = ()
    """Where it was held against floors: what fell short, expected and found."""


def evaluate(
    scorer: Path,
    path: Path,
    *,
    nlp: Language,
    check: bool = False,
    cache: Path | None = None,
) -> Report:
    """Measure a scorer on a labelled file.

    Parameters
    ----------
    scorer
        The scorer's folder.
    path
        CSV or JSON Lines, as for :func:`~discourse_quality.training.train`.
    nlp
        The pipeline that reads the texts.
    check
        Hold the figures against the floors in the scorer's ``metrics.json``.
    cache
        A folder for what was read of the texts.

    Raises
    ------
    CorpusError
        If the file cannot be measured on, or is not the one the floors are for.
    ModelMismatch
        If the scorer cannot be loaded.
    """
    records = read_labels(path)
    rows = as_labelled(records)
    scorers = load_scorer(scorer)
    examples = read_examples(rows, nlp=nlp, reader=scorers.reader, cache=cache)
    log_odds = log_odds_of(scorers, examples)
    target = examples.label(LABEL)
    threshold = scorers.comment_scorers[0].threshold
    figures = measure_set(examples, target, log_odds, scorer=scorers.comment_scorers[0])
    chances = probability(log_odds)
    own = digest(path)
    return Report(
        scorer=scorers.comment_scorers[0].dimension.name,
        file=path.name,
        digest=own,
        figures=figures,
        confusion=_confusion(target, chances > threshold),
        by_group=_by_group(examples, target, log_odds),
        alpha=agreement(records),
        worst=_worst(examples, target, chances),
        below_floor=_below(figures, _floor(scorer, own)) if check else (),
    )


def set_floor(scorer: Path, report: Report, *, lower: bool = False) -> Floor:
    """Make a report's figures the floors for its file; return them.

    Parameters
    ----------
    scorer
        The scorer's folder.
    report
        What :func:`evaluate` returned for it.
    lower
        Whether a floor that is already there may become lower.

    Raises
    ------
    CorpusError
        If a floor would become lower and that was not asked for.
    """
    metrics = _read_metrics(scorer)
    figures = report.figures
    floor = Floor(
        auc=figures.auc.value,
        equal_length_auc=figures.equal_length_auc.value,
        ece=figures.ece,
    )
    before = metrics.floors.get(report.digest)
    if before is not None and not lower and _below(figures, before):
        raise CorpusError(f"{scorer}: would lower the floors for {report.file}")
    metrics.floors[report.digest] = floor
    text = msgspec.json.format(msgspec.json.encode(metrics), indent=1)
    (scorer / METRICS).write_bytes(text + b"\n")
    return floor


def _read_metrics(scorer: Path) -> Metrics:
    try:
        return msgspec.json.decode((scorer / METRICS).read_bytes(), type=Metrics)
    except (OSError, msgspec.DecodeError) as error:
        raise CorpusError(f"{scorer / METRICS}: no floors to hold: {error}") from error


def _floor(scorer: Path, own: str) -> Floor:
    floors = _read_metrics(scorer).floors
    if own not in floors:
        raise CorpusError(
            f"{scorer / METRICS}: no floors for this file: it is another, or changed"
        )
    return floors[own]


def _below(figures: SetFigures, floor: Floor) -> tuple[str, ...]:
    pairs = (
        ("auc", floor.auc, figures.auc.value),
        ("equal_length_auc", floor.equal_length_auc, figures.equal_length_auc.value),
        ("ece", -floor.ece, -figures.ece),
    )
    return tuple(
        f"{name}: {abs(wanted)} expected, {None if found is None else abs(found)} found"
        for name, wanted, found in pairs
        if wanted is not None and (found is None or found < wanted - SLACK)
    )


def _confusion(
    target: Numbers, above: NDArray[np.bool_]
) -> tuple[tuple[int, int], tuple[int, int]]:
    def count(label: int, guess: bool) -> int:
        return int(((target == label) & (above == guess)).sum())

    return (
        (count(0, guess=False), count(0, guess=True)),
        (count(1, guess=False), count(1, guess=True)),
    )


def _by_group(examples: Examples, target: Numbers, scores: Numbers) -> dict[str, float]:
    groups = np.array([row.group for row in examples.rows])
    names, sizes = np.unique(groups, return_counts=True)
    large = names[sizes >= SMALLEST_GROUP]
    found = {
        str(name): auc(target[groups == name], scores[groups == name]) for name in large
    }
    return {name: round(value, 4) for name, value in found.items() if value == value}


def _worst(
    examples: Examples, target: Numbers, chances: Numbers
) -> tuple[WorstError, ...]:
    order = np.argsort(-np.abs(target - chances))[:WORST].tolist()
    return tuple(
        WorstError(
            text=examples.rows[row].text,
            label=float(target[row]),
            score=round(float(chances[row]), 4),
        )
        for row in order
    )
