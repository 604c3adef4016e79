"""Model cards: what a scorer is for, what it learned from, and how good it is."""

from __future__ import annotations

from pathlib import Path

import msgspec

from discourse_quality.scorers.comment import CommentScorer
from discourse_quality.training.corpora import BY_NAME, Grade
from discourse_quality.training.figures import Figure, SetFigures
from discourse_quality.training.recipes import MOVED, OTHERS, SEEDS, Recipe

CARD = "README.md"
METRICS = "metrics.json"


class ThreadFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How well thread scores follow those who rated whole threads."""

    threads: int
    spearman: float
    """Of the headline value, each thread judged by what other folds taught."""
    spearman_mean: float
    """Of the plain mean of the comment scores."""
    spearman_words: float
    """Of the mean number of words a comment."""
    mean_error: float


class Floor(msgspec.Struct, frozen=True, kw_only=True):
    """What a scorer must still reach on a labelled file."""

    auc: float | None
    equal_length_auc: float | None
    ece: float
    """The highest calibration error."""


class Metrics(msgspec.Struct, frozen=True, kw_only=True):
    """``metrics.json``: what a scorer was accepted with."""

    sets: dict[str, SetFigures]
    threads: ThreadFigures | None = None
    """None where nothing was learned about whole threads."""
    floors: dict[str, Floor] = msgspec.field(default_factory=dict)
    """SHA-256 of a labelled file → what must be reached on it."""


def write_card(
    folder: Path, recipe: Recipe, scorer: CommentScorer, metrics: Metrics
) -> None:
    """Write the card of a scorer beside its files."""
    blocks = (
        *_head(recipe, scorer),
        *_figures(metrics),
        *_threads(metrics),
        *_sources(recipe),
        *_limits(scorer),
    )
    (folder / CARD).write_text("\n".join(blocks) + "\n", encoding="utf-8")


def _head(recipe: Recipe, scorer: CommentScorer) -> list[str]:
    dimension = scorer.dimension
    weights = ", ".join(
        f"{name} {weight:.2f}"
        for name, weight in zip(scorer.parts, scorer.combine.coef_[0], strict=False)
    )
    return [
        "---",
        f"license: {_licence(recipe)}",
        "---",
        "",
        f"# {recipe.dimension}",
        "",
        f"{dimension.question} From 0 ({dimension.low}) to 1 ({dimension.high}).",
        f"After {dimension.reference}.",
        "",
        f"A linear model in parts, weighted: {weights}. A comment counts in a thread's "
        f"share from {scorer.threshold:.2f} on.",
        "",
    ]


def _figures(metrics: Metrics) -> list[str]:
    lines = [
        "## Figures",
        "",
        "On rows of groups that were not learned from (five folds), with 90 % "
        "intervals from resampled groups. The equal-length AUC is over pairs with the "
        "same number of words, so that length alone gives .5; beside it, what the mean "
        "length of words reaches, and beside the plain AUC the number of words.",
        "",
        "| set | rows | equal-length AUC | word length alone | AUC | words alone "
        "| macro-F1 | ECE | ECE, own base rate | the two AUC without the set |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in metrics.sets.items():
        equal, plain = one.equal_length_auc, one.auc
        lines.append(
            f"| {name} | {one.rows} "
            f"| {_with_interval(equal)} | {_or_dash(equal.word_length)} "
            f"| {_with_interval(plain)} | {_or_dash(plain.words)} "
            f"| {one.macro_f1:.3f} | {one.ece:.3f} | {_or_dash(one.ece_own)} "
            f"| {_or_dash(one.carried_over)}, {_or_dash(one.carried_over_auc)} |"
        )
    return [*lines, ""]


def _with_interval(figure: Figure) -> str:
    ends = f"[{_or_dash(figure.low)}, {_or_dash(figure.high)}]"
    return f"{_or_dash(figure.value)} {ends}"


def _or_dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _threads(metrics: Metrics) -> list[str]:
    threads = metrics.threads
    if threads is None:
        return []
    return [
        "## Whole threads",
        "",
        f"Spearman correlation with the mean rating of {threads.threads} threads by "
        f"automated readers, in five folds: {threads.spearman:.3f} "
        f"(plain mean of the comments {threads.spearman_mean:.3f}, mean number of "
        f"words a comment {threads.spearman_words:.3f}). Mean error "
        f"{threads.mean_error:.3f} on a scale from 0 to 1. No person rated them.",
        "",
    ]


def _sources(recipe: Recipe) -> list[str]:
    names = sorted({_base(name) for name in recipe.corpora})
    if not any(name in BY_NAME for name in names):
        return ["## Learned from", "", "Labels of one's own; their licence holds.", ""]
    grades = [_grade(name) for name in names]
    free = set(grades) == {"A"}
    listed = [
        f"- {name}: grade {grade}" for name, grade in zip(names, grades, strict=True)
    ]
    return [
        "## Learned from",
        "",
        *listed,
        "",
        "Grade A is free with credit; B is for research, not for commercial use; for C "
        "no licence was found. "
        + (
            "All are free."
            if free
            else "So this model is for non-commercial use. No text of any set is in it."
        ),
        "",
    ]


def _licence(recipe: Recipe) -> str:
    """Return what follows from the sets that were learned from, in a few words."""
    names = {_base(name) for name in recipe.corpora}
    if not names & BY_NAME.keys():
        return "that of the labels"
    free = {_grade(name) for name in names} == {"A"}
    return "CC BY 4.0" if free else "non-commercial use"


def _limits(scorer: CommentScorer) -> list[str]:
    return [
        "## Limits",
        "",
        "English only. An indicator with an interval, for whole discussions rather "
        "than single people: not for moderation, ranking or judging persons. Labels of "
        "these things agree among people no better than alpha .5 to .8. Sarcasm is not "
        "claimed. Texts unlike those learned from get no score.",
    ]


def _base(name: str) -> str:
    return name.removeprefix(MOVED).removeprefix(OTHERS).removesuffix("+")


def _grade(name: str) -> Grade:
    if name == SEEDS:
        return "A"
    known = BY_NAME.get(name)
    return "C" if known is None else known.grade
