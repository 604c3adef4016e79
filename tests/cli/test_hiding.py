"""What is written under --pseudonymise and --drop-text, in every file of a run."""

import stat

import pytest

from discourse_quality.cli.hiding import RUN_KEY, forget_key, privacy_of
from discourse_quality.errors import RunError
from discourse_quality.reading import parse
from tests.cli.test_exit_codes import dq, records

PAGE = "deep-what-do-we-do-now.html"


@pytest.fixture(scope="module")
def thread(sample):
    return parse(sample / PAGE)


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_name_stands_in_any_file_of_a_run(sample, thread, tmp_path):
    run = dq("parse", sample / PAGE, "--pseudonymise", "--out", tmp_path / "out")
    assert run.returncode == 0
    written = everything(tmp_path / "out")
    assert thread.authors
    assert not [name for name in thread.authors if name.encode() in written]
    assert not (tmp_path / "out" / RUN_KEY).exists()


def test_another_run_gives_other_pseudonyms_unless_the_key_is_kept(tmp_path):
    assert privacy_of(pseudonymise=True) != privacy_of(pseudonymise=True)
    path = tmp_path / "key"
    kept = privacy_of(pseudonymise=False, key_file=path)
    assert privacy_of(pseudonymise=True, key_file=path) == kept
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_run_that_is_not_whole_keeps_its_key_for_its_owner(tmp_path):
    first = privacy_of(pseudonymise=True, out=tmp_path)
    assert stat.S_IMODE((tmp_path / RUN_KEY).stat().st_mode) == 0o600
    (tmp_path / "run.json").write_text("{}")
    assert privacy_of(pseudonymise=True, out=tmp_path, resume=True) == first
    assert privacy_of(pseudonymise=True, out=tmp_path) != first
    forget_key(tmp_path)
    with pytest.raises(RunError, match="is gone"):
        privacy_of(pseudonymise=True, out=tmp_path, resume=True)


def test_the_key_is_nowhere_but_in_its_file(sample, tmp_path):
    key = tmp_path / "key"
    dq("parse", sample / PAGE, "--pseudonym-key", key, "--out", tmp_path / "out")
    assert key.read_bytes().strip() not in everything(tmp_path / "out")
    assert "key=" not in repr(privacy_of(pseudonymise=True))


def test_another_key_does_not_continue_a_run(sample, tmp_path):
    arguments = ("parse", sample / PAGE, "--out", tmp_path / "out", "--pseudonym-key")
    assert dq(*arguments, tmp_path / "one").returncode == 0
    again = dq(*arguments, tmp_path / "two", "--resume")
    assert again.returncode == 1
    assert b"other settings: privacy.pseudonyms" in again.stderr


def test_a_file_that_is_no_key_is_refused(sample, tmp_path):
    (tmp_path / "key").write_text("secret")
    run = dq("parse", sample / PAGE, "--pseudonym-key", tmp_path / "key")
    assert run.returncode == 2
    assert b"Invalid value" in run.stderr
    assert b"Traceback" not in run.stderr


@pytest.mark.model
def test_no_text_stands_in_a_run_nor_in_its_report(sample, thread, tmp_path):
    out = tmp_path / "out"
    options = ("--drop-text", "--pseudonymise", "--tables", "csv", "-f", "csv")
    shown = dq("analyse", sample / PAGE, *options, "--out", out)
    assert shown.returncode == 0
    assert dq("report", out).returncode == 0
    written = (everything(out) + shown.stdout).decode()
    texts = [thread.article, *(comment.text for comment in thread.comments)]
    passages = [text[at : at + 25] for text in texts for at in range(0, len(text), 25)]
    assert not [p for p in passages if len(p) == 25 and p in written]
    assert not [name for name in thread.authors if name in written]
    (record,) = records((out / "threads.jsonl").read_bytes())
    assert record["scores"]["depth"]["value"] is not None


@pytest.mark.model
@pytest.mark.parametrize("to", ["parquet", "csv", "convokit"])
def test_an_open_run_is_exported_and_reported_without_names(
    sample, thread, judged_run, tmp_path, to
):
    options = ("--pseudonymise", "--drop-text")
    names = [name.encode() for name in thread.authors]
    assert any(name in everything(judged_run) for name in names)
    exported = dq("export", judged_run, "--to", to, *options, "--out", tmp_path / "out")
    reported = dq("report", judged_run, *options, "--out", tmp_path / "out" / "r.html")
    assert (exported.returncode, reported.returncode) == (0, 0)
    written = everything(tmp_path / "out")
    texts = [comment.text[:25].encode() for comment in thread.comments]
    assert not [name for name in names if name in written]
    assert not [text for text in texts if len(text) == 25 and text in written]


@pytest.mark.model
def test_an_explanation_names_and_quotes_nobody_where_told(sample, thread):
    told = dq("explain", sample / PAGE).stdout.decode()
    hidden = dq("explain", sample / PAGE, "--pseudonymise", "--drop-text").stdout
    assert any(name in told for name in thread.authors)
    assert not [name for name in thread.authors if name in hidden.decode()]
    assert b"Person-" in hidden
    assert len(hidden.splitlines()) > len(thread.comments)


@pytest.mark.model
def test_exports_under_one_key_have_the_same_pseudonyms(judged_run, tmp_path):
    key = ("--pseudonym-key", tmp_path / "key")
    shown = [
        dq(
            "export",
            judged_run,
            "--to",
            "csv",
            "--table",
            "comments",
            *key,
            "--out",
            "-",
        )
        for _ in range(2)
    ]
    assert b"Person-" in shown[0].stdout
    assert shown[0].stdout == shown[1].stdout


@pytest.fixture(scope="module")
def judged_run(sample, tmp_path_factory):
    out = tmp_path_factory.mktemp("open")
    assert dq("analyse", sample / PAGE, "--out", out).returncode == 0
    return out


@pytest.mark.model
def test_features_name_comments_by_their_place(sample):
    lines = dq("features", sample / PAGE, "--pseudonymise").stdout.splitlines()
    assert [line.split(b",")[1] for line in lines[1:3]] == [b"comment-1", b"comment-2"]
