"""Parts and lengths put together into a score, and judges with given weights."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from discourse_quality.scorers.comment import Together

Numbers: TypeAlias = NDArray[np.floating[Any]]


def fit_combination(
    columns: Numbers,
    target: Numbers,
    weights: Numbers,
    sets: NDArray[np.int64],
    *,
    rising: NDArray[np.bool_],
    towards: float = 0.0,
    penalty: float = 1e-3,
) -> LogisticRegression:
    """Learn a logistic combination of few columns, some of which may only raise it.

    Each set has a constant of its own while learning; the mean of them is kept.

    Parameters
    ----------
    columns, target, weights, sets
        The rows, what they are, how much each counts, and the number of its set.
    rising
        The columns whose weights may not be negative.
    towards
        The weight that the penalty pulls all columns to.
    penalty
        How strongly.
    """
    width = columns.shape[1]
    number = int(sets.max()) + 1
    weights = weights / weights.sum()
    signs = 2 * target - 1

    def loss(parameters: Numbers) -> tuple[float, Numbers]:
        slope, constants = parameters[:width], parameters[width:]
        margin = signs * (columns @ slope + constants[sets])
        away = slope - towards
        value = weights @ np.logaddexp(0, -margin) + penalty * away @ away
        pull = -weights * signs / (1 + np.exp(np.clip(margin, -30, 30)))
        gradient = np.concatenate(
            [
                columns.T @ pull + 2 * penalty * away,
                np.bincount(sets, weights=pull, minlength=number),
            ]
        )
        return float(value), gradient

    bounds = [(0, None) if up else (None, None) for up in rising]
    bounds += [(None, None)] * number
    start = np.concatenate([np.full(width, 0.5), np.zeros(number)])
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return linear_judge(found[:width], float(found[width:].mean()))


def fit_kinds(
    columns: Numbers,
    target: Numbers,
    weights: Numbers,
    sets: NDArray[np.int64],
    *,
    together: Together,
    one_rate: float,
    penalty: float = 1e-3,
) -> tuple[Numbers, Numbers]:
    """Learn the slope and the constant of each column, as a kind of its own.

    Each set has a constant of its own while learning, the mean of which is 0: what
    holds of one set, and not of another, is no matter of a column.

    Parameters
    ----------
    columns, target, weights, sets
        The rows, what they are, how much each counts, and the number of its set.
    together
        Which of the kinds must hold.
    one_rate
        How strongly the sets' constants are drawn to 0.
    penalty
        How strongly slopes are drawn to 1.
    """
    width = columns.shape[1]
    number = int(sets.max()) + 1
    weights = weights / weights.sum()
    signs = 2 * target - 1

    def loss(parameters: Numbers) -> tuple[float, Numbers]:
        slopes, constants, of_sets = np.split(parameters, [width, 2 * width])
        kinds = columns * slopes + constants
        margin = signs * (together.log_odds(kinds) + (of_sets - of_sets.mean())[sets])
        away = slopes - 1
        value = weights @ np.logaddexp(0, -margin)
        value += penalty * away @ away + one_rate * of_sets @ of_sets
        pull = -weights * signs / (1 + np.exp(np.clip(margin, -30, 30)))
        moved = together.leverage(kinds) * pull[:, None]
        by_set = np.bincount(sets, weights=pull, minlength=number)
        gradient = np.concatenate(
            [
                (moved * columns).sum(axis=0) + 2 * penalty * away,
                moved.sum(axis=0),
                by_set - by_set.mean() + 2 * one_rate * of_sets,
            ]
        )
        return float(value), gradient

    bounds = [(0, None)] * width + [(None, None)] * (width + number)
    # Where any is enough, each is rare; where all are needed, each is common.
    rare = -1.0 if together is Together.any else 1.0
    start = np.concatenate([np.ones(width), np.full(width, rare), np.zeros(number)])
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x
    return found[:width], found[width : 2 * width]


def linear_judge(weights: Numbers, constant: float) -> LogisticRegression:
    """Return a fitted logistic regression with these weights."""
    return linear_judges(weights[None, :], np.array([constant]))


def linear_judges(weights: Numbers, constants: Numbers) -> LogisticRegression:
    """Return several in one: a row of weights, and a constant, each."""
    judge = LogisticRegression()
    # Rounded, so that the many that are nearly 0 take no room on disk.
    judge.coef_ = np.round(weights, 4).astype(np.float32)
    judge.intercept_ = constants
    judge.classes_ = np.array([0, 1])
    judge.n_features_in_ = weights.shape[1]
    return judge
