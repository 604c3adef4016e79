"""Seconds from typing ``dq analyse PAGE`` to the first result.

    python -m tests.benchmarks.start PAGE [--times 10]

By the clock, as whoever waits has it, so the machine should have nothing else to do.
The first time is left out: files are then read from the disk.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("page")
    parser.add_argument("--times", type=int, default=10)
    arguments = parser.parse_args()
    seconds = [_first_result(arguments.page) for _ in range(arguments.times + 1)][1:]
    low, middle, high = min(seconds), statistics.median(seconds), max(seconds)
    print(f"first result after {middle:.2f} s ({low:.2f} to {high:.2f})")


def _first_result(page: str) -> float:
    """Return the seconds until there is a first line on standard output."""
    command = ["analyse", page, "--format", "jsonl", "--quiet"]
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "discourse_quality", *command], stdout=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        line = run.stdout.readline()
        seconds = time.perf_counter() - started
        if not line:
            raise SystemExit(f"{page} gave no result")
    return seconds


if __name__ == "__main__":
    main()
