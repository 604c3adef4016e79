"""The whole run at a glance: how much there is, how good, and where it goes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import fmean, quantiles

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.errors import Failure
from discourse_quality.reports import wording
from discourse_quality.reports.turning import turn
from discourse_quality.results import DIMENSIONS, ThreadScore

ENOUGH_FOR_QUARTERS = 12
"""Threads below which quarters of them are too few to speak of."""

SLOTS = 120
"""Threads drawn one by one; of more, neighbours in rank share a line."""

QUESTIONS = {
    "depth": "Do the comments give reasons, evidence, or answers to objections?",
    "relevance": "Are they about the post, or answers to comments that are?",
    "juvenile": "Are they taunts, name-play, banter, not meant seriously?",
    "off_topic": "Are they about something else: digression, spam, the site itself?",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A thread, or a few of the same rank, in a distribution; in hundredths."""

    value: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """How the threads of a run score on one dimension."""

    dimension: str
    label: str
    question: str
    slots: tuple[Slot, ...]
    """From the lowest to the highest."""
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that goes wrong, and how often."""

    says: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What stands at the head of a report."""

    threads: int
    comments: int
    people: int
    first: date | None
    last: date | None
    distributions: tuple[Distribution, ...]
    findings: tuple[Finding, ...]
    scorers: tuple[str, ...]
    """The models behind the results."""


class OverviewCount:
    """Gathers an overview one thread at a time."""

    def __init__(self) -> None:
        self.threads = self.comments = 0
        self.people: set[str] = set()
        self.days: set[date] = set()
        self.scores: dict[str, list[ThreadScore]] = {d: [] for d in DIMENSIONS}
        self.findings: Counter[str] = Counter()
        self.scorers: dict[str, None] = {}

    def add(self, analysis: ThreadAnalysis) -> None:
        """Count a thread."""
        thread = analysis.thread
        self.threads += 1
        self.comments += len(thread.contributions)
        self.people |= {name.casefold() for name in thread.authors}
        moments = [c.posted for c in thread.contributions if c.posted]
        days = [m.date() if isinstance(m, datetime) else m for m in moments]
        self.days.update(days)
        for name, score in analysis.scores.items():
            self.scores[name].append(score)
        self.findings.update(_wrong(analysis))
        made = analysis.provenance
        for model in (made.pipeline, *made.scorers):
            self.scorers[f"{model.name} {model.version}"] = None

    def result(self, failures: Iterable[Failure]) -> Overview:
        """Return the overview of all threads that were added."""
        unread = Counter(failure.code.replace("-", " ") for failure in failures)
        unread_said = {f"Page not read: {code}": n for code, n in unread.items()}
        findings = Counter(unread_said) + self.findings
        return Overview(
            threads=self.threads,
            comments=self.comments,
            people=len(self.people),
            first=min(self.days, default=None),
            last=max(self.days, default=None),
            distributions=tuple(
                _distribution(name, scores) for name, scores in self.scores.items()
            ),
            findings=tuple(Finding(says=s, count=n) for s, n in findings.most_common()),
            scorers=tuple(self.scorers),
        )


def _wrong(analysis: ThreadAnalysis) -> list[str]:
    """Return what is wrong with a thread, each thing once."""
    found = []
    scores = analysis.scores
    if scores and all(score.status != "ok" for score in scores.values()):
        found.append(f"Not scored: {_why_not(next(iter(scores.values())))}")
    found += [
        f"Mostly {wording.LABELS[name]}"
        for name in ("juvenile", "off_topic")
        if _is_clearly_high(scores.get(name))
    ]
    change = turn(analysis)
    if change and change.dimension != "depth" and change.after > change.before:
        found.append(f"Turned {wording.LABELS[change.dimension]} on the way")
    if not analysis.thread.complete:
        found.append("Not all comments were saved with the page")
    return found


def _why_not(score: ThreadScore) -> str:
    """Return a reason without the numbers that differ from thread to thread."""
    few = score.status == "insufficient"
    return "too little to go on" if few else wording.not_scored(score)


def _is_clearly_high(score: ThreadScore | None) -> bool:
    """Tell whether the whole interval lies above one half."""
    sure = score is not None and score.status == "ok" and score.low is not None
    return bool(sure and score and (score.low or 0) > 0.5)


def _distribution(name: str, scores: Sequence[ThreadScore]) -> Distribution:
    slots = sorted(
        (s.value, _either(s.low, s.value), _either(s.high, s.value))
        for s in scores
        if s.status == "ok" and s.value is not None
    )
    return Distribution(
        dimension=name,
        label=wording.LABELS[name].capitalize(),
        question=QUESTIONS[name],
        slots=tuple(_slot(part) for part in _parts(slots)),
        sentence=_sentence([value for value, _, _ in slots], scores),
    )


def _either(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def _parts(
    slots: Sequence[tuple[float, float, float]],
) -> list[Sequence[tuple[float, float, float]]]:
    count = min(SLOTS, len(slots))
    ends = (
        [len(slots) * number // count for number in range(count + 1)] if count else []
    )
    return [slots[a:b] for a, b in pairwise(ends)]


def _slot(part: Sequence[tuple[float, float, float]]) -> Slot:
    value, low, high = (
        round(100 * fmean(column)) for column in zip(*part, strict=True)
    )
    return Slot(value=value, low=low, high=high)


def _sentence(values: Sequence[float], scores: Sequence[ThreadScore]) -> str:
    if not values:
        return "No thread could be scored."
    left = wording.counted(len(scores) - len(values), "thread")
    unscored = f" {left} could not be scored." if len(scores) > len(values) else ""
    if len(values) < ENOUGH_FOR_QUARTERS:
        return f"{_range(values)}{_clearly(scores)}.{unscored}"
    first, middle, third = quantiles(values, n=4)
    return (
        f"Half of the threads lie between {wording.probability(first)} and "
        f"{wording.probability(third)}, the middle one at "
        f"{wording.probability(middle)}{_clearly(scores)}.{unscored}"
    )


def _range(values: Sequence[float]) -> str:
    threads = wording.counted(len(values), "thread")
    if len(values) == 1:
        return f"{threads}, at {wording.probability(values[0])}"
    low, high = map(wording.probability, (min(values), max(values)))
    return f"{threads}, from {low} to {high}"


def _clearly(scores: Sequence[ThreadScore]) -> str:
    """Return how many lie above one half with their whole intervals."""
    high = sum(_is_clearly_high(score) for score in scores)
    return f"; {high:,} clearly above one half" if high else ""
