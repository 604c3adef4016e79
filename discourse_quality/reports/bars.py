"""Scores as small drawings of characters, readable without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.text import Text

from discourse_quality.results import DIMENSIONS, Score

COLOURS = {
    "depth": "#3d8fd1",
    "relevance": "#22998a",
    "juvenile": "#d6822a",
    "off_topic": "#a877c9",
}
"""Apart for every kind of colour vision, and legible on black and on white."""

LETTERS = {"depth": "D", "relevance": "R", "juvenile": "J", "off_topic": "O"}


@dataclass(frozen=True, slots=True)
class Pens:
    """The characters to draw with."""

    track: str
    range: str
    point: str
    levels: str
    down: str
    fork: str
    last: str


FINE = Pens("─", "━", "●", "▁▂▃▄▅▆▇█", "│  ", "├─ ", "└─ ")
ASCII = Pens(".", "=", "O", "01234567", "|  ", "|- ", "`- ")


def interval_bar(
    value: float | None,
    low: float | None,
    high: float | None,
    *,
    width: int,
    colour: str,
    pens: Pens = FINE,
) -> Text:
    """Return a line from 0 to 1 with the interval drawn thick and the value a dot."""
    bar = Text(pens.track * width, style="dim", no_wrap=True)
    if value is None:
        return bar
    if low is not None and high is not None:
        first, last = _cell(low, width), _cell(high, width)
        thick = Text(pens.range * (last - first + 1), style=f"not dim {colour}")
        bar = bar[:first] + thick + bar[last + 1 :]
    at = _cell(value, width)
    return bar[:at] + Text(pens.point, style=f"not dim bold {colour}") + bar[at + 1 :]


def small_marks(scores: Mapping[str, Score], *, pens: Pens = FINE) -> Text:
    """Return one letter and one level for each dimension of a comment."""
    marks = Text(no_wrap=True)
    for dimension in DIMENSIONS:
        score = scores.get(dimension)
        value = None if score is None else score.value
        if marks:
            marks.append(" ")
        marks.append(LETTERS[dimension], style="dim")
        marks.append(_level(value, pens), style=COLOURS[dimension])
    return marks


def _cell(value: float, width: int) -> int:
    return min(width - 1, max(0, round(value * (width - 1))))


def _level(value: float | None, pens: Pens) -> str:
    if value is None:
        return "·" if pens is FINE else "-"
    return pens.levels[_cell(value, len(pens.levels))]
