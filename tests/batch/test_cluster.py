"""A Dask cluster of two workers, as separate processes; one of them is killed."""

import os
import signal
import time

import pytest

from discourse_quality.batch.engine import run
from discourse_quality.batch.outcomes import Done, Failed, Limits, Task
from discourse_quality.errors import RunError
from tests.cluster import LocalCluster

pytest.importorskip("distributed", reason="needs the extra `cluster`")

LIMITS = Limits(chunk_size=4, seconds=20)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with LocalCluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


def square(numbers):
    return [n * n for n in numbers]


def square_slowly(numbers):
    time.sleep(0.2)
    return square(numbers)


def misbehave(numbers):
    for n in numbers:
        if n == 3:
            time.sleep(60)
        if n == 6:
            os._exit(7)
    return square(numbers)


def refuse(numbers):
    raise LookupError("no model")


def test_outcomes_are_those_of_a_local_run(cluster):
    task = Task(work=square, limits=LIMITS)
    there = list(run(task, range(30), cluster=cluster.address))
    assert there == list(run(task, range(30)))


def test_only_the_item_to_blame_is_lost_and_it_is_named(cluster):
    task = Task(work=misbehave, limits=Limits(chunk_size=4, seconds=1.5))
    outcomes = list(run(task, range(12), cluster=cluster.address))
    failed = [o for o in outcomes if isinstance(o, Failed)]
    assert [(f.item, f.code) for f in failed] == [(3, "timeout"), (6, "worker-died")]


def test_a_fatal_error_ends_the_run(cluster):
    task = Task(work=refuse, limits=LIMITS, fatal=(LookupError,))
    with pytest.raises(LookupError, match="no model"):
        list(run(task, range(8), cluster=cluster.address))


def bakery():
    return {"flour": os.environ.get("FLOUR", "rye"), "salt": "2 %"}


def test_a_worker_that_differs_is_named_with_the_difference(cluster, monkeypatch):
    task = Task(work=square, limits=LIMITS, alike=bakery)
    assert len(list(run(task, range(8), cluster=cluster.address))) == 8
    monkeypatch.setenv("FLOUR", "spelt")  # here alone: the workers run already
    with pytest.raises(RunError) as refused:
        list(run(task, range(8), cluster=cluster.address))
    assert "the worker at tcp://127.0.0.1:" in str(refused.value)
    assert "flour is rye there and spelt on this machine" in str(refused.value)
    assert "salt" not in str(refused.value)


def test_a_worker_killed_in_mid_run_loses_nothing(cluster):
    task = Task(work=square_slowly, limits=LIMITS)
    seen = []
    for outcome in run(task, range(80), cluster=cluster.address):
        if len(seen) == 20:
            os.killpg(cluster.workers[0].pid, signal.SIGKILL)
            cluster.workers[0].wait()
        seen.append(outcome)
    assert seen == [Done(n, n * n) for n in range(80)]
    cluster.workers[0] = cluster.add_worker()


def test_items_are_not_read_far_ahead(cluster):
    read = []

    def items():
        for n in range(1000):
            read.append(n)
            yield n

    outcomes = run(Task(work=square, limits=LIMITS), items(), cluster=cluster.address)
    next(outcomes)
    assert len(read) <= 2 * 2 * 3 * 4
    outcomes.close()


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1", "scheduler"])
def test_an_address_without_a_scheduler_is_named(monkeypatch, address):
    monkeypatch.setattr("discourse_quality.batch.cluster.PATIENCE", 1)
    task = Task(work=square, limits=LIMITS)
    with pytest.raises(RunError, match=f"no Dask scheduler answers at {address}"):
        list(run(task, range(8), cluster=address))
