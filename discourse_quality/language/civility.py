"""Component ``discourse_civility``: polite and uncivil words, and shouting on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from discourse_quality.language.forms import forms
from discourse_quality.language.lexicons import lexicons
from discourse_quality.language.markers import LexiconMarkers, Marker, longest
from discourse_quality.remembering import remembered

REACH = 4
"""Tokens between "you" and an insult that still make it an insult of the reader."""

LAUGHTER = re.compile(
    r"^(?:lo{1,20}l[sz]?|lmf?ao+|rofl\w{0,3}|(?:b?w?a?ha){2,20}h?|h(?:ah){1,20}a?"
    r"|(?:he){2,20}|tee-?hee|lulz|kek)$"
)
LETTER_RUN = re.compile(r"([^\W\d_])\1{2}")
EMOTICON = re.compile(
    r"^(?:[<>]?[:;=][-~'^o]?[)(\]\[dDpP/\\|*3oO]+|8-?[)D]+|[xX]-?D+|[)(]+[-~'^]?[:;=]"
    r"|<3+|\^_*\^|[oO0]_[oO0])$"
)
EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2764]")
MARKS = re.compile(r"^[!?]+$")
_MARK = re.compile("[!?]")
FIRST = re.compile(
    r"^\W{0,5}(?:i(?:'m| am|m) )?"
    r"(?:f+i+r+s+t+|1st|second|2nd|third|3rd)(?: (?:post|comment|one|again))?"
    r"[\W1]{0,20}(?:lol|yay|woo\w{0,5}|haha)?\W{0,20}$",
    re.IGNORECASE,
)
TWISTED = re.compile(r"^\w{2,12}(?:tard|turd)s?$", re.IGNORECASE)
MOCK_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "captain", "king"})
KNOWN_SHOUTS = 2
"""Words in capitals that must stand together to be shouting: one may be an acronym."""
REMEMBERED = 100_000
"""Word forms whose looks are remembered."""


@Language.factory("discourse_civility", assigns=["doc._.discourse_civility"])
def make_discourse_civility(nlp: Language, name: str) -> CivilityMarkers:
    """Return the component; needs no other."""
    return CivilityMarkers(nlp)


class CivilityMarkers(LexiconMarkers):
    """The civility lexicons, and what can be seen in how words are written."""

    def __init__(self, nlp: Language) -> None:
        super().__init__(nlp, "discourse_civility", lexicons("civility"))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attribute; return the document."""
        found = self.found(doc)
        words = forms(doc)
        found.extend(_seen(words))
        found.extend(_shouting(words))
        found.extend(_mark_runs(words))
        found.extend(_at_reader(doc, found))
        found.extend(_mock_names(words))
        if len(words) <= 8 and FIRST.match(doc.text):
            found.append(Marker("civility.first", 0, len(words)))
        doc._.set(self.attribute, longest(found))
        return doc


def _seen(words: list[str]) -> Iterator[Marker]:
    seen = map(_looks, words)
    for place, names in [each for each in enumerate(seen) if each[1]]:
        for name in names:
            yield Marker(name, place, place + 1)


@remembered(room=REMEMBERED)
def _looks(word: str) -> tuple[str, ...]:
    """Return the measures for which the look of a word counts."""
    return tuple(_looks_like(word))


def _looks_like(word: str) -> Iterator[str]:
    """Yield the measures for which the look of a word counts."""
    word = word[:60]
    lower = word.lower()
    if LAUGHTER.match(lower):
        yield "civility.laughter"
    elif LETTER_RUN.search(lower) and not lower.startswith(("www", "http")):
        yield "civility.letter_runs"
    if EMOTICON.match(word) or EMOJI.search(word):
        yield "civility.emoticons"
    if TWISTED.match(word) and lower not in _REAL_WORDS:
        yield "civility.name_play"


_REAL_WORDS = frozenset(
    {"custard", "mustard", "bustard", "dastard", "leotard", "petard"}
)


def _shouting(words: list[str]) -> Iterator[Marker]:
    """Yield runs of words in capitals; "I" and "A" neither make nor break one."""
    in_capitals = [word for word in words if word.isupper()]
    if sum(len(word) > 1 for word in in_capitals) < KNOWN_SHOUTS:
        return
    start, shouts = 0, 0
    for place, word in enumerate([*words, "end"]):
        if len(word) > 1 and word.isupper() and word.isalpha():
            start = start if shouts else place
            shouts += 1
        elif shouts and (word in ("I", "A") or not word[0].isalnum()):
            continue
        else:
            if shouts >= KNOWN_SHOUTS:
                yield Marker("civility.shouting", start, place)
            shouts = 0


def _mark_runs(words: list[str]) -> Iterator[Marker]:
    """Yield "!!!" and "?!", be they one token or, to other tokenisers, several."""
    if not _MARK.search(" ".join(words)):
        return
    start, marks = 0, 0
    for place, word in enumerate([*words, ""]):
        if word[:1] in "!?" and MARKS.match(word):
            start = start if marks else place
            marks += len(word)
            continue
        if marks > 1:
            yield Marker("civility.mark_runs", start, place)
        marks = 0


def _at_reader(doc: Doc, found: list[Marker]) -> Iterator[Marker]:
    """Yield insults that follow "you" closely: "you are such an …"."""
    for marker in found:
        if marker.name != "civility.insults":
            continue
        before = range(max(0, marker.start - REACH), marker.start)
        addressed = next((i for i in before if doc[i].norm_ in _YOU), None)
        if addressed is not None:
            yield Marker("civility.insults_at_reader", addressed, marker.end)


_YOU = frozenset({"you", "your", "u", "ur", "yourself", "ya"})


def _mock_names(words: list[str]) -> Iterator[Marker]:
    """Yield "Mr. Know-It-All": a title before a name put together with hyphens."""
    if "-" not in words:
        return
    for place in range(len(words) - 3):
        if words[place].lower() in MOCK_TITLES and words[place + 2] == "-":
            yield Marker("civility.name_play", place, min(place + 4, len(words)))
