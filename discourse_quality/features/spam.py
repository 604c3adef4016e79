"""Family ``spam``: signs of advertising and of planted praise."""

from __future__ import annotations

import math
import re
from collections import Counter

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import lexicon_rates, measure

# Bounded parts: a line of ten thousand dots is looked at once.
_MAIL_OR_SITE = re.compile(
    r"[\w.+-]{1,40}@[\w-]{1,40}\.\w|\bwww\.|https?:|\b\w{2,40}\.com\b"
)
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:\$|€|£|usd|dollars)", re.IGNORECASE)


@measure("spam.contacts", unit="per 100 words")
def contacts(facts: CommentFacts) -> float:
    """Links, sites and mail addresses.

    Source: Mishne et al. 2005 (blog spam); Alberto et al. 2015.
    """
    text = facts.text.text
    if not any(sign in text for sign in ("@", "www.", "http", ".com")):
        return 0.0
    return 100.0 * len(_MAIL_OR_SITE.findall(text)) / max(facts.text.n_words, 20)


@measure("spam.money", unit="per 100 words")
def money(facts: CommentFacts) -> float:
    """Amounts of money.

    Source: Alberto et al. 2015.
    """
    text = facts.text.text
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
