"""How far what one set teaches carries to another: learned on A, tested on B."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

import numpy as np

from discourse_quality.scorers.linear import Scaling
from discourse_quality.training.examples import joined
from discourse_quality.training.figures import rounded
from discourse_quality.training.learning import (
    Library,
    fit_parts,
    part_log_odds,
    target_of,
)
from discourse_quality.training.metrics import equal_length_auc
from discourse_quality.training.recipe import PartRecipe, Recipe, Teaching

Crossed: TypeAlias = dict[str, dict[str, float | None]]
"""Learned on → tested on → equal-length AUC."""


def cross_sets(recipe: Recipe, library: Library, names: tuple[str, ...]) -> Crossed:
    """Return the equal-length AUC of each part on each set, learned on one set alone.

    Sets that are made from threads or by ourselves neither teach nor test: what they
    hold is not a matter of one text.
    """
    found: Crossed = {}
    tests = [t for t in recipe.teaching if _is_labelled(t)]
    for part in recipe.parts:
        for one in part.teaching:
            if _is_labelled(one):
                others = [t for t in tests if t.corpus != one.corpus]
                found[one.key] = _carried(part, one, others, recipe, library, names)
    return found


def _is_labelled(teaching: Teaching) -> bool:
    return teaching.headline and ":" not in teaching.corpus


def _carried(
    part: PartRecipe,
    one: Teaching,
    others: list[Teaching],
    recipe: Recipe,
    library: Library,
    names: tuple[str, ...],
) -> dict[str, float | None]:
    alone = replace(recipe, parts=(replace(part, teaching=(one,)),))
    scaling = Scaling.of(joined([library[one.corpus]]).measures)
    judge = fit_parts(alone, library, scaling, names, leave_out=None)
    found = {}
    for other in others:
        examples = library[other.corpus]
        target = target_of(other, examples)
        rows = np.isfinite(target)
        scores = part_log_odds(judge, examples, scaling)[:, 0]
        found[other.key] = rounded(
            equal_length_auc(target[rows], scores[rows], examples.sizes[rows])
        )
    return found
