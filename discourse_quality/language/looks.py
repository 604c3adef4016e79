"""How a word looks: what spaCy would say of it, at a third of the cost.

spaCy works out two dozen things of each word that it has not met, which takes longer
than to split the word off. Nobody here asks for half of them; and most words are
letters alone, of which most of the others are known at a glance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.attrs import IDS  # type: ignore[import-not-found]
from spacy.lang.en import lex_attrs as english
from spacy.lang.lex_attrs import like_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

READ = (
    "IS_ALPHA",
    "IS_PUNCT",
    "IS_SPACE",
    "IS_STOP",
    "LANG",
    "LIKE_NUM",
    "LIKE_URL",
    "LOWER",
    "NORM",
)
"""What scorers, and the components of their pipeline, read of a word."""
NUMBER_WORDS = frozenset(
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty",
        "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand",
        "million", "billion", "trillion", "quadrillion", "quintillion",
        "sextillion", "septillion", "octillion", "nonillion", "decillion",
        "gajillion", "bazillion", "first", "second", "third", "fourth", "fifth",
        "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
        "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth",
        "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth",
        "thousandth", "millionth", "billionth", "trillionth", "quadrillionth",
        "quintillionth", "sextillionth", "septillionth", "octillionth",
        "nonillionth", "decillionth", "gajillionth", "bazillionth",
    }
)  # fmt: skip


def look_quickly(nlp: Language) -> None:
    """Let an English pipeline look at new words for what scorers read, and no more."""
    vocab: Any = nlp.vocab
    looks = vocab.lex_attr_getters
    for attribute in looks.keys() - {IDS[name] for name in READ}:
        del looks[attribute]
    looks |= {IDS["LIKE_NUM"]: _like_number, IDS["LIKE_URL"]: _like_link}


def _like_number(form: str) -> bool:
    if form.isalpha():
        return form.lower() in NUMBER_WORDS
    like_num: Callable[[str], bool] = english.like_num
    return like_num(form)


def _like_link(form: str) -> bool:
    return not form.isalpha() and like_url(form)
