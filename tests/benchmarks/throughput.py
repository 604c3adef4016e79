"""Pages and comments a second: by stage, against a plain script, and with two workers.

    OMP_NUM_THREADS=1 python -m tests.benchmarks.throughput [--pages FOLDER]

All in one run on one machine: read the ratios, not the times, which are CPU times but
for the workers'. Whatever is compared has seen every other page before, and is timed on
the rest, then the other way round in a new process: so it is neither cold nor does it
know the words already. The plain script is
what a user would write today: BeautifulSoup on lxml, ``en_core_web_sm`` with all its
components, a scikit-learn classifier on tf-idf. Without ``--pages`` the pages are
generated. Memory over time is in ``tests.benchmarks.memory``.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import cycle, islice
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import Any

from discourse_quality.analysis import (
    analyse_items,
    judge,
    load_tools,
)
from discourse_quality.archives import SavedPage, read_inputs
from discourse_quality.batch.engine import run
from discourse_quality.batch.outcomes import Done, Limits, Task
from discourse_quality.batch.pool import spare_the_collector
from discourse_quality.cli.leaving import as_row
from discourse_quality.cli.work import judge_items
from discourse_quality.errors import Failure
from discourse_quality.language.annotate import annotate
from discourse_quality.options import DEFAULTS
from discourse_quality.reading import parse_items
from discourse_quality.thread import Thread
from tests.generated import generate, page

CHUNK = 16
TURNS = 8
"""That one worker and two take at all pages."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--plain-pipeline", default="en_core_web_sm")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = arguments.pages or _generated(Path(folder), arguments.count)
        items = list(read_inputs([pages]))
        outcomes = parse_items(items)
        threads = [t for t in outcomes if isinstance(t, Thread)]
        without = [
            item
            for item, outcome in zip(items, outcomes, strict=True)
            if isinstance(outcome, Failure) and not isinstance(item, Failure)
        ]
        comments = sum(len(t.contributions) for t in threads)
        print(f"{len(items)} pages, {len(threads)} threads, {comments} comments\n")
        _compared(items, arguments.plain_pipeline)
        load_tools()
        spare_the_collector()  # as workers do
        _timed("  read", lambda: list(read_inputs([pages])), len(items))
        _stages(items, threads)
        if without:
            parse = partial(parse_items, without)
            _timed("  parse, no comments", parse, len(without))
        _growth()
        _scaling(items)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"most memory: {used} MB")


def _generated(folder: Path, count: int) -> Path:
    for name, content in generate(count):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def _timed(
    name: str,
    work: Callable[[], object],
    pages: int,
    *,
    clock: Callable[[], float] = time.process_time,
) -> float:
    started = clock()
    work()
    seconds = clock() - started
    print(f"{name:24}{pages / seconds:10.1f} pages/s {1000 * seconds / pages:8.1f} ms")
    return seconds


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def _compared(items: Sequence[Any], plain_pipeline: str) -> None:
    """Print what a page costs us and others, and how many times as much theirs is."""
    seconds: Counter[str] = Counter()
    halves = items[::2], items[1::2]
    for warm, timed in (halves, halves[::-1]):
        # A process of its own each: the other half must not be known already.
        with get_context("spawn").Pool(1) as process:
            seconds.update(process.apply(_turns, (warm, timed, plain_pipeline)))
    ours = seconds["ours, one process"]
    for name, taken in seconds.items():
        each = 1000 * taken / len(items)
        print(f"{name:24}{each:8.1f} ms a page, {taken / ours:5.2f} times ours")
    print()


def _turns(
    warm: Sequence[Any], timed: Sequence[Any], plain_pipeline: str
) -> dict[str, float]:
    """Return the seconds that each contestant takes.

    They take turns, a chunk each: what else the machine is at then slows all alike.
    """
    load_tools()
    contestants = {
        "ours, one process": _analyse,
        "plain script": _plain_script(plain_pipeline),
        "trafilatura alone": _trafilatura(),
    }
    present = {name: work for name, work in contestants.items() if work is not None}
    spare_the_collector()  # or one would pay for what the others have loaded
    for work in present.values():
        work(warm)
    seconds = dict.fromkeys(present, 0.0)
    for chunk in _chunks(timed):
        for name, work in present.items():
            started = time.process_time()
            work(chunk)
            seconds[name] += time.process_time() - started
    return seconds


def _analyse(items: Sequence[Any]) -> None:
    for chunk in _chunks(items):
        analyse_items(chunk)


