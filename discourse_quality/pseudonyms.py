"""The names of the people of a thread → pseudonyms, also where others write them.

A pseudonym is a keyed hash (BLAKE2b) of a name: the same in all that is written under
one key, and without the key nobody can try out which name it stands for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from discourse_quality.mentions import hide_contacts

LONGEST = 6
"""Words of the longest name that is looked for as a whole."""
SHORTEST = 3
"""Letters of the shortest part of a name that is looked for by itself."""
CLOSE = 2
"""Characters between two words of a name at most: "O'Brien", "jane_doe", "J. Doe"."""

_WORD = re.compile(r"[^\W_]+")
_PSEUDONYM = re.compile(r"Person-[0-9a-f]{12}")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
"""Scripts that write names without blanks around them, or with endings at them."""
_ENDING = re.compile(r"(?:ing|ed|er|est|ly|s|e)$")
_PET_FORM = re.compile(r"(?:ie|y|s)$")
_NOBODY = """
about above after again all also although always among and another any anybody
anyone are because been before being below between both but can cannot could did do
does down each either else every everybody everyone few for from had has have having
he her here him his how however if in into is it its itself just less many may maybe
me might mine more most much must my myself neither never no nobody none nor not
nothing now of off on once one only onto or other our out over own per perhaps quite
rather really same she should since so some somebody someone still such than that
the their them then there these they this those through thus to too under until up
upon us very was we well were what whatever when where whether which while who
whoever whom whose why will with within without would yes yet you your yours
admin administrator anon anonymous author blogger commenter editor guest host mod
moderator reader staff team unknown user visitor webmaster
anonyme anonymer anonimo gast invite invitado ospite visiteur
als aus bei bin das dem den der des die ein eine einer fur ich ist mit nicht oder
sie und uns vom von vor was wer wie zum zur les des une est que qui pour dans avec
sur mais pas los las del una con por para che per non gli dei van het een
com net org www http https html php blog blogspot wordpress livejournal
"""
_NO_NAMES = frozenset(_NOBODY.split())
"""Words that stand in signatures and are nobody's name; without accents."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, as written and without case and accents."""

    written: str
    folded: str
    start: int
    end: int

    @classmethod
    def of(cls, match: re.Match[str]) -> _Word:
        return cls(match.group(), _folded(match.group()), match.start(), match.end())

    @property
    def may_be_name(self) -> bool:
        """Say whether a word that is somebody's name too is meant as one, as written.

        Without a capital letter, it is where it is no other word: "thanks matthew",
        but "I hope".
        """
        return not self.written.islower() or not _is_ordinary(self.folded)


