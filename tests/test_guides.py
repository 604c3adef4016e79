"""The guides: what is made of the code is as the code is, and every example runs."""

from __future__ import annotations

from datetime import date

import jsonschema
import msgspec
import pytest

from discourse_quality.errors import Failure
from discourse_quality.records import encode_analysis, encode_failure, encode_thread
from discourse_quality.thread import Comment, Problem, Thread
from tests.benchmarks.guides import GUIDES, MADE
from tests.reports.conftest import judged

SCHEMA = msgspec.json.decode((GUIDES / "records.schema.json").read_bytes())


@pytest.fixture(scope="module")
def validator():
    kind = jsonschema.Draft202012Validator
    kind.check_schema(SCHEMA)
    return kind(SCHEMA)


@pytest.mark.parametrize("name", sorted(MADE))
def test_what_is_made_of_the_code_is_up_to_date(name):
    again = "run python -m tests.benchmarks.guides"
    assert (GUIDES / name).read_text(encoding="utf-8") == MADE[name](), again


def test_every_field_of_a_record_is_explained():
    for name, part in SCHEMA["$defs"].items():
        assert part["description"], name
        for field, about in part["properties"].items():
            assert about.get("description"), f"{name}.{field}"


def test_a_thread_record_is_as_the_schema_says(validator):
    comments = [
        Comment(id="a", text="Why?", posted=date(2007, 1, 1), quotes=("Then",)),
        Comment(id="b", reply_to="a", reply_link="markup", kind="notice"),
    ]
    lost = Problem(code="comments-not-saved", detail="14 promised")
    thread = Thread.of(comments, source="a.html", article="Post.", problems=[lost])
    validator.validate(msgspec.json.decode(encode_thread(thread)))


def test_an_analysis_record_is_as_the_schema_says(validator):
    validator.validate(msgspec.json.decode(encode_analysis(judged())))


def test_a_problem_record_is_as_the_schema_says(validator):
    failure = Failure.of("a.html", "parse", ValueError("no"))
    validator.validate(msgspec.json.decode(encode_failure(failure)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": "a"},
        {"schema": 2, "record": "thread", "source": "a"},
        {"schema": 1, "record": "thread", "source": 3},
        {"schema": 1, "record": "analysis", "source": "a"},
    ],
)
def test_another_record_is_refused_by_the_schema(validator, wrong):
    assert not validator.is_valid(wrong)