def _stages(items: Sequence[Any], threads: Sequence[Thread]) -> None:
    tools = load_tools()
    pages = len(items)
    judge(threads[:4])  # warm
    _timed("  parse", lambda: [parse_items(c) for c in _chunks(items)], pages)
    annotated = [list(annotate(c, nlp=tools.nlp)) for c in _chunks(threads)]
    comments = [c for some in annotated for thread in some for c in thread.comments]
    _timed("  annotate", lambda: [comment.doc for comment in comments], pages)
    _timed("  score", lambda: [tools.scorers.judge(c) for c in annotated], pages)


def _growth() -> None:
    """Print what a comment costs in a thread ten times as long."""
    seconds = {}
    for size in (50, 500, 5_000, 20_000):  # the first one warms up
        content = page(random.Random(size), comments=size).encode()
        item = SavedPage(source="long", content=content, media_type="text/html")
        seconds[size] = _timed(
            f"  a thread of {size:,}", partial(analyse_items, [item]), 1
        )
    print(f"ten times the comments: {seconds[5_000] / seconds[500]:.1f} times the cost")
    more = seconds[20_000] / 20_000 / (seconds[500] / 500)
    print(f"a comment of 20,000: {more:.2f} times one of 500")


def _scaling(items: Sequence[Any]) -> None:
    """Time one worker and two in the middle of an archive of which they know the words.

    They take turns at all pages: while it is not their turn, workers are stopped.
    """
    runs = {jobs: _Turn(items, jobs=jobs) for jobs in (1, 2)}
    seconds = {1: 0.0, 2: 0.0}
    for _ in range(TURNS):
        for jobs, turn in runs.items():
            seconds[jobs] += turn.take()
    for jobs in runs:
        rate = TURNS * len(items) / seconds[jobs]
        print(f"{f'workers: {jobs}':24}{rate:10.1f} pages/s")
    print(f"two workers: {seconds[1] / seconds[2]:.2f} times one")
    for turn in runs.values():
        turn.end()


class _Turn:
    """A run without end, as of ``dq analyse --out``, that goes on when it may."""

    def __init__(self, items: Sequence[Any], *, jobs: int) -> None:
        task = Task(
            work=partial(judge_items, options=DEFAULTS, kept=True, shown=as_row),
            # A new worker in the middle would have all words to learn.
            limits=Limits(jobs=jobs, chunk_size=CHUNK, chunks_per_worker=sys.maxsize),
            prepare=load_tools,
        )
        self._pages = len(items)
        others = set(active_children())
        self._outcomes = run(task, cycle(items))
        self._advance(max(3 * self._pages, 20 * CHUNK))
        self._workers = set(active_children()) - others
        self._tell(signal.SIGSTOP)

    def take(self) -> float:
        """Do all pages once more, and return the seconds that it took."""
        self._tell(signal.SIGCONT)
        started = time.perf_counter()
        self._advance(self._pages)
        seconds = time.perf_counter() - started
        self._tell(signal.SIGSTOP)
        return seconds

    def end(self) -> None:
        self._tell(signal.SIGKILL)

    def _advance(self, pages: int) -> None:
        for outcome in islice(self._outcomes, pages):
            assert isinstance(outcome, Done)

    def _tell(self, number: signal.Signals) -> None:
        for worker in self._workers:
            if worker.pid is not None:
                os.kill(worker.pid, number)


def _plain_script(pipeline: str) -> Callable[[Sequence[Any]], None] | None:
    """Return the script a user would write today, where its pipeline is installed."""
    with suppress(ImportError, OSError):
        import spacy
        from bs4 import BeautifulSoup
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        nlp = spacy.load(pipeline)
        texts = ["because of this", "lol first"] * 50
        model = make_pipeline(TfidfVectorizer(), LogisticRegression())
        model.fit(texts, [0, 1] * 50)

        def script(items: Sequence[Any]) -> None:
            for item in items:
                if isinstance(item, Failure):
                    continue
                soup = BeautifulSoup(item.content, "lxml")
                found = [
                    node.get_text(" ", strip=True)
                    for node in soup.select(
                        ".comment-content, .comment-body, .comment-text, .comment"
                    )
                ]
                post = soup.find("article") or soup.body or soup
                found.append(post.get_text(" ", strip=True)[:20_000])
                docs = list(nlp.pipe(found))
                model.predict_proba([" ".join(t.lemma_ for t in d) for d in docs])

        return script
    print(f"plain script: left out, {pipeline} is not installed")
    return None


def _trafilatura() -> Callable[[Sequence[Any]], None] | None:
    with suppress(ImportError):
        import trafilatura

        def extract(items: Sequence[Any]) -> None:
            for item in items:
                if not isinstance(item, Failure):
                    trafilatura.bare_extraction(item.content, include_comments=True)

        return extract
    print("trafilatura: left out, it is not installed")
    return None


if __name__ == "__main__":
    main()
