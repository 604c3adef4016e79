"""What a page says instead of comments is heard wherever it says it."""

from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.pages.promises import _NONE_YET, _WALL, _told

FRAGMENTS = st.sampled_from(
    [
        "Log in",
        "REGISTER now and",
        "to read the comments",
        "to view all 12 Comments",
        "Einloggen, um die Kommentare zu lesen",
        "Be the first to comment",
        "No comments yet",
        "Sei der Erste",
        "Nog geen reacties",
        "Sin comentarios",
        "Nessun commento",
        "keine",
        "Kommentare",
        "x" * 120,
        "\n",
        "İstanbul",
    ]
)


@given(st.lists(FRAGMENTS, max_size=12).map(" ".join))
def test_looking_around_the_words_finds_what_the_whole_text_says(text):
    told = list(_told(text))
    for said in (_WALL, _NONE_YET):
        assert any(map(said.search, told)) == bool(said.search(text))


def test_no_more_is_looked_at_than_there_is():
    text = "no comments " * 10_000
    assert sum(map(len, _told(text))) <= len(text)
    assert list(_told("x" * 10_000)) == [""]
