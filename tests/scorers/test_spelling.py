import pytest

from discourse_quality.language.groups import groups
from discourse_quality.language.words import Words
from discourse_quality.scorers.spelling import standard
from discourse_quality.scorers.swearing import mild
from discourse_quality.scorers.words import Bag, bag_of, form_columns, neutral


@pytest.mark.parametrize(
    ("spoken", "read"),
    [("Finna", "going"), ("y’all", "you"), ("DAT", "that"), ("goin", "going")],
)
def test_a_spoken_spelling_is_read_as_the_standard_one(spoken, read):
    assert neutral(spoken) == read


def test_the_same_sentence_in_two_spellings_is_one_to_the_judges():
    spoken = "dey ain't gonna close dis park cuz y'all tryna save"
    written = "they isn't going close this park because you trying save"
    one, other = (bag_of(Words(text)) for text in (spoken, written))
    assert one.pairs == other.pairs
    assert _columns(one) == _columns(other)


def test_what_is_as_often_another_word_stays():
    assert not standard().keys() & {"dem", "wit", "den", "cause", "ion", "cousin"}


def test_no_standard_spelling_is_read_as_something_else():
    assert not standard().keys() & set(standard().values())


def test_no_swear_word_and_no_group_is_taken_for_a_spelling():
    assert not standard().keys() & (mild().keys() | groups())


def _columns(bag: Bag) -> list[int]:
    return sorted(c for form in bag.forms for c in form_columns(form))
