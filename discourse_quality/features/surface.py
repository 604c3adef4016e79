"""Family ``surface``: how long a comment is and how it is laid out."""

from __future__ import annotations

import math

from discourse_quality.features.facts import CommentFacts
from discourse_quality.features.measure import measure


@measure("surface.words", unit="log words")
def words(facts: CommentFacts) -> float:
    """Words, as log(1 + n). Length is the great confounder: report it beside all else.

    Source: Kolhatkar et al. 2020, where it alone separates the classes.
    """
    return math.log1p(facts.text.n_words)


@measure("surface.sentences", unit="log sentences")
def sentences(facts: CommentFacts) -> float:
    """Sentences, as log(1 + n).

    Source: Napoles et al. 2017.
    """
    return math.log1p(facts.text.n_sentences) if facts.text.n_words else 0.0


@measure("surface.paragraphs", unit="log paragraphs")
def paragraphs(facts: CommentFacts) -> float:
    """Paragraphs, as log(1 + n).

    Source: Kolhatkar et al. 2020 (text quality features).
    """
    parts = facts.annotated.comment.text.split("\n\n")
    return math.log1p(sum(1 for part in parts if part.strip()))


@measure("surface.word_length", unit="letters")
def word_length(facts: CommentFacts) -> float:
    """Mean letters of a word: a cheap trick of its own on constructiveness corpora.

    Source: Kolhatkar et al. 2020.
    """
    if not facts.text.n_words:
        return math.nan
    return sum(w.letters for w in facts.text.words) / facts.text.n_words


@measure("surface.long_words", high=1.0)
def long_words(facts: CommentFacts) -> float:
    """Share of the words with more than six letters.

    Source: Tausczik and Pennebaker 2010 (LIWC "Sixltr").
    """
    if not facts.text.n_words:
        return math.nan
    return sum(w.letters > 6 for w in facts.text.words) / facts.text.n_words


@measure("surface.quotes")
def quotes(facts: CommentFacts) -> float:
    """Passages of others that the comment quotes, as log(1 + n).

    Source: Napoles et al. 2017.
    """
    return math.log1p(len(facts.annotated.comment.quotes))


@measure("surface.capitalised", high=1.0)
def capitalised(facts: CommentFacts) -> float:
    """Share of the sentences that start with a capital, of those that start in letters.

    Source: Agichtein et al. 2008 (punctuation and case as signs of care).
    """
    starts = [form[0] for form in facts.text.sentence_starts]
    letters = [c for c in starts if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else math.nan


@measure("surface.ended", high=1.0)
def ended(facts: CommentFacts) -> float:
    """1 where the comment ends in a full stop or another closing mark, else 0.

    Source: Agichtein et al. 2008 (punctuation and case as signs of care).
    """
    text = facts.text.text.rstrip()
    return float(text[-1] in '.!?)"”’:') if text else math.nan


@measure("surface.commas", unit="per 100 words")
def commas(facts: CommentFacts) -> float:
    """Commas, semicolons, colons and dashes inside the text.

    Source: Agichtein et al. 2008.
    """
    if not facts.text.n_words:
        return math.nan
    text = facts.text.text
    return 100.0 * sum(map(text.count, ",;:—–")) / facts.text.n_words


MEASURES = (
    words,
    sentences,
    paragraphs,
    word_length,
    long_words,
    quotes,
    capitalised,
    ended,
    commas,
)
