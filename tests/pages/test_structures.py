"""Comment lists of many structures, in many languages, among decoys."""

import pytest

from tests.benchmarks.structures import FIELDS, read, results
from tests.pages.structures import STYLES, empty_pages

RESULTS = list(results(2, "generic"))


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("style", STYLES)
def test_generic_reader_finds_the(field, style):
    shares = [s[field] for name, _, s, _ in RESULTS if name == style]
    known = [share for share in shares if share is not None]
    assert not known or sum(known) / len(known) >= 0.85


def test_pages_without_comments_are_left_alone():
    assert [read(page, "generic") for page in empty_pages(2)] == [None] * 24
