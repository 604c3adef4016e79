"""What the page is told of each thread: a row of the table, and the whole story."""

from __future__ import annotations

from datetime import datetime

import msgspec

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import causes, course, wording
from discourse_quality.reports.plain import one_line, plain, shortened
from discourse_quality.reports.shown import (
    Row,
    ScoreStory,
    ShownComment,
    ShownReason,
    ShownScore,
    ShownTurn,
    Story,
)
from discourse_quality.reports.turning import turn
from discourse_quality.results import DIMENSIONS, Score, ThreadScore
from discourse_quality.thread import Comment, Thread

SLICES = 16
"""Parts into which a thread's life is cut for its small drawing."""

REASONS = 3
"""Reasons told for each score."""

SPAN_LENGTH = 160
"""Characters of a span: a reason is a place in the text, not the text again."""


def row(analysis: ThreadAnalysis, *, words: wording.Words) -> Row:
    """Return a thread as it stands in the table."""
    thread = analysis.thread
    published = thread.published
    return Row(
        title=shortened(thread.title or thread.source, to=160),
        about=_about(thread),
        published=published.isoformat()[:10] if published else "",
        comments=len(thread.contributions),
        scores=tuple(_thread_score(analysis.scores.get(d)) for d in DIMENSIONS),
        life=_life(thread),
        remark=causes.strongest_reason(analysis, words),
        unsaved=not thread.complete,
    )


def story(analysis: ThreadAnalysis, *, words: wording.Words) -> Story:
    """Return all that is told of a thread, its comments in page order."""
    thread = analysis.thread
    return Story(
        source=plain(thread.source),
        url=_link(thread.url),
        scores=tuple(_score_story(analysis, d, words) for d in DIMENSIONS),
        facts=course.went(analysis),
        gaps=course.gaps(analysis),
        turn=_turn(analysis),
        comments=tuple(_comment(analysis, c, words) for c in thread.comments),
    )


def shorten(whole: Story, *, to: int) -> Story:
    """Return a story in which no comment is longer than so many characters."""
    return msgspec.structs.replace(
        whole, comments=tuple(_cut(comment, to) for comment in whole.comments)
    )


def _about(thread: Thread) -> str:
    parts = (
        thread.author and shortened(thread.author, to=40),
        one_line(thread.platform or ""),
        thread.published and wording.moment(thread.published),
    )
    return " · ".join(part for part in parts if part)


def _thread_score(score: ThreadScore | None) -> ShownScore:
    if score is None or score.status != "ok":
        return ShownScore()
    return ShownScore(
        value=_hundredths(score.value),
        low=_hundredths(score.low),
        high=_hundredths(score.high),
    )


def _hundredths(value: float | None) -> int | None:
    return None if value is None else round(100 * value)


def _life(thread: Thread) -> tuple[int, ...]:
    """Return how the comments are spread from the post, or the first, to the last."""
    moments = [c.posted for c in thread.contributions if c.posted]
    if thread.published:
        moments.append(thread.published)
    times = sorted(datetime(*m.timetuple()[:6]).timestamp() for m in moments)
    if len(times) < 2 or times[0] == times[-1]:
        return ()
    slices = [0] * SLICES
    for time in times[1:] if thread.published else times:
        share = (time - times[0]) / (times[-1] - times[0])
        slices[min(SLICES - 1, int(share * SLICES))] += 1
    return tuple(slices)


def _score_story(
    analysis: ThreadAnalysis, dimension: str, words: wording.Words
) -> ScoreStory:
    score = analysis.scores.get(dimension)
    if score is None:
        return ScoreStory(score=ShownScore(), note="not judged", reasons=())
    return ScoreStory(
        score=_thread_score(score),
        note=_note(score),
        reasons=tuple(
            ShownReason(
                says=causes.with_example(analysis, dimension, reason, words=words),
                raises=reason.contribution > 0,
                comments=causes.positions(reason, analysis.thread),
            )
            for reason in score.reasons[:REASONS]
        ),
    )


def _note(score: ThreadScore) -> str:
    if score.status != "ok":
        return f"not scored: {wording.not_scored(score)}"
    if score.share is None:
        return ""
    return f"clear in {wording.percentage(score.share)} of the comments"


def _turn(analysis: ThreadAnalysis) -> ShownTurn | None:
    found = turn(analysis)
    if found is None:
        return None
    return ShownTurn(
        dimension=DIMENSIONS.index(found.dimension),
        position=found.comment.position,
        before=round(100 * found.before),
        after=round(100 * found.after),
    )


def _comment(
    analysis: ThreadAnalysis, comment: Comment, words: wording.Words
) -> ShownComment:
    parent = analysis.thread.parent(comment)
    scores = analysis.comments.get(comment.id)
    judged = [] if scores is None else [scores.get(d) for d in DIMENSIONS]
    return ShownComment(
        position=comment.position,
        author=shortened(comment.author or "no name", to=80),
        when=wording.moment(comment.posted) if comment.posted else "",
        parent=None if parent is None else parent.position,
        inferred=comment.reply_link == "inferred",
        host=comment.is_host,
        kind=comment.kind,
        text=plain(comment.text),
        scores=tuple(None if s is None else _hundredths(s.value) for s in judged),
        reasons=tuple(
            _reasons(score, dimension, words)
            for dimension, score in zip(DIMENSIONS, judged, strict=False)
        ),
    )


def _reasons(
    score: Score | None, dimension: str, words: wording.Words
) -> tuple[ShownReason, ...]:
    return tuple(
        ShownReason(
            says=words(reason, dimension),
            raises=reason.contribution > 0,
            span=plain(reason.text)[:SPAN_LENGTH] if reason.text else None,
        )
        for reason in (score.reasons if score else ())[:REASONS]
        if abs(reason.contribution) >= wording.NOTABLE
    )


def _cut(comment: ShownComment, length: int) -> ShownComment:
    if len(comment.text) <= length:
        return comment
    text = comment.text[:length].rpartition(" ")[0]
    cut = len(comment.text.split()) - len(text.split())
    return msgspec.structs.replace(comment, text=text, cut=cut)


def _link(url: str | None) -> str | None:
    """Return an address that may be followed: a page must not smuggle in a script."""
    safe = url is not None and url.lower().startswith(("http://", "https://"))
    return url if safe else None
