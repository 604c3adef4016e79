from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.reports.plain import one_line, plain, shortened


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[31mred\x1b[0m",
        "\x1b]0;owned\x07red",
        "\x1b]8;;http://bad.example\x1b\\red\x1b]8;;\x1b\\",
        "\x9b31mred\x9d0;owned\x9c",
        "\x1bP1$q\x1b\\red",
        "r\x08ed\x00\x7f",
        "re\u202ed\u2066",
    ],
)
def test_escape_sequences_and_controls_leave_no_trace(hostile):
    assert plain(hostile) == "red"


def test_unfinished_sequence_does_not_swallow_the_text():
    assert plain("before\x1b]0;title without an end") == "before]0;title without an end"


def test_line_breaks_stay_and_become_one_kind():
    assert plain("one\r\ntwo\rthree\u2028four\n") == "one\ntwo\nthree\nfour\n"


def test_joined_emoji_and_accents_stay():
    assert plain("café 👩‍💻") == "café 👩‍💻"


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text):
    left = plain(text)
    assert plain(left) == left
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in left)


@given(st.text(), st.integers(min_value=2, max_value=80))
def test_shortened_text_fits_on_one_line(text, room):
    short = shortened(text, to=room)
    assert len(short) <= room
    assert "\n" not in short


def test_short_text_is_left_alone_and_long_text_ends_after_a_word():
    assert shortened("one  two\nthree", to=20) == "one two three"
    assert shortened("because every member wrote", to=15) == "because every…"


@pytest.mark.parametrize("unit", ["\x1b]", "\x1b[0;", "\x9d0;", "\x1b[ ", " \n"])
def test_hostile_text_takes_time_in_proportion(unit):
    started = time.process_time()
    one_line(unit * 200_000)
    assert time.process_time() - started < 2
