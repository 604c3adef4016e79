import csv
import json
import re
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.archives import read_source
from discourse_quality.errors import Failure, RecordError, RunError
from discourse_quality.exports import parquet, tables
from discourse_quality.exports.columns import columns
from discourse_quality.exports.convokit import write_convokit
from discourse_quality.exports.parquet import Tables, write_parquet
from discourse_quality.exports.tables import TABLES, rows, write_csv
from discourse_quality.options import Privacy
from discourse_quality.records import encode_analysis, encode_failure, encode_row
from discourse_quality.results import (
    DIMENSIONS,
    Interaction,
    ModelVersion,
    Momentum,
    Provenance,
    Score,
    ThreadScore,
)
from discourse_quality.thread import Comment, Thread

MODEL = ModelVersion(name="m", version="1", digest="d")


def analysis():
    first = Comment(
        id="c1",
        author="=cmd()",
        posted=datetime(2007, 11, 3, 9, 12, tzinfo=UTC),
        text="=HYPERLINK(1)",
    )
    second = Comment(id="c2", text="no", reply_to="c1", reply_link="markup")
    thread = Thread.of([first, second], source="a.html", title="A post")
    score = Score(value=0.75, low=0.5, high=0.875)
    return ThreadAnalysis(
        thread=thread,
        comments={c.id: dict.fromkeys(DIMENSIONS, score) for c in thread.comments},
        scores={d: ThreadScore(value=None, status="insufficient") for d in DIMENSIONS},
        interaction=Interaction(authors=1, max_depth=1),
        momentum=Momentum(dated=1, revived=False),
        provenance=Provenance(package="0", pipeline=MODEL, scorers=(MODEL,)),
    )


