"""How much more labels would help: what a share of them teaches."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from discourse_quality.scorers.linear import Scaling
from discourse_quality.training.examples import Examples
from discourse_quality.training.figures import rounded
from discourse_quality.training.fitting import Lesson, columns_of, fit_part
from discourse_quality.training.folds import FOLDS
from discourse_quality.training.learning import target_of, usable_measures
from discourse_quality.training.metrics import auc, equal_length_auc
from discourse_quality.training.recipe import PartRecipe, Recipe

Numbers: TypeAlias = NDArray[np.floating[Any]]
SHARES = (0.25, 0.5, 1.0)


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """What a share of the rows teaches, tested on groups that were not learned from."""

    share: float
    rows: int
    """That were learned from, in the mean of the folds."""
    equal_length_auc: float | None
    auc: float | None


def learning_curve(
    recipe: Recipe, examples: Examples, names: tuple[str, ...], *, seed: int = 0
) -> tuple[Point, ...]:
    """Learn from growing shares of the groups of one set; return what each reaches.

    Parameters
    ----------
    recipe
        Of one part and one label.
    examples
        The set.
    names
        The columns of the measures.
    seed
        Of the order in which the groups come.
    """
    (part,) = recipe.parts
    target = target_of(part.teaching[0], examples)
    order = _order(examples, seed)
    return tuple(
        _point(part, examples, target, order < share, names, share) for share in SHARES
    )


def _order(examples: Examples, seed: int) -> Numbers:
    """Return a place in [0, 1) for each row, the same for all rows of a group."""
    kinds, which = np.unique([row.group for row in examples.rows], return_inverse=True)
    places = np.random.default_rng(seed).permutation(len(kinds)) / len(kinds)
    return np.asarray(places[which])


def _point(
    part: PartRecipe,
    examples: Examples,
    target: Numbers,
    kept: NDArray[np.bool_],
    names: tuple[str, ...],
    share: float,
) -> Point:
    teaching = part.teaching[0]
    lesson = Lesson(
        examples=examples, target=target, match_length=teaching.match_length
    )
    scaling = Scaling.of(examples.measures)
    folds = examples.folds
    scores = np.full(len(examples), np.nan)
    for fold in range(FOLDS):
        chosen = kept & (folds != fold)
        if len(np.unique(target[chosen & np.isfinite(target)])) < 2:
            continue
        judge = fit_part(
            [lesson],
            [chosen],
            scaling,
            measures=usable_measures(part, names),
            strength=part.strength,
        )
        inside = folds == fold
        scores[inside] = (
            columns_of(examples.take(inside), scaling) @ judge.coef_[0]
        ) + judge.intercept_[0]
    known = np.isfinite(scores) & np.isfinite(target)
    y, found = target[known], scores[known]
    return Point(
        share=share,
        rows=int(kept.sum() * (FOLDS - 1) / FOLDS),
        equal_length_auc=rounded(equal_length_auc(y, found, examples.sizes[known])),
        auc=rounded(auc(y, found)),
    )
