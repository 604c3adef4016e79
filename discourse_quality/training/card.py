"""Model cards: what a scorer is for, what it learned from, and how good it is."""

from __future__ import annotations

from pathlib import Path

import msgspec

from discourse_quality.scorers.comment import CommentScorer, Together
from discourse_quality.training.corpora import BY_NAME, Grade
from discourse_quality.training.curve import Point
from discourse_quality.training.figures import Figure, MixFigures, SetFigures
from discourse_quality.training.recipe import SEEDS, Recipe, base_of
from discourse_quality.training.subgroups import FalsePositives

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
    covered: float
    """Share of the ratings within the 90 % interval of their thread."""


class Floor(msgspec.Struct, frozen=True, kw_only=True):
    """What a scorer must still reach on a labelled file."""

    auc: float | None
    equal_length_auc: float | None
    ece: float
    """The highest calibration error."""


class Metrics(msgspec.Struct, frozen=True, kw_only=True):
    """``metrics.json``: what a scorer was accepted with."""

    sets: dict[str, SetFigures]
    mix: MixFigures | None = None
    """None where there is one set only."""
    threads: ThreadFigures | None = None
    """None where nothing was learned about whole threads."""
    crossed: dict[str, dict[str, float | None]] = msgspec.field(default_factory=dict)
    """Learned on → tested on → equal-length AUC."""
    false_positives: dict[str, FalsePositives] = msgspec.field(default_factory=dict)
    """Who is named, or how it is spelt → how often that passes wrongly."""
    curve: tuple[Point, ...] = ()
    """What a share of the rows taught; for labels of one's own."""
    floors: dict[str, Floor] = msgspec.field(default_factory=dict)
    """SHA-256 of a labelled file → what must be reached on it."""


def write_card(
    folder: Path, recipe: Recipe, scorer: CommentScorer, metrics: Metrics
) -> None:
    """Write the card of a scorer beside its files."""
    blocks = (
        *_head(recipe, scorer),
        *_figures(metrics),
        *_crossed(metrics),
        *_threads(metrics),
        *_curve(metrics),
        *_false_positives(metrics),
        *_sources(recipe),
        *_limits(scorer),
    )
    (folder / CARD).write_text("\n".join(blocks) + "\n", encoding="utf-8")


_TOGETHER = {
    Together.any: "any of which is enough (noisy-or)",
    Together.all: "each of which is needed (noisy-and)",
}


def _head(recipe: Recipe, scorer: CommentScorer) -> list[str]:
    dimension = scorer.dimension
    # Each part has a weight in one kind only.
    of_parts = scorer.combine.coef_.sum(axis=0)
    weights = ", ".join(
        f"{name} {weight:.2f}"
        for name, weight in zip(scorer.parts, of_parts, strict=False)
    )
    together = _TOGETHER[scorer.together] if scorer.kinds > 1 else "added up"
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
        f"Linear models of parts, {together}, weighted: {weights}. A comment counts in "
        f"a thread's share from {scorer.threshold:.2f} on.",
        "",
    ]


def _figures(metrics: Metrics) -> list[str]:
    lines = [
        "## Figures",
        "",
        "On rows of groups that were not learned from (five folds), with 90 % "
        "intervals from resampled groups. The equal-length AUC is over pairs with the "
        "same number of words, so that length alone gives .5; beside it, what the mean "
        "length of words reaches, and beside the plain AUC the number of words. The "
        "calibration error (ECE, in ten bins) is that of the score as it is; of one "
        "with the base rate, spread and bend that the set's other folds show; and of "
        "one that is right about each row, by chance. Intervals hold a tenth of the "
        "rows, by score, where it has as many positives as they allow.",
        "",
        "| set | rows | equal-length AUC | word length alone | AUC | words alone "
        "| macro-F1 | precision, recall | ECE: as it is, own base rate, by chance "
        "| intervals hold | without the set: the two AUC | ECE | intervals hold |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in metrics.sets.items():
        equal, plain = one.equal_length_auc, one.auc
        lines.append(
            f"| {name} | {one.rows} "
            f"| {_with_interval(equal)} | {_or_dash(equal.word_length)} "
            f"| {_with_interval(plain)} | {_or_dash(plain.words)} "
            f"| {one.macro_f1:.3f} | {_or_dash(one.precision)}, {_or_dash(one.recall)} "
            f"| {one.ece:.3f}, {_or_dash(one.ece_own)}, {one.ece_by_chance:.3f} "
            f"| {one.covered:.0%} "
            f"| {_or_dash(one.carried_over)}, {_or_dash(one.carried_over_auc)} "
            f"| {_or_dash(one.carried_over_ece)}, "
            f"{_or_dash(one.carried_over_ece_own)} "
            f"| {_share(one.carried_over_covered)} |"
        )
    if metrics.mix is not None:
        lines += [
            "",
            "For the mix of sets that its parts were weighed on, each by its share, "
            f"the ECE is {metrics.mix.ece:.3f} ({metrics.mix.ece_by_chance:.3f} by "
            "chance).",
        ]
    return [*lines, ""]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"


def _with_interval(figure: Figure) -> str:
    ends = f"[{_or_dash(figure.low)}, {_or_dash(figure.high)}]"
    return f"{_or_dash(figure.value)} {ends}"


def _or_dash(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _crossed(metrics: Metrics) -> list[str]:
    tests = sorted({test for row in metrics.crossed.values() for test in row})
    if not tests:  # one labelled set has nothing to cross
        return []
    lines = [
        "## From set to set",
        "",
        "Equal-length AUC of a part that learned from one set alone (row) on another "
        "(column).",
        "",
        f"| learned on | {' | '.join(tests)} |",
        f"|---|{'---|' * len(tests)}",
    ]
    for name, row in metrics.crossed.items():
        cells = [_or_dash(row.get(test)) for test in tests]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return [*lines, ""]


def _curve(metrics: Metrics) -> list[str]:
    if not metrics.curve:
        return []
    lines = [
        "## More labels?",
        "",
        "What a share of the labels teaches, tested on groups that were not learned "
        "from: where the figures still rise, more labels help.",
        "",
        "| share | rows | equal-length AUC | AUC |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {p.share:.0%} | {p.rows} | {_or_dash(p.equal_length_auc)} "
        f"| {_or_dash(p.auc)} |"
        for p in metrics.curve
    ]
    return [*lines, ""]


def _false_positives(metrics: Metrics) -> list[str]:
    if not metrics.false_positives:
        return []
    lines = [
        "## Who is wronged",
        "",
        "Comments without the label that pass the operating threshold all the same: of "
        "those that name a group, or are written in a dialect, and of others of the "
        "same sets and about the same length; the difference with its 90 % interval.",
        "",
        "| comments with words for | rows | wrongly passed | of the others | more |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {kind} | {one.rows} | {one.rate:.3f} | {one.others:.3f} | "
        f"{one.rate - one.others:+.3f} [{one.low:+.3f}, {one.high:+.3f}] |"
        for kind, one in metrics.false_positives.items()
    ]
    return [*lines, ""]


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
        f"{threads.mean_error:.3f} on a scale from 0 to 1; {threads.covered:.0%} of "
        "the ratings lie in the thread's 90 % interval, which was learned from all "
        "other threads. No person rated them.",
        "",
    ]


def _sources(recipe: Recipe) -> list[str]:
    names = sorted({base_of(name) for name in recipe.corpora})
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
    names = {base_of(name) for name in recipe.corpora}
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


def _grade(name: str) -> Grade:
    if name == SEEDS:
        return "A"
    known = BY_NAME.get(name)
    return "C" if known is None else known.grade