@pytest.fixture
def run(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    judged = analysis()
    lines = {
        "threads": [encode_analysis(judged)],
        "comments": map(encode_row, judged.comment_rows()),
        "problems": [encode_failure(Failure.of("b.html", "read", RunError("gone")))],
    }
    for table, content in lines.items():
        (folder / f"{table}.jsonl").write_bytes(b"".join(x + b"\n" for x in content))
    return folder


@pytest.mark.parametrize("table", TABLES)
def test_the_data_dictionary_names_every_column_of_a_row(run, table):
    (row, *_) = rows(run, table)
    assert [c.name for c in columns(table)] == list(row)
    assert all(c.meaning for c in columns(table))


def test_parquet_is_typed_and_reads_back(run, tmp_path):
    pd = pytest.importorskip("pandas")
    write_parquet(run, tmp_path / "out")
    comments = pd.read_parquet(tmp_path / "out" / "comments")
    assert list(comments.depth) == [0.75, 0.75]
    assert comments.posted[0] == datetime(2007, 11, 3, 9, 12, tzinfo=UTC)
    assert pd.isna(comments.posted[1])
    threads = pd.read_parquet(tmp_path / "out" / "threads")
    assert threads.max_depth[0] == 1
    assert not threads.revived[0]


def test_parts_are_read_as_one_table_by_polars_and_duckdb(run, tmp_path, monkeypatch):
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(parquet, "GROUPS_IN_PART", 1)
    assert write_parquet(run, tmp_path)["comments"] == 2
    parts = tmp_path / "comments" / "*.parquet"
    assert polars.read_parquet(parts)["id"].to_list() == ["c1", "c2"]
    found = duckdb.sql(f"select id, depth from '{parts}' order by position").fetchall()
    assert found == [("c1", 0.75), ("c2", 0.75)]


def test_parts_of_a_longer_run_are_not_left_behind(run, tmp_path, monkeypatch):
    pd = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    with monkeypatch.context() as smaller:
        smaller.setattr(parquet, "ROWS_AT_ONCE", 1)
        smaller.setattr(parquet, "GROUPS_IN_PART", 1)
        write_parquet(run, tmp_path)
        assert len(list((tmp_path / "comments").iterdir())) == 2
    write_parquet(run, tmp_path)
    assert len(pd.read_parquet(tmp_path / "comments")) == 2


@given(
    st.lists(st.integers(1, 4), max_size=4),  # threads from one commit to the next
    st.sets(st.integers(0, 4)),
)
@settings(max_examples=25, deadline=None)
def test_parts_are_the_same_wherever_a_run_was_killed(tmp_path_factory, steps, deaths):
    pytest.importorskip("pyarrow")
    run = tmp_path_factory.mktemp("run")
    judged = analysis()
    begin = {f"{table}.jsonl": 0 for table in TABLES}
    (run / "problems.jsonl").touch()
    lines, growing = dict(begin), Tables(run, run)
    with pytest.MonkeyPatch.context() as smaller:
        smaller.setattr(parquet, "ROWS_AT_ONCE", 2)
        smaller.setattr(parquet, "GROUPS_IN_PART", 1)
        growing.catch_up(lines)
        for number, threads in enumerate(steps):
            append(run / "threads.jsonl", threads * [encode_analysis(judged)])
            append(
                run / "comments.jsonl",
                threads * [*map(encode_row, judged.comment_rows())],
            )
            lines["threads.jsonl"] += threads
            lines["comments.jsonl"] += 2 * threads
            if number not in deaths:
                growing.catch_up(lines)
                assert len(parts(run, "comments")) == sum(steps[: number + 1])
            else:  # killed before it could, or in the middle of it
                torn = run / "comments" / "part-00000.parquet"
                if number % 2 and torn.exists():
                    torn.write_bytes(torn.read_bytes()[:100])
                growing = Tables(run, run)
                growing.catch_up(lines)
        append(run / "threads.jsonl", [])
        append(run / "comments.jsonl", [])
        growing.finish()
        assert write_parquet(run, run / "after") == {
            "threads": sum(steps),
            "comments": 2 * sum(steps),
            "problems": 0,
        }
    for table in TABLES:
        assert parts(run, table) == parts(run / "after", table)


def append(path, lines):
    with path.open("ab") as file:
        file.writelines(line + b"\n" for line in lines)


def parts(folder, table):
    return {p.name: p.read_bytes() for p in (folder / table).glob("*.parquet")}


def test_parts_of_an_export_that_stood_here_are_not_taken_for_the_runs_own(
    run, tmp_path, monkeypatch
):
    pd = pytest.importorskip("pandas")
    monkeypatch.setattr(parquet, "ROWS_AT_ONCE", 1)
    monkeypatch.setattr(parquet, "GROUPS_IN_PART", 1)
    write_parquet(run, tmp_path / "new")
    begun = Tables(run, tmp_path / "new")
    begun.catch_up({f"{table}.jsonl": 0 for table in TABLES})
    assert parts(tmp_path / "new", "comments") == {}
    begun.catch_up({"threads.jsonl": 1, "comments.jsonl": 2, "problems.jsonl": 1})
    assert len(pd.read_parquet(tmp_path / "new" / "comments")) == 2
    assert begun.finish() == {"threads": 1, "comments": 2, "problems": 1}


def test_a_missing_pyarrow_is_named_before_any_work_is_done(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(RunError, match="needs pyarrow: pip install"):
        Tables(run, tmp_path)
    undone = iter([{"depth": 1.0}])
    with pytest.raises(RunError, match="needs pyarrow: pip install"):
        parquet.write_rows(undone, tmp_path / "a.parquet")
    assert next(undone) == {"depth": 1.0}


def test_a_file_that_cannot_be_finished_is_not_there(tmp_path):
    def write():
        with tables.whole_file(tmp_path / "a.csv") as draft:
            draft.write_text("half")
            raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_csv_cells_cannot_start_a_formula(run, tmp_path):
    write_csv(run, tmp_path)
    with (tmp_path / "comments.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["text"] == "'=HYPERLINK(1)"
    assert first["author"] == "'=cmd()"
    assert second["text"] == "no"


def test_a_convokit_corpus_comes_back_as_the_same_thread(run, tmp_path):
    write_convokit(run, tmp_path / "corpus")
    (thread,) = read_source(tmp_path / "corpus")
    assert thread.title == "A post"
    assert [c.text for c in thread.comments] == ["=HYPERLINK(1)", "no"]
    assert thread.parent(thread.comments[1]) is thread.comments[0]
    assert thread.comments[0].posted == datetime(2007, 11, 3, 9, 12, tzinfo=UTC)
    utterances = (tmp_path / "corpus" / "utterances.jsonl").read_text().splitlines()
    assert json.loads(utterances[1])["meta"]["depth"] == 0.75


@pytest.mark.parametrize("write", [write_csv, write_parquet, write_convokit])
def test_what_is_to_be_hidden_stands_in_no_file_of_an_export(run, tmp_path, write):
    pytest.importorskip("pyarrow")
    names = re.compile(rb"cmd|HYPERLINK")
    write(run, tmp_path / "open")
    assert names.search(everything(tmp_path / "open"))
    write(run, tmp_path / "hidden", privacy=Privacy(key=b"k" * 16, drop_text=True))
    hidden = everything(tmp_path / "hidden")
    assert not names.search(hidden)
    assert b"Person-" in hidden
    assert b"a.html" in hidden


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_folder_that_is_no_run_is_refused_with_the_way_to_make_one(tmp_path):
    with pytest.raises(RecordError, match=r"dq analyse .*--out"):
        list(rows(tmp_path, "threads"))
