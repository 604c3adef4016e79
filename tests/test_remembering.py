from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.remembering import remembered


@given(st.lists(st.text(max_size=2)), st.integers(1, 4))
def test_answers_are_those_of_the_function(words, room):
    ask = remembered(room)(str.upper)
    assert [ask(word) for word in words] == [word.upper() for word in words]


def test_the_same_is_worked_out_once_while_there_is_room():
    asked = []

    @remembered(room=2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(w) for w in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    assert [length(w) for w in ("ccc", "a")] == [3, 1]
    assert asked == ["a", "bb", "ccc", "a"]  # a third one took the place of both
