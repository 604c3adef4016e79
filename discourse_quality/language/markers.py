"""Component ``discourse_markers``: words that argue, take a stance, sell or digress."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token

from discourse_quality.language.lexicons import Lexicon, lexicons

if TYPE_CHECKING:
    from spacy.vocab import Vocab

COMPONENTS = ("discourse_markers", "discourse_civility")
"""Those that note markers on a document, each in an attribute of its own name."""
FAMILIES = ("argument", "stance", "spam", "relevance")


class Marker(NamedTuple):
    """A stretch of tokens that counts for a measure."""

    name: str
    start: int
    end: int


@Language.factory("discourse_markers", assigns=["doc._.discourse_markers"])
def make_discourse_markers(nlp: Language, name: str) -> LexiconMarkers:
    """Return the component; needs no other, uses sentences where they are set."""
    return LexiconMarkers(nlp, "discourse_markers", lexicons(*FAMILIES))


class LexiconMarkers:
    """Notes on a document where the entries of some lexicons stand in it.

    What it finds is in ``doc._.<attribute>``, a tuple of :class:`Marker`; the same
    attribute of a span or a token holds what lies in it.
    """

    def __init__(self, nlp: Language, attribute: str, lists: Sequence[Lexicon]) -> None:
        self.attribute = attribute
        self._anywhere = _matcher(nlp, {one.name: one.anywhere for one in lists})
        self._at_start = _matcher(nlp, {one.name: one.at_start for one in lists})
        self._names = {nlp.vocab.strings.add(one.name): one.name for one in lists}
        add_extension(attribute)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attribute; return the document."""
        doc._.set(self.attribute, longest(self.found(doc)))
        return doc

    def found(self, doc: Doc) -> list[Marker]:
        """Return all matches, overlapping ones too."""
        names = self._names
        found = [Marker(names[key], i, j) for key, i, j in self._anywhere(doc)]
        for key, start, end in self._at_start(doc):
            if doc[start].is_sent_start or start == 0:
                found.append(Marker(names[key], start, end))
        return found


def longest(markers: Iterable[Marker]) -> tuple[Marker, ...]:
    """Return the markers in order; of those of one name that overlap, the longest."""
    kept: list[Marker] = []
    covered: dict[str, int] = {}
    for marker in sorted(markers, key=lambda m: (m.start, -m.end)):
        if marker.start >= covered.get(marker.name, 0):
            covered[marker.name] = marker.end
            kept.append(marker)
    return tuple(kept)


def add_extension(attribute: str) -> None:
    """Declare the attribute on documents, spans and tokens, unless it is there."""
    if Doc.has_extension(attribute):
        return

    def of_span(span: Span) -> tuple[Marker, ...]:
        found: tuple[Marker, ...] = span.doc._.get(attribute) or ()
        return tuple(m for m in found if span.start <= m.start and m.end <= span.end)

    def of_token(token: Token) -> tuple[Marker, ...]:
        found: tuple[Marker, ...] = token.doc._.get(attribute) or ()
        return tuple(m for m in found if m.start <= token.i < m.end)

    Doc.set_extension(attribute, default=None)  # None: nobody has looked
    Span.set_extension(attribute, getter=of_span)
    Token.set_extension(attribute, getter=of_token)


def _matcher(nlp: Language, lists: dict[str, tuple[str, ...]]) -> PhraseMatcher:
    # NORM folds case, curly quotes and contractions: "you’re" is "you are".
    vocab: Vocab = nlp.vocab
    matcher = PhraseMatcher(vocab, attr="NORM")
    for name, entries in lists.items():
        # Capitals too: of "YOU'RE" the second half is no known contraction.
        written = (form for entry in entries for form in (entry, entry.upper()))
        matcher.add(name, [nlp.make_doc(form) for form in written])
    return matcher
