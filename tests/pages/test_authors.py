"""Names of authors out of the lines that hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.pages.authors import author_in_line, clean_author


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann says:", "Ann"),
        ("Ann Lee wrote:", "Ann Lee"),
        ("Jörg sagt:", "Jörg"),
        ("von Karl am", "Karl"),
        ("Posted by: Leigh at", "Leigh"),
        ("geschrieben von wScherf am 21. Jan. 2015, 20:02", "wScherf"),
        ("On December 23, 2014, at 10:41 PM, SuntanIronMan wrote:", "SuntanIronMan"),
        ("Heidemarie Heim | Di, 21. April 2020 - 16:40", "Heidemarie Heim"),
        ("3. Hank", "Hank"),
        ("史蒂文的家", "史蒂文的家"),
        ("Avatar of Mo", "Mo"),
        ("Ann (@ann)", "Ann (@ann)"),
        ("Ann (not verified)", "Ann"),
        ("avatar", None),
        ("...", None),
        ("x" * 300, None),
    ],
)
def test_name_is_cleaned(text, name):
    assert clean_author(text) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted by Ann on 3 May 2007 at 10:12", "Ann"),
        ("matthewhenty schrieb am 3.11.2007:", "matthewhenty"),
        ("Just a line of text", None),
        ("We met in 1999 and parted.", None),
    ],
)
def test_name_is_found_only_in_lines_that_say_who_wrote(line, name):
    assert author_in_line(line) == name


@given(st.text(max_size=300))
def test_any_text_gives_a_short_name_or_none(text):
    name = clean_author(text)
    assert name is None or 0 < len(name) <= 80
