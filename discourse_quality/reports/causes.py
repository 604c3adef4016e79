"""Why a thread scored as it did: reasons, an example, and the comments they are in."""

from __future__ import annotations

from collections.abc import Mapping

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import wording
from discourse_quality.reports.plain import shortened
from discourse_quality.results import ThreadReason, ThreadScore
from discourse_quality.thread import Thread

EXAMPLE_LENGTH = 30
"""Characters of a quoted example."""

LENGTH = "length"
"""The one feature that is told last."""

_TELLING = ("juvenile", "off_topic", "depth")


def strongest_reason(analysis: ThreadAnalysis, words: wording.Words) -> str:
    """Return the strongest reason of the most telling score, or why there is none."""
    scored = {n: s for n, s in analysis.scores.items() if s.status == "ok"}
    if not scored:
        whys = {wording.not_scored(score): None for score in analysis.scores.values()}
        return f"Not scored: {'; '.join(whys)}" if whys else "Not scored"
    name = _most_telling(scored)
    high = _is_high(scored[name])
    # The reason that agrees with the score, where there is one: it is the news. That
    # long comments are deep is none, and a reader sees it anyway.
    reasons = sorted(
        scored[name].reasons,
        key=lambda r: ((r.contribution > 0) != high, r.feature == LENGTH),
    )
    if not reasons:
        return ""
    said = [
        f"{'more' if high else 'less'} {wording.LABELS[name]}:",
        with_example(analysis, name, reasons[0], words=words),
        *comment_numbers(reasons[0], analysis.thread),
    ]
    return " ".join(said)


def with_example(
    analysis: ThreadAnalysis,
    dimension: str,
    reason: ThreadReason,
    *,
    words: wording.Words,
) -> str:
    """Return a reason in words, with what triggered it in the foremost comment."""
    quote = example(analysis, dimension, reason)
    said = words(reason, dimension)
    return f"{said} “{quote}”" if quote else said


def _most_telling(scored: Mapping[str, ThreadScore]) -> str:
    """Return the dimension that says most of a thread: a fault before a virtue."""
    found = (name for name in _TELLING if name in scored and _is_high(scored[name]))
    return next(found, "depth" if "depth" in scored else next(iter(scored)))


def _is_high(score: ThreadScore) -> bool:
    return score.value is not None and score.value >= 0.5


def example(
    analysis: ThreadAnalysis, dimension: str, reason: ThreadReason
) -> str | None:
    """Return the span that triggered a reason in the comment most responsible."""
    for name in reason.comments[:1]:
        score = analysis.comments.get(name, {}).get(dimension)
        for own in score.reasons if score else ():
            agrees = (own.contribution > 0) == (reason.contribution > 0)
            if own.feature == reason.feature and agrees and own.text:
                return shortened(own.text, to=EXAMPLE_LENGTH)
    return None


def comment_numbers(reason: ThreadReason, thread: Thread) -> list[str]:
    """Return how the comments responsible for a reason are numbered in print."""
    return [f"#{position + 1}" for position in positions(reason, thread)]


def positions(reason: ThreadReason, thread: Thread) -> tuple[int, ...]:
    """Return where the comments responsible for a reason stand."""
    known = thread.by_id
    return tuple(known[name].position for name in reason.comments if name in known)
