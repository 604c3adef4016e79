"""What the teacher said, and the sites' own pairs → the shipped word vectors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from discourse_quality.features.vectors import WordVectors
from discourse_quality.training.corpora import read_table
from discourse_quality.training.folds import fold_of
from discourse_quality.training.relations import HELD_OUT, pairs_of
from discourse_quality.training.vectors import Lessons, learn_vectors

SITES = ("semeval_cqa", "reddit_technology", "ruddit", "ets_reddit_sarcasm")
"""Sets of comments with what each answers."""
BACKGROUND = 65
"""Posts of each site that what is usual is measured on."""


def regenerate_vectors(folder: Path, corpora: Path, teacher: Path) -> WordVectors:
    """Learn the word vectors anew, write them, and return them.

    Parameters
    ----------
    folder
        Where they are written.
    corpora
        The labelled sets.
    teacher
        What :mod:`discourse_quality.training.teacher` wrote.
    """
    counted = json.loads((teacher / "words.json").read_text(encoding="utf-8"))
    texts = json.loads((teacher / "texts.json").read_text(encoding="utf-8"))
    sites = list(_sites(corpora))
    vectors = learn_vectors(
        Lessons(
            words=tuple(word for word, _ in counted),
            documents=np.array([number for _, number in counted]),
            total=len(texts),
            word_embeddings=np.load(teacher / "words.npy").astype(np.float32),
            texts=texts,
            text_embeddings=np.load(teacher / "texts.npy").astype(np.float32),
            sites=sites,
            background=[post for site in sites for post in _some_posts(site)],
        )
    )
    folder.mkdir(parents=True, exist_ok=True)
    vectors.save(folder)
    return vectors


def _sites(corpora: Path) -> Iterator[list[tuple[str, str]]]:
    debates = [
        row
        for row in pairs_of("iac", corpora)
        if fold_of(row.group) != HELD_OUT and row.context
    ]
    yield [(row.text, row.context) for row in debates if row.context]
    yield [(row.text, row.parent) for row in debates if row.parent]
    for name in SITES:
        yield [
            (row["text"], row["context"])
            for row in read_table(corpora / f"{name}.csv.gz")
            if row["text"].strip()
            and row["context"]
            and fold_of(row["group"] or row["context"]) != HELD_OUT
        ]


def _some_posts(site: Sequence[tuple[str, str]]) -> list[str]:
    posts = sorted({post for _, post in site})
    return posts[:: max(1, len(posts) // BACKGROUND)][:BACKGROUND]
