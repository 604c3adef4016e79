"""The records that the page draws from: the shape of its data, field by field.

The script of the page reads these names, so a change here is a change there.
"""

from __future__ import annotations

import msgspec


class ShownScore(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A score in hundredths; no value where it is not to be relied on."""

    value: int | None = None
    low: int | None = None
    high: int | None = None


class Row(msgspec.Struct, kw_only=True):
    """A thread in the table."""

    title: str
    about: str
    published: str
    """A date that sorts, nothing where there is none."""
    comments: int
    scores: tuple[ShownScore, ...]
    life: tuple[int, ...]
    """Comments in equal parts of the time from the first to the last."""
    remark: str
    unsaved: bool
    """The page says that there are more comments than were saved with it."""


class ShownReason(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One cause of a score."""

    says: str
    raises: bool
    span: str | None = None
    comments: tuple[int, ...] = ()
    """Positions of the comments responsible."""


class ScoreStory(msgspec.Struct, kw_only=True):
    """A thread's score with its causes."""

    score: ShownScore
    note: str
    reasons: tuple[ShownReason, ...]


class ShownComment(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A comment in its place."""

    position: int
    author: str
    when: str = ""
    parent: int | None = None
    inferred: bool = False
    host: bool = False
    kind: str = "comment"
    text: str = ""
    cut: int = 0
    """Words left out of the text."""
    scores: tuple[int | None, ...] = ()
    reasons: tuple[tuple[ShownReason, ...], ...] = ()


class ShownTurn(msgspec.Struct, kw_only=True):
    """Where the thread drifted or turned."""

    dimension: int
    position: int
    before: int
    after: int


class Story(msgspec.Struct, kw_only=True):
    """A thread in full."""

    source: str
    url: str | None
    scores: tuple[ScoreStory, ...]
    facts: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    turn: ShownTurn | None
    comments: tuple[ShownComment, ...]
