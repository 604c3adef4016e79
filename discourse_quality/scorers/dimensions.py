"""The four things that are judged: the question each asks, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from discourse_quality.results import DIMENSIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One thing that is judged of a comment, and of a thread as a whole."""

    name: str
    question: str
    """What the score is the probability of."""
    low: str
    """What a score near 0 means."""
    high: str
    """What a score near 1 means."""
    parts: tuple[str, ...] = ()
    """Sub-scores that are kept and shown."""
    needs_post: bool = False
    """Undefined for a thread whose post is not on the page."""
    reference: str


DEPTH: Final = Dimension(
    name="depth",
    question="Does it give at least one reason or specific that serves the discussion?",
    low="nothing, or a bare opinion",
    high="reasons, specifics, evidence, or an answered counter-point",
    reference="Steenbergen et al. 2003 (level of justification); Kolhatkar et al. 2020",
)
RELEVANCE: Final = Dimension(
    name="relevance",
    question="Is it about the post, or does it answer a comment that is?",
    low="about something else",
    high="about the post or the comment it answers",
    needs_post=True,
    reference="Diakopoulos 2015; Alshehri 2021",
)
JUVENILE: Final = Dimension(
    name="juvenile",
    question="Is it not meant seriously, or childish?",
    low="meant seriously, however angry",
    high="trolling, taunts, name-calling, banter, shouting",
    parts=("unserious", "taunting", "low_effort"),
    reference="Ziegenbein et al. 2023 (missing seriousness); Price et al. 2020",
)
OFF_TOPIC: Final = Dimension(
    name="off_topic",
    question="Is it neither about the post nor an answer to a comment that is?",
    low="to the point, or thanks",
    high="digression, spam, or talk about the site",
    parts=("digression", "spam", "meta"),
    needs_post=True,
    reference="Napoles et al. 2017 (annotation scheme)",
)

_ALL = {d.name: d for d in (DEPTH, RELEVANCE, JUVENILE, OFF_TOPIC)}
ALL: Final = tuple(_ALL[name] for name in DIMENSIONS)


def dimension(name: str) -> Dimension:
    """Return the dimension of a name.

    Raises
    ------
    ValueError
        If there is none.
    """
    if name not in _ALL:
        known = ", ".join(DIMENSIONS)
        raise ValueError(f"no dimension {name!r}; there are {known}")
    return _ALL[name]
