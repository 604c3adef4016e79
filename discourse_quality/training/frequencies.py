"""Count how many comments hold each word: the table behind the weights of words.

Only counts leave the corpora, and only of words that several people wrote.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from discourse_quality.features.facts import TextFacts
from discourse_quality.language.annotate import Passage
from discourse_quality.language.pipeline import load_nlp

if TYPE_CHECKING:
    from spacy.language import Language

CORPORA = ("civil_toxic_spans.csv.gz", "ukpconvarg1.csv.gz")
"""CC0 and CC BY: the counts may go anywhere."""
FEWEST = 5
"""Comments that must hold a word for it to be listed."""


def document_frequencies(
    texts: Iterable[str], nlp: Language
) -> tuple[int, dict[str, int]]:
    """Return how many texts there are, and how many of them hold each word."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update(TextFacts(Passage(text, "en", nlp)).content.keys())
    kept = {word: n for word, n in counts.items() if n >= FEWEST}
    return number, dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))


def write_frequencies(path: Path, number: int, counts: dict[str, int]) -> None:
    """Write the table: a note, then the words with their counts."""
    lines = [f"# comments: {number}", *(f"{word}\t{n}" for word, n in counts.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _texts(corpora: Path) -> Iterator[str]:
    for name in CORPORA:
        with gzip.open(corpora / name, "rt", encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield row["text"]


def main() -> None:
    """Write the table from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    csv.field_size_limit(sys.maxsize)
    number, counts = document_frequencies(_texts(options.corpora), load_nlp())
    write_frequencies(options.out, number, counts)


if __name__ == "__main__":
    main()
