"""How rare a word is in comments, from a table of our own counts."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files

TABLE = "frequencies.tsv"


def rarity(word: str) -> float:
    """Return the inverse document frequency of a base form, scaled to [0, 1].

    0 is a word of every comment, 1 a word of none (Spärck Jones 1972).
    """
    return _rarities().get(word, 1.0)


@cache
def _rarities() -> dict[str, float]:
    text = (files(__package__) / TABLE).read_text(encoding="utf-8")
    note, *lines = text.splitlines()
    number = int(note.removeprefix("# comments: "))
    rows = (line.split("\t") for line in lines)
    return {word: math.log(number / int(n)) / math.log(number) for word, n in rows}
