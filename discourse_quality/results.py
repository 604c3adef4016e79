"""What the package says about a thread, with how sure it is and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

DIMENSIONS = ("depth", "relevance", "juvenile", "off_topic")
"""The four things judged, in the order in which they are shown."""

Status = Literal["ok", "insufficient", "not_applicable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One cause of a comment's score."""

    feature: str
    """A feature (``argument.reasons``) or a group of them (``words``)."""
    contribution: float
    """What it adds to the log-odds of the score."""
    text: str | None = None
    """The span of the comment that triggered it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One comment on one dimension: a calibrated probability in [0, 1]."""

    value: float | None
    """None where there is not enough to go on."""
    low: float | None = None
    """Lower end of the 90 % interval."""
    high: float | None = None
    """Upper end of the 90 % interval."""
    reasons: tuple[Reason, ...] = ()
    """Strongest first."""
    parts: Mapping[str, float] = field(default_factory=dict)
    """Sub-scores in [0, 1]: of juvenile, how unserious, taunting, low in effort."""
    abstained: str | None = None
    """Why there is no value."""

    def __repr__(self) -> str:
        """Say the value, its interval and the strongest reason."""
        if self.value is None:
            return f"<Score none: {self.abstained}>"
        reasons = f", {self.reasons[0].feature}" if self.reasons else ""
        return f"<Score {_with_interval(self)}{reasons}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadReason:
    """One cause of a thread's score."""

    feature: str
    """A feature (``argument.reasons``) or a group of them (``words``)."""
    contribution: float
    """Its mean contribution to the log-odds of the comments' scores."""
    comments: tuple[str, ...] = ()
    """The ids of the comments that are most responsible."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadScore:
    """One thread on one dimension."""

    value: float | None
    """The headline: agrees best with people who rated whole threads."""
    low: float | None = None
    """Lower end of the 90 % interval: it held nine in ten of the ratings of threads."""
    high: float | None = None
    """Upper end of the 90 % interval."""
    status: Status = "ok"
    """Whether the value is to be relied on."""
    why: str | None = None
    """Where the status is not ``ok``: the reason."""
    n: int = 0
    """Comments that were scored."""
    mean: float | None = None
    """Mean of the comments' scores."""
    share: float | None = None
    """Share of the comments above the operating threshold."""
    top_quartile: float | None = None
    """Mean of the highest quarter of the comments' scores."""
    first_half: float | None = None
    """Mean of the comments' scores in the first half of the thread."""
    second_half: float | None = None
    """Mean of the comments' scores in the second half of the thread."""
    reasons: tuple[ThreadReason, ...] = ()
    """Strongest first."""

    def __repr__(self) -> str:
        """Say the value and its interval, or why it is not to be relied on."""
        if self.status != "ok":
            return f"<ThreadScore {self.status}: {self.why}>"
        return f"<ThreadScore {_with_interval(self)}, {self.n} comments>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """Who talks with whom. Reply measures are None where reply links are not known."""

    authors: int
    """Names under which comments were written."""
    comments_per_author: float | None = None
    """Mean number of comments of an author."""
    gini: float | None = None
    """Inequality of talk: Gini coefficient of words by author, in [0, 1)."""
    host_share: float | None = None
    """Share of the comments that the host wrote."""
    links: Literal["markup", "inferred", "none"] = "none"
    """The reply links that the measures below rest on."""
    max_depth: int | None = None
    """Comments above the deepest one."""
    mean_depth: float | None = None
    """Mean number of comments above one."""
    width: int | None = None
    """Most comments at one depth."""
    h_index: int | None = None
    """Largest h with at least h comments at depth h (Gómez et al. 2008)."""
    structural_virality: float | None = None
    """Mean distance between any two nodes of the tree (Goel et al. 2016)."""
    reciprocity: float | None = None
    """Share of the answering pairs of authors that answered each other."""
    questions: int | None = None
    """Comments that ask something."""
    questions_answered: float | None = None
    """Share of the comments with a question that got a reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Momentum:
    """How the discussion rose and died. Times in hours; None where undated.

    Where the page gives days without times, they are whole days: 0 is the same day.
    """

    dated: int
    """Comments with a date."""
    first_reply: float | None = None
    """From the post to the first comment."""
    last_reply: float | None = None
    """From the post to the last comment."""
    half_life: float | None = None
    """From the first comment until half of the comments had come."""
    gap: float | None = None
    """Median time between one comment and the next."""
    longest_silence: float | None = None
    """Longest time between one comment and the next."""
    bursts: int | None = None
    """Runs of comments close upon each other."""
    revived: bool | None = None
    """Went on after a silence long against its own pace."""
    newcomers: int | None = None
    """Authors in the second half who were not in the first."""
    returners: int | None = None
    """Authors who wrote more than once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelVersion:
    """One model that had a hand in a result."""

    name: str
    """The folder it was found in."""
    version: str
    """The version that it names itself."""
    digest: str
    """SHA-256: another where anything in the model is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a result: enough to make it again."""

    package: str
    """Version of discourse_quality."""
    pipeline: ModelVersion
    """The language pipeline."""
    scorers: tuple[ModelVersion, ...]
    """What judged, a scorer for each dimension."""


def _with_interval(score: Score | ThreadScore) -> str:
    if score.value is None or score.low is None or score.high is None:
        return "–" if score.value is None else f"{score.value:.2f}"
    return f"{score.value:.2f} ({score.low:.2f} to {score.high:.2f})"
