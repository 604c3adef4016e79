"""The logistic models in a skops file, read without scikit-learn.

Judging needs their weights alone, and to import skops and scikit-learn takes longer
than to judge a page. Nothing but dictionaries, lists and such models is read, of each
only two arrays of numbers.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray


class Linear(Protocol):
    """What is asked of a linear model: scikit-learn's fitted ones have it."""

    @property
    def coef_(self) -> Any:
        """The weights."""

    @property
    def intercept_(self) -> Any:
        """The constants."""


@dataclass(frozen=True, slots=True)
class LogisticWeights:
    """Weights of a logistic regression."""

    coef_: NDArray[np.float64]
    intercept_: NDArray[np.float64]


MOST_UNPACKED = 1 << 27
"""Bytes: thirty times as many as the largest of ours."""
_LOGISTIC = ("sklearn.linear_model._logistic", "LogisticRegression")


def read_head(path: Path) -> object:
    """Return the logistic models of a skops file, in the dict and lists that hold them.

    Raises
    ------
    ValueError
        If anything else is in the file.
    """
    with ZipFile(path) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
            raise ValueError("it unpacks to more than any scorer of ours")
        return _read(json.loads(archive.read("schema.json")), archive)


def _read(node: dict[str, Any], archive: ZipFile) -> object:
    kind = (node["__module__"], node["__class__"])
    if kind == ("builtins", "dict"):
        return {key: _read(inner, archive) for key, inner in node["content"].items()}
    if kind == ("builtins", "list"):
        return [_read(inner, archive) for inner in node["content"]]
    if kind != _LOGISTIC:
        raise ValueError(f"a {'.'.join(kind)} in it")
    learned = node["content"]["content"]
    return LogisticWeights(
        _array(learned["coef_"], archive), _array(learned["intercept_"], archive)
    )


def _array(node: dict[str, Any], archive: ZipFile) -> NDArray[np.float64]:
    with archive.open(node["file"]) as file:
        array: NDArray[np.float64] = np.load(file, allow_pickle=False)
    return array
