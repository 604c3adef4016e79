"""Memory of a long run, parent and workers, and what a page costs as it goes on.

    nice -n 15 python -m tests.benchmarks.memory [--pages 100000] [--comments 4]

Generates the pages into one WARC, runs ``dq analyse`` over it as anybody would, and
looks at the processes from outside (Linux: ``/proc``). Workers are replaced during
a run, so what stands for "after 10,000 pages" is the largest worker seen in the
3,000 pages before that, and so on. What a page costs is the processor time of all
processes together, which a busy machine changes little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.generated import generate, warc_records

EVERY = 10_000
WINDOW = 3_000
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What was seen of a run at one moment."""

    pages: int
    cpu: float
    """Seconds of processor time, of all processes so far."""
    parent: float
    """Megabytes."""
    workers: tuple[float, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--comments", type=int, default=4)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=EVERY)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "pages.warc.gz"
        with archive.open("wb") as file:
            file.writelines(
                warc_records(generate(arguments.pages, comments=arguments.comments))
            )
        print(f"{arguments.pages:,} pages, {archive.stat().st_size / MEGABYTE:,.0f} MB")
        samples = _watched(archive, folder / "out", jobs=arguments.jobs)
        _print_table(samples, every=arguments.every)


def _watched(archive: Path, out: Path, *, jobs: int) -> Iterator[Sample]:
    """Run ``dq analyse`` and yield what is seen of it, twice a second."""
    run = subprocess.Popen(
        [
            *(sys.executable, "-m", "discourse_quality", "analyse", str(archive)),
            *("--out", str(out), "-j", str(jobs), "--quiet", "-f", "jsonl"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while run.poll() is None:
        time.sleep(0.5)
        children = _children(run.pid)
        sizes = tuple(map(_megabytes, children))
        yield Sample(
            pages=_pages_done(out / "journal.jsonl"),
            cpu=_cpu(run.pid, of_ended=True) + sum(map(_cpu, children)),
            parent=_megabytes(run.pid),
            # The tracker of shared resources is a child as well, of some 10 MB.
            workers=tuple(size for size in sizes if size > 50),
        )
    print(f"exit code {run.returncode}")


def _children(parent: int) -> list[int]:
    """Return the children of each thread: pebble starts its workers from one."""
    listed: list[str] = []
    for thread in Path("/proc").glob(f"{parent}/task/*/children"):
        with suppress(OSError):
            listed += thread.read_text().split()
    return [int(number) for number in listed]


def _megabytes(process: int) -> float:
    with suppress(OSError):
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
    return 0.0


def _cpu(process: int, *, of_ended: bool = False) -> float:
    """Return the processor time of a process, with its children that have ended."""
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks = map(int, fields[11 : 15 if of_ended else 13])
        return sum(ticks) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _pages_done(journal: Path) -> int:
    """Return what the last whole line of the journal says."""
    try:
        with journal.open("rb") as file:
            file.seek(max(journal.stat().st_size - 2_000, 0))
            lines = file.read().split(b"\n")
    except OSError:
        return 0
    return int(json.loads(lines[-2])["done"]) if len(lines) > 2 else 0


def _print_table(samples: Iterator[Sample], *, every: int) -> None:
    print(f"{'pages':>9}{'parent MB':>11}{'worker MB':>11}{'CPU-ms a page':>15}")
    parent = worker = 0.0
    pages, cpu, target = 0, 0.0, every
    for sample in samples:
        if sample.pages >= target - WINDOW:
            parent = max(parent, sample.parent)
            worker = max(worker, *sample.workers, 0.0)
        if sample.pages >= target:
            cost = 1000 * (sample.cpu - cpu) / (sample.pages - pages)
            print(f"{sample.pages:9,}{parent:11.0f}{worker:11.0f}{cost:15.1f}")
            pages, cpu, target = sample.pages, sample.cpu, target + every
            parent = worker = 0.0


if __name__ == "__main__":
    main()
