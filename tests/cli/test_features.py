import csv
import io

import pytest

from discourse_quality.features import describe
from tests.cli.test_exit_codes import dq


def table(output):
    return list(csv.DictReader(io.StringIO(output.decode())))


@pytest.mark.model
def test_a_row_a_comment_with_every_described_feature(sample):
    run = dq("features", sample / "juvenile-name-the-mascot.html")
    assert run.returncode == 0
    rows = table(run.stdout)
    assert len(rows) == 13
    assert list(rows[0]) == ["source", "id", "language", *(d.name for d in describe())]


@pytest.mark.model
def test_a_row_a_thread_with_its_shape_and_course(sample, tmp_path):
    pd = pytest.importorskip("pandas")
    out = tmp_path / "threads.parquet"
    run = dq("features", sample, "--level", "thread", "--out", out)
    assert run.returncode == 0
    assert run.stdout == b""
    threads = pd.read_parquet(out)
    assert len(threads) == 8
    deep = threads[threads.source.str.contains("deep-")].iloc[0]
    assert deep["interaction.max_depth"] >= 2


def test_the_data_dictionary_is_printed_without_an_input():
    rows = table(dq("features", "--describe").stdout)
    assert all(row["meaning"] and row["source"] for row in rows)


def test_an_output_of_another_kind_is_a_usage_error(sample):
    run = dq("features", sample, "--out", "features.xlsx")
    assert run.returncode == 2
    assert b".parquet" in run.stderr


def test_the_dictionary_of_a_level_is_printed():
    rows = table(dq("features", "--describe", "--level", "month").stdout)
    assert {row["family"] for row in rows} == {"site"}


def test_a_row_for_each_month_of_the_site(sample):
    run = dq("features", sample, "--level", "month")
    assert run.returncode == 0
    rows = table(run.stdout)
    assert len({row["month"] for row in rows}) > 1
    assert sum(int(row["site.posts"]) for row in rows) > 1
