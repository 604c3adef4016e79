import pytest

from discourse_quality.scorers.swearing import mild
from discourse_quality.scorers.words import neutral


@pytest.mark.parametrize(
    ("word", "read"), [("DAMN", "very"), ("bullshit", "nonsense"), ("tree", "tree")]
)
def test_swearing_is_read_as_something_milder(word, read):
    assert neutral(word) == read


def test_what_is_thrown_at_somebody_is_read_as_it_stands():
    assert not mild().keys() & {"idiot", "moron", "bitch", "asshole", "fuck"}


def test_an_innocent_word_does_not_stand_in_for_a_common_swear_word():
    # A rare mild word would take over its weight: "stuff" did.
    assert neutral("shit") == "shit"
    assert "stuff" not in mild().values()


def test_no_mild_word_is_a_swear_word():
    assert not mild().keys() & set(mild().values())
