"""Family ``stance``: how the writer stands to the others and to the matter."""

from __future__ import annotations

import math
import re

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import lexicon_rates, marker_rate, measure

_MENTION = re.compile(r"@\w")


@measure("stance.addresses_author", high=1.0)
def addresses_author(facts: CommentFacts) -> float:
    """1 where another commenter's name or an @name stands in the comment, else 0.

    Source: Napoles et al. 2017 (engagement with other commenters).
    """
    text = facts.text
    if not text.n_words:
        return math.nan
    if _MENTION.search(text.text):
        return 1.0
    own = (facts.annotated.comment.author or "").lower()
    others = facts.thread.first_names - {own.partition(" ")[0]}
    return float(any(word.text in others for word in text.words))


MEASURES = (
    *lexicon_rates("stance"),
    marker_rate(
        "stance.questions",
        "sentences that ask",
        "Niculae and Danescu-Niculescu-Mizil 2016",
    ),
    addresses_author,
)
