"""SECURITY.md names the test that holds each hostile case, and those tests exist."""

import re

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"^\| ([^|]+) \| `(tests/[\w/]+\.py)::(\w+)` \|", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("case", "file", "test"), NAMED)
def test_the_test_that_holds_a_case_exists(case, file, test):
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), case


def test_the_table_is_found():
    assert len(NAMED) > 45
