"""Word vectors: taught by a sentence model, then by which comment stands below a post.

First each word gets the vector that makes sums over texts agree with a sentence model;
then comments are drawn to their own post, away from the other posts of the same site.
Only numpy is needed; what the sentence model says of the texts is read from files that
:mod:`discourse_quality.training.teacher` writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from discourse_quality.features.form_counts import FormCounts
from discourse_quality.features.vectors import WordVectors, unit
from discourse_quality.language.words import count_forms

Floats: TypeAlias = NDArray[np.floating[Any]]

WIDTH = 128
BATCH = 256
DISTIL_EPOCHS = 12
CONTRAST_EPOCHS = 2
TEMPERATURE = 0.08
DROPPED = 0.4
"""Share of the words left out of each text while contrasting: otherwise the names that
a single post has are learned by heart."""
PULL_BACK = 1e-3
"""Towards what the sentence model taught."""
FREQUENT = 1e-3
"""Document share at which a word's first vector is halved (Arora et al. 2017)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """What vectors are learned from."""

    words: tuple[str, ...]
    """The vocabulary."""
    documents: NDArray[np.int64]
    """Texts that each word stands in."""
    total: int
    """Texts in all."""
    word_embeddings: Floats
    """What the sentence model makes of each word alone."""
    texts: Sequence[str]
    text_embeddings: Floats
    """What it makes of these texts."""
    sites: Sequence[Sequence[tuple[str, str]]]
    """Comments with the post or comment that each answers, site by site."""
    background: Sequence[str]
    """Posts that what is usual is measured on."""


def learn_vectors(lessons: Lessons, *, seed: int = 0) -> WordVectors:
    """Return the vectors that these lessons teach."""
    random = np.random.default_rng(seed)
    sense, start = _first_vectors(lessons)
    vectors = WordVectors(
        words=lessons.words,
        vectors=start,
        sense=sense,
        rarity=np.log(lessons.total / lessons.documents).astype(np.float32),
        unseen=float(np.log(lessons.total / 2)),
        background=np.zeros((0, start.shape[1]), dtype=np.float32),
    )
    learner = _Learner(start.astype(np.float32).copy())
    _distil(learner, _count(vectors, lessons.texts), lessons, random)
    learner.begin_anew()
    _contrast(learner, vectors, lessons, random)
    background = unit(_count(vectors, lessons.background) @ learner.vectors)
    return WordVectors(
        words=lessons.words,
        vectors=learner.vectors,
        sense=sense,
        rarity=vectors.rarity,
        unseen=vectors.unseen,
        background=background,
    )


def _first_vectors(lessons: Lessons) -> tuple[Floats, Floats]:
    """Return the words' principal components: as they are, and by rarity."""
    share = lessons.documents / lessons.documents.sum()
    embeddings = unit(lessons.word_embeddings)
    centred = embeddings - share @ embeddings
    weighted = centred * np.sqrt(np.minimum(share, 1e-3))[:, None]
    _, _, axes = np.linalg.svd(weighted.T @ weighted)
    sense = centred @ axes[:WIDTH].T
    sense /= np.sqrt((sense**2).sum(axis=1).mean())
    rare = FREQUENT / (FREQUENT + lessons.documents / lessons.total)
    start = sense * rare[:, None]
    return sense.astype(np.float32), start / np.sqrt((start**2).sum(axis=1).mean())


