import multiprocessing
import os
import signal
import time

import pytest

from discourse_quality.batch.engine import run
from discourse_quality.batch.outcomes import Done, Failed, Limits, Task
from discourse_quality.errors import RunError

QUICK = Limits(jobs=2, chunk_size=4, seconds=30)


def square(numbers):
    return [n * n for n in numbers]


def misbehave(numbers):
    for n in numbers:
        if n == 3:
            time.sleep(60)
        if n == 6:
            os._exit(7)
        if n == 9:
            raise ValueError("nine")
    return square(numbers)


def sleep_on_large(items):
    if any(item[0] == 1 for item in items):
        time.sleep(60)
    return [item[0] for item in items]


def dawdle(numbers):
    time.sleep(0.5)
    return square(numbers)


def leave():
    os._exit(3)


def forget_one(numbers):
    return numbers[1:]


def refuse(numbers):
    raise LookupError("no model")


def test_outcomes_come_in_the_order_of_the_items():
    assert list(run(Task(work=square, limits=QUICK), range(30))) == [
        Done(n, n * n) for n in range(30)
    ]


def test_only_the_item_to_blame_is_lost_and_it_is_named():
    limits = Limits(jobs=2, chunk_size=4, seconds=1.5)
    outcomes = list(run(Task(work=misbehave, limits=limits), range(12)))
    failed = [o for o in outcomes if isinstance(o, Failed)]
    assert [(f.item, f.code) for f in failed] == [
        (3, "timeout"),
        (6, "worker-died"),
        (9, "internal"),
    ]
    assert "1.5 s" in failed[0].message
    assert "exit code 7" in failed[1].message
    assert failed[2].message == "ValueError: nine"
    assert sum(isinstance(o, Done) for o in outcomes) == 9


def test_items_larger_than_a_pipe_holds_do_not_block_the_time_limit():
    items = [bytes([n]) * 500_000 for n in range(6)]
    limits = Limits(jobs=1, chunk_size=2, seconds=1.5)
    outcomes = list(run(Task(work=sleep_on_large, limits=limits), items))
    assert [isinstance(o, Done) for o in outcomes] == [n != 1 for n in range(6)]


def test_workers_killed_while_idle_are_replaced_and_nothing_is_lost():
    outcomes = run(
        Task(work=square, limits=Limits(jobs=2, chunk_size=2, seconds=30)), range(12)
    )
    seen = []
    for number, outcome in enumerate(outcomes):
        seen.append(outcome)
        if number in {0, 5}:
            time.sleep(0.5)  # what is in flight is done: the workers are idle
            for child in multiprocessing.active_children():
                os.kill(child.pid, signal.SIGKILL)
            time.sleep(0.5)
    assert seen == [Done(n, n * n) for n in range(12)]


def test_an_item_whose_worker_somebody_killed_is_not_to_blame():
    task = Task(work=dawdle, limits=Limits(jobs=1, chunk_size=1, seconds=30))
    seen = []
    for outcome in run(task, range(4)):
        if not seen:
            for child in multiprocessing.active_children():
                os.kill(child.pid, signal.SIGKILL)
        seen.append(outcome)
    assert seen == [Done(n, n * n) for n in range(4)]


def test_workers_that_cannot_start_end_the_run():
    task = Task(work=square, prepare=leave, limits=QUICK)
    with pytest.raises(RunError, match="all worker processes died"):
        list(run(task, range(12)))


def test_a_function_that_loses_a_result_is_caught():
    outcomes = list(run(Task(work=forget_one, limits=QUICK), range(2)))
    assert all(isinstance(o, Failed) and "0 results" in o.message for o in outcomes)


def test_a_fatal_error_ends_the_run():
    with pytest.raises(LookupError, match="no model"):
        list(run(Task(work=refuse, limits=QUICK, fatal=(LookupError,)), range(8)))


def test_items_are_not_read_far_ahead():
    read = []

    def items():
        for n in range(1000):
            read.append(n)
            yield n

    outcomes = run(
        Task(work=square, limits=Limits(jobs=1, chunk_size=2, seconds=30)), items()
    )
    next(outcomes)
    assert len(read) <= 8
    outcomes.close()


def test_a_run_that_is_asked_to_stop_finishes_what_is_in_flight():
    seen = []
    outcomes = run(
        Task(work=square, limits=Limits(jobs=1, chunk_size=2, seconds=30)),
        range(1000),
        stopping=lambda: len(seen) >= 4,
    )
    seen.extend(outcome.item for outcome in outcomes)
    assert 4 <= len(seen) < 20
    assert seen == list(range(len(seen)))


def exhaust(numbers):
    raise MemoryError


def test_memory_that_runs_out_is_named_as_such():
    (outcome,) = run(Task(work=exhaust, limits=QUICK), [1])
    assert outcome.code == "memory"
