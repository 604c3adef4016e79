"""The scorers that are shipped: learned, measured, and written with their cards."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray

from discourse_quality import __version__
from discourse_quality.features.vectors import VECTORS, WordVectors
from discourse_quality.language.annotate import AnnotatedThread, annotate
from discourse_quality.results import DIMENSIONS
from discourse_quality.scorers.comment import CommentScorer
from discourse_quality.scorers.judge import Scorers
from discourse_quality.scorers.reading import Reader
from discourse_quality.scorers.store import save_scorer
from discourse_quality.scorers.thread import (
    Scored,
    ThreadScorer,
    values_and_weights,
    volume,
)
from discourse_quality.training.card import METRICS, Metrics, ThreadFigures, write_card
from discourse_quality.training.crossing import cross_sets
from discourse_quality.training.elsewhere import carry_over, doubt_elsewhere
from discourse_quality.training.figures import SetFigures, measure_mix, measure_set
from discourse_quality.training.learning import (
    Learned,
    Library,
    learn,
    outcomes,
    target_of,
)
from discourse_quality.training.library import load_library
from discourse_quality.training.rated import (
    TOP,
    Judged,
    Rated,
    cross_validate,
    fit_thread_scorer,
    rank_correlation,
    read_rated,
)
from discourse_quality.training.recipe import Recipe
from discourse_quality.training.recipes import RECIPES
from discourse_quality.training.subgroups import false_positives

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)
Numbers: TypeAlias = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where everything that the shipped scorers learn from stands."""

    corpora: Path
    threads: Path
    cache: Path | None = None


def regenerate(
    models: Path,
    sources: Sources,
    *,
    nlp: Language,
    only: Sequence[str] = DIMENSIONS,
) -> None:
    """Learn the scorers anew and write them, their figures and their cards.

    Parameters
    ----------
    models
        The folder of models; the word vectors are read from it.
    sources
        What to learn from.
    nlp
        The pipeline that reads it.
    only
        The dimensions wanted.
    """
    vectors = WordVectors.load(models / VECTORS)
    reader = Reader(vectors)
    rated = list(read_rated(sources.threads))
    annotated = list(annotate([one.thread for one in rated], nlp=nlp))
    for recipe in RECIPES:
        if recipe.dimension not in only:
            continue
        library = load_library(
            [recipe], sources.corpora, nlp=nlp, reader=reader, cache=sources.cache
        )
        learned = learn(recipe, library, reader.names)
        carried = carry_over(recipe, library, learned)
        doubt = doubt_elsewhere(recipe, library, learned, carried)
        learned = replace(learned, scorer=replace(learned.scorer, doubt=doubt))
        scorer, thread_scorer, threads = _add_up(learned, vectors, rated, annotated)
        folder = models / recipe.dimension
        save_scorer(
            folder,
            scorer,
            thread_scorer,
            version=__version__,
            vectors=models / VECTORS,
        )
        metrics = Metrics(
            sets=_measure(recipe, library, learned, carried),
            mix=measure_mix(
                outcomes(recipe.combine, library, learned.unseen),
                [one.share for one in recipe.combine],
            ),
            threads=threads,
            crossed=cross_sets(recipe, library, reader.names),
            false_positives=false_positives(recipe, library, learned),
        )
        text = msgspec.json.format(msgspec.json.encode(metrics), indent=1)
        (folder / METRICS).write_bytes(text + b"\n")
        write_card(folder, recipe, scorer, metrics)
        logger.info("%s: written", recipe.dimension)


def _measure(
    recipe: Recipe,
    library: Library,
    learned: Learned,
    carried: Mapping[str, Numbers],
) -> dict[str, SetFigures]:
    figures = {}
    for teaching in recipe.measured:
        examples = library[teaching.corpus]
        name = teaching.corpus
        figures[teaching.key] = measure_set(
            examples,
            target_of(teaching, examples),
            learned.unseen[name],
            scorer=learned.scorer,
            without=carried[name],
        )
    return figures


def _add_up(
    learned: Learned,
    vectors: WordVectors,
    rated: Sequence[Rated],
    annotated: Sequence[AnnotatedThread],
) -> tuple[CommentScorer, ThreadScorer, ThreadFigures]:
    """Learn how comment scores add up; return that with what it reaches."""
    scorer = learned.scorer
    name = scorer.dimension.name
    judge = Scorers(vectors=vectors, comment_scorers=(scorer,), thread_scorers=())
    judged = []
    words = []
    for one, judgement in zip(rated, judge.judge(annotated), strict=True):
        comments = one.thread.contributions
        scores = judgement.comments
        values, weights = values_and_weights(
            [
                Scored(id=c.id, score=scores[c.id][name], weight=volume(c))
                for c in comments
            ]
        )
        if len(values) > 0:
            rating = one.rating[name] / TOP
            judged.append(Judged(values=values, weights=weights, rating=rating))
            words.append(np.mean([len(c.text.split()) for c in comments]))
    ratings = np.array([one.rating for one in judged])
    unseen = cross_validate(scorer, judged)
    means = np.array([one.values.mean() for one in judged])
    return (
        scorer,
        fit_thread_scorer(scorer, judged),
        ThreadFigures(
            threads=len(judged),
            spearman=round(rank_correlation(unseen.values, ratings), 4),
            spearman_mean=round(rank_correlation(means, ratings), 4),
            spearman_words=round(rank_correlation(np.array(words), ratings), 4),
            covered=round(unseen.covered, 4),
            mean_error=round(float(np.abs(unseen.values - ratings).mean()), 4),
        ),
    )