@dataclass(frozen=True, kw_only=True)
class People:
    """Those who write in a thread, and how they are called in it.

    Parameters
    ----------
    key
        Of the hash.
    names
        Of persons: their parts and short forms are looked for too.
    whole
        Names that are only looked for as a whole, such as those of sites.
    others
        Who is known besides, under the same key.
    """

    key: bytes
    names: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    others: People | None = None

    def pseudonym(self, name: str) -> str:
        """Return what stands for a name; a pseudonym stands for itself."""
        if _PSEUDONYM.fullmatch(name):
            return name
        plain = " ".join(_folded(name).split()).encode("utf-8", "replace")
        return f"Person-{blake2b(plain, key=self.key, digest_size=6).hexdigest()}"

    def hide(self, text: str) -> str:
        """Return a text in which pseudonyms stand for the names."""
        text = hide_contacts(unicodedata.normalize("NFC", text))
        text = _UNSPACED.sub(self._hide_unspaced, text)
        words = [_Word.of(match) for match in _WORD.finditer(text)]
        pieces, done, here = [], 0, 0
        while here < len(words):
            length, name = self._name_at(words[here : here + LONGEST])
            if name is not None:
                pieces += [text[done : words[here].start], name]
                done = words[here + length - 1].end
            here += length
        return "".join((*pieces, text[done:]))

    def _name_at(self, words: list[_Word]) -> tuple[int, str | None]:
        """Return how many of the words are a name, and its pseudonym."""
        found: tuple[int, str | None] = (1, None)
        together = ""
        for number, word in enumerate(words):
            if number and word.start - words[number - 1].end > CLOSE:
                break
            together += f" {word.folded}" if number else word.folded
            name = self._known(together)
            if name is not None and (number or word.may_be_name):
                found = number + 1, name
        if found[1] is None and words[0].written[0].isupper():
            return 1, self._short_forms.get(_PET_FORM.sub("", words[0].folded))
        return found

    def _hide_unspaced(self, run: re.Match[str]) -> str:
        text, pieces, here = run.group(), [], 0
        while here < len(text):
            starts = (text[here : here + size] for size in self._sizes)
            piece = next((p for p in starts if self._known(_folded(p))), text[here])
            pieces.append(self._known(_folded(piece)) or piece)
            here += len(piece)
        return "".join(pieces)

    def _known(self, folded: str) -> str | None:
        name = self._names.get(folded)
        if name is None and self.others is not None:
            return self.others._known(folded)
        return name

    @cached_property
    def _sizes(self) -> tuple[int, ...]:
        """Lengths of the names in scripts without blanks, longest first."""
        unspaced = (name for name in self._names if _UNSPACED.fullmatch(name))
        sizes = {len(name) for name in unspaced}
        if self.others is not None:
            sizes.update(self.others._sizes)
        return tuple(sorted(sizes, reverse=True))

    @cached_property
    def _names(self) -> dict[str, str]:
        """Names, written together and their parts → pseudonyms, all folded."""
        found: dict[str, str] = {}
        for name in sorted(self.names):
            for part in _parts(name):
                if len(part) >= SHORTEST and part not in _NO_NAMES:
                    # Where two people share it, nobody knows who is meant.
                    known = part in found
                    found[part] = self.pseudonym(part if known else name)
        whole = {n: _words(n) for n in self.names | self.whole}
        return found | {
            " ".join(words): self.pseudonym(name)
            for name, words in whole.items()
            if len("".join(words)) > 1
            and len(words) <= LONGEST
            and not _NO_NAMES.issuperset(words)
        }

    @cached_property
    def _short_forms(self) -> dict[str, str]:
        """How names begin: "Matt" for "Matthew"."""
        return {
            part[:size]: name
            for part, name in self._names.items()
            if part.isalpha() and len(part) <= 20
            for size in range(SHORTEST, len(part))
            if not _is_ordinary(part[:size])
        }


def people(
    key: bytes,
    names: Iterable[str | None] = (),
    *,
    whole: Iterable[str | None] = (),
    others: People | None = None,
) -> People:
    """Return the people behind some names, of which some may be missing."""
    return People(
        key=key, names=_yet_open(names), whole=_yet_open(whole), others=others
    )


def _yet_open(names: Iterable[str | None]) -> frozenset[str]:
    """Return the names that are given, and not hidden already."""
    return frozenset(n for n in names if n and not _PSEUDONYM.fullmatch(n))


def _parts(name: str) -> set[str]:
    """Return the words of a name, and what is written together: "obrien"."""
    together = (_words(part) for part in (name, *name.split()[:LONGEST]))
    return {*_words(name)[: 2 * LONGEST], *("".join(words) for words in together)}


def _words(name: str) -> list[str]:
    return [_folded(word) for word in _WORD.findall(unicodedata.normalize("NFC", name))]


def _folded(text: str) -> str:
    """Return a text without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _is_ordinary(word: str) -> bool:
    # Only who wants pseudonyms waits for spaCy, which comes with the features.
    from discourse_quality.features.frequencies import rarity

    stem = _ENDING.sub("", word)
    return word in _NO_NAMES or min(rarity(word), rarity(stem), rarity(stem + "e")) < 1
