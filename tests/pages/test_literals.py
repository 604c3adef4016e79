"""Literals in scripts are read without running anything, whatever stands around."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.pages.literals import literal_at, literals_named, parse, text_at

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(value=st.lists(VALUES, max_size=4) | st.dictionaries(st.text(), VALUES))
def test_assigned_json_is_found_and_read(value):
    source = f"<script>var x = 1; window.__STATE__ = {json.dumps(value)}; y()</script>"
    assert list(literals_named(source, "__STATE__")) == [value]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("{'a': 'it\\'s'}", {"a": "it's"}),
        ("{'a': 'say \"hi\"'}", {"a": 'say "hi"'}),
        (r"{'a': '\x3cb\x3e'}", {"a": "<b>"}),
        ("{a: 1, $b_2: [true, null]}", {"a": 1, "$b_2": [True, None]}),
        ("[undefined, void 0, 2]", [None, None, 2]),
        ('{"a": "brackets ]} inside"}', {"a": "brackets ]} inside"}),
    ],
)
def test_javascript_literal_is_read_as_data(literal, value):
    assert literal_at(f"{literal}; more()", 0) == literal
    assert parse(literal) == value


@pytest.mark.parametrize("literal", ["{a: f()}", "[1,, 2]", "{'a'", "", "[" * 100_000])
def test_what_is_no_plain_data_is_left_alone(literal):
    assert parse(literal) is None


@given(source=st.text(alphabet="{}[]\"'\\,:ax= \n", max_size=300))
def test_no_text_makes_it_fail(source):
    for value in literals_named(f"items = {source}", "items"):
        assert isinstance(value, list | dict)


@pytest.mark.parametrize(
    "unit", ["items = [", "items = {'", 'items = ["\\', "items = {a:'b'"]
)
def test_hostile_text_is_read_in_linear_time(unit):
    source = unit * (100_000 // len(unit))
    started = time.process_time()
    list(literals_named(source, "items"))
    assert time.process_time() - started < 10


def test_text_at_a_path_is_text_or_none():
    value = {"a": {"b": " x "}, "n": 3, "t": True, "e": ""}
    assert text_at(value, "a", "b") == "x"
    assert text_at(value, "n") == "3"
    assert text_at(value, "t") is None
    assert text_at(value, "e") is None
    assert text_at(value, "a", "missing", "deeper") is None
