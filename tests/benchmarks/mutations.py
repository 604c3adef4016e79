"""Damaged pages and archives through the parser: what they give, by the thousand.

    nice -n 15 python -m tests.benchmarks.mutations [--number 100000] [--jobs 1]
    python -m tests.benchmarks.mutations --only 4711 --keep FOLDER

Every number is a file that :mod:`tests.benchmarks.damage` makes, so that one that goes
wrong can be made again and kept. It is read and parsed in a worker
process under a time and a memory limit, as ``dq parse`` does it.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from discourse_quality.archives import ArchiveItem, read_source, read_stream
from discourse_quality.batch.engine import run
from discourse_quality.batch.outcomes import Done, Limits, Task
from discourse_quality.errors import Failure
from discourse_quality.reading import parse_items
from discourse_quality.records import encode_thread
from tests.benchmarks.damage import mutated

CHUNK = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one mutated file gave."""

    number: int
    container: str
    found: tuple[str, ...]
    """``thread``, the code of a failure, or the foreign exception in full."""
    seconds: float
    """Of processor time: the machine may be busy."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--megabytes", type=int, default=1536)
    parser.add_argument("--only", type=int, help="make and read this one alone")
    parser.add_argument("--keep", type=Path, help="write it into this folder")
    arguments = parser.parse_args()
    if arguments.only is not None:
        _look_at(arguments.only, arguments.keep)
        return
    limits = Limits(
        jobs=arguments.jobs,
        chunk_size=CHUNK,
        seconds=arguments.seconds,
        megabytes=arguments.megabytes,
    )
    numbers = range(arguments.first, arguments.first + arguments.number)
    started = time.monotonic()
    tally = Tally()
    task = Task(work=try_all, limits=limits)
    with closing(run(task, numbers)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                tally.add(outcome.result)
            else:
                tally.lost(outcome.item, f"{outcome.code}: {outcome.message}")
            if tally.files % 5_000 == 0:
                tally.show(time.monotonic() - started)
    tally.show(time.monotonic() - started)


class Tally:
    """Counts what the files gave, and names those that went wrong."""

    def __init__(self) -> None:
        self.files = 0
        self._found: Counter[str] = Counter()
        self._containers: Counter[str] = Counter()
        self._over = 0
        self._slowest: list[tuple[float, int]] = []

    def add(self, outcome: Outcome) -> None:
        """Count a file that was read."""
        self.files += 1
        self._containers[outcome.container] += 1
        for found in outcome.found or ("nothing",):
            kind = "foreign exception" if found.startswith("internal") else found
            self._found[kind] += 1
            if kind != found:
                print(f"FOREIGN {outcome.number} {outcome.container}: {found}")
        self._slowest = sorted([*self._slowest, (outcome.seconds, outcome.number)])
        self._slowest = self._slowest[-5:]

    def lost(self, number: int, why: str) -> None:
        """Count a file that broke a limit."""
        self.files += 1
        self._over += 1
        print(f"OVER A LIMIT {number}: {why}", flush=True)

    def show(self, seconds: float) -> None:
        """Print the table so far."""
        rate = self.files / seconds
        print(f"\n{self.files:,} files, {rate:.0f} a second, {self._over} over a limit")
        for kind, count in self._found.most_common():
            print(f"{count:9,}  {kind}")
        print(
            "containers:", ", ".join(f"{n} {c:,}" for n, c in self._containers.items())
        )
        print(
            "slowest:",
            ", ".join(f"{s:.2f} s ({n})" for s, n in self._slowest),
            flush=True,
        )


def try_all(numbers: Sequence[int]) -> list[Outcome]:
    """Read and parse the mutated files of some numbers."""
    return [_try(number) for number in numbers]


def _try(number: int) -> Outcome:
    container, content = mutated(number)
    started = time.process_time()
    found = tuple(_read(container, content))
    return Outcome(
        number=number,
        container=container,
        found=found,
        seconds=time.process_time() - started,
    )


def _read(container: str, content: bytes) -> Iterator[str]:
    try:
        for item in _items(container, content):
            (outcome,) = parse_items([item])
            if not isinstance(outcome, Failure):
                encode_thread(outcome)
                yield "thread"
            elif outcome.code == "internal":
                yield f"internal: {outcome.reason}"
            else:
                yield outcome.code
    except Exception as error:
        yield f"internal: {type(error).__name__}: {error}"


def _items(container: str, content: bytes) -> Iterator[ArchiveItem]:
    if container != "convokit":
        yield from read_stream(io.BytesIO(content), name=f"file.{container}")
        return
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "utterances.jsonl").write_bytes(content)
        yield from read_source(Path(folder))


def _look_at(number: int, keep: Path | None) -> None:
    container, content = mutated(number)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{number}.{container}").write_bytes(content)
    print(_try(number))


if __name__ == "__main__":
    main()
