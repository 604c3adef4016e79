"""That nobody scores higher for speaking of a people: a penalty on the mean difference.

Names of groups tell a judge nothing (:mod:`discourse_quality.language.groups`). Yet
where a set calls much of what is said about a people offensive, other words of that
talk are learned in their place. So a fit pays for the difference between the mean
log-odds of rows without the label that speak of a people, and of others (Zafar et al.
2017).
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from discourse_quality.training.examples import Examples

Numbers: TypeAlias = NDArray[np.floating[Any]]

# Other groups score no higher any more once their names tell nothing.
_PEOPLES = (
    "african africans asian asians black blacks hispanic hispanics latina latino "
    "latinos mexican mexicans white whites"
)
PRICE = 0.1
"""What a difference costs, squared, beside the loss of a row; from .05 it is gone."""
BEYOND = 0.55
"""How far below the others they are to score where it was learned: in folds not learned
from they score .15 higher even so (.77 without a price)."""
STEPS = 60

_WORD = re.compile(r"[a-z]{2,30}")


def named_against_others(examples: Examples, target: Numbers, sets: Numbers) -> Numbers:
    """Return weights of rows: the sum of scores by them is how uneven the scores are.

    Rows without the label count, each beside those of its set and about its length.

    Parameters
    ----------
    examples, target
        The rows, and their labels.
    sets
        A column a set: 1 where a row is from it.
    """
    peoples = frozenset(_PEOPLES.split())
    named = np.array(
        [bool(peoples & set(_WORD.findall(r.text.lower()))) for r in examples.rows]
    )
    length = np.log2(np.maximum(examples.sizes, 1)).astype(int)
    strata = sets.argmax(axis=1) * (length.max() + 1) + length
    found = np.zeros(len(target))
    for stratum in np.unique(strata[named & (target == 0)]):
        rows = (target == 0) & (strata == stratum)
        if (rows & ~named).any():
            found[rows & named] = 1
            found[rows & ~named] = -(rows & named).sum() / (rows & ~named).sum()
    shares: Numbers = found / max((found > 0).sum(), 1)
    return shares


def evened(
    slope: Numbers,
    constant: float,
    *,
    columns: csr_matrix,
    target: Numbers,
    weights: Numbers,
    uneven: Numbers,
) -> Numbers:
    """Return the weights of a fitted judge, fitted further with a price on unevenness.

    Parameters
    ----------
    slope, constant
        What it was fitted to; the constant stays.
    columns, target, weights
        What it learned from, and how much each row counts beside the weights' size.
    uneven
        The sum by these of the weights is the difference to be paid for.
    """
    signs = 2 * target - 1
    across = columns.T.tocsr()
    price = PRICE * float(weights.sum())

    def loss(found: Numbers) -> tuple[float, Numbers]:
        margin = signs * (columns @ found + constant)
        gap = float(uneven @ found) + BEYOND
        value = found @ found / 2 + weights @ np.logaddexp(0, -margin) + price * gap**2
        pull = -weights * signs / (1 + np.exp(np.clip(margin, -30, 30)))
        return float(value), found + across @ pull + 2 * price * gap * uneven

    found: Numbers = minimize(
        loss,
        slope,
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": STEPS, "ftol": 1e-6},
    ).x
    return found
