"""READ THIS FIRST: saved page → thread → documents → scores → analysis.

Everything else in the package is one of the steps in :func:`judge`, reads what they
need (``reading.py``), or puts them to work on many pages at once (``batch``, ``cli``).
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from discourse_quality import __version__
from discourse_quality.analyses import Analyses, ThreadAnalysis
from discourse_quality.archives import ArchiveItem, read_inputs
from discourse_quality.errors import Failure, ModelError
from discourse_quality.features.interaction import interaction
from discourse_quality.features.momentum import momentum
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import load_nlp, pipeline_version, rules_nlp
from discourse_quality.options import DEFAULTS, Options
from discourse_quality.privacy import hide_analysis, hide_failure
from discourse_quality.reading import parse, parse_items
from discourse_quality.results import Provenance
from discourse_quality.scorers import Scorers, load_scorers
from discourse_quality.thread import Thread

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)


def analyse(path: str | Path, *, options: Options = DEFAULTS) -> ThreadAnalysis:
    """Read a saved page and judge the discussion on it.

    Parameters
    ----------
    path
        A page, or an archive or a file of thread records that holds one.
    options
        What can be told: platform, pipeline, models, and so on.

    Returns
    -------
    ThreadAnalysis
        ``scores`` holds the thread's rating in [0, 1] on each of four dimensions, with
        its 90 % interval; ``comments`` the probability in [0, 1] of each comment.

    Raises
    ------
    DiscourseQualityError
        If the page cannot be read, or no comments can be found on it.
    """
    return judge(
        [parse(path, platform=options.platform, limits=options.limits)], options=options
    )[0]


def judge(
    threads: Sequence[Thread], *, options: Options = DEFAULTS
) -> list[ThreadAnalysis]:
    """Judge discussions: the whole tool in one function.

    Parameters
    ----------
    threads
        From :func:`parse`, :func:`load_corpus` or :meth:`Thread.of`. Many at once are
        cheaper than one by one.
    options
        What can be told: platform, pipeline, models, and so on.

    Returns
    -------
    list of ThreadAnalysis
        One for each thread, in order.

    Raises
    ------
    ModelError
        If a model is missing, changed, or made for other versions.
    """
    tools = load_tools(options.pipeline, options.models)
    annotated = list(annotate(threads, nlp=tools.nlp))
    judgements = tools.scorers.judge(annotated, seed=options.seed)
    analyses = (
        ThreadAnalysis(
            thread=thread,
            comments=judgement.comments,
            scores=judgement.scores,
            interaction=interaction(thread, inferred=options.inferred_links),
            momentum=momentum(thread),
            provenance=tools.provenance,
        )
        for thread, judgement in zip(threads, judgements, strict=True)
    )
    return [hide_analysis(analysis, options.privacy) for analysis in analyses]


def analyse_all(*inputs: str | Path, options: Options = DEFAULTS) -> Analyses:
    """Judge every discussion in files, folders, globs and archives.

    Parameters
    ----------
    *inputs
        What stands on the command line of ``dq analyse``.
    options
        What can be told: platform, pipeline, models, and so on.

    Returns
    -------
    Analyses
        The threads judged; what cannot be read is in its ``failures``, and does not
        stop the rest.

    Raises
    ------
    ModelError
        If a model is missing, changed, or made for other versions.
    """
    items = read_inputs(inputs, limits=options.limits)
    outcomes = analyse_items(tuple(items), options=options)
    return Analyses(
        threads=tuple(o for o in outcomes if isinstance(o, ThreadAnalysis)),
        failures=tuple(o for o in outcomes if isinstance(o, Failure)),
    )


def analyse_items(
    items: Sequence[ArchiveItem], *, options: Options = DEFAULTS
) -> list[ThreadAnalysis | Failure]:
    """Judge items together, as language processing is cheaper that way."""
    outcomes = parse_items(items, platform=options.platform, limits=options.limits)
    threads = [outcome for outcome in outcomes if isinstance(outcome, Thread)]
    judged = iter(_judge_or_fail(threads, options=options))
    results = (o if isinstance(o, Failure) else next(judged) for o in outcomes)
    return [
        hide_failure(result, options.privacy) if isinstance(result, Failure) else result
        for result in results
    ]


@dataclass(frozen=True, slots=True)
class Tools:
    """The loaded models: one pipeline and the scorers."""

    nlp: Language
    scorers: Scorers
    provenance: Provenance


@lru_cache(maxsize=1)
def load_tools(pipeline: str | None = None, models: Path | None = None) -> Tools:
    """Load the models, once in each process.

    Raises
    ------
    ModelError
        If a model is missing, changed, or made for other versions.
    """
    nlp = load_nlp(pipeline) if pipeline else rules_nlp()
    scorers = load_scorers(models)
    provenance = Provenance(
        package=__version__,
        pipeline=pipeline_version(nlp),
        scorers=scorers.versions,
    )
    return Tools(nlp=nlp, scorers=scorers, provenance=provenance)


def _judge_or_fail(
    threads: Sequence[Thread], *, options: Options
) -> list[ThreadAnalysis | Failure]:
    try:
        return list(judge(threads, options=options))
    except ModelError:
        raise
    except Exception as error:
        if len(threads) == 1:
            logger.exception("%s: unforeseen", threads[0].source)
            return [Failure.of(threads[0].source, "judge", error)]
        return [_judge_or_fail([t], options=options)[0] for t in threads]
