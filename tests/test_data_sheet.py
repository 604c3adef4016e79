"""The data sheet says of every field what becomes of it, and that is what happens."""

import re
from datetime import UTC, date, datetime

import msgspec
import pytest

from discourse_quality.options import Privacy
from discourse_quality.privacy import hide_thread
from discourse_quality.records import encode_thread
from discourse_quality.schema import CommentRecord, ThreadRecord
from discourse_quality.thread import Comment, Problem, Thread
from tests.conftest import ROOT

SHEET = (ROOT / "discourse_quality" / "guides" / "data_sheet.md").read_text("utf-8")
ROW = re.compile(r"^\| (\w+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ROWS = {name: told for name, *told in ROW.findall(SHEET) if name != "field"}
FIELDS = {
    *ThreadRecord.__struct_fields__,
    *CommentRecord.__struct_fields__,
} - {"schema", "record", "comments"}
FIRST = Comment(
    id="ada-1",
    author="Ada Lovelace",
    author_url="http://ada.example/",
    is_host=True,
    posted=date(2007, 11, 3),
    text="Ada says",
    quotes=("Ada said",),
    permalink="http://blog.example/1#ada-1",
)
ANSWER = Comment(
    id="ada-2",
    author="Ada Lovelace",
    text="Ada again",
    reply_to="ada-1",
    reply_link="markup",
)
THREAD = Thread.of(
    [FIRST, ANSWER],
    source="ada.html",
    url="http://blog.example/2007/ada",
    captured=datetime(2008, 1, 1, tzinfo=UTC),
    platform="wordpress",
    title="Ada's post",
    author="Ada Lovelace",
    published=date(2007, 11, 2),
    language="en",
    article="Ada wrote",
    complete=False,
    confidence=0.9,
    problems=[Problem(code="more-pages", detail="more of Ada")],
)
EMPTY = (None, "", [], False)


def fields(thread):
    record = msgspec.json.decode(encode_thread(thread))
    first, answer = record.pop("comments")
    reply = {name: answer[name] for name in ("reply_to", "reply_link")}
    return record | {n: v for n, v in first.items() if n != "author"} | reply


def test_every_field_of_a_record_stands_in_the_sheet():
    assert set(ROWS) == FIELDS


@pytest.mark.parametrize("name", sorted(FIELDS))
@pytest.mark.parametrize(
    ("column", "privacy"),
    [(1, Privacy(key=b"k" * 32)), (2, Privacy(drop_text=True))],
)
def test_what_the_sheet_says_of_a_field_is_what_happens(name, column, privacy):
    before = fields(THREAD)[name]
    after = fields(hide_thread(THREAD, privacy))[name]
    match ROWS[name][column]:
        case "kept":
            assert after == before
        case "left out":
            assert before not in EMPTY
            assert after in EMPTY
        case "pseudonym":
            assert re.fullmatch(r"Person-[0-9a-f]{12}", after)
        case "names replaced":
            assert "Ada" in str(before)
            assert "Ada" not in str(after)
            assert "Person-" in str(after)
        case "numbered anew":
            assert after == "comment-1"
        case "site only":
            assert after == "http://blog.example/"
        case other:
            pytest.fail(f"the sheet says {other!r}")
