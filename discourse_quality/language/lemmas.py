"""Component ``discourse_lemmas``: base forms by table, and by ending for the rest.

Learned by counting from annotated text. On EWT it is right more often than edit trees
chosen by a network, and twenty times as fast.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.training import Example

LONGEST_ENDING = 5
REMEMBERED = 200_000
"""Word forms whose base forms are remembered."""


class Seen(NamedTuple):
    """A word form as it was annotated, in lower case."""

    form: str
    pos: str
    morph: str
    lemma: str


@Language.factory("discourse_lemmas", assigns=["token.lemma"], requires=["token.pos"])
def make_discourse_lemmas(nlp: Language, name: str) -> LemmaTable:
    """Return the component, empty; it needs what sets ``token.pos`` before it."""
    return LemmaTable()


class LemmaTable:
    """Base forms of words by form, word class and morphology.

    Three tables, from the most to the least particular: form, class and morphology;
    form and class; ending, class and morphology. An entry that the next table gives
    anyway is left out.
    """

    def __init__(self) -> None:
        self._tables: dict[str, dict[str, str]] = {"form": {}, "word": {}, "ending": {}}
        self._known: dict[tuple[int, int, int], str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the base form of each token; return the document."""
        known = self._known
        if not len(doc):
            return doc
        lemmas = []
        add = doc.vocab.strings.add
        for place, row in enumerate(doc.to_array(["ORTH", "POS", "MORPH"]).tolist()):
            key = (row[0], row[1], row[2])
            lemma = known.get(key)
            if lemma is None:
                token = doc[place]
                found = self.lemma(token.text, token.pos_, str(token.morph))
                lemma = self._remember(key, found)
            lemmas.append(add(lemma))  # each time: a memory zone forgets strings
        values: Any = np.array(lemmas, dtype=np.uint64)
        return doc.from_array(["LEMMA"], values)

    def lemma(self, form: str, pos: str, morph: str) -> str:
        """Return the base form, in lower case but for proper nouns and "I"."""
        lower = form.lower().replace("’", "'")
        found = self._looked_up(lower, pos, morph)
        if found == lower:
            return form if pos in _AS_WRITTEN or lower == "i" else lower
        return found.title() if pos == "PROPN" else found

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]],
        *,
        nlp: Language | None = None,
    ) -> None:
        """Learn the tables from annotated examples, in place of what was there."""
        self._known.clear()
        self._tables = learn(
            Seen(
                form=token.lower_.replace("’", "'"),
                pos=token.pos_,
                morph=str(token.morph),
                lemma=token.lemma_.lower(),
            )
            for example in get_examples()
            for token in example.reference
        )

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the tables as JSON."""
        return json.dumps(self._tables, sort_keys=True, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> LemmaTable:
        """Take over the tables that :meth:`to_bytes` gave."""
        self._known.clear()
        self._tables = json.loads(data)
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tables as JSON."""
        Path(path).with_suffix(".json").write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> LemmaTable:
        """Read what :meth:`to_disk` wrote."""
        return self.from_bytes(Path(path).with_suffix(".json").read_bytes())

    def _looked_up(self, lower: str, pos: str, morph: str) -> str:
        found = self._tables["form"].get(f"{lower} {pos} {morph}")
        if found is None and pos != "PROPN":  # names: "Jobs" is no plural of "job"
            found = self._tables["word"].get(f"{lower} {pos}")
        if found is not None:
            return found
        return by_ending(lower, f"{pos} {morph}", self._tables["ending"])

    def _remember(self, key: tuple[int, int, int], lemma: str) -> str:
        if len(self._known) > REMEMBERED:
            self._known.clear()
        self._known[key] = lemma
        return lemma


_AS_WRITTEN = frozenset({"PROPN", "X", "SYM", "PUNCT", "SPACE"})


def learn(seen: Iterable[Seen]) -> dict[str, dict[str, str]]:
    """Return the three tables, the most frequent base form winning."""
    forms: Counter[Seen] = Counter(seen)
    form: dict[str, Counter[str]] = defaultdict(Counter)
    word: dict[str, Counter[str]] = defaultdict(Counter)
    ending: dict[str, Counter[str]] = defaultdict(Counter)
    for one, count in forms.items():
        form[f"{one.form} {one.pos} {one.morph}"][one.lemma] += count
        word[f"{one.form} {one.pos}"][one.lemma] += count
        change = change_of_ending(one.form, one.lemma)
        for known in _endings(one.form, change):
            ending[f"{known} {one.pos} {one.morph}"][change] += count
    endings = _without_repeats(_most_frequent(ending))
    words = _most_frequent(word)
    forms_kept = {}
    for one in forms:
        key = f"{one.form} {one.pos} {one.morph}"
        lemma = form[key].most_common(1)[0][0]
        rest = by_ending(one.form, f"{one.pos} {one.morph}", endings)
        general = rest if one.pos == "PROPN" else words[f"{one.form} {one.pos}"]
        if lemma != general:
            forms_kept[key] = lemma
    return {"form": forms_kept, "word": words, "ending": endings}


def change_of_ending(form: str, lemma: str) -> str:
    """Return how to get from a form to its base form: letters to cut, what to add.

    >>> change_of_ending("tried", "try")
    '3y'
    """
    same = 0
    for left, right in zip(form, lemma, strict=False):
        if left != right:
            break
        same += 1
    return f"{len(form) - same}{lemma[same:]}"


def by_ending(form: str, class_: str, endings: Mapping[str, str]) -> str:
    """Return the base form by the longest known ending; the form itself for none."""
    for size in range(min(LONGEST_ENDING, len(form) - 1), -1, -1):
        change = endings.get(f"{form[len(form) - size :]} {class_}")
        if change is not None:
            cut = int(change[0])
            return form[: len(form) - cut] + change[1:]
    return form


def _endings(form: str, change: str) -> Iterator[str]:
    """Yield the endings that show the change, unless it is no change of ending."""
    cut = change[: len(change) - len(change.lstrip("0123456789"))]
    if len(cut) != 1 or int(cut) > 4 or len(change) > 4:
        return
    for size in range(int(cut), min(LONGEST_ENDING, len(form)) + 1):
        yield form[len(form) - size :]


def _most_frequent(counts: Mapping[str, Counter[str]]) -> dict[str, str]:
    return {
        key: min(found, key=lambda value: (-found[value], value))
        for key, found in sorted(counts.items())
    }


def _without_repeats(endings: dict[str, str]) -> dict[str, str]:
    """Leave out what a shorter ending gives too."""
    kept = {}
    for key, change in endings.items():
        ending, _, class_ = key.partition(" ")
        shorter = (
            endings.get(f"{ending[cut:]} {class_}") for cut in range(1, len(ending) + 1)
        )
        if next((c for c in shorter if c is not None), None) != change:
            kept[key] = change
    return kept
