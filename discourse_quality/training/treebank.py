"""A Universal Dependencies treebank as running text with annotation."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from discourse_quality.errors import CorpusError

KEPT_FEATURES = frozenset(
    {
        "Degree",
        "Mood",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Tense",
        "VerbForm",
        "Voice",
    }
)
"""The rest (Typo, NumForm, ExtPos …) no feature of ours asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One syntactic word of the treebank."""

    form: str
    lemma: str
    pos: str
    morph: str
    space_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The words of one sentence."""

    words: tuple[Word, ...]
    opens_paragraph: bool


Document = tuple[Sentence, ...]


def read_treebank(path: Path) -> list[Document]:
    """Return the documents of a CoNLL-U file, gzipped or not.

    Raises
    ------
    CorpusError
        If a line does not have the ten columns of the format.
    """
    documents: list[list[Sentence]] = []
    for block in _blocks(path):
        if not documents or any(line.startswith("# newdoc") for line in block):
            documents.append([])
        documents[-1].append(_sentence(block, path))
    return [tuple(document) for document in documents]


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield block
                block = []
    if block:
        yield block


def _sentence(block: Iterable[str], path: Path) -> Sentence:
    words: list[Word] = []
    opens_paragraph = False
    joined_until, space_after_joined = 0, True
    for line in block:
        if line.startswith("#"):
            opens_paragraph |= line.startswith("# newpar")
            continue
        fields = line.split("\t")
        if len(fields) != 10:
            raise CorpusError(f"{path.name}: expected ten columns, found {line!r}")
        if "." in fields[0]:  # a word the sentence leaves out
            continue
        space_after = "SpaceAfter=No" not in fields[9]
        if "-" in fields[0]:  # "don't": the words that follow stand joined
            joined_until = int(fields[0].partition("-")[2])
            space_after_joined = space_after
            continue
        number = int(fields[0])
        if number <= joined_until:
            space_after = space_after_joined if number == joined_until else False
        words.append(_word(fields, space_after))
    return Sentence(words=tuple(words), opens_paragraph=opens_paragraph)


def _word(fields: list[str], space_after: bool) -> Word:
    features = (f for f in fields[5].split("|") if f.partition("=")[0] in KEPT_FEATURES)
    return Word(
        form=fields[1],
        lemma=fields[2],
        pos=fields[3],
        morph="|".join(features),
        space_after=space_after,
    )
