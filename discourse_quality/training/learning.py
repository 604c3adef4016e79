"""A recipe → a scorer, and what it says of texts it did not learn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from discourse_quality.scorers.comment import CommentScorer, Together
from discourse_quality.scorers.dimensions import dimension
from discourse_quality.scorers.heads import Linear
from discourse_quality.scorers.linear import HINGES, Scaling, length_hinges
from discourse_quality.scorers.words import BUCKETS
from discourse_quality.training.combining import (
    fit_combination,
    fit_kinds,
    linear_judge,
    linear_judges,
)
from discourse_quality.training.examples import Examples, joined
from discourse_quality.training.fitting import Lesson, columns_of, fit_part
from discourse_quality.training.folds import FOLDS
from discourse_quality.training.operating import (
    Outcome,
    doubt_of,
    outcome,
    threshold_of,
)
from discourse_quality.training.recipe import (
    ALIKE,
    PartRecipe,
    Recipe,
    Teaching,
    base_of,
)
from discourse_quality.training.recipes import UNUSED

Numbers: TypeAlias = NDArray[np.floating[Any]]
Library = Mapping[str, Examples]
"""Set → its examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A scorer, and the log-odds it gives to rows of folds it did not learn from."""

    scorer: CommentScorer
    unseen: Mapping[str, Numbers]
    """Set → log-odds of each row, from models that never saw the row's group."""
    parts_unseen: Mapping[str, Numbers]
    """Set → the same of each part: a column each."""


def learn(
    recipe: Recipe,
    library: Library,
    names: tuple[str, ...],
    *,
    judge_also: Sequence[str] = (),
) -> Learned:
    """Learn a scorer by its recipe.

    Parameters
    ----------
    recipe
        What to learn from.
    library
        All sets that it names.
    names
        The columns of the measures.
    judge_also
        Sets that are only judged.
    """
    taught = {t.corpus for part in recipe.parts for t in part.teaching}
    judged = sorted(recipe.corpora | set(judge_also))
    scaling = Scaling.of(joined([library[name] for name in sorted(taught)]).measures)
    unseen = {name: _part_columns(len(library[name]), recipe) for name in judged}
    for fold in range(FOLDS):
        parts = fit_parts(recipe, library, scaling, names, leave_out=fold)
        for name in judged:
            rows = library[name].folds == fold
            unseen[name][rows] = part_log_odds(parts, library[name].take(rows), scaling)
    combine = combine_parts(recipe, library, unseen)
    parts = fit_parts(recipe, library, scaling, names, leave_out=None)
    log_odds = {
        name: combined_log_odds(combine, columns, library[name].sizes, recipe.rule)
        for name, columns in unseen.items()
    }
    combined = outcomes(recipe.combine, library, log_odds)
    measured = outcomes(recipe.measured, library, log_odds)
    scorer = CommentScorer(
        dimension=dimension(recipe.dimension),
        measure_names=names,
        scaling=scaling,
        parts=parts,
        combine=combine,
        together=recipe.rule,
        doubt=doubt_of(measured),
        threshold=threshold_of(combined),
    )
    return Learned(scorer=scorer, unseen=log_odds, parts_unseen=unseen)


def fit_parts(
    recipe: Recipe,
    library: Library,
    scaling: Scaling,
    names: tuple[str, ...],
    *,
    leave_out: int | None,
    without: str | None = None,
) -> dict[str, LogisticRegression]:
    """Learn each part from all folds but one, or without what one set holds."""
    return {
        part.name: _fit(part, library, scaling, names, leave_out, without)
        for part in recipe.parts
    }


def part_log_odds(
    parts: Mapping[str, LogisticRegression], examples: Examples, scaling: Scaling
) -> Numbers:
    """Return each part's log-odds: a row a text, a column a part."""
    columns = columns_of(examples, scaling)
    return np.stack(
        [columns @ part.coef_[0] + part.intercept_[0] for part in parts.values()],
        axis=1,
    )


