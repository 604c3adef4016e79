import pytest

from discourse_quality.errors import CorpusError
from discourse_quality.training.labels import (
    LabelRecord,
    agreement,
    as_labelled,
    majority,
    read_labels,
)


def test_csv_and_json_lines_say_the_same(tmp_path):
    (tmp_path / "a.csv").write_text(
        "text,label,group,post,labels\nhello,1,g,The post,1;1;0\nbye,0,,,\n",
        encoding="utf-8",
    )
    (tmp_path / "a.jsonl").write_text(
        '{"text": "hello", "label": 1, "group": "g", "post": "The post", '
        '"labels": [1, 1, 0]}\n\n{"text": "bye", "label": 0}\n',
        encoding="utf-8",
    )
    assert read_labels(tmp_path / "a.csv") == read_labels(tmp_path / "a.jsonl")


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.csv", "text,label\nx,yes\n", "line 2"),
        ("a.csv", "label\n1\n", "line 2"),
        ("a.jsonl", '{"text": "x"}\n{"label": 1}\n', "line 2"),
        ("a.jsonl", "nonsense\n", "line 1"),
    ],
)
def test_a_row_that_does_not_fit_is_named(tmp_path, name, content, where):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError, match=where):
        read_labels(tmp_path / name)


def test_a_missing_file_is_a_corpus_error(tmp_path):
    with pytest.raises(CorpusError):
        read_labels(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("labels", "expected"), [((1, 1, 0), 1.0), ((0, 0, 1), 0.0), ((1, 0), None)]
)
def test_several_readers_give_their_majority(labels, expected):
    assert majority(LabelRecord(text="x", labels=labels)) == expected


def test_too_few_rows_or_one_kind_cannot_be_learned_from():
    with pytest.raises(CorpusError, match="at least 40 rows"):
        as_labelled([LabelRecord(text="x", label=1)] * 10)
    with pytest.raises(CorpusError):
        as_labelled([LabelRecord(text="x", label=1)] * 100)


def test_alpha_agrees_with_the_worked_example_of_hayes_and_krippendorff():
    # Nominal, two readers, ten units: Krippendorff 2011, "Computing alpha", section A.
    first = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    second = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    records = [
        LabelRecord(text="x", labels=pair) for pair in zip(first, second, strict=True)
    ]
    assert agreement(records) == pytest.approx(0.095, abs=0.001)


def test_readers_who_agree_have_alpha_one_and_a_single_reader_none():
    agreed = [LabelRecord(text="x", labels=(v, v)) for v in (0, 1, 1)]
    assert agreement(agreed) == 1.0
    assert agreement([LabelRecord(text="x", labels=(1,))]) is None
