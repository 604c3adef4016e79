"""The promises of the command line: where output goes, and the exit code."""

import json
import subprocess
import sys

import pytest


def dq(*arguments, stdin=b"", cwd=None):
    command = [sys.executable, "-m", "discourse_quality", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd)


def records(output):
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def page(sample):
    return sample / "deep-what-do-we-do-now.html"


def test_all_done_is_0_and_only_data_go_to_stdout(page):
    run = dq("parse", page)
    assert run.returncode == 0
    assert [r["record"] for r in records(run.stdout)] == ["thread"]
    assert b"1 thread, 14 comments" in run.stderr


def test_nothing_done_is_1_with_the_file_the_stage_and_the_reason(tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    run = dq("parse", tmp_path / "empty.html")
    assert run.returncode == 1
    assert run.stdout == b""
    assert b"empty.html: read: the file is empty" in run.stderr
    assert b"Traceback" not in run.stderr


def test_usage_is_2():
    assert dq("parse").returncode == 2
    assert dq("analyse", "--format", "poem", "x.html").returncode == 2


def test_some_failed_is_3_and_each_is_named_in_problems(page, tmp_path):
    bad = {
        "empty.html": b"",
        "binary.html": bytes(range(256)) * 40,
        "truncated.html": b"<!DOCTYPE html><html><head><title>A po",
        "no-comments.html": b"<html><body><h1>Post</h1><p>"
        + b"A post, and nobody said anything about it. " * 20
        + b"</p></body></html>",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    run = dq("parse", page, tmp_path, tmp_path / "gone.html", "--out", tmp_path / "out")
    assert run.returncode == 3
    problems = records((tmp_path / "out" / "problems.jsonl").read_bytes())
    named = {p["source"].rpartition("/")[2] for p in problems}
    assert named == {*bad, "gone.html"}
    assert all(p["stage"] and p["reason"] and p["code"] for p in problems)
    assert all(p["code"] != "internal" for p in problems)
    assert len(records((tmp_path / "out" / "threads.jsonl").read_bytes())) == 1


def test_a_page_comes_through_a_pipe(page):
    run = dq("parse", "-", stdin=page.read_bytes())
    assert run.returncode == 0
    assert records(run.stdout)[0]["source"] == "-"


def test_thread_records_are_taken_wherever_a_page_is(page):
    parsed = dq("parse", page).stdout
    assert dq("parse", "-", stdin=parsed).stdout == parsed


def test_a_run_directory_is_continued_only_when_asked(page, tmp_path):
    assert dq("parse", page, "--out", tmp_path).returncode == 0
    before = (tmp_path / "threads.jsonl").read_bytes()
    again = dq("parse", page, "--out", tmp_path)
    assert again.returncode == 1
    assert b"--resume" in again.stderr
    dq("parse", page, "--out", tmp_path, "--resume")
    assert (tmp_path / "threads.jsonl").read_bytes() == before


def test_settings_come_from_the_project_file(page, tmp_path):
    settings = '[tool.discourse_quality]\nplatform = "generic"\n'
    (tmp_path / "pyproject.toml").write_text(settings)
    run = dq("parse", page, cwd=tmp_path)
    assert records(run.stdout)[0]["platform"] == "generic"


def test_an_unknown_setting_is_named_with_the_nearest_known_one(page, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.discourse_quality]\nplatfrom = 1\n")
    run = dq("parse", page, cwd=tmp_path)
    assert run.returncode == 2
    assert b"platfrom" in run.stderr
    assert b"did you mean platform?" in run.stderr


def test_help_does_not_load_the_models():
    code = (
        "import sys, contextlib, discourse_quality.cli as c\n"
        "sys.argv = ['dq', '--help']\n"
        "with contextlib.suppress(SystemExit): c.main()\n"
        "heavy = {'spacy', 'sklearn', 'numpy', 'bs4'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_resuming_a_run_that_is_whole_says_so_and_ends_as_it_did(page, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    arguments = ("parse", page, tmp_path / "empty.html", "--out", tmp_path / "out")
    assert dq(*arguments).returncode == 3
    again = dq(*arguments, "--resume")
    assert again.returncode == 3
    assert b"2 inputs done before" in again.stderr


def test_resuming_needs_a_folder(page):
    run = dq("parse", page, "--resume")
    assert run.returncode == 2
    assert b"--out" in run.stderr


def test_an_unknown_platform_is_a_usage_error_once(sample):
    run = dq("parse", sample, "--platform", "wordpres")
    assert run.returncode == 2
    assert run.stderr.count(b"wordpres'") == 1


def test_the_input_cannot_be_the_output(sample):
    run = dq("parse", sample, "--out", sample)
    assert run.returncode == 2
    assert b"is an input" in run.stderr


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_a_reader_that_goes_away_is_no_failure(page, tmp_path, command):
    for number in range(100):
        (tmp_path / f"{number}.html").write_bytes(page.read_bytes())
    arguments = [*(sys.executable, "-m", "discourse_quality"), command, tmp_path]
    with subprocess.Popen(arguments, stdout=-1, stderr=-1) as run:
        run.stdout.read(10)
        run.stdout.close()
        errors = run.stderr.read()
    assert run.returncode == 0, errors
    assert b"Traceback" not in errors


def test_workers_write_to_the_log_file_too(page, tmp_path):
    assert dq("--log-file", tmp_path / "log", "parse", page).returncode == 0
    assert "a worker is ready" in (tmp_path / "log").read_text()


def test_the_log_file_says_what_was_asked_what_came_of_it_and_what_went_wrong(
    page, tmp_path
):
    asked = ("--log-file", tmp_path / "log", "parse", page, "--out", tmp_path / "out")
    assert dq(*asked, "--quiet").returncode == 0
    assert dq(*asked, "--quiet").returncode == 1
    log = (tmp_path / "log").read_text()
    assert f"parse {page} --out" in log
    assert "1 thread, 14 comments; written to" in log
    assert "ERROR" in log
    assert "holds a run already" in log.splitlines()[-1]
