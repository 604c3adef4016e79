"""The spaCy pipeline that reads English comments."""

from __future__ import annotations

import logging
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.util import is_package
from thinc.api import use_ops

from discourse_quality.errors import ModelNotFound
from discourse_quality.language.embedding import remember_embeddings
from discourse_quality.language.tokenizer import remember_splits, use_comment_rules
from discourse_quality.model_files import find_model, folder_digest
from discourse_quality.results import ModelVersion

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

SHIPPED = "english"
COMPONENTS = ("discourse_markers", "discourse_civility")
UNUSED = ("ner", "entity_linker", "textcat", "textcat_multilabel")
"""Components of other pipelines that cost time and feed no feature of ours."""


def load_nlp(name: str | None = None) -> Language:
    """Return the pipeline with our components behind its own.

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
    remember_splits(nlp)
    for component in COMPONENTS:
        if component not in nlp.pipe_names:
            nlp.add_pipe(component)
    return nlp


def pipeline_version(nlp: Language) -> ModelVersion:
    """Return the pipeline's name and version, and the digest of its files."""
    return ModelVersion(
        name=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        version=nlp.meta["version"],
        digest=folder_digest(nlp.path) if nlp.path else sha256().hexdigest(),
    )


def blank_nlp() -> Language:
    """Return a pipeline that needs no model: our tokeniser rules and a sentencizer."""
    nlp = use_comment_rules(spacy.blank("en"))
    nlp.add_pipe("sentencizer")
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
