"""The workers of a Dask cluster, each with the same guard as on one machine.

A Dask worker runs a chunk in a :class:`~discourse_quality.batch.pool.Pool` of one
process: a page that hangs or kills costs that process, not the worker. When a whole
worker is lost, the scheduler gives its chunks to others.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic
from uuid import uuid4

from discourse_quality.batch.outcomes import Done, Failed, Item, Result, Task
from discourse_quality.batch.pool import Pool
from discourse_quality.errors import DiscourseQualityError, RunError

if TYPE_CHECKING:
    from distributed import Client, Future

logger = logging.getLogger(__name__)

PATIENCE = 60
"""Seconds until the scheduler must answer and a first worker must be there."""


class Cluster(Generic[Item, Result]):
    """A Dask cluster that takes chunks.

    Raises
    ------
    RunError
        If there is no scheduler at the address, it has no worker, or it is lost; or if
        a worker has not what the task says must be alike.
    """

    def __init__(self, task: Task[Item, Result], *, address: str) -> None:
        self._address = address
        self._run = uuid4().hex
        # One process for each thread of a Dask worker, wherever that is.
        self._task = replace(task, limits=replace(task.limits, jobs=1))
        self._here = task.alike() if task.alike is not None else {}
        self._client = _connect(address)

    def __enter__(self) -> Cluster[Item, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(Exception):  # a cluster that is gone has nothing to let go
            self._client.run(_let_go, self._run, on_error="ignore")
        self._client.close(timeout=5)

    def count(self) -> int:
        """Return the number of chunks that can be worked on at once: it may change."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise self._lost() from error
        return max(1, sum(threads.values()))

    def send(self, chunk: list[Item]) -> Iterator[Done[Item, Result] | Failed[Item]]:
        """Send a chunk to the scheduler; the outcomes, once asked for, wait."""
        # The chunk is part of the task, so it is at hand when a worker is lost.
        future = self._client.submit(
            _run_chunk, self._run, self._task, self._here, chunk, pure=False
        )
        return self._outcomes(chunk, future)

    def _outcomes(
        self, chunk: list[Item], future: Future[Any]
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        from distributed import KilledWorker

        ours: tuple[type[Exception], ...] = (DiscourseQualityError, *self._task.fatal)
        try:
            outcomes = future.result()
        except CancelledError as error:
            raise self._lost() from error
        except KilledWorker as error:
            yield from self._one_by_one(chunk, error.last_worker.address)
        except ours:
            raise
        except Exception as error:
            raise RunError(
                f"a worker of {self._address} cannot do the work; has it the same "
                f"packages as this machine? {type(error).__name__}: {error}"
            ) from error
        else:
            yield from outcomes

    def _one_by_one(
        self, chunk: list[Item], last: str
    ) -> Iterator[Done[Item, Result] | Failed[Item]]:
        if len(chunk) == 1:
            why = f"every worker that took it died, the last one at {last}"
            yield Failed(chunk[0], "worker-died", why)
            return
        logger.info("a chunk of %d killed its workers: one by one", len(chunk))
        for alone in [self.send([item]) for item in chunk]:
            yield from alone

    def _lost(self) -> RunError:
        return RunError(
            f"the scheduler at {self._address} is lost; once it is back, continue the "
            "run with --resume"
        )


def _connect(address: str) -> Client:
    try:
        import dask
        from distributed import Client
        from distributed.comm.addressing import parse_address, parse_host_port
    except ImportError as error:
        raise RunError(
            "a cluster needs Dask: pip install 'discourse-quality[cluster]'"
        ) from error

    # A chunk of large pages is large on purpose.
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
    try:
        # A client that was given no address takes two minutes to go away again.
        parse_host_port(parse_address(address)[1])
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise RunError(f"no Dask scheduler answers at {address}: {error}") from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        client.close()
        raise RunError(f"the scheduler at {address} has no workers") from error
    return client


_pools: dict[int, tuple[str, Pool[Any, Any]]] = {}
"""In a Dask worker: for each of its threads the run it works for, and its process."""
_ended: set[str] = set()
"""Runs whose client has gone; a last chunk of theirs may still be on its way."""


def _run_chunk(
    run: str, task: Task[Item, Result], alike: Mapping[str, str], chunk: list[Item]
) -> list[Done[Item, Result] | Failed[Item]]:
    """Run a chunk in a process of the thread's own; it lives as long as the run."""
    if multiprocessing.current_process().daemon:
        raise RunError(
            "these Dask workers may not start the processes that guard against bad "
            "pages: start them with --no-nanny, or with "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False in their environment"
        )
    pool = _pool(run, task, alike)
    if run in _ended:
        raise RunError("the run has ended")
    return list(pool.send(chunk))


def _pool(
    run: str, task: Task[Item, Result], alike: Mapping[str, str]
) -> Pool[Item, Result]:
    thread = threading.get_ident()
    known, pool = _pools.get(thread, ("", None))
    if pool is None or known != run:
        if pool is not None:  # left over from a run whose client was killed
            pool.stop()
        _refuse_other(task, alike)
        pool = Pool(task)
        _pools[thread] = run, pool
    return pool


def _refuse_other(task: Task[Item, Result], alike: Mapping[str, str]) -> None:
    """Do no work here whose results would be others than those of the client."""
    from distributed import get_worker

    here = task.alike() if task.alike is not None else {}
    names = [name for name in {**alike, **here} if alike.get(name) != here.get(name)]
    if names:
        found = ", ".join(
            f"{name} is {here.get(name, 'missing')} there and "
            f"{alike.get(name, 'missing')} on this machine"
            for name in names
        )
        raise RunError(
            f"the worker at {get_worker().address} would give other results: {found}"
        )


def _let_go(run: str) -> None:
    """End the processes that a run has in this Dask worker, and start no more."""
    _ended.add(run)
    for thread, (known, pool) in list(_pools.items()):
        if known == run:
            del _pools[thread]
            pool.stop()
