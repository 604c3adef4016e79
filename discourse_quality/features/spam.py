"""Family ``spam``: signs of advertising and of planted praise."""

from __future__ import annotations

import math
import re
from collections import Counter

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import lexicon_rates, measure

# Bounded parts: a line of ten thousand dots is looked at once.
_SITE = (
    r"\bwww\b|https?:"
    # Spelled out, too, to slip past filters: "example . com", "example dot com".
    r"|(?<=\w)(?:(?: ?\. ?| \(?dot\)? )com|\.(?:net|org))\b"
)
_ADDRESS = re.compile(_SITE)
# Mail may begin at every letter, so it is looked for only where there is an @.
_MAIL_OR_SITE = re.compile(r"[\w.+-]{1,40}@[\w-]{1,40}\.\w|" + _SITE)
# Most comments have none of these, and are not searched.
_OF_ADDRESS = (
    "www", "http", ".com", ". com", "dot com", "dot) com", ".net", ".org"
)  # fmt: skip
# Of a shortened link, or of any other country, the path gives it away.
_PATH = re.compile(r"(?<=\w)\.(?!(?:com|net|org)\b)[a-z]{2,4}/\w")
_TELEPHONE = re.compile(r"\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b")
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:\$|€|£|usd|dollars)")
_OF_MONEY = ("$", "€", "£", "usd", "dollars")


@measure("spam.contacts", unit="per 100 words")
def contacts(facts: CommentFacts) -> float:
    """Links, sites, mail addresses and telephone numbers, spelled out or not.

    Source: Mishne et al. 2005 (blog spam); Alberto et al. 2015.
    """
    text = facts.text.text.lower()
    found = len(_TELEPHONE.findall(text))
    if "@" in text:
        found += len(_MAIL_OR_SITE.findall(text))
    elif any(sign in text for sign in _OF_ADDRESS):
        found += len(_ADDRESS.findall(text))
    if "/" in text:
        found += len(_PATH.findall(text))
    return 100.0 * found / max(facts.text.n_words, 20)


@measure("spam.money", unit="per 100 words")
def money(facts: CommentFacts) -> float:
    """Amounts of money.

    Source: Alberto et al. 2015.
    """
    text = facts.text.text.lower()
    if not any(sign in text for sign in _OF_MONEY):
        return 0.0
    return 100.0 * len(_MONEY.findall(text)) / max(facts.text.n_words, 20)


@measure("spam.repetition", high=1.0)
def repetition(facts: CommentFacts) -> float:
    """Share of its words that the comment's most frequent content word makes up.

    Source: Ntoulas et al. 2006 (keyword stuffing).
    """
    content: Counter[str] = facts.text.content
    if sum(content.values()) < 5:
        return math.nan
    return max(content.values()) / sum(content.values())


MEASURES = (*lexicon_rates("spam"), contacts, money, repetition)
