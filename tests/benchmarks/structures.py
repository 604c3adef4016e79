"""How well the made-up pages are read, structure by structure.

    python -m tests.benchmarks.structures [--platform NAME] [--seeds 4] [--save FOLDER]

The pages are those of ``tests/pages/structures.py``, nobody's learning material. A text
counts where it is word for word the comment's; author, date and parent are shares of
those. The last line is on pages with all the decoys and no comments.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import read_thread
from discourse_quality.thread import Thread
from tests.pages.structures import FLAT, Look, Made, empty_pages, made_pages

FIELDS = ("text", "count", "author", "date", "parent")
Shares = dict[str, float | None]


def measured(
    name: str, look: Look, made: Sequence[Made], thread: Thread | None
) -> Shares:
    """Return the share of texts, authors, dates and parents that are right."""
    if thread is None:
        return {"text": 0.0, "count": 0.0, "author": None, "date": None, "parent": None}
    by_text = {" ".join(c.text.split()): c for c in thread.comments}
    pairs = [(m, by_text.get(" ".join(" ".join(m.paragraphs).split()))) for m in made]
    found = [(m, c) for m, c in pairs if c is not None]
    ids = {n: c.id for n, (_, c) in enumerate(pairs) if c is not None}
    n = max(1, len(found))
    named = "anonymous" not in name
    flat = name in FLAT
    return {
        "text": 2 * len(found) / (len(made) + len(thread.comments)),
        "count": float(len(made) == len(thread.comments)),
        "author": sum(c.author == (m.author if named else None) for m, c in found) / n,
        "date": sum(c.posted is not None and str(c.posted)[:10] == str(m.posted)[:10]
                    for m, c in found) / n,
        "parent": None if flat else sum(
            c.reply_to == (None if m.above is None else ids.get(m.above, "?"))
            for m, c in found) / n,
    }  # fmt: skip


def read(page: str, platform: str | None) -> Thread | None:
    try:
        saved = SavedPage(source="made.html", content=page.encode())
        return read_thread(saved, platform=platform)
    except DiscourseQualityError:
        return None


def results(
    seeds: int, platform: str | None
) -> Iterator[tuple[str, Look, Shares, str]]:
    for name, look, made, page in made_pages(seeds):
        yield name, look, measured(name, look, made, read(page, platform)), page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--platform", default="generic")
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--save", type=Path, help="keep the pages that are misread")
    options = parser.parse_args()
    sums: dict[str, list[Shares]] = defaultdict(list)
    empty = [read(page, options.platform) for page in empty_pages(options.seeds)]
    for name, look, found, page in results(options.seeds, options.platform):
        for key in (name, look.language, "all"):
            sums[key].append(found)
        if options.save and (found["text"] or 0) < 0.9:
            place = options.save / f"{name}-{look.language}-{look.number}.html"
            place.write_text(page, "utf-8")
    print("style            pages  text  count author   date parent")
    for key, each in sums.items():
        shares = []
        for field in FIELDS:
            known = [f[field] for f in each if f[field] is not None]
            shares.append(f"{sum(known) / len(known):6.3f}" if known else "     –")
        print(f"{key:16} {len(each):5} {' '.join(shares)}")
    print(f"nothing to find: {len(empty)} pages, {empty.count(None)} left alone")


if __name__ == "__main__":
    main()
