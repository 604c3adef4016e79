import pytest

from discourse_quality.errors import PageError
from discourse_quality.reading import parse


def test_a_folder_is_not_taken_for_its_first_page(sample):
    with pytest.raises(PageError, match="several pages: use analyse_all"):
        parse(sample)


def test_a_page_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PageError, match=r"gone\.html.*no such file"):
        parse(tmp_path / "gone.html")
