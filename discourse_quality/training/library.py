"""All sets that the recipes name, read once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from discourse_quality.scorers.reading import Reader
from discourse_quality.training.corpora import BY_NAME, Labelled
from discourse_quality.training.examples import Examples, read_examples
from discourse_quality.training.recipe import (
    MOVED,
    OTHERS,
    SEEDS,
    SPAM_AMONG_COMMENTS,
    Recipe,
)
from discourse_quality.training.relations import (
    against_others,
    held_out,
    pairs_of,
    with_moved,
)
from discourse_quality.training.seeds import seeds

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

ORDINARY = ("c3", "semeval_cqa", "ruddit", "kaggle_insults", "ukpconvarg2", "tbhbk")
ORDINARY_ROWS = 250
"""Rows of each: together as many as the spam set has."""


def load_library(
    recipes: Iterable[Recipe],
    folder: Path,
    *,
    nlp: Language,
    reader: Reader,
    cache: Path | None,
) -> dict[str, Examples]:
    """Read every set that the recipes name.

    Parameters
    ----------
    recipes
        What is going to be learned.
    folder
        Where the sets stand.
    nlp, reader
        What reads them.
    cache
        A folder for what was read, so that the next run is quicker.
    """
    library = {}
    for name in sorted(_sets(recipes)):
        rows = rows_of(name, folder)
        library[name] = read_examples(rows, nlp=nlp, reader=reader, cache=cache)
        logger.info("%s: %d rows", name, len(rows))
    return library


def rows_of(name: str, folder: Path) -> list[Labelled]:
    """Return the rows of a set, made from a site's threads where its name says so."""
    for prefix, make in ((MOVED, with_moved), (OTHERS, against_others)):
        if name.startswith(prefix):
            return make(held_out(pairs_of(name.removeprefix(prefix), folder)))
    if name == SEEDS:
        return list(seeds())
    if name == SPAM_AMONG_COMMENTS:
        return _spam_among_comments(folder)
    return list(BY_NAME[name].read(folder))


def _spam_among_comments(folder: Path) -> list[Labelled]:
    """Return the spam set with ordinary comments of other sites, which are not spam.

    Below three music videos alone, all that is long or careful looks like spam.
    """
    rows = list(BY_NAME["youtube_spam"].read(folder))
    for name in ORDINARY:
        others = list(BY_NAME[name].read(folder))
        step = max(1, len(others) // ORDINARY_ROWS)
        rows.extend(replace(row, labels={"spam": 0.0}) for row in others[::step])
    return rows


def _sets(recipes: Iterable[Recipe]) -> set[str]:
    return {
        teaching.corpus
        for recipe in recipes
        for teaching in (
            *recipe.combine,
            *(t for p in recipe.parts for t in p.teaching),
        )
    }
