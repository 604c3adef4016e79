"""Labels that no list of words knows, told by their coming again and again."""

from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.pages.recurring import without_recurring_lines
from discourse_quality.thread import Comment


def texts(*said: str) -> list[str]:
    comments = [Comment(id=str(n), text=text) for n, text in enumerate(said)]
    return [comment.text for comment in without_recurring_lines(comments)]


def test_rank_and_counter_are_taken_off_both_ends():
    said = (f"Member\n\nText {word}.\n\n{n} likes" for n, word in enumerate("abc"))
    assert texts(*said) == ["Text a.", "Text b.", "Text c."]


def test_thanks_by_a_few_are_kept():
    said = ("Thanks!\n\nOne.", "Thanks!\n\nTwo.", "Three.", "Four.", "Five.")
    assert texts(*said) == list(said)


def test_comment_that_says_nothing_else_keeps_its_text():
    said = ("Member\nOne", "Member\nTwo", "Member\nThree", "Member")
    assert texts(*said) == ["One", "Two", "Three", "Member"]


def test_same_short_comments_are_kept():
    assert texts("First!", "First!", "First!") == ["First!"] * 3


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_comment_loses_all_its_text(said):
    for before, after in zip(said, texts(*said), strict=True):
        assert bool(before.strip()) == bool(after) or not before.strip()
