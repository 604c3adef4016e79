"""The command line gives the same records on a cluster as on one machine."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from discourse_quality.model_files import VARIABLE, find_model
from tests.cli.test_exit_codes import dq
from tests.cluster import LocalCluster
from tests.generated import generate

pytest.importorskip("distributed", reason="needs the extra `cluster`")

FILES = ("threads.jsonl", "comments.jsonl", "problems.jsonl")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with LocalCluster(tmp_path_factory.mktemp("cluster")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, content in generate(300, comments=6):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def start(pages, out, *more):
    command = [sys.executable, "-m", "discourse_quality", "analyse", str(pages)]
    return subprocess.Popen(
        [*command, "--out", str(out), "-q", "-f", "jsonl", *more],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def wait_for_records(run, out):
    while run.poll() is None and not (out / "journal.jsonl").exists():
        time.sleep(0.02)
    while run.poll() is None and not (out / "journal.jsonl").stat().st_size:
        time.sleep(0.02)


@pytest.mark.model
@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_records_of_a_local_run(
    pages, cluster, tmp_path
):
    here, there = tmp_path / "here", tmp_path / "there"
    assert start(pages, here).wait() == 3  # some generated pages have no comments
    run = start(pages, there, "--cluster", cluster.address)
    wait_for_records(run, there)
    os.killpg(cluster.workers[0].pid, signal.SIGKILL)
    assert run.wait() == 3
    for name in FILES:
        assert (there / name).read_bytes() == (here / name).read_bytes()


@pytest.mark.model
@pytest.mark.slow
def test_a_worker_with_another_model_is_named_before_it_judges(
    pages, cluster, tmp_path, monkeypatch
):
    changed = shutil.copytree(find_model("depth"), tmp_path / "models" / "depth")
    (changed / "README.md").write_text("changed")
    monkeypatch.setenv(VARIABLE, str(changed.parent))
    run = dq("analyse", pages, "--cluster", cluster.address, "--out", tmp_path / "out")
    assert run.returncode == 1
    assert b"the worker at tcp://127.0.0.1:" in run.stderr
    assert b"would give other results: models.depth is" in run.stderr
    assert b"juvenile" not in run.stderr
    assert not (tmp_path / "out" / "threads.jsonl").read_bytes()


def test_the_number_of_workers_is_the_clusters_own(pages):
    run = dq("parse", pages, "--cluster", "tcp://127.0.0.1:9", "-j", "2")
    assert run.returncode == 2
    assert b"--cluster" in run.stderr
