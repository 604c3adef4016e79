"""The spaCy pipelines that read English comments: one for scorers, one for features.

Scorers read words, sentences and lexicons. What a network adds, word classes and base
forms, makes the scores no better on the whole (``tests/benchmarks/features.md``) and
takes time; so it reads for features alone.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.util import is_package
from thinc.api import use_ops

from discourse_quality.errors import ModelNotFound
from discourse_quality.language.embedding import remember_embeddings
from discourse_quality.language.looks import look_quickly
from discourse_quality.language.markers import COMPONENTS
from discourse_quality.language.sentences import SENTENCES
from discourse_quality.language.tokenizer import TOKENIZER, remember_splits
from discourse_quality.model_files import LEXICONS, find_model, folder_digest
from discourse_quality.results import ModelVersion

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

SHIPPED = "english"
RULES = {"name": "rules", "version": "1.0.0"}
"""What a pipeline without a model says of itself; another version has other rules."""
UNUSED = ("ner", "entity_linker", "textcat", "textcat_multilabel")
"""Components of other pipelines that cost time and feed no feature of ours."""


def load_nlp(name: str | None = None) -> Language:
    """Return the pipeline for features, with our components behind its own.

    Parameters
    ----------
    name
        A folder, the name of a model of ours, or an installed spaCy package. By
        default the shipped pipeline, or a plain tokeniser where that is missing.

    Raises
    ------
    ModelNotFound
        If a pipeline was named and is not there.
    """
    # OpenBLAS gives the same output as BLIS in half the time on small matrices.
    with use_ops("numpy", use_blis=False):
        nlp = _load_base(name)
    remember_embeddings(nlp)
    return _with_components(nlp)


def rules_nlp() -> Language:
    """Return the pipeline for scorers: no model, our rules and our components."""
    nlp = _with_components(blank_nlp())
    look_quickly(nlp)
    return nlp


def pipeline_version(nlp: Language) -> ModelVersion:
    """Return the pipeline's name and version, and the digest of its files.

    The files of a pipeline that is made of rules are the lexicons.
    """
    return ModelVersion(
        name=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        version=nlp.meta["version"],
        digest=folder_digest(nlp.path or LEXICONS),
    )


def blank_nlp() -> Language:
    """Return a pipeline that needs no model: our rules for words and sentences."""
    # Not given to it afterwards: to work out spaCy's own rules takes as long as ours.
    tokenizer = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    nlp = spacy.blank("en", meta=RULES, config=tokenizer)
    nlp.add_pipe(SENTENCES)
    return nlp


def _with_components(nlp: Language) -> Language:
    remember_splits(nlp)
    for component in COMPONENTS:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    return nlp


def _load_base(name: str | None) -> Language:
    try:
        folder: str | Path = find_model(name or SHIPPED)
    except ModelNotFound:
        if name is None:
            logger.warning("the English pipeline is missing: no features of syntax")
            return blank_nlp()
        if not is_package(name):
            raise
        folder = name
    return spacy.load(folder, exclude=list(UNUSED))
