"""What a scorer says of sets that it never saw, and how far to doubt it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from discourse_quality.scorers.comment import Doubt
from discourse_quality.training.learning import (
    Learned,
    Library,
    combine_parts,
    combined_log_odds,
    fit_parts,
    outcomes,
    part_log_odds,
)
from discourse_quality.training.operating import doubt_of
from discourse_quality.training.recipe import Recipe, base_of

Numbers: TypeAlias = NDArray[np.floating[Any]]


def carry_over(
    recipe: Recipe, library: Library, learned: Learned
) -> dict[str, Numbers]:
    """Return each measured set's log-odds from a scorer that never saw the set.

    What is made of a set, such as comments moved between its threads, is left out
    together with it.
    """
    names = sorted({one.corpus for one in recipe.measured})
    carried = {}
    for base in sorted({base_of(name) for name in names}):
        scaling = learned.scorer.scaling
        parts = fit_parts(
            recipe,
            library,
            scaling,
            learned.scorer.measure_names,
            leave_out=None,
            without=base,
        )
        combine = combine_parts(recipe, library, learned.parts_unseen, without=base)
        for name in names:
            if base_of(name) == base:
                columns = part_log_odds(parts, library[name], scaling)
                sizes = library[name].sizes
                carried[name] = combined_log_odds(combine, columns, sizes, recipe.rule)
    return carried


def doubt_elsewhere(
    recipe: Recipe,
    library: Library,
    learned: Learned,
    carried: Mapping[str, Numbers],
) -> Doubt:
    """Return how far log-odds are to be doubted where the scorer learned nothing.

    No page is from a set that was learned from, so intervals are to hold on sets that
    were not. A set that alone teaches a part is not left out: what remains without it
    is no such scorer.
    """
    said = {
        name: carried[name]
        if _all_taught(recipe, without=base_of(name))
        else learned.unseen[name]
        for name in carried
    }
    return doubt_of(outcomes(recipe.measured, library, said))


def _all_taught(recipe: Recipe, *, without: str) -> bool:
    return all(
        any(base_of(one.corpus) != without for one in part.teaching)
        for part in recipe.parts
    )
