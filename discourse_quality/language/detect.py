"""Which language a comment is written in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = 300
"""Characters that are looked at: with twice as many, 2 in 2,515 comments differ."""

CANDIDATES = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "th",
    "tr", "uk", "vi", "zh",
)  # fmt: skip
"""What blogs are written in. Latin, Welsh and ninety more are left out: a comment of a
few words is far more often odd English than any of these."""

SHORTEST = 20
"""Characters below which nothing is said about an alphabetic text."""

SUREST = 0.9
"""Probability from which the identifier is believed."""

# Words that are frequent in English and are not words of its neighbours: no "in" or
# "was" (German), no "on" (French), no "me" or "no" (Spanish).
_ENGLISH = frozenset(
    {
        "the", "and", "of", "to", "that", "is", "it", "you", "for", "are", "with",
        "this", "have", "be", "not", "they", "your", "from", "but", "what", "there",
        "would", "about", "which", "were", "their", "if", "who", "when", "how",
        "because", "than", "can", "could", "should", "them", "been", "has", "had",
        "did", "does", "don't", "i'm", "it's", "i've", "isn't", "doesn't", "just",
        "like", "people", "think", "know", "really", "these", "those", "other",
        "only", "very", "more", "much", "where", "why", "then", "here", "she",
        "his", "her", "our", "my", "any", "being", "i", "we",
    }
)  # fmt: skip
ENOUGH_ENGLISH = 0.2
"""Share of such words that settles it: running English has 0.35 to 0.5."""

# The same of other languages that blogs are often in: only words that are none in the
# rest of them, nor in English, Danish, Norwegian, Swedish or Polish without accents.
_FUNCTION_WORDS = {
    "de": "und ist nicht ich auch sich dass wir eine einen einer einem auf aber nur "
    "oder wenn bei zum zur habe haben hab wird kann schon sehr mich dich euch weil "
    "durch über für diese dieser dieses keine kein jetzt wieder etwas nach beim ihr "
    "ihre danke gibt würde könnte müssen wurde zwischen mein meine meinen meiner dein "
    "deine deinen deiner vom doch viele vielen liebe grüße gruß wäre wären hätte ganz "
    "jedoch denn damit nichts schön schöne unser unsere warum welche wirklich seine "
    "seiner schreibt glaube zu mehr immer ihn ihm ihnen einfach muss geht macht weiß",
    "fr": "une dans avec cette sont être où très aussi tout même elle ils leur leurs "
    "donc j'ai c'est n'est qu'il vous nous votre ça alors merci ces ses cela celui "
    "ceux celle après avant chez peut peu beaucoup toujours jamais bonjour suis avez "
    "avons sommes était quand parce puis ainsi aux d'une d'un qu'on qu'elle fait notre",
    "es": "pero muy más qué gracias cuando donde también esos ellos hacer tiene años "
    "así fue usted creo desde nosotros hola siempre esto eso mismo aquí porque",
    "it": "che della nel nella anche più questo gli degli quello perché hanno essere "
    "molto grazie così delle dopo",
    "nl": "het een niet voor ook maar zijn naar deze geen heeft hebben wordt bij "
    "uit aan veel mensen zou hij zij moet kunnen omdat",
    "pt": "não uma você muito isso são ela seu ao pelo pela também já então "
    "obrigado fazer",
}
_FOREIGN = {w: code for code, words in _FUNCTION_WORDS.items() for w in words.split()}
ENOUGH_FOREIGN = 0.15
"""Share of a language's words that settles it, if no third as many are another's."""
ENOUGH_DIFFERENT = 4
"""So many different ones of them do so at any share."""

_SCRIPTS = {
    # Kana stand between Chinese signs; one alone may be a face: ¯\\_(ツ)_/¯
    "ja": re.compile("[\u3041-\u30c3\u30c5-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7a3]"),
    "th": re.compile("[\u0e01-\u0e5b]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "el": re.compile("[\u0370-\u03ff]"),
}
"""The letters in which, of the candidates, one language alone is written."""
ENOUGH_LETTERS = 0.5
"""Share of a text's letters that settles it."""
FEWEST_LETTERS = 3
"""Fewer may be a unit or a sign: "5 Ω", "ΔT"."""

LEAST_KANA = 0.1
"""For each Chinese sign, from which on the text is Japanese."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where it is too short.

    Most comments are settled by their function words (Ingle 1976) or by the script; the
    identifier, which costs as much as all the rest of the annotation, sees only the
    others.
    """
    sample = text[:LOOKED_AT]
    words = _WORD.findall(sample.lower().replace("’", "'"))
    if not words:
        return None
    english = sum(map(_ENGLISH.__contains__, words))
    if english >= max(2, ENOUGH_ENGLISH * len(words)):
        return "en"
    letters = sum(map(len, words))
    told = _told_by_words(words, english) or _told_by_script(sample, letters)
    if told is not None:
        return told
    if letters < SHORTEST and sample.isascii():
        return None
    language, probability = _identifier().classify(" ".join(words))
    return str(language) if probability >= SUREST else None


def _told_by_script(sample: str, letters: int) -> str | None:
    """Return the language that alone is written so."""
    if sample.isascii():
        return None
    enough = max(FEWEST_LETTERS, ENOUGH_LETTERS * letters)
    number = {code: len(own.findall(sample)) for code, own in _SCRIPTS.items()}
    if number["ja"] >= LEAST_KANA * number["zh"]:
        number["ja"] += number.pop("zh")
    return next((code for code, own in number.items() if own >= enough), None)


def _told_by_words(words: list[str], english: int) -> str | None:
    """Return the language that function words tell beyond doubt.

    Parameters
    ----------
    words
        In lower case.
    english
        How many of them are English function words.
    """
    known = Counter(_FOREIGN[word] for word in words if word in _FOREIGN)
    if not known:
        return None
    (best, number), *others = known.most_common(2)
    if 3 * max(english, others[0][1] if others else 0) > number:
        return None
    # One word said twice may be a name, or a cheer: "Encore! Encore!"
    different = len({word for word in words if _FOREIGN.get(word) == best})
    dense = number >= ENOUGH_FOREIGN * len(words)
    return best if different >= (2 if dense else ENOUGH_DIFFERENT) else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    return identifier
