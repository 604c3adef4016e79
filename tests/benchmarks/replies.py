"""Inferred reply links against true ones: each rule alone, and all together.

    python -m tests.benchmarks.replies [--half tuned|held]

Debates of ``../shared/corpora/iac_threads.jsonl.gz``, in which every message names the
one it answers. The rules were made on the *tuned* half of the threads; the *held* half
is the one to report. Precision is the share of a rule's links that are true, coverage
the share of all comments it links. ``unknown-name`` is for pages that lost names: each
message in turn is read as if the one before had lost its own, and, harder, as if all
had. What opens with a quotation is left out: there the address is somebody else's.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from discourse_quality.pages.replies import inferred_replies
from discourse_quality.thread import Comment

CORPUS = Path(__file__).parents[2] / "../shared/corpora/iac_threads.jsonl.gz"


@dataclass(frozen=True)
class Debate:
    """A thread's comments, the post, and whom each comment truly answers."""

    comments: tuple[Comment, ...]
    article: str
    answered: tuple[int | None, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tuned", "held"), default="held")
    options = parser.parse_args()
    fired: Counter[str] = Counter()
    right: Counter[str] = Counter()
    comments = 0
    for debate in debates(options.half):
        comments += sum(a is not None for a in debate.answered)
        for rule, is_right in judged(debate):
            fired[rule] += 1
            right[rule] += is_right
    print("| rule | links | precision | coverage |\n|---|---:|---:|---:|")
    for rule, links in sorted(fired.items()):
        share, cover = right[rule] / links, links / comments
        print(f"| {rule} | {links} | {share:.3f} | {cover:.3f} |")


def debates(half: str) -> Iterator[Debate]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            digest = hashlib.md5(record["source"].encode()).digest()
            if ("held" if digest[-1] % 2 else "tuned") == half:
                yield debate_of(record)


def debate_of(record: dict[str, object]) -> Debate:
    rows = record["comments"]
    place = {row["id"]: number for number, row in enumerate(rows)}
    return Debate(
        comments=tuple(
            Comment(id=row["id"], author=row["author"], text=row["text"])
            for row in rows
        ),
        article=str(record["article"] or ""),
        answered=tuple(place.get(row["reply_to"]) for row in rows),
    )


def judged(debate: Debate) -> Iterator[tuple[str, bool]]:
    """Yield each link that a rule makes, and whether it is true."""
    found = inferred_replies(debate.comments, article=debate.article)
    for number, evidence in found.items():
        truth = debate.answered[number]
        if truth is not None:
            yield evidence.kind, evidence.answered == truth
            yield "all", evidence.answered == truth
    for number in range(1, len(debate.comments)):
        truth = debate.answered[number]
        if truth is not None:
            yield "answers the one before", truth == number - 1
            yield from nameless(debate.comments, number, truth)


def nameless(
    comments: Sequence[Comment], number: int, truth: int
) -> Iterator[tuple[str, bool]]:
    """Read a comment as if the name before it, or every name, were lost."""
    if opens_with_quotation(comments, number):
        return  # which is another rule's business
    silent = [replace(c, text="") for c in comments[:number]]
    for rule, start in (
        ("name", number),
        ("unknown-name", number - 1),
        ("unknown-name, all names lost", 0),
    ):
        hidden = [replace(c, author=None) for c in silent[start:]]
        page = [*silent[:start], *hidden, comments[number]]
        evidence = inferred_replies(page, article=None).get(number)
        if evidence is not None and rule.startswith(evidence.kind):
            yield f"{rule} (alone)", evidence.answered == truth


def opens_with_quotation(comments: Sequence[Comment], number: int) -> bool:
    """Whether a comment begins with what an earlier one says."""
    opening = plain(comments[number].text[:80])[:40]
    return any(opening in plain(c.text) for c in comments[:number])


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    main()
