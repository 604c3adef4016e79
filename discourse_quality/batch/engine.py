"""Run a function over many items in worker processes, losing none of them.

Items go out in chunks, because a function is often cheaper on many items at once. A
chunk that takes too long, or kills its worker, is run again item by item, so that
only the item that is to blame is lost, and it is named. Outcomes come back in the
order of the items, and no more chunks are read than the workers can use. The workers
are processes of this machine, or a Dask cluster's.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from discourse_quality.batch.cluster import Cluster
from discourse_quality.batch.outcomes import Done, Failed, Item, Result, Task
from discourse_quality.batch.pool import Pool

CHUNKS_AHEAD = 3
"""Chunks in flight for each worker: one running, and a reserve to hide slow ones."""


def run(
    task: Task[Item, Result],
    items: Iterable[Item],
    *,
    cluster: str | None = None,
    stopping: Callable[[], bool] = lambda: False,
) -> Iterator[Done[Item, Result] | Failed[Item]]:
    """Yield one outcome for each item, in the order of the items.

    Parameters
    ----------
    task
        What to do. Its function takes a chunk of items and returns as many results; it
        must be importable by name, as it runs in other processes.
    items
        Read lazily, ``CHUNKS_AHEAD`` chunks for each worker at most.
    cluster
        Address of a Dask scheduler whose workers do the work.
    stopping
        Asked before each new chunk: once it says yes, what is in flight is finished
        and the rest is left unread.
    """
    chunks = _chunks(items, task.limits.chunk_size)
    with Pool(task) if cluster is None else Cluster(task, address=cluster) as workers:
        flying = deque[Iterator[Done[Item, Result] | Failed[Item]]]()
        while True:
            room = workers.count() * CHUNKS_AHEAD - len(flying)
            for chunk in islice(chunks, max(room, 0)) if not stopping() else ():
                flying.append(workers.send(chunk))
            if not flying:
                return
            yield from flying.popleft()


def _chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
