"""A scorer from labels of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from discourse_quality import __version__
from discourse_quality.features.vectors import VECTORS, WordVectors
from discourse_quality.model_files import find_model
from discourse_quality.scorers.comment import probability
from discourse_quality.scorers.dimensions import dimension as dimension_named
from discourse_quality.scorers.reading import Reader
from discourse_quality.scorers.store import save_scorer
from discourse_quality.training.card import METRICS, Metrics, write_card
from discourse_quality.training.curve import Point, learning_curve
from discourse_quality.training.examples import read_examples
from discourse_quality.training.figures import SetFigures, measure_set
from discourse_quality.training.labels import LABEL, as_labelled, read_labels
from discourse_quality.training.learning import learn
from discourse_quality.training.rated import unrated_thread_scorer
from discourse_quality.training.recipe import PartRecipe, Recipe, Teaching
from discourse_quality.training.recipes import CLOSE, TEXT

if TYPE_CHECKING:
    from spacy.language import Language

OWN = "own"
"""The name under which one's own labels stand in a recipe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A scorer that was learned and written."""

    folder: Path
    figures: SetFigures
    curve: tuple[Point, ...]


def train(
    path: Path,
    *,
    dimension: str,
    out: Path,
    nlp: Language,
    match_length: bool = False,
    cache: Path | None = None,
) -> Trained:
    """Learn a scorer from a file of labels, and write it with its card.

    Parameters
    ----------
    path
        CSV or JSON Lines with ``text``, ``label`` (0 or 1; or ``labels``, one a
        reader), ``group``, and optionally ``post`` and ``parent``.
    dimension
        What the labels are about.
    out
        The folder that is written.
    nlp
        The pipeline that reads the texts.
    match_length
        Learn from comments of equal length only, and let length count for nothing.
    cache
        A folder for what was read of the texts.

    Raises
    ------
    CorpusError
        If the file cannot be learned from.
    ValueError
        If there is no such dimension.
    """
    dimension_named(dimension)
    rows = as_labelled(read_labels(path))
    vectors = find_model(VECTORS)
    reader = Reader(WordVectors.load(vectors))
    examples = read_examples(rows, nlp=nlp, reader=reader, cache=cache)
    recipe = own_recipe(dimension, match_length=match_length)
    learned = learn(recipe, {OWN: examples}, reader.names)
    chances = probability(learned.unseen[OWN])
    save_scorer(
        out,
        learned.scorer,
        unrated_thread_scorer(learned.scorer, chances),
        version=__version__,
        vectors=vectors,
    )
    figures = measure_set(
        examples,
        examples.label(LABEL),
        learned.unseen[OWN],
        scorer=learned.scorer,
    )
    metrics = Metrics(
        sets={f"{OWN}.{LABEL}": figures},
        curve=learning_curve(recipe, examples, reader.names),
    )
    text = msgspec.json.format(msgspec.json.encode(metrics), indent=1)
    (out / METRICS).write_bytes(text + b"\n")
    write_card(out, recipe, learned.scorer, metrics)
    return Trained(folder=out, figures=figures, curve=metrics.curve)


def own_recipe(dimension: str, *, match_length: bool) -> Recipe:
    """Return the recipe for a scorer of one part, from one set."""
    teaching = Teaching(corpus=OWN, label=LABEL, match_length=match_length)
    return Recipe(
        dimension=dimension,
        parts=(
            PartRecipe(
                name=OWN,
                teaching=(teaching,),
                families=(*TEXT, *CLOSE),
                strength=0.1,
            ),
        ),
        combine=(Teaching(corpus=OWN, label=LABEL),),
        length=not match_length,
    )
