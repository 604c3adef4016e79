import csv
import gzip

import pytest

from discourse_quality.errors import CorpusError
from discourse_quality.training.corpora import BY_NAME


def written(folder, name, rows):
    """Write rows as the file of a set; return them as the set reads them."""
    with gzip.open(folder / f"{name}.csv.gz", "wt", encoding="utf-8", newline="") as to:
        table = csv.DictWriter(to, fieldnames=list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return list(BY_NAME[name].read(folder))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Good", {"good": 1, "chatter": 0, "off": 0, "good_bad": 1}),
        ("Bad", {"good": 0, "chatter": 0, "off": 1, "good_bad": 0}),
        ("Dialogue", {"good": 0, "chatter": 1, "off": 1}),
        # What may help is neither an answer nor beside the question.
        ("Potential", {"good": 0, "chatter": 0}),
    ],
)
def test_an_answer_teaches_what_its_label_says_and_no_more(tmp_path, label, expected):
    row = {"text": "Ask at the port.", "context": "Where?", "label": label}
    (read,) = written(tmp_path, "semeval_cqa", [row])
    assert read.labels == expected


def test_an_order_mark_is_no_part_of_a_comment(tmp_path):
    rows = [
        {"text": f"{mark}Nice song! {mark}", "spam": "0"} for mark in ("", "\ufeff")
    ]
    texts = {row.text for row in written(tmp_path, "youtube_spam", rows)}
    assert texts == {"Nice song!"}


def test_a_missing_label_is_named(tmp_path):
    with pytest.raises(CorpusError, match="row 0: KeyError"):
        written(tmp_path, "youtube_spam", [{"text": "Nice", "group": "a"}])
