from discourse_quality.cli.learning import Judged
from discourse_quality.results import DIMENSIONS
from tests.cli.test_exit_codes import dq


def test_every_dimension_can_be_learned():
    assert tuple(Judged) == DIMENSIONS


def test_an_unknown_dimension_is_a_usage_error(tmp_path):
    labels = tmp_path / "labels.csv"
    labels.write_text("text,label,group\na,1,b\n")
    run = dq("train", labels, "--dimension", "mood", "--out", tmp_path / "scorer")
    assert run.returncode == 2
    assert b"off_topic" in run.stderr


def test_too_few_labels_are_refused_without_a_traceback(tmp_path):
    labels = tmp_path / "labels.csv"
    labels.write_text("text,label,group\na,1,b\n")
    run = dq("train", labels, "--dimension", "depth", "--out", tmp_path / "scorer")
    assert run.returncode == 1
    assert run.stderr.startswith(b"dq: ")
    assert b"Traceback" not in run.stderr
