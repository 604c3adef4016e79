"""Scorers on disk: a folder each, nothing in it that could run.

``head.skops`` and ``thread.skops`` hold scikit-learn types alone: skops loads them
without a list of trusted types, and :mod:`~discourse_quality.scorers.heads` without
scikit-learn; ``config.json`` holds everything else, the digests of the files
beside it, and the versions that it was made with.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED

import numpy as np

from discourse_quality.errors import ModelMismatch, ModelNotFound
from discourse_quality.features.vectors import (
    ARRAYS,
    VECTORS,
    WordVectors,
    load_vectors,
)
from discourse_quality.model_files import find_model
from discourse_quality.results import DIMENSIONS, ModelVersion
from discourse_quality.scorers.comment import CommentScorer, Doubt
from discourse_quality.scorers.config import (
    CONFIG,
    FORMAT,
    Config,
    ThreadConfig,
    check_measures,
    check_vectors,
    digest,
    read_config,
    write_config,
)
from discourse_quality.scorers.dimensions import dimension
from discourse_quality.scorers.heads import LogisticWeights, read_head
from discourse_quality.scorers.judge import Scorers
from discourse_quality.scorers.linear import HINGES, Scaling
from discourse_quality.scorers.reading import Reader
from discourse_quality.scorers.thread import SUMMARIES, ThreadScorer
from discourse_quality.scorers.words import BUCKETS

HEAD = "head.skops"
THREAD = "thread.skops"
MOST_BYTES = 50_000_000
"""Of any one file: ours have a fifth of it."""


def load_scorers(path: Path | None = None) -> Scorers:
    """Return all scorers: the shipped ones, some of them replaced by one's own.

    Parameters
    ----------
    path
        One's own: the folder of one scorer, or a folder of such folders.

    Raises
    ------
    ModelNotFound
        If there is no scorer in the folder; or, if a shipped one is missing, with the
        places searched.
    ModelMismatch
        If one is changed, foreign, or made for other versions; or if two are for one
        dimension.
    """
    own = {} if path is None else _own(path)
    folders = [own.get(name) or find_model(name) for name in DIMENSIONS]
    return _assemble(folders, find_model(VECTORS))


def load_scorer(folder: Path, *, vectors: Path | None = None) -> Scorers:
    """Return one scorer, as ``dq train`` leaves it, ready to judge.

    Raises
    ------
    ModelMismatch
        If it is changed, foreign, or made for other versions.
    """
    return _assemble([folder], vectors or find_model(VECTORS))


def save_scorer(
    folder: Path,
    scorer: CommentScorer,
    thread_scorer: ThreadScorer,
    *,
    version: str,
    vectors: Path,
) -> Config:
    """Write a scorer into a folder; return its configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    head = {"parts": list(scorer.parts.values()), "combine": scorer.combine}
    _dump(head, folder / HEAD)
    _dump(thread_scorer.link, folder / THREAD)
    files = {
        HEAD: folder / HEAD,
        THREAD: folder / THREAD,
        f"{VECTORS}/{ARRAYS}": vectors / ARRAYS,
    }
    config = Config(
        format=FORMAT,
        dimension=scorer.dimension.name,
        version=version,
        scikit_learn=version_of("scikit-learn"),
        digests={name: digest(file) for name, file in files.items()},
        parts=tuple(scorer.parts),
        together=scorer.together,
        measures=scorer.measure_names,
        middle=tuple(scorer.scaling.middle.astype(float).round(6).tolist()),
        spread=tuple(scorer.scaling.spread.astype(float).round(6).tolist()),
        doubt=(scorer.doubt.floor, scorer.doubt.few_words),
        threshold=scorer.threshold,
        thread=_thread_config(thread_scorer),
    )
    write_config(folder, config)
    return config


def _own(path: Path) -> dict[str, Path]:
    """Return the folders of the scorers in a folder, by their dimensions."""
    folders = [path] if (path / CONFIG).is_file() else sorted(path.glob("*/"))
    own: dict[str, Path] = {}
    for folder in folders:
        if (folder / HEAD).is_file():
            name = read_config(folder).dimension
            if name in own:
                raise ModelMismatch(
                    f"{path}: two scorers of {name}, in {own[name].name} and "
                    f"{folder.name}: leave one, or name its folder"
                )
            own[name] = folder
    if not own:
        raise ModelNotFound(f"{path}: no scorer here, and none in its folders")
    return own


