"""What the package says about a thread, with how sure it is and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    import pandas as pd

    from discourse_quality.errors import Failure
    from discourse_quality.thread import Comment, Thread

DIMENSIONS = ("depth", "relevance", "juvenile", "off_topic")
"""The four things judged, in the order in which they are shown."""

IDENTITY = (
    "source",
    "url",
    "title",
    "platform",
    "language",
    "published",
    "n_comments",
    "complete",
    "confidence",
)
"""What stands in every record and row about a thread, before what is said of it."""

SCORE_COLUMNS = ("low", "high", "status", "share", "n")
"""What a flat row says of a thread's score beside its value."""

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
    """Lower end of the 90 % interval, from resampling the comments."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadAnalysis:
    """A thread and everything said about it."""

    thread: Thread
    comments: Mapping[str, Mapping[str, Score]]
    """Comment id → dimension → score; pingbacks and notices are not scored."""
    scores: Mapping[str, ThreadScore]
    """Dimension → score."""
    interaction: Interaction
    momentum: Momentum
    provenance: Provenance

    def __repr__(self) -> str:
        """Say what was found rather than print it all."""
        values = [
            f"{name} {score.value:.2f}" if score.value is not None else f"{name} –"
            for name, score in self.scores.items()
        ]
        title = (self.thread.title or self.thread.source)[:60]
        return f"<ThreadAnalysis {title!r}: {', '.join(values)}>"

    def to_pandas(self) -> pd.DataFrame:
        """Return a frame with a row for each scored comment (needs ``pandas``)."""
        import pandas as pd

        return pd.DataFrame(self.comment_rows())

    def comment_rows(self) -> list[dict[str, object]]:
        """Return a flat row for each scored comment: the text and the four scores."""
        return [
            _comment_row(self.thread, comment, self.comments[comment.id])
            for comment in self.thread.comments
            if comment.id in self.comments
        ]

    def row(self) -> dict[str, object]:
        """Return a flat row for the thread: scores, interaction and momentum."""
        measures = ("scores", "interaction", "momentum")
        record = {name: getattr(self, name) for name in measures}
        return flat_row(self.identity | msgspec.to_builtins(record))

    @property
    def identity(self) -> dict[str, object]:
        """Which thread this is: the fields of :data:`IDENTITY`."""
        known = {"n_comments": len(self.thread.contributions)}
        return {
            name: known[name] if name in known else getattr(self.thread, name)
            for name in IDENTITY
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyses:
    """The outcome of a run: what was judged, and what could not be."""

    threads: tuple[ThreadAnalysis, ...]
    failures: tuple[Failure, ...] = ()

    def __iter__(self) -> Iterator[ThreadAnalysis]:
        return iter(self.threads)

    def __len__(self) -> int:
        return len(self.threads)

    def __repr__(self) -> str:
        """Say how much there is rather than print it all."""
        lost = f", {len(self.failures)} failures" if self.failures else ""
        return f"<Analyses: {len(self)} threads{lost}>"

    def to_pandas(
        self, level: Literal["thread", "comment"] = "comment"
    ) -> pd.DataFrame:
        """Return a frame with a row for each comment or thread (needs ``pandas``)."""
        import pandas as pd

        if level == "thread":
            return pd.DataFrame([analysis.row() for analysis in self.threads])
        return pd.DataFrame([r for a in self.threads for r in a.comment_rows()])


def _with_interval(score: Score | ThreadScore) -> str:
    if score.value is None or score.low is None or score.high is None:
        return "–" if score.value is None else f"{score.value:.2f}"
    return f"{score.value:.2f} ({score.low:.2f} to {score.high:.2f})"


def _comment_row(
    thread: Thread, comment: Comment, scores: Mapping[str, Score]
) -> dict[str, object]:
    row: dict[str, object] = {
        "source": thread.source,
        "id": comment.id,
        "position": comment.position,
        "author": comment.author,
        "is_host": comment.is_host,
        "posted": comment.posted,
        "reply_to": comment.reply_to,
        "reply_link": comment.reply_link,
        "text": comment.text,
    }
    for name, score in scores.items():
        row[name] = score.value
        row[f"{name}_low"] = score.low
        row[f"{name}_high"] = score.high
        row |= {f"{name}_{part}": value for part, value in score.parts.items()}
    return row


def flat_row(record: Mapping[str, Any]) -> dict[str, object]:
    """Return an analysis record as one flat row: identity, scores, measures."""
    row: dict[str, object] = {name: record[name] for name in IDENTITY}
    for dimension, score in record["scores"].items():
        row[dimension] = score["value"]
        row |= {f"{dimension}_{part}": score[part] for part in SCORE_COLUMNS}
    row |= record["interaction"]
    row |= record["momentum"]
    return row
