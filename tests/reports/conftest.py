"""A judged thread built by hand, so that reports are tested without any model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.results import (
    DIMENSIONS,
    Interaction,
    ModelVersion,
    Momentum,
    Provenance,
    Reason,
    Score,
    ThreadReason,
    ThreadScore,
)
from discourse_quality.thread import Comment, Problem, Thread

Judge = Callable[..., ThreadAnalysis]

PROVENANCE = Provenance(
    package="0",
    pipeline=ModelVersion(name="en_blogs", version="1", digest="aa"),
    scorers=(ModelVersion(name="depth", version="1", digest="bb"),),
)
COMMENTS = (
    Comment(
        id="c1",
        author="Tobias",
        posted=datetime(2007, 11, 5, 9, 26),
        text="Start small, because a crowd has nothing in common.\n\nWe tried in 2005.",
    ),
    Comment(
        id="c2",
        author="Ines",
        posted=datetime(2007, 11, 5, 10, 2),
        text="I doubt that small is the cause. Your list had a deadline.",
        reply_to="c1",
        reply_link="markup",
    ),
    Comment(
        id="c3",
        author="Marian",
        is_host=True,
        posted=datetime(2008, 1, 14, 9, 5),
        text="The promised numbers: 64, 71 and 38.",
        reply_to="c2",
        reply_link="markup",
    ),
    Comment(id="p1", kind="pingback", author="Network notes", text="[…] answers […]"),
)


@pytest.fixture
def judge() -> Judge:
    """Return a function that judges a thread without looking at it."""
    return judged


def judged(
    comments: tuple[Comment, ...] = COMMENTS,
    *,
    title: str | None = "What do we do now?",
    article: str | None = "The network passed thirteen thousand members.",
    problems: tuple[Problem, ...] = (),
    complete: bool = True,
    scores: dict[str, ThreadScore] | None = None,
) -> ThreadAnalysis:
    thread = Thread.of(
        comments,
        source="pages/now.html",
        platform="wordpress",
        title=title,
        author="Marian",
        published=datetime(2007, 11, 5, 8, 40),
        language="en",
        article=article,
        problems=problems,
        complete=complete,
    )
    return ThreadAnalysis(
        thread=thread,
        comments={c.id: comment_scores(c) for c in thread.contributions},
        scores=scores or thread_scores(thread),
        interaction=Interaction(
            authors=3,
            gini=0.2,
            host_share=1 / 3,
            links="markup",
            max_depth=2,
            questions=2,
            questions_answered=0.5,
        ),
        momentum=Momentum(
            dated=3,
            first_reply=0.77,
            last_reply=1680.4,
            half_life=0.6,
            longest_silence=1679.0,
            revived=True,
            newcomers=1,
            returners=0,
        ),
        provenance=PROVENANCE,
    )


def comment_scores(comment: Comment) -> dict[str, Score]:
    deep = 0.9 if "because" in comment.text else 0.3
    reason = Reason(feature="argument.reasons", contribution=1.4, text="because")
    values = {"depth": deep, "relevance": 0.8, "juvenile": 0.05, "off_topic": 0.1}
    return {
        name: Score(
            value=value,
            low=max(0.0, value - 0.2),
            high=min(1.0, value + 0.1),
            reasons=(reason,) if name == "depth" and deep > 0.5 else (),
        )
        for name, value in values.items()
    }


def thread_scores(thread: Thread) -> dict[str, ThreadScore]:
    first = thread.contributions[0].id if thread.contributions else None
    cause = ThreadReason(
        feature="argument.reasons", contribution=1.1, comments=(first,) if first else ()
    )
    values = (0.82, 0.91, 0.04, 0.03)
    return {
        name: ThreadScore(
            value=value,
            low=value * 0.8,
            high=min(1.0, value * 1.1),
            n=len(thread.contributions),
            mean=value,
            share=0.75,
            first_half=value,
            second_half=value * 0.5,
            reasons=(cause,) if name == "depth" else (),
        )
        for name, value in zip(DIMENSIONS, values, strict=True)
    }
