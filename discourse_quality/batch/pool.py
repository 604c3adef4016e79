"""Worker processes on this machine: one that hangs or dies costs one item."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic

from pebble import ProcessExpired, ProcessFuture, ProcessPool
from threadpoolctl import threadpool_limits

from discourse_quality.batch.outcomes import Done, Failed, Item, Result, Task
from discourse_quality.errors import RunError

logger = logging.getLogger(__name__)

TRIES = 6
"""Times that a chunk goes out again after the pool as a whole has broken."""
CHANCES = 2
"""Times that a chunk goes out again as it is after its worker died."""
NEW_THINGS = 50_000
"""After so many new objects a worker looks for garbage: some pages' worth."""
SECONDS_BETWEEN_LOOKS = 1
"""Of a waiting thread, to see whether there are workers still."""


class Pool(Generic[Item, Result]):
    """Worker processes that take a chunk, and take it again item by item."""

    def __init__(self, task: Task[Item, Result]) -> None:
        self._task = task
        self._stopped = False
        self._pool = self._new_pool()

    def __enter__(self) -> Pool[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._pool.close()
            self._pool.join()
        else:
            self.stop()

    def stop(self) -> None:
        """End the workers for good, whatever they are at."""
        self._stopped = True
        self._pool.stop()
        self._pool.join()

    def count(self) -> int:
        """Return the number of workers."""
        return self._task.limits.jobs

    def send(self, chunk: list[Item]) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """Send a chunk to the workers; the outcomes, once asked for, wait."""
        return self._outcomes(self._submit(chunk), tries=TRIES)

    def _new_pool(self) -> ProcessPool:
        limits = self._task.limits
        # A worker starts clean ("spawn"): a fork would copy the threads' locks.
        return ProcessPool(
            max_workers=limits.jobs,
            max_tasks=limits.chunks_per_worker,
            initializer=_start_worker,
            initargs=(limits.megabytes, self._task.prepare),
            context=multiprocessing.get_context("spawn"),
        )

    def _submit(self, chunk: list[Item]) -> _Flight[Item, Result]:
        try:
            return self._schedule(chunk)
        except RuntimeError:
            if self._stopped:
                raise
            # A worker that dies with no task in hand breaks the whole pool.
            logger.warning("the worker processes are started anew")
            self._pool.stop()
            self._pool.join()
            self._pool = self._new_pool()
            return self._schedule(chunk)

    def _schedule(self, chunk: list[Item]) -> _Flight[Item, Result]:
        future = self._pool.schedule(
            _guarded,
            args=(self._task.work, chunk),
            timeout=self._task.limits.seconds * len(chunk),
        )
        return _Flight(chunk=chunk, pool=self._pool, future=future)

    def _outcomes(
        self, flight: _Flight[Item, Result], *, tries: int
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """Wait for a chunk; where it failed as a whole, run its items one by one."""
        chunk = flight.chunk
        error = self._error(flight)
        if isinstance(error, self._task.fatal):
            raise error
        if isinstance(error, BrokenProcessPool):
            # Nothing says that this chunk is to blame: it goes out again as it is.
            if not tries:
                raise RunError(f"all worker processes died, {TRIES + 1} times")
            yield from self._outcomes(self._submit(chunk), tries=tries - 1)
            return
        if isinstance(error, ProcessExpired) and tries > TRIES - CHANCES:
            # Anybody may kill a worker: a chunk is to blame when it happens again.
            # Until then it stays whole: sums over other company round differently.
            yield from self._outcomes(self._submit(chunk), tries=tries - 1)
            return
        failure = _failure(error)
        if failure is None:
            yield from map(Done, chunk, flight.future.result())
        elif len(chunk) == 1:
            code, message = failure
            yield Failed(chunk[0], code, message)
        else:
            logger.info("a chunk of %d failed (%s): one by one", len(chunk), failure[1])
            for alone in [self.send([item]) for item in chunk]:
                yield from alone

    def _error(self, flight: _Flight[Item, Result]) -> BaseException | None:
        """Wait for a chunk: not forever, as a broken pool leaves what is pending."""
        while not flight.future.done():
            wait([flight.future], timeout=SECONDS_BETWEEN_LOOKS)
            if self._stopped:
                raise CancelledError("the workers were stopped")
            if not flight.pool.active and not flight.future.done():
                return BrokenProcessPool("all worker processes died")
        return flight.future.exception()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Flight(Generic[Item, Result]):
    """A chunk on its way, and the pool that it went to."""

    chunk: list[Item]
    pool: ProcessPool
    future: ProcessFuture[Sequence[Result]]


def _failure(error: BaseException | None) -> tuple[str, str] | None:
    if error is None:
        return None
    if isinstance(error, TimeoutError):
        return "timeout", f"took longer than {error.args[1]:g} s"
    if isinstance(error, MemoryError):
        return "memory", "takes more memory than a worker may use"
    if isinstance(error, ProcessExpired):
        return "worker-died", f"its worker process died (exit code {error.exitcode})"
    return "internal", f"{type(error).__name__}: {error}"


def _start_worker(megabytes: int | None, prepare: Callable[[], object] | None) -> None:
    # Ctrl-C goes to the whole group of processes; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # There is a worker for each core: threads of its own would only be in the way, and
    # sums that are split among some round otherwise.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    if megabytes is not None:
        _limit_memory(megabytes)
    if prepare is not None:
        # What fails here fails again in the work, where it can be reported.
        with suppress(Exception):
            prepare()
    threadpool_limits(1)  # of what was loaded before the environment said so
    spare_the_collector()


def spare_the_collector() -> None:
    """Let the garbage collector look at new things only, and less often.

    Models are here to stay: looking through them again and again for what may be thrown
    away would take a twelfth of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    size = megabytes * 2**20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    # Some systems have the limit and refuse to set it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def _guarded(
    work: Callable[[Sequence[Item]], Sequence[Result]], chunk: list[Item]
) -> Sequence[Result]:
    results = work(chunk)
    if len(results) != len(chunk):
        raise ValueError(f"{len(chunk)} items gave {len(results)} results")
    return results
