"""Comments a second: annotation and features against a pipeline with everything on.

    python -m tests.benchmarks.language [--comments 5000] [--theirs en_core_web_sm]

One process, the same comments, one run, CPU time, models loaded before: read the
ratios, not the times. Set OPENBLAS_NUM_THREADS, BLIS_NUM_THREADS and OMP_NUM_THREADS
to 1.
Comments are those of ``../shared/corpora/c3.csv.gz``, in threads of twenty.
"""

from __future__ import annotations

import argparse
import csv
import gc
import gzip
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language

from discourse_quality.features import (
    FAMILIES,
    CommentFeaturizer,
    WordVectors,
    load_vectors,
)
from discourse_quality.language.annotate import AnnotatedComment, annotate
from discourse_quality.language.detect import detect_language
from discourse_quality.language.pipeline import load_nlp
from discourse_quality.thread import Comment, Thread

CORPUS = Path(__file__).parents[2] / "../shared/corpora/c3.csv.gz"
BATCH = 128
TOGETHER = 6
"""Threads that are measured at once, as in a run: about a batch of texts."""
NAMES = ("Matilda Ray", "Okonkwo", "Junichi", "Gregory B", "chemist99a", "Francis")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--comments", type=int, default=5000)
    parser.add_argument("--theirs", default="en_core_web_sm")
    arguments = parser.parse_args()
    texts = list(islice(_texts(), arguments.comments))
    threads = [
        Thread.of(
            [
                Comment(id=f"c{n}", text=text, author=NAMES[n % len(NAMES)])
                for n, text in enumerate(group)
            ],
            source=f"thread-{number}",
            article=group[0],
        )
        for number, group in enumerate(_groups(texts, 20))
    ]
    nlp, vectors = load_nlp(), load_vectors()
    featurizer = CommentFeaturizer(vectors=vectors)
    list(annotate(threads[:2], nlp=nlp))
    detect_language("Je pense que la ligne doit rester ouverte.")  # loads its model
    theirs = spacy.load(arguments.theirs)
    for name in theirs.disabled:
        if name != "senter":  # the parser sets the sentences
            theirs.enable_pipe(name)
    list(theirs.pipe(texts[:40]))

    def ours() -> None:
        read = annotate(threads, nlp=nlp)
        while some := list(islice(read, TOGETHER)):
            featurizer.transform([c for thread in some for c in thread.comments])

    gc.collect()
    gc.freeze()  # two pipelines in one process: neither pays for walking the other
    print(f"{len(texts)} comments, {sum(map(len, texts)) / len(texts):.0f} characters")
    mine = _timed("ours: annotation and features", ours, len(texts))
    other = _timed(
        f"{arguments.theirs}: {', '.join(theirs.pipe_names)}",
        lambda: [None for _ in theirs.pipe(texts, batch_size=BATCH)],
        len(texts),
    )
    print(f"ratio: {other / mine:.2f}\n")
    _components(nlp, texts)
    comments = [c for thread in annotate(threads, nlp=nlp) for c in thread.comments]
    for comment in comments:  # read before, as this is about the features alone
        _ = comment.doc, comment.article and comment.article.doc
    _families(comments, vectors)


def _components(nlp: Language, texts: list[str]) -> None:
    docs = []
    _timed("tokeniser", lambda: docs.extend(map(nlp.make_doc, texts)), len(texts))
    for name, pipe in nlp.pipeline:
        if hasattr(pipe, "pipe"):
            run = lambda pipe=pipe: list(pipe.pipe(docs, batch_size=BATCH))  # noqa: E731
        else:
            run = lambda pipe=pipe: [pipe(doc) for doc in docs]  # noqa: E731
        _timed(name, run, len(texts))
    print()


def _families(comments: list[AnnotatedComment], vectors: WordVectors) -> None:
    """Time all families, then each alone: more in sum, as they share what they read."""

    def milliseconds(families: list[str]) -> float:
        featurizer = CommentFeaturizer(families, vectors=vectors)
        return _seconds(lambda: featurizer.transform(comments)) / len(comments) * 1000

    print(f"{milliseconds(list(FAMILIES)):8.3f} ms  all families")
    for name in FAMILIES:
        print(f"{milliseconds([name]):8.3f} ms  {name} alone")


def _timed(label: str, run: Callable[[], object], number: int) -> float:
    seconds = _seconds(run)
    print(f"{seconds / number * 1000:8.3f} ms  {number / seconds:7.0f}/s  {label}")
    return seconds


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def _groups(texts: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(texts), size):
        yield texts[start : start + size]


def _texts() -> Iterator[str]:
    csv.field_size_limit(sys.maxsize)
    with gzip.open(CORPUS, "rt", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            yield row["text"]


if __name__ == "__main__":
    main()
