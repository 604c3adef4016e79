"""What ``dq analyse --out`` leaves behind, and what a resumed run notices."""

import csv
import io
import json
import shutil

import pytest
from typer.testing import CliRunner

from discourse_quality.cli.app import app
from discourse_quality.exports import parquet
from discourse_quality.model_files import find_model
from tests.cli.test_exit_codes import dq, records

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def run(sample, tmp_path_factory):
    out = tmp_path_factory.mktemp("run") / "out"
    assert dq("analyse", sample, "--out", out, "--tables", "parquet").returncode == 0
    return out


def test_the_tables_of_a_run_have_its_records(run):
    pd = pytest.importorskip("pandas")
    for table in ("threads", "comments", "problems"):
        lines = records((run / f"{table}.jsonl").read_bytes())
        assert len(pd.read_parquet(run / table)) == len(lines)


def test_parts_are_there_before_a_run_ends(run, sample, tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr(parquet, "GROUPS_IN_PART", 1)
    monkeypatch.setattr("discourse_quality.cli.writing.COMMIT_EVERY", 2)
    seen = {}

    def look(tables):
        seen["threads"] = sorted(p.name for p in (tmp_path / "threads").iterdir())
        raise KeyboardInterrupt

    monkeypatch.setattr(parquet.Tables, "finish", look)
    asked = ["analyse", str(sample), "--out", str(tmp_path), "--tables", "parquet"]
    assert CliRunner().invoke(app, [*asked, "-j", "1"]).exit_code == 130
    assert seen["threads"] == [f"part-0000{n}.parquet" for n in range(4)]
    pd = pytest.importorskip("pandas")
    parts, whole = (pd.read_parquet(out / "threads") for out in (tmp_path, run))
    assert parts.equals(whole)


def test_a_run_says_how_to_make_it_again(run):
    said = json.loads((run / "run.json").read_bytes())
    assert said["settings"]["seed"] == 0
    assert {"pipeline", "depth"} <= said["settings"]["models"].keys()
    assert said["versions"]["spacy"].startswith("3.")
    assert said["inputs"] == said["lines"]["threads.jsonl"] == 8
    digests = said["settings"]["models"]
    first = records((run / "threads.jsonl").read_bytes())[0]["provenance"]
    assert first["pipeline"]["digest"] == digests["pipeline"]


def test_a_changed_model_is_named_when_a_run_is_resumed(run, sample, tmp_path):
    models = tmp_path / "models"
    shutil.copytree(find_model("depth").parent, models)
    (models / "depth" / "README.md").write_text("changed")
    again = dq("analyse", sample, "--out", run, "--resume", "--models", models)
    assert again.returncode == 1
    assert b"models.depth was" in again.stderr
    assert b"models.juvenile" not in again.stderr


def test_comments_go_into_a_pipe_as_csv(run, sample):
    comments = records((run / "comments.jsonl").read_bytes())
    analysed = dq("analyse", sample, "-f", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(analysed)))
    assert [row["id"] for row in rows] == [c["id"] for c in comments]
    exported = dq("export", run, "--to", "csv", "--table", "comments", "--out", "-")
    assert list(csv.DictReader(io.StringIO(exported.stdout.decode()))) == rows


def test_an_export_says_what_it_wrote(run, tmp_path):
    exported = dq("export", run, "--out", tmp_path)
    assert exported.stdout == b""
    assert b"8 threads" in exported.stderr


def test_the_seed_moves_the_intervals_where_nobody_rated_threads(sample, tmp_path):
    page = sample / "deep-what-do-we-do-now.html"
    own = tmp_path / "depth"
    shutil.copytree(find_model("depth"), own)
    config = json.loads((own / "config.json").read_bytes())
    config["thread"]["error"] = None
    (own / "config.json").write_text(json.dumps(config))
    judge = ("analyse", page, "-f", "jsonl", "--models", own)
    (before,) = records(dq(*judge).stdout)
    (after,) = records(dq(*judge, "--seed", "1").stdout)
    assert before["scores"]["depth"]["low"] != after["scores"]["depth"]["low"]
    assert before["scores"]["depth"]["value"] == after["scores"]["depth"]["value"]
    assert before["scores"]["juvenile"] == after["scores"]["juvenile"]
    assert after["comments"] == before["comments"]


def test_a_quiet_run_into_a_folder_says_nothing(tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    run = dq("parse", tmp_path / "empty.html", "--out", tmp_path / "out", "--quiet")
    assert (run.returncode, run.stderr) == (1, b"")


def test_tables_need_a_folder(sample):
    assert dq("analyse", sample, "--tables", "csv").returncode == 2
