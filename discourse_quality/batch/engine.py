"""Run a function over many items in worker processes, losing none of them.

Items go out in chunks, because a function is often cheaper on many items at once. A
chunk that takes too long, or kills its worker, is run again item by item, so that
only the item that is to blame is lost, and it is named. Outcomes come back in the
order of the items, and no more chunks are read than the workers can use.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNKS_AHEAD = 3
"""Chunks in flight for each worker: one running, and a reserve to hide slow ones."""


TRIES = 3
"""Times that a chunk goes out again after the pool as a whole has broken."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item and what the function made of it."""

    item: Item
    result: Result


@dataclass(frozen=True, slots=True)
class Failed(Generic[Item]):
    """An item that gave no result, even when it was run alone."""

    item: Item
    code: str
    """``timeout``, ``worker-died`` or ``internal``."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may use."""

    jobs: int = 1
    """Worker processes."""
    chunk_size: int = 16
    """Items that go to the function at once."""
    seconds: float = 60.0
    """Time for one item; a chunk gets the sum."""
    megabytes: int | None = None
    """Address space of a worker; only where the system can limit it."""
    chunks_per_worker: int = 200
    """A worker is replaced after so many, so that no leak can add up."""


def run(
    work: Callable[[Sequence[Item]], Sequence[Result]],
    items: Iterable[Item],
    *,
    limits: Limits,
    prepare: Callable[[], object] | None = None,
    fatal: tuple[type[Exception], ...] = (),
    stopping: Callable[[], bool] = lambda: False,
) -> Iterator[Done[Item, Result] | Failed[Item]]:
    """Yield one outcome for each item, in the order of the items.

    Parameters
    ----------
    work
        Takes a chunk of items and returns as many results. Must be importable by name,
        as it runs in other processes.
    items
        Read lazily, ``CHUNKS_AHEAD`` chunks for each worker at most.
    limits
        Workers, chunk size, time and memory.
    prepare
        Called once in each new worker, before its first chunk and outside its time.
    fatal
        Errors of ``work`` that no other item could escape: raised here, ending the run.
    stopping
        Asked before each new chunk: once it says yes, what is in flight is finished
        and the rest is left unread.
    """
    chunks = _chunks(items, limits.chunk_size)
    with _Pool(work, limits=limits, prepare=prepare, fatal=fatal) as pool:
        flying: deque[tuple[list[Item], ProcessFuture[Sequence[Result]]]] = deque()
        while True:
            while len(flying) < limits.jobs * CHUNKS_AHEAD and not stopping():
                chunk = next(chunks, None)
                if chunk is None:
                    break
                flying.append((chunk, pool.submit(chunk)))
            if not flying:
                return
            chunk, future = flying.popleft()
            yield from pool.outcomes(chunk, future)


class _Pool(Generic[Item, Result]):
    """Worker processes that take a chunk, and take it again item by item."""

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Sequence[Result]],
        *,
        limits: Limits,
        prepare: Callable[[], object] | None,
        fatal: tuple[type[Exception], ...],
    ) -> None:
        self._work = work
        self._fatal = fatal
        self._limits = limits
        self._prepare = prepare
        self._pool = self._new_pool()

    def __enter__(self) -> _Pool[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()

    def _new_pool(self) -> ProcessPool:
        # A worker starts clean ("spawn"): a fork would copy the threads' locks.
        return ProcessPool(
            max_workers=self._limits.jobs,
            max_tasks=self._limits.chunks_per_worker,
            initializer=_start_worker,
            initargs=(self._limits.megabytes, self._prepare),
            context=multiprocessing.get_context("spawn"),
        )

    def submit(self, chunk: list[Item]) -> ProcessFuture[Sequence[Result]]:
        try:
            return self._schedule(chunk)
        except RuntimeError:
            # A worker that dies with no task in hand breaks the whole pool.
            logger.warning("the worker processes are started anew")
            self._pool.stop()
            self._pool.join()
            self._pool = self._new_pool()
            return self._schedule(chunk)

    def _schedule(self, chunk: list[Item]) -> ProcessFuture[Sequence[Result]]:
        return self._pool.schedule(
            _guarded,
            args=(self._work, chunk),
            timeout=self._limits.seconds * len(chunk),
        )

    def outcomes(
        self,
        chunk: list[Item],
        future: ProcessFuture[Sequence[Result]],
        *,
        tries: int = TRIES,
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """Wait for a chunk; where it failed as a whole, run its items one by one."""
        error = future.exception()
        if isinstance(error, self._fatal):
            raise error
        if isinstance(error, BrokenProcessPool) and tries:
            # Nothing says that this chunk is to blame: it goes out again as it is.
            yield from self.outcomes(chunk, self.submit(chunk), tries=tries - 1)
            return
        failure = _failure(error)
        if failure is None:
            yield from map(Done, chunk, future.result())
        elif len(chunk) == 1:
            code, message = failure
            yield Failed(chunk[0], code, message)
        else:
            logger.info("a chunk of %d failed (%s): one by one", len(chunk), failure[1])
            alone = [(item, self.submit([item])) for item in chunk]
            for item, single in alone:
                yield from self.outcomes([item], single)


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def _failure(error: BaseException | None) -> tuple[str, str] | None:
    if error is None:
        return None
    if isinstance(error, TimeoutError):
        return "timeout", f"took longer than {error.args[1]:g} s"
    if isinstance(error, ProcessExpired):
        return "worker-died", f"its worker process died (exit code {error.exitcode})"
    if isinstance(error, BrokenProcessPool):
        return "worker-died", f"all worker processes died, {TRIES} times"
    return "internal", f"{type(error).__name__}: {error}"


def _start_worker(megabytes: int | None, prepare: Callable[[], object] | None) -> None:
    # Ctrl-C goes to the whole group of processes; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # There is a worker for each core: threads of their own would only be in the way.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    if megabytes is not None:
        _limit_memory(megabytes)
    if prepare is not None:
        # What fails here fails again in the work, where it can be reported.
        with suppress(Exception):
            prepare()


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    size = megabytes * 2**20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _guarded(
    work: Callable[[Sequence[Item]], Sequence[Result]], chunk: list[Item]
) -> Sequence[Result]:
    results = work(chunk)
    if len(results) != len(chunk):
        raise ValueError(f"{len(chunk)} items gave {len(results)} results")
    return results