def _assemble(folders: Sequence[Path], vectors_folder: Path) -> Scorers:
    vectors = load_vectors(vectors_folder)
    configs = [read_config(folder) for folder in folders]
    check_measures(folders, configs, Reader(vectors).names)
    check_vectors(folders, configs, digest(vectors_folder / ARRAYS))
    loaded = list(zip(folders, configs, strict=True))
    return Scorers(
        vectors=vectors,
        comment_scorers=tuple(_comment_scorer(f, c, vectors) for f, c in loaded),
        thread_scorers=tuple(_thread_scorer(f, c) for f, c in loaded),
        versions=tuple(
            ModelVersion(name=c.dimension, version=c.version, digest=digest(f / CONFIG))
            for f, c in loaded
        ),
    )


def _comment_scorer(
    folder: Path, config: Config, vectors: WordVectors
) -> CommentScorer:
    head = _load(folder, HEAD, config)
    parts = head.get("parts") if isinstance(head, dict) else None
    combine: Any = head.get("combine") if isinstance(head, dict) else None
    if not isinstance(parts, list) or len(parts) != len(config.parts):
        raise ModelMismatch(f"{folder / HEAD}: {len(config.parts)} parts expected")
    width = BUCKETS + vectors.sense.shape[1] + len(config.measures)
    for judge, columns, rows in [
        *((part, width, {1}) for part in parts),
        (combine, len(parts) + len(HINGES), {1, len(parts)}),
    ]:
        if not isinstance(judge, LogisticWeights) or (
            judge.coef_.shape not in {(n, columns) for n in rows}
            or judge.intercept_.shape != judge.coef_.shape[:1]
        ):
            raise ModelMismatch(f"{folder / HEAD}: {columns} weights expected")
    return CommentScorer(
        dimension=dimension(config.dimension),
        measure_names=config.measures,
        scaling=Scaling(
            middle=np.array(config.middle, dtype=np.float32),
            spread=np.array(config.spread, dtype=np.float32),
        ),
        parts=dict(zip(config.parts, parts, strict=True)),
        combine=combine,
        together=config.together,
        doubt=Doubt(floor=config.doubt[0], few_words=config.doubt[1]),
        threshold=config.threshold,
    )


def _thread_scorer(folder: Path, config: Config) -> ThreadScorer:
    link = _load(folder, THREAD, config)
    shape = (1, len(SUMMARIES))
    alike = config.thread.summaries == SUMMARIES
    if not isinstance(link, LogisticWeights) or link.coef_.shape != shape or not alike:
        raise ModelMismatch(f"{folder / THREAD}: made for other summaries")
    thread = config.thread
    return ThreadScorer(
        dimension=dimension(config.dimension),
        link=link,
        reference=thread.reference,
        weight=thread.weight,
        error=thread.error,
        threshold=config.threshold,
    )


def _thread_config(scorer: ThreadScorer) -> ThreadConfig:
    return ThreadConfig(
        summaries=SUMMARIES,
        reference=scorer.reference,
        weight=scorer.weight,
        error=scorer.error,
    )


def _dump(model: object, path: Path) -> None:
    import skops.io

    skops.io.dump(model, path, compression=ZIP_DEFLATED, compresslevel=9)


def _load(folder: Path, name: str, config: Config) -> object:
    """Load a file that has the digest it was saved with, and trusted types only."""
    path = folder / name
    if not path.is_file() or path.stat().st_size > MOST_BYTES:
        raise ModelMismatch(f"{path}: missing, or larger than any scorer of ours")
    if digest(path) != config.digests.get(name):
        raise ModelMismatch(f"{path}: changed since it was saved")
    try:
        return read_head(path)
    except Exception as error:
        # Foreign content raises many kinds; all mean the same to the user.
        first = str(error).partition("\n")[0]
        raise ModelMismatch(f"{path}: not a scorer of ours: {first}") from error
