"""Runs killed at random moments and resumed; workers killed at random in a run.

    nice -n 15 python -m tests.benchmarks.kills [--runs 20] [--pages 600]

Each of the runs is killed with SIGKILL, the parent and its workers at once, after a
random time, as often as ``--deaths`` says, then resumed to its end: its files, tables
among them, must be those of a run that nobody disturbed. Then, in one run more, a
random worker is killed again and again: every page must have its outcome, and nobody be
blamed. Linux.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.generated import generate, warc_records

FILES = ("threads.jsonl", "comments.jsonl", "problems.jsonl")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--deaths", type=int, default=3)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "pages.warc.gz"
        with archive.open("wb") as file:
            file.writelines(warc_records(generate(arguments.pages, comments=4)))
        started = time.monotonic()
        code = _start(archive, folder / "undisturbed").wait()
        if code not in {0, 3}:
            raise SystemExit(f"the undisturbed run ended with {code}")
        seconds = time.monotonic() - started
        expected = _outputs(folder / "undisturbed")
        print(f"{arguments.pages} pages in {seconds:.1f} s, undisturbed", flush=True)
        wrong = 0
        for number in range(arguments.runs):
            out = folder / f"run-{number}"
            alive: list[bool] = []
            while not any(alive):  # a run that ended before it was killed shows nothing
                shutil.rmtree(out, ignore_errors=True)
                moments = [chance.uniform(0, seconds) for _ in range(arguments.deaths)]
                alive = [_killed_after(moment, archive, out) for moment in moments]
            code = _start(archive, out, resume=True).wait()
            same = _outputs(out) == expected
            wrong += not same
            print(
                f"run {number}: killed {sum(alive)} times, exit code {code}, "
                f"{'identical' if same else 'DIFFERENT'}",
                flush=True,
            )
        wrong += not _loses_workers(archive, folder / "workers", expected, chance)
    return min(wrong, 1)


def _start(
    archive: Path, out: Path, *, resume: bool = False
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "discourse_quality", "analyse", str(archive)]
    options = ["--out", str(out), "--quiet", "-f", "jsonl", "-j", "2"]
    options += ["--tables", "parquet"]
    return subprocess.Popen(
        [*command, *options, *(["--resume"] if resume else [])],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _killed_after(seconds: float, archive: Path, out: Path) -> bool:
    """Start or resume a run and kill it; tell whether it was still alive."""
    run = _start(archive, out, resume=True)
    with suppress(subprocess.TimeoutExpired):
        run.wait(timeout=seconds)
        return False
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return True


def _outputs(out: Path) -> dict[str, bytes]:
    files = [*(out / name for name in FILES), *out.glob("*/*.parquet")]
    found = (file for file in files if file.exists())
    return {str(file.relative_to(out)): file.read_bytes() for file in found}


def _loses_workers(
    archive: Path, out: Path, expected: dict[str, bytes], chance: random.Random
) -> bool:
    """Kill a random worker now and then; tell whether one was, and no page lost."""
    run = _start(archive, out)
    killed = 0
    while run.poll() is None:
        # Not faster than a worker can load its models: nothing could get on.
        _wait_for_progress(run, out / "journal.jsonl")
        time.sleep(chance.uniform(0, 0.5))
        workers = _workers(run.pid)
        if workers and run.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed += 1
    same = _outputs(out) == expected
    print(
        f"{killed} workers killed in one run, exit code {run.returncode}, "
        f"{'identical' if same else 'DIFFERENT'}"
    )
    return same and killed > 0


def _wait_for_progress(run: subprocess.Popen[bytes], journal: Path) -> None:
    before = journal.stat().st_size if journal.exists() else 0
    while run.poll() is None:
        if journal.exists() and journal.stat().st_size > before:
            return
        time.sleep(0.05)


def _workers(parent: int) -> list[int]:
    listed: list[str] = []
    for thread in Path("/proc").glob(f"{parent}/task/*/children"):
        with suppress(OSError):
            listed += thread.read_text().split()
    return [n for n in map(int, listed) if b"spawn_main" in _command(n)]


def _command(process: int) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


if __name__ == "__main__":
    raise SystemExit(main())
