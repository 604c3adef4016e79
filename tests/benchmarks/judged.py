"""Judged threads, made up by the thousand: for reports that need more than a sample."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from statistics import fmean

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
from tests.generated import CHATTER, CLAIMS, PEOPLE, REASONS, THINGS

PROVENANCE = Provenance(
    package="0.1.0",
    pipeline=ModelVersion(name="english", version="1", digest="0"),
    scorers=tuple(ModelVersion(name=d, version="1", digest="0") for d in DIMENSIONS),
)


def made_up(count: int, *, seed: int = 0) -> Iterator[ThreadAnalysis]:
    """Yield threads with scores that fit their words, the same for the same seed."""
    for number in range(count):
        yield _analysis(random.Random(f"{seed}/{number}"), number)


def _analysis(chance: random.Random, number: int) -> ThreadAnalysis:
    began = datetime(2006, 3, 1) + timedelta(minutes=chance.randrange(2_000_000))
    thing, taste = chance.choice(THINGS), chance.random()
    size = min(90, int(chance.expovariate(1 / 11)))
    comments, scores = [], {}
    when = began
    drift = chance.randrange(4, 12) if chance.random() < 0.15 else size
    for place in range(size):
        when += timedelta(minutes=chance.expovariate(1 / 300) ** 1.4)
        comment, judged = _comment(chance, place, thing, when, taste, place >= drift)
        comments.append(comment)
        scores[comment.id] = judged
    problems = (Problem(code="comments-not-saved", detail="the page promises more"),)
    lost = chance.random() < 0.05
    thread = Thread.of(
        comments,
        source=f"archive/{number:05}.html",
        platform=chance.choice(("wordpress", "blogger", "movabletype", "drupal")),
        title=f"What shall we do with {thing}?",
        author=chance.choice(PEOPLE),
        published=began,
        language="en",
        article=f"We have thought about {thing}.",
        complete=not lost,
        problems=problems if lost else (),
    )
    return ThreadAnalysis(
        thread=thread,
        comments=scores,
        scores={d: _thread_score(d, scores) for d in DIMENSIONS},
        interaction=Interaction(
            authors=len(thread.authors), links="markup", gini=0.3, host_share=0.1
        ),
        momentum=Momentum(
            dated=size,
            half_life=chance.expovariate(1 / 9),
            first_reply=1.0,
            longest_silence=chance.expovariate(1 / 60),
            revived=chance.random() < 0.1,
        ),
        provenance=PROVENANCE,
    )


def _comment(
    chance: random.Random,
    place: int,
    thing: str,
    when: datetime,
    taste: float,
    adrift: bool,
) -> tuple[Comment, dict[str, Score]]:
    fields = {
        "thing": chance.choice(THINGS) if adrift else thing,
        "person": chance.choice(PEOPLE),
        "number": chance.randrange(2, 60),
        "bigger": chance.randrange(100, 9000),
        "year": chance.randrange(1990, 2008),
    }
    deep = chance.random() < taste and not adrift
    reasons = [
        chance.choice(REASONS).format(**fields) for _ in range(chance.randrange(1, 7))
    ]
    claim = chance.choice(CLAIMS).format(**fields)
    chatter = chance.choice(CHATTER).format(**fields)
    text = f"{claim}, {'. '.join(reasons)}." if deep else chatter
    parent = chance.randrange(place) if place and chance.random() < 0.5 else None
    comment = Comment(
        id=f"c{place}",
        author=chance.choice(PEOPLE),
        posted=when,
        text=text,
        reply_to=None if parent is None else f"c{parent}",
        reply_link="none" if parent is None else "markup",
    )
    silly = chatter in {"lol", "First!!!"} and not deep
    values = {
        "depth": 0.8 if deep else 0.15,
        "relevance": 0.2 if adrift else 0.8,
        "juvenile": 0.85 if silly else 0.06,
        "off_topic": 0.8 if adrift else 0.1,
    }
    return comment, {
        name: _score(chance, name, value, reasons[0] if deep else None)
        for name, value in values.items()
    }


def _score(chance: random.Random, name: str, value: float, span: str | None) -> Score:
    shaken = min(1.0, max(0.0, chance.gauss(value, 0.08)))
    reason = Reason(feature="argument.reasons", contribution=1.2, text=span)
    return Score(
        value=shaken,
        low=max(0.0, shaken - 0.15),
        high=min(1.0, shaken + 0.15),
        reasons=(reason,) if name == "depth" and span else (),
    )


def _thread_score(dimension: str, scores: dict[str, dict[str, Score]]) -> ThreadScore:
    values = [judged[dimension].value or 0.0 for judged in scores.values()]
    if len(values) < 3:
        why = f"only {len(values)} comments"
        return ThreadScore(value=None, status="insufficient", why=why, n=len(values))
    mean = fmean(values)
    wide = 0.5 / len(values) ** 0.5
    half = len(values) // 2
    best = max(scores, key=lambda name: scores[name][dimension].value or 0.0)
    cause = ThreadReason(
        feature="argument.reasons", contribution=mean, comments=(best,)
    )
    return ThreadScore(
        value=mean,
        low=max(0.0, mean - wide),
        high=min(1.0, mean + wide),
        n=len(values),
        share=sum(v > 0.5 for v in values) / len(values),
        first_half=fmean(values[:half]),
        second_half=fmean(values[half:]),
        reasons=(cause,),
    )