def combine_parts(
    recipe: Recipe,
    library: Library,
    parts: Mapping[str, Numbers],
    *,
    leave_out: int | None = None,
    without: str | None = None,
) -> LogisticRegression:
    """Learn how much each part and the length count, from log-odds of unseen rows."""
    teaching = [t for t in recipe.combine if base_of(t.corpus) != without]
    columns, targets, weights, sets = [], [], [], []
    for number, one in enumerate(teaching):
        examples = library[one.corpus]
        target = target_of(one, examples)
        lesson = Lesson(examples=examples, target=target, match_length=one.match_length)
        rows, weight = lesson.rows(examples.folds != leave_out)
        columns.append(
            np.hstack([parts[one.corpus], length_hinges(examples.sizes)])[rows]
        )
        targets.append(target[rows])
        weights.append(weight / weight.sum() * one.share)
        sets.append(np.full(len(rows), number))
    stacked = np.vstack(columns)
    if not recipe.length:
        stacked[:, -len(HINGES) :] = 0
    known = np.concatenate(targets), np.concatenate(weights), np.concatenate(sets)
    if recipe.together is not None:
        slopes, constants = fit_kinds(
            stacked[:, : -len(HINGES)],
            *known,
            together=recipe.together,
            one_rate=recipe.one_rate,
        )
        no_length = np.zeros((len(slopes), len(HINGES)))
        return linear_judges(np.hstack([np.diag(slopes), no_length]), constants)
    rising = np.ones(stacked.shape[1], dtype=bool)
    return fit_combination(stacked, *known, rising=rising)


def combined_log_odds(
    combine: Linear,
    parts: Numbers,
    sizes: NDArray[np.int64],
    together: Together,
) -> Numbers:
    """Return the score's log-odds from the parts' and the lengths."""
    columns = np.hstack([parts, length_hinges(sizes)])
    kinds = columns @ combine.coef_.T + combine.intercept_
    return together.log_odds(kinds)


def usable_measures(part: PartRecipe, names: Sequence[str]) -> NDArray[np.bool_]:
    """Return which of the measures a part may use."""
    return np.array(
        [name.startswith(part.families) and name not in UNUSED for name in names]
    )


def target_of(teaching: Teaching, examples: Examples) -> Numbers:
    """Return what a label says about the thing learned."""
    target = examples.label(teaching.label)
    return 1 - target if teaching.upside_down else target


def outcomes(
    teaching: Sequence[Teaching], library: Library, log_odds: Mapping[str, Numbers]
) -> list[Outcome]:
    """Return what is known of each set, beside what is said of it."""
    return [
        outcome(
            target_of(one, library[one.corpus]),
            log_odds[one.corpus],
            library[one.corpus].sizes,
        )
        for one in teaching
    ]


def _part_columns(rows: int, recipe: Recipe) -> Numbers:
    return np.zeros((rows, len(recipe.parts)))


def _fit(
    part: PartRecipe,
    library: Library,
    scaling: Scaling,
    names: tuple[str, ...],
    leave_out: int | None,
    without: str | None,
) -> LogisticRegression:
    teaching = [t for t in part.teaching if base_of(t.corpus) != without]
    if not teaching:
        return linear_judge(np.zeros(_width(library, names)), 0.0)
    lessons = [
        Lesson(
            examples=library[t.corpus],
            target=target_of(t, library[t.corpus]),
            match_length=t.match_length,
            share=t.share,
        )
        for t in teaching
    ]
    chosen = [lesson.examples.folds != leave_out for lesson in lessons]
    usable = usable_measures(part, names)
    if part.words:
        return fit_part(
            lessons,
            chosen,
            scaling,
            measures=usable,
            strength=part.strength,
            even=part.even,
        )
    return _fit_measures(lessons, chosen, scaling, usable, part.pull)


def _fit_measures(
    lessons: Sequence[Lesson],
    chosen: Sequence[NDArray[np.bool_]],
    scaling: Scaling,
    usable: NDArray[np.bool_],
    pull: float,
) -> LogisticRegression:
    """Learn from few measures, each of which may only pull one way."""
    taken = [one.rows(rows) for one, rows in zip(lessons, chosen, strict=True)]
    columns = np.vstack(
        [
            scaling.apply(one.examples.measures[rows])[:, usable]
            for one, (rows, _) in zip(lessons, taken, strict=True)
        ]
    )
    target = np.concatenate(
        [one.target[rows] for one, (rows, _) in zip(lessons, taken, strict=True)]
    )
    # All of them speak for a comment, or all against it.
    sign = 1.0 if np.corrcoef(columns.sum(axis=1), target)[0, 1] > 0 else -1.0
    judge = fit_combination(
        columns * sign,
        target,
        np.concatenate([weights for _, weights in taken]),
        np.repeat(np.arange(len(taken)), [len(rows) for rows, _ in taken]),
        rising=np.ones(columns.shape[1], dtype=bool),
        towards=ALIKE,
        penalty=pull,
    )
    width = lessons[0].examples.senses.shape[1]
    weights = np.zeros(BUCKETS + width + len(usable))
    weights[BUCKETS + width :][usable] = judge.coef_[0] * sign
    return linear_judge(weights, float(judge.intercept_[0]))


def _width(library: Library, names: tuple[str, ...]) -> int:
    examples = next(iter(library.values()))
    return BUCKETS + int(examples.senses.shape[1]) + len(names)
