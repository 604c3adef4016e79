"""Comments that are HTML inside of data."""

import pytest

from discourse_quality.pages.stated import body_of


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Plain.\n\n\n\nWords.", "Plain.\n\nWords."),
        ("<p>One &amp; two.</p><p>Three<br>four.</p>", "One & two.\n\nThree\nfour."),
        ("Yes.<script>no()</script><!-- no --><?php no ?>", "Yes."),
        ("<!-- nothing -->", ""),
    ],
)
def test_markup_in_data_is_read_as_on_a_page(content, text):
    assert body_of(content).text == text


def test_what_is_quoted_is_no_text():
    assert body_of("<blockquote>Why?</blockquote><p>So.").quotes == ("Why?",)


def test_markup_nested_without_end_is_read_up_to_a_limit():
    assert body_of("<p>Yes.</p>" + "<div>" * 100_000 + "deep").text == "Yes."
