from __future__ import annotations

import pytest

from discourse_quality.errors import Failure, RecordError
from discourse_quality.records import encode_analysis, encode_failure, encode_row
from discourse_quality.runs import command_of, read_analyses, read_failures


@pytest.fixture
def folder(tmp_path, judge):
    analyses = [judge(title="One"), judge((), title="Empty"), judge(title="Two")]
    rows = [encode_row(row) for a in analyses for row in a.comment_rows()]
    failure = Failure(source="a", stage="parse", code="no-comments", reason="none")
    lines = {
        "threads.jsonl": [encode_analysis(a) for a in analyses],
        "comments.jsonl": rows,
        "problems.jsonl": [encode_failure(failure)],
    }
    for name, found in lines.items():
        (tmp_path / name).write_bytes(b"".join(line + b"\n" for line in found))
    return tmp_path


def test_results_come_back_as_they_were_judged(folder, judge):
    one, empty, two = read_analyses(folder)
    judged = judge(title="One")
    assert [a.thread.title for a in (one, empty, two)] == ["One", "Empty", "Two"]
    assert one.scores == judged.scores
    assert one.comments == judged.comments
    assert (one.interaction, one.momentum) == (judged.interaction, judged.momentum)
    assert one.thread.contributions == judged.thread.contributions
    assert empty.thread.comments == ()


def test_failures_come_back(folder):
    (failure,) = read_failures(folder)
    assert failure.code == "no-comments"


def test_files_that_do_not_match_are_refused(folder):
    rows = (folder / "comments.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "comments.jsonl").write_bytes(b"".join(rows[1:]))
    with pytest.raises(RecordError, match="were the files changed"):
        list(read_analyses(folder))


def test_broken_line_is_named(folder):
    with (folder / "threads.jsonl").open("ab") as lines:
        lines.write(b'{"source": 3}\n')
    with pytest.raises(RecordError, match=r"threads\.jsonl, line 4"):
        list(read_analyses(folder))


def test_folder_without_results_is_named(tmp_path):
    with pytest.raises(RecordError, match="holds no results: `dq analyse"):
        list(read_analyses(tmp_path))


def test_run_that_nobody_judged_says_how_it_is_judged(folder):
    (folder / "run.json").write_text('{"settings": {"command": "parse"}}')
    assert command_of(folder) == "parse"
    with pytest.raises(RecordError, match="nobody has judged yet: `dq analyse"):
        list(read_analyses(folder))


@pytest.mark.parametrize("content", ["{", "[]", '{"settings": {}}'])
def test_folder_with_another_run_file_is_no_run_of_ours(tmp_path, content):
    (tmp_path / "run.json").write_text(content)
    assert command_of(tmp_path) is None
