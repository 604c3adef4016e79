"""Labels of one's own: CSV or JSON Lines with text, label, group, post and parent."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
import numpy as np

from discourse_quality.errors import CorpusError
from discourse_quality.training.corpora import Labelled

LABEL = "label"
COLUMNS = ("text", "label", "group", "post", "parent", "labels")
FEWEST = 40
"""Rows below which nothing can be learned and measured."""


class LabelRecord(msgspec.Struct, kw_only=True):
    """A line of a file of labels."""

    text: str
    label: float | None = None
    """1 where the question of the dimension is answered yes, 0 where no."""
    labels: tuple[float | None, ...] = ()
    """One a reader, where several read it; the label is then their majority."""
    group: str | None = None
    """Article, thread or author: a split never parts it."""
    post: str | None = None
    parent: str | None = None


def read_labels(path: Path) -> list[LabelRecord]:
    """Return the rows of a file of labels.

    Raises
    ------
    CorpusError
        If the file cannot be read or a row does not fit; the message says which.
    """
    try:
        if path.suffix == ".csv":
            return list(_from_csv(path))
        return list(_from_lines(path))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{path}: {error}") from error


def as_labelled(records: list[LabelRecord]) -> list[Labelled]:
    """Return rows to learn from; those without a majority are left out.

    Raises
    ------
    CorpusError
        If there are too few, or only one kind of label.
    """
    rows = [
        Labelled(
            text=record.text.strip(),
            group=record.group or f"row {number}",
            context=record.post or None,
            parent=record.parent or None,
            labels={LABEL: label},
        )
        for number, record in enumerate(records)
        if (label := majority(record)) is not None and record.text.strip()
    ]
    kinds = {row.labels[LABEL] for row in rows}
    if len(rows) < FEWEST or kinds != {0.0, 1.0}:
        raise CorpusError(
            f"at least {FEWEST} rows with labels 0 and 1 expected, "
            f"found {len(rows)} with {sorted(kinds)[:5]}"
        )
    return rows


def majority(record: LabelRecord) -> float | None:
    """Return the label of a row: 0 or 1; None where its readers are divided."""
    given = [label for label in record.labels if label is not None]
    mean = record.label if record.label is not None else _mean(given)
    if mean is None or mean == 0.5:
        return None
    return float(mean > 0.5)


def agreement(records: list[LabelRecord]) -> float | None:
    """Return Krippendorff's alpha for nominal labels; None with a single reader.

    One minus the observed over the expected disagreement, over all pairs of labels of
    one text (Krippendorff 2004, chapter 11).
    """
    units = [[v for v in record.labels if v is not None] for record in records]
    units = [unit for unit in units if len(unit) > 1]
    if not units:
        return None
    values = sorted({value for unit in units for value in unit})
    counts = np.array([[unit.count(value) for value in values] for unit in units])
    sizes = counts.sum(axis=1)
    observed = float((sizes - (counts**2).sum(axis=1) / sizes) @ (sizes / (sizes - 1)))
    totals = counts.sum(axis=0)
    everything = totals.sum()
    expected = float(everything**2 - (totals**2).sum()) / float(everything - 1)
    return None if expected == 0 else 1 - observed / expected


def _mean(values: list[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _from_csv(path: Path) -> Iterator[LabelRecord]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            yield _record(row, f"{path}, line {number}")


def _record(row: Mapping[str, str | None], where: str) -> LabelRecord:
    known = {name: row[name] for name in COLUMNS if row.get(name)}
    labels = known.pop("labels", None)
    fields: dict[str, object] = dict(known)
    if labels:
        fields["labels"] = [part or None for part in labels.split(";")]
    try:
        return msgspec.convert(fields, LabelRecord, strict=False)
    except msgspec.ValidationError as error:
        raise CorpusError(f"{where}: {error}") from error


def _from_lines(path: Path) -> Iterator[LabelRecord]:
    decoder = msgspec.json.Decoder(LabelRecord)
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                try:
                    yield decoder.decode(line)
                except msgspec.DecodeError as error:
                    raise CorpusError(f"{path}, line {number}: {error}") from error
