"""One broken input among many good ones: the others are read, it is named, exit 3."""

import bz2
import gzip
import lzma
import os
import plistlib
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from discourse_quality.records import encode_thread
from discourse_quality.thread import Comment, Thread
from tests.archives import containers as make
from tests.cli.test_exit_codes import dq, records
from tests.generated import generate
from tests.test_limits import page

THREAD = Thread.of([Comment(id="c1", text="Rye!")], source="a", language="en")
BROKEN = {
    "cut.warc": make.warc_record(make.http(page(3)))[:-300],
    "cut.warc.gz": gzip.compress(make.warc_record(make.http()))[:-40],
    "garbage.warc": b"WARC/1.0\r\n" + bytes(range(256)) * 9,
    "cut.zip": make.zipped({"a.html": page(3)})[:-30],
    "crc.zip": make.zipped({"a.html": page(3)}).replace(b"PK\x01\x02", b"PK\x01\x03"),
    "cut.wacz": make.zipped({"archive/a.warc.gz": gzip.compress(make.warc())})[:-99],
    "cut.tar": make.tarred({"a.html": page(9)})[:1500],
    "cut.tar.gz": gzip.compress(make.tarred({"a.html": page(9)}))[:-60],
    "cut.html.gz": gzip.compress(page(9))[:-60],
    "cut.mht": make.mhtml(page(3))[:900],
    "cut.webarchive": make.webarchive(page(3), fmt=plistlib.PlistFormat.FMT_BINARY)[
        :-9
    ],
    "cut.jsonl": encode_thread(THREAD)[:-20] + b"\n",
    "cut.html.bz2": bz2.compress(page(9))[:-60],
    "cut.html.xz": lzma.compress(page(9))[:-60],
    "empty.html": b"",
    "empty.jsonl": b"",
    "blank.jsonl": b"\n \n",
    "empty.jsonl.gz": gzip.compress(b""),
    "empty.zip": make.zipped({}),
    "empty.tar": make.tarred({}),
    "empty.warc": b"",
    "binary.html": bytes(range(256)) * 40,
}

GOOD = re.compile(r"\d{4}\.html")
OF_FILE = re.compile(r"/((?:cut|crc|garbage|empty|blank|binary)[.\w]+)")


def outcome(out):
    return (
        records((out / "threads.jsonl").read_bytes()),
        records((out / "problems.jsonl").read_bytes()),
    )


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """Return a folder of 999 pages that can be read."""
    folder = tmp_path_factory.mktemp("pages")
    pages = (content for _, content in generate(2_000, comments=2))
    pages = (content for content in pages if 'id="comment-1"' in content)
    for number, content in zip(range(999), pages, strict=False):
        (folder / f"{number:04}.html").write_text(content, encoding="utf-8")
    return folder


def test_of_a_thousand_pages_one_is_bad(good, tmp_path):
    bad = tmp_path / "bad.html"
    bad.write_bytes(bytes(range(256)) * 40)
    run = dq("parse", bad, good, "--out", tmp_path / "out", "-j", "2")
    threads, problems = outcome(tmp_path / "out")
    assert run.returncode == 3
    assert len(threads) == 999
    assert [p["source"] for p in problems] == [str(bad)]


@pytest.fixture(scope="module")
def among_good_ones(good, tmp_path_factory):
    """Parse every broken file in one run, some of the 999 good pages between them."""
    folder = tmp_path_factory.mktemp("inputs")
    inputs = sorted(good.iterdir())
    for number, (name, content) in enumerate(BROKEN.items()):
        (folder / name).write_bytes(content)
        inputs.insert(number * 40, folder / name)
    run = dq("parse", *inputs, "--out", folder / "out", "-j", "2")
    return run, *outcome(folder / "out")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_archive_is_named_and_costs_nothing_else(among_good_ones, name):
    run, threads, problems = among_good_ones
    assert run.returncode == 3
    assert b"Traceback" not in run.stderr
    assert len([t for t in threads if GOOD.fullmatch(Path(t["source"]).name)]) == 999
    mine = [p for p in problems if OF_FILE.search(p["source"])[1] == name]
    assert len(mine) == 1
    assert all(p["reason"] and p["code"] != "internal" for p in mine)


@pytest.mark.parametrize(
    "utterances", [b"", b"\n", b'{"id": "1", "text"', b"\xff\xfe\n"]
)
def test_a_corpus_folder_with_nothing_to_read_is_named(tmp_path, utterances):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "utterances.jsonl").write_bytes(utterances)
    (tmp_path / "page.html").write_bytes(page(2))
    assert dq("parse", tmp_path, "--out", tmp_path / "out").returncode == 3
    threads, problems = outcome(tmp_path / "out")
    assert len(threads) == 1
    assert len(problems) == 1
    assert "corpus" in problems[0]["source"]


def test_what_stands_before_the_break_of_an_archive_is_read(tmp_path):
    whole = make.tarred({"a.html": page(3), "b.html": page(9)})
    (tmp_path / "a.tar").write_bytes(whole[:2_300])
    assert dq("parse", tmp_path, "--out", tmp_path / "out").returncode == 3
    threads, problems = outcome(tmp_path / "out")
    assert [t["source"].rpartition("!")[2] for t in threads] == ["a.html"]
    assert len(problems) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "good.html").write_bytes(page(2))
    (tmp_path / "shut.html").write_bytes(page(2))
    (tmp_path / "shut.html").chmod(0)
    assert dq("parse", tmp_path, "--out", tmp_path / "out").returncode == 3
    _, problems = outcome(tmp_path / "out")
    assert "shut.html" in problems[0]["source"]


def test_an_output_that_is_full_ends_the_run_with_a_word(tmp_path):
    (tmp_path / "page.html").write_bytes(page(300))

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    arguments = ("parse", str(tmp_path / "page.html"), "--out", str(tmp_path / "out"))
    run = subprocess.run(
        [sys.executable, "-m", "discourse_quality", *arguments],
        capture_output=True,
        preexec_fn=small_files,
    )
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr
    again = dq(*arguments, "--resume")
    assert again.returncode == 0, again.stderr
    threads, problems = outcome(tmp_path / "out")
    assert (len(threads), problems) == (1, [])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_pipe_that_is_full_ends_with_a_word(tmp_path):
    (tmp_path / "page.html").write_bytes(page(9))
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "discourse_quality",
                "parse",
                tmp_path / "page.html",
            ],
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert run.returncode == 1
    assert b"Traceback" not in run.stderr
