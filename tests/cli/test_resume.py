"""A run that is killed anywhere and resumed gives what an undisturbed one gives."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time

import pytest

from tests.generated import generate

FILES = ("threads.jsonl", "problems.jsonl")


def command(pages, out, *more):
    return [
        *(sys.executable, "-m", "discourse_quality"),
        *("parse", str(pages), "--out", str(out), "-j", "1", *more),
    ]


def outputs(folder):
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, content in generate(250, comments=20):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(pages, tmp_path_factory):
    out = tmp_path_factory.mktemp("undisturbed") / "out"
    subprocess.run(command(pages, out), capture_output=True)
    return outputs(out)


def interrupt(pages, out, number, seconds):
    """Start or continue a run and send it a signal once it has begun to write."""
    run = subprocess.Popen(
        command(pages, out, "--resume"), stdout=-3, stderr=-3, start_new_session=True
    )
    journal = out / "journal.jsonl"
    written = journal.stat().st_size if journal.exists() else 0
    while run.poll() is None:
        if journal.exists() and journal.stat().st_size > written:
            time.sleep(seconds)
            if number == signal.SIGKILL:
                os.killpg(run.pid, number)
            else:
                run.send_signal(number)
            break
        time.sleep(0.01)
    return run.wait()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_stopped_by_a_signal_ends_like_one_undisturbed(
    pages, undisturbed, tmp_path, number
):
    chance = random.Random(int(number))
    codes = [interrupt(pages, tmp_path, number, chance.random() / 10) for _ in range(3)]
    assert codes[0] == (-9 if number == signal.SIGKILL else 130)
    last = subprocess.run(command(pages, tmp_path, "--resume"), capture_output=True)
    assert last.returncode in {0, 3}, last.stderr
    assert outputs(tmp_path) == undisturbed


@pytest.mark.slow
@pytest.mark.parametrize("signals", [1, 2])
def test_a_run_that_is_interrupted_says_what_is_done_and_how_to_go_on(
    pages, undisturbed, tmp_path, signals
):
    run = subprocess.Popen(command(pages, tmp_path, "--quiet"), stderr=subprocess.PIPE)
    while not (tmp_path / "journal.jsonl").exists():
        time.sleep(0.01)
    while not (tmp_path / "journal.jsonl").stat().st_size:
        time.sleep(0.01)
    for _ in range(signals):
        run.send_signal(signal.SIGINT)
        time.sleep(0.05)
    said = run.communicate()[1].decode()
    done = json.loads((tmp_path / "journal.jsonl").read_text().splitlines()[-1])["done"]
    assert run.returncode == 130
    assert f"interrupted: {done} inputs done" in said
    assert "--resume" in said
    assert "Traceback" not in said
    subprocess.run(command(pages, tmp_path, "--resume"), capture_output=True)
    assert outputs(tmp_path) == undisturbed


def test_a_full_disk_stops_a_run_that_can_be_continued(pages, undisturbed, tmp_path):
    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    full = subprocess.run(
        command(pages, tmp_path, "-q"), capture_output=True, preexec_fn=small_disk
    )
    assert full.returncode == 1
    assert b"--resume" in full.stderr
    assert b"Traceback" not in full.stderr
    subprocess.run(command(pages, tmp_path, "--resume"), capture_output=True)
    assert outputs(tmp_path) == undisturbed


def test_a_changed_page_is_noticed_when_a_run_is_resumed(pages, tmp_path):
    copies = tmp_path / "copies"
    copies.mkdir()
    for page in sorted(pages.iterdir())[:3]:
        (copies / page.name).write_bytes(page.read_bytes())
    subprocess.run(command(copies, tmp_path / "out"), capture_output=True)
    first = min(copies.iterdir())
    first.write_bytes(first.read_bytes() + b" ")
    again = subprocess.run(
        command(copies, tmp_path / "out", "--resume"), capture_output=True
    )
    assert again.returncode == 1
    assert b"not the same" in again.stderr
    assert first.name.encode() in again.stderr
