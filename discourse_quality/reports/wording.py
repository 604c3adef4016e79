"""Numbers, times and codes in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from discourse_quality.reports.plain import one_line
from discourse_quality.results import Reason, ThreadReason, ThreadScore
from discourse_quality.thread import Moment, Problem

Words = Callable[[Reason | ThreadReason, str], str]
"""A reason and the dimension that it is a reason for → how to say it."""

SIGNS = "+ raises the score · − lowers it"
"""What the signs before reasons mean."""

LABELS = {
    "depth": "depth",
    "relevance": "relevance",
    "juvenile": "juvenile",
    "off_topic": "off-topic",
}
"""How a dimension is called in print."""

NOTABLE = 0.3
"""Least contribution to the log-odds of a comment's score that is worth a word."""

_PROBLEMS = {
    "comments-not-saved": "Some comments were not saved with the page",
    "orphan-reply": "Replies to comments that are not on the page stand at the top",
    "reply-cycle": "Replies that answered one another in a circle were cut loose",
}
_HOURS = (
    (1.5, 1 / 60, "minute"),
    (48.0, 1.0, "hour"),
    (24.0 * 60, 24.0, "day"),
    (24.0 * 730, 24.0 * 30.44, "month"),
    (float("inf"), 24.0 * 365.25, "year"),
)
"""Up to so many hours, count in a unit of so many hours, called so."""


def probability(value: float | None) -> str:
    """Return a value in [0, 1] with two places and no leading nought."""
    if value is None:
        return "–"
    return "1.0" if value >= 0.995 else f"{value:.2f}"[1:]


def interval(low: float | None, high: float | None) -> str:
    """Return the ends of an interval, nothing where there is none."""
    if low is None or high is None:
        return ""
    return f"{probability(low)}–{probability(high)}"


def percentage(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{share:.0%}".replace("%", " %")


def duration(hours: float) -> str:
    """Return a length of time in the unit a person would use."""
    for limit, unit, name in _HOURS:
        if hours < limit:
            return counted(round(hours / unit), name)
    raise ValueError(f"expected a number of hours, found {hours}")


def counted(number: int, thing: str, plural: str | None = None) -> str:
    """Return "1 comment", "2 comments"."""
    return f"{number:,} {thing if number == 1 else plural or thing + 's'}"


def moment(when: Moment) -> str:
    """Return a date, with the time of day where it is known."""
    day = f"{when.day} {when:%b} {when.year}"
    return f"{day} {when:%H:%M}" if isinstance(when, datetime) else day


def problem(found: Problem) -> str:
    """Return a problem of a page as a sentence without its full stop."""
    said = _PROBLEMS.get(found.code)
    if said is None:
        said = found.code.replace("-", " ").capitalize()
    return one_line(f"{said} ({found.detail})" if found.detail else said)


def sign(contribution: float) -> str:
    """Return + where a score is raised, − where it is lowered."""
    return "+" if contribution > 0 else "−"


def not_scored(score: ThreadScore) -> str:
    """Return why a score is not to be relied on."""
    if score.why:
        return one_line(score.why)
    return "too few comments" if score.status == "insufficient" else "does not apply"