@dataclass
class _Learner:
    """Vectors under Adam (Kingma and Ba 2015)."""

    vectors: Floats
    _mean: Floats = field(init=False)
    _square: Floats = field(init=False)
    _steps: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget the momentum."""
        self._mean = np.zeros_like(self.vectors)
        self._square = np.zeros_like(self.vectors)
        self._steps = 0

    def step(self, gradient: Floats, rate: float) -> None:
        """Move against a gradient."""
        self._steps += 1
        self._mean = 0.9 * self._mean + 0.1 * gradient
        self._square = 0.999 * self._square + 0.001 * gradient**2
        mean = self._mean / (1 - 0.9**self._steps)
        square = self._square / (1 - 0.999**self._steps)
        self.vectors -= (rate * mean / (np.sqrt(square) + 1e-6)).astype(np.float32)


def _distil(
    learner: _Learner,
    counts: csr_matrix,
    lessons: Lessons,
    random: np.random.Generator,
) -> None:
    taught = lessons.text_embeddings - lessons.text_embeddings.mean(axis=0)
    _, _, axes = np.linalg.svd(taught[:8000], full_matrices=False)
    wanted = unit(taught @ axes[: learner.vectors.shape[1]].T)
    for epoch in range(DISTIL_EPOCHS):
        rate = 3e-3 if epoch < DISTIL_EPOCHS * 2 // 3 else 1e-3
        for rows in _batches(len(wanted), random):
            summed = counts[rows] @ learner.vectors
            gradient = _through_length(summed, -wanted[rows] * (10 / len(rows)))
            learner.step(counts[rows].T @ gradient, rate)


def _contrast(
    learner: _Learner,
    vectors: WordVectors,
    lessons: Lessons,
    random: np.random.Generator,
) -> None:
    taught = learner.vectors.copy()
    sites = [_Site.of(vectors, pairs) for pairs in lessons.sites]
    for _ in range(CONTRAST_EPOCHS):
        batches = [
            (site, rows)
            for site in sites
            for rows in _batches(site.comments.shape[0], random)
        ]
        random.shuffle(batches)
        for site, rows in batches:
            gradient = _own_against_others(learner.vectors, site, rows, random)
            learner.step(gradient + PULL_BACK * (learner.vectors - taught), 2e-3)


@dataclass(frozen=True, slots=True)
class _Site:
    """A site's comments and posts as counted words."""

    comments: csr_matrix
    posts: csr_matrix
    post_of: NDArray[np.int64]

    @classmethod
    def of(cls, vectors: WordVectors, pairs: Sequence[tuple[str, str]]) -> _Site:
        posts = list(dict.fromkeys(post for _, post in pairs))
        number = {post: n for n, post in enumerate(posts)}
        return cls(
            _count(vectors, [comment for comment, _ in pairs]),
            _count(vectors, posts),
            np.array([number[post] for _, post in pairs]),
        )


def _own_against_others(
    vectors: Floats,
    site: _Site,
    rows: NDArray[np.int64],
    random: np.random.Generator,
) -> Floats:
    """Return the gradient of telling each comment's post among those of the batch."""
    comments = _thinned(site.comments[rows], random)
    posts = _thinned(site.posts[site.post_of[rows]], random)
    left, right = comments @ vectors, posts @ vectors
    unit_left, unit_right = unit(left), unit(right)
    odds = unit_left @ unit_right.T / TEMPERATURE
    same = site.post_of[rows][:, None] == site.post_of[rows][None, :]
    np.fill_diagonal(same, val=False)
    odds[same] = -1e9
    pull = _softmax(odds) + _softmax(odds.T).T - 2 * np.eye(len(rows))
    pull /= 2 * len(rows) * TEMPERATURE
    to_left = comments.T @ _through_length(left, pull @ unit_right)
    to_right = posts.T @ _through_length(right, pull.T @ unit_left)
    return np.asarray(to_left + to_right)


def _through_length(summed: Floats, gradient: Floats) -> Floats:
    """Return the gradient before a row was scaled to length 1."""
    length = np.maximum(np.linalg.norm(summed, axis=1, keepdims=True), 1e-6)
    scaled = summed / length
    along = (scaled * gradient).sum(axis=1, keepdims=True)
    found: Floats = (gradient - scaled * along) / length
    return found


def _softmax(rows: Floats) -> Floats:
    powers = np.exp(rows - rows.max(axis=1, keepdims=True))
    found: Floats = powers / powers.sum(axis=1, keepdims=True)
    return found


def _thinned(counts: csr_matrix, random: np.random.Generator) -> csr_matrix:
    thin = counts.copy()
    thin.data = thin.data * (random.random(len(thin.data)) > DROPPED)
    return thin


def _batches(number: int, random: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = random.permutation(number)
    for start in range(0, max(number - BATCH // 2, 1), BATCH):
        yield order[start : start + BATCH]


def _count(vectors: WordVectors, texts: Sequence[str]) -> csr_matrix:
    return vectors.count(FormCounts.of([count_forms(text) for text in texts]))
