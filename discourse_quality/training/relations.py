"""Comments below their own post and below another of the same site: no labels needed.

Only groups of the fold that the word vectors did not learn from are used, since below
the posts that they know, closeness is far higher than it will be anywhere else.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from discourse_quality.errors import CorpusError
from discourse_quality.training.corpora import Labelled, read_table
from discourse_quality.training.folds import fold_of

HELD_OUT = 0
"""The fold that word vectors never learn from."""
PER_THREAD = 8
"""Comments of one thread of the debate forum that are used."""
SITES = ("iac", "semeval_cqa", "reddit_technology")


def pairs_of(site: str, folder: Path) -> list[Labelled]:
    """Return a site's comments with their posts, and parents where it has them.

    Raises
    ------
    CorpusError
        If the site is not one of :data:`SITES`, or its file is missing.
    """
    if site not in SITES:
        raise CorpusError(f"no site {site!r}; there are {', '.join(SITES)}")
    if site == "iac":
        return list(_debates(folder / "iac_threads.jsonl.gz"))
    return [
        Labelled(
            text=row["text"].strip(),
            group=row["group"],
            context=row["context"],
            labels={},
        )
        for row in read_table(folder / f"{site}.csv.gz")
        if row["text"].strip() and row["context"]
    ]


def held_out(rows: Sequence[Labelled]) -> list[Labelled]:
    """Return the rows whose groups word vectors did not learn from."""
    return [row for row in rows if fold_of(row.group) == HELD_OUT]


def against_others(rows: Sequence[Labelled], *, seed: int = 0) -> list[Labelled]:
    """Return each text twice: below its own post (label 1), and below another (0)."""
    other = _others(rows, seed=seed)
    return [
        *(replace(row, parent=None, labels={"own": 1.0}) for row in rows),
        *(
            replace(row, parent=None, context=rows[n].context, labels={"own": 0.0})
            for row, n in zip(rows, other, strict=True)
        ),
    ]


def with_moved(
    rows: Sequence[Labelled], *, share: float = 0.2, seed: int = 0
) -> list[Labelled]:
    """Return threads into which a share of the comments was moved from others.

    A moved comment (label 1) takes the place of an own one; it answers the parent of
    that one, so that it stands where a real digression would.
    """
    random = np.random.default_rng(seed)
    moved = random.random(len(rows)) < share
    other = _others(rows, seed=seed + 1)
    return [
        replace(row, text=rows[n].text, labels={"moved": 1.0})
        if is_moved
        else replace(row, labels={"moved": 0.0})
        for row, n, is_moved in zip(rows, other, moved, strict=True)
    ]


def _others(rows: Sequence[Labelled], *, seed: int) -> list[int]:
    random = np.random.default_rng(seed)
    found = []
    for row in rows:
        while True:
            number = int(random.integers(len(rows)))
            if rows[number].context != row.context:
                break
        found.append(number)
    return found


def _debates(path: Path) -> Iterator[Labelled]:
    if not path.is_file():
        raise CorpusError(f"{path}: no such file")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            thread = json.loads(line)
            post = "\n\n".join(filter(None, (thread["title"], thread["article"])))
            texts = {c["id"]: c["text"] for c in thread["comments"]}
            for comment in thread["comments"][:PER_THREAD]:
                if comment["text"].strip() and post:
                    yield Labelled(
                        text=comment["text"].strip(),
                        group=thread["source"].split("/")[-1],
                        context=post,
                        parent=texts.get(comment["reply_to"]),
                        labels={},
                    )
