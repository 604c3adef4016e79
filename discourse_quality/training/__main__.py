"""``python -m discourse_quality.training``: learn the shipped scorers anew.

Every figure of their cards comes from this run.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from discourse_quality.features.vectors import VECTORS
from discourse_quality.language.pipeline import rules_nlp
from discourse_quality.results import DIMENSIONS
from discourse_quality.training.shipped import Sources, regenerate
from discourse_quality.training.taught import regenerate_vectors


def main() -> None:
    """Read the arguments, learn, write."""
    parser = argparse.ArgumentParser(description="Learn the shipped scorers anew.")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument(
        "--threads", type=Path, default=Path("../shared/threads/threads.jsonl")
    )
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--cache", type=Path, help="keep what was read here")
    parser.add_argument(
        "--teacher", type=Path, help="learn the word vectors anew from what stands here"
    )
    parser.add_argument("--only", nargs="+", choices=DIMENSIONS, default=DIMENSIONS)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    if given.teacher is not None:
        regenerate_vectors(given.models / VECTORS, given.corpora, given.teacher)
    sources = Sources(corpora=given.corpora, threads=given.threads, cache=given.cache)
    regenerate(given.models, sources, nlp=rules_nlp(), only=given.only)


if __name__ == "__main__":
    main()
