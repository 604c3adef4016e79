"""A corpus: the threads of a file or a folder, whatever they are stored in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from discourse_quality.archives import read_inputs
from discourse_quality.errors import Failure, PageError
from discourse_quality.reading import parse_items
from discourse_quality.runs import command_of, read_analyses, read_failures
from discourse_quality.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus(Sequence[Thread]):
    """Threads in their order, and what could not be read beside them."""

    threads: tuple[Thread, ...]
    failures: tuple[Failure, ...] = ()

    @overload
    def __getitem__(self, place: int) -> Thread: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Thread, ...]: ...
    def __getitem__(self, place: int | slice) -> Thread | tuple[Thread, ...]:
        return self.threads[place]

    def __len__(self) -> int:
        return len(self.threads)

    def __iter__(self) -> Iterator[Thread]:
        return iter(self.threads)

    def __repr__(self) -> str:
        """Say how much there is rather than print it all."""
        comments = sum(len(thread.contributions) for thread in self.threads)
        lost = f", {len(self.failures)} failures" if self.failures else ""
        return f"<Corpus: {len(self)} threads, {comments} comments{lost}>"


def load_corpus(path: str | Path, *, platform: str | None = None) -> Corpus:
    """Read every thread of a file or a folder; no model is needed, none is loaded.

    Parameters
    ----------
    path
        A file of thread records (JSON Lines), a ConvoKit corpus folder, a folder that
        ``dq parse --out`` or ``dq analyse --out`` wrote, or saved pages: a file, a
        folder, a glob or an archive. A run of ``dq analyse`` keeps the comments, but
        neither the text of the post nor pingbacks and notices.
    platform
        Read pages as this platform's instead of finding out.

    Returns
    -------
    Corpus
        A sequence of threads, which :func:`judge` takes; what could not be read is in
        its ``failures``, and does not stop the rest.

    Raises
    ------
    PageError
        If nothing at all could be read; the message has the first reason.

    Examples
    --------
    >>> import discourse_quality as dq
    >>> corpus = dq.load_corpus("corpora/sample")
    >>> corpus
    <Corpus: 8 threads, 69 comments>
    >>> corpus[0]
    <Thread 'Send us your ideas': 2 comments, blogger, 2007-10-01>
    """
    if command_of(Path(path)) == "analyse":
        threads = tuple(analysis.thread for analysis in read_analyses(Path(path)))
        return Corpus(threads=threads, failures=tuple(read_failures(Path(path))))
    outcomes = [
        outcome
        for item in read_inputs([path])
        for outcome in parse_items([item], platform=platform)
    ]
    corpus = Corpus(
        threads=tuple(o for o in outcomes if isinstance(o, Thread)),
        failures=tuple(o for o in outcomes if isinstance(o, Failure)),
    )
    if corpus.failures and not corpus.threads:
        first = corpus.failures[0]
        raise PageError(f"{first.source}: {first.reason}")
    return corpus
