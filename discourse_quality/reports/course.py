"""How a discussion went, and what of it could not be seen, in sentences."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import wording
from discourse_quality.reports.plain import one_line
from discourse_quality.reports.turning import turn
from discourse_quality.results import DIMENSIONS
from discourse_quality.thread import Moment, Thread

Fact = tuple[str, str]
"""A heading and what is said under it."""

CONFIDENT = 0.8
"""Below this confidence in the parse, the reader is told."""

CLEAR_CHANGE = 0.15
"""Between the means of two halves; less is within what a few comments do by chance."""


def went(analysis: ThreadAnalysis) -> tuple[Fact, ...]:
    """Return the facts about who spoke, who answered whom, and when."""
    facts = (
        ("Voices", _voices(analysis)),
        ("Replies", _replies(analysis)),
        ("Time", _time(analysis)),
        ("Course", _course(analysis)),
        ("Turn", _turn(analysis)),
    )
    return tuple((name, said) for name, said in facts if said)


def gaps(analysis: ThreadAnalysis) -> tuple[str, ...]:
    """Return what was not saved, or could not be judged, and why."""
    thread = analysis.thread
    found = [wording.problem(p) for p in thread.problems]
    if not thread.complete and not found:
        found.append("The page says that there are more comments than it holds")
    if thread.confidence < CONFIDENT:
        sure = wording.percentage(thread.confidence)
        found.append(f"The page was hard to read: {sure} sure that this is all of it")
    undated = len(thread.contributions) - analysis.momentum.dated
    if undated:
        found.append(f"{wording.counted(undated, 'comment')} without a date")
    return (*found, *_unscored(analysis))


def _unscored(analysis: ThreadAnalysis) -> list[str]:
    whys = Counter(
        (score.abstained, name)
        for scores in analysis.comments.values()
        for name, score in scores.items()
        if score.abstained
    )
    dimensions: dict[tuple[str, int], list[str]] = {}
    for (why, name), count in whys.items():
        dimensions.setdefault((why or "", count), []).append(name)
    return [
        f"{wording.counted(count, 'comment')} not scored for "
        f"{', '.join(wording.LABELS[n] for n in names)}: {one_line(why)}"
        if len(names) < len(DIMENSIONS)
        else f"{wording.counted(count, 'comment')} not scored: {one_line(why)}"
        for (why, count), names in dimensions.items()
    ]


def _voices(analysis: ThreadAnalysis) -> str:
    talk = analysis.interaction
    parts = [wording.counted(talk.authors, "person", "people")]
    if talk.host_share:
        parts.append(f"the host wrote {wording.percentage(talk.host_share)}")
    if talk.gini is not None and talk.authors > 1:
        parts.append(f"{_evenness(talk.gini)} (Gini {wording.probability(talk.gini)})")
    time = analysis.momentum
    if time.returners:
        parts.append(f"{time.returners} wrote more than once")
    if time.newcomers:
        parts.append(f"{time.newcomers} joined in the second half")
    return ", ".join(parts)


def _evenness(gini: float) -> str:
    words = {0.3: "talk shared evenly", 0.55: "talk shared unevenly"}
    fitting = (said for limit, said in words.items() if gini < limit)
    return next(fitting, "a few did most of the talking")


def _replies(analysis: ThreadAnalysis) -> str:
    talk, thread = analysis.interaction, analysis.thread
    linked = [c for c in thread.contributions if c.reply_to]
    if not linked:
        return "who answered whom does not show on the page"
    comments = wording.counted(len(linked), "comment")
    answer = "answers" if len(linked) == 1 else "answer"
    parts = [f"{comments} of {len(thread.contributions)} {answer} another one"]
    guessed = sum(c.reply_link == "inferred" for c in linked)
    if guessed:
        some = "" if guessed == len(linked) else f"{guessed} of these "
        counts = "" if talk.links == "inferred" else " (the measures leave that out)"
        parts.append(f"{some}inferred from the text{counts}")
    if talk.max_depth:
        parts.append(f"up to {talk.max_depth} deep")
    if talk.questions and talk.questions_answered is not None:
        answered = round(talk.questions * talk.questions_answered)
        asked = wording.counted(talk.questions, "comment")
        parts.append(f"{answered} of {asked} with a question got a reply")
    return ", ".join(parts)


def _time(analysis: ThreadAnalysis) -> str:
    time = analysis.momentum
    if not time.dated:
        return "the comments have no dates"
    parts = []
    if time.first_reply is not None and time.first_reply >= 0:
        parts.append(_first_comment(analysis.thread, time.first_reply))
    if time.half_life is not None:
        parts.append(_half(analysis.thread, time.half_life))
    if time.longest_silence:
        parts.append(f"longest silence {wording.duration(time.longest_silence)}")
    if time.revived is not None:
        parts.append("then it revived" if time.revived else "no revival")
    return ", ".join(parts)


def _first_comment(thread: Thread, hours: float) -> str:
    if hours < 24 and not _has_times(thread, thread.published):
        return "first comment on the same day"
    return f"first comment after {wording.duration(hours)}"


def _half(thread: Thread, hours: float) -> str:
    if hours < 24 and not _has_times(thread):
        return "half of all on the day of the first"
    return f"half of all within {wording.duration(hours)} of the first"


def _has_times(thread: Thread, *more: Moment | None) -> bool:
    """Tell whether one can count by the hour: a date alone is known to the day."""
    moments = [c.posted for c in thread.contributions if c.posted]
    return all(isinstance(moment, datetime) for moment in (*moments, *more))


def _course(analysis: ThreadAnalysis) -> str:
    """Return how the second half differs from the first, where it does clearly."""
    parts = []
    for name in DIMENSIONS:
        score = analysis.scores.get(name)
        if score is None or score.first_half is None or score.second_half is None:
            continue
        change = score.second_half - score.first_half
        if abs(change) >= CLEAR_CHANGE:
            way = "rose" if change > 0 else "fell"
            halves = (score.first_half, score.second_half)
            ends = " to ".join(map(wording.probability, halves))
            parts.append(f"{wording.LABELS[name]} {way} from {ends}")
    return ", ".join(parts) and f"from the first half to the second, {', '.join(parts)}"


def _turn(analysis: ThreadAnalysis) -> str:
    found = turn(analysis)
    if found is None:
        return ""
    way = "rises" if found.after > found.before else "falls"
    ends = " to ".join(map(wording.probability, (found.before, found.after)))
    place = f"#{found.comment.position + 1}"
    return f"at {place}, {wording.LABELS[found.dimension]} {way} from {ends}"
