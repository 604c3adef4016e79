"""Lines at either end of a comment that say who wrote it, and when."""

from __future__ import annotations

import re
from functools import lru_cache

from discourse_quality.pages.authors import is_bare
from discourse_quality.pages.blocks import Block
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.phrases import is_button
from discourse_quality.pages.text import lines_of

_LONGEST = 160
_WORDS = re.compile(r"\w")
_SEPARATOR = re.compile(r"[\s|•·:–—,;.()\[\]#/><»«*_\d-]*")


@lru_cache(maxsize=4)
def edge_lines(block: Block) -> list[str]:
    """Return the short ones among the first and last lines of a comment."""
    lines = [line for line in lines_of(block.tag, strict=False).text if line]
    edges = [*lines[:3], *lines[-2:]]
    return [line for line in edges if len(line) <= _LONGEST]


def is_meta_line(line: str, name: str | None) -> bool:
    """Whether nothing is left of a line without name, date and interface words."""
    if len(line) > _LONGEST:
        return False
    if _SEPARATOR.fullmatch(line) or is_button(line):
        return True
    return bool(_WORDS.search(line)) and is_bare(line.replace(name or "\n", " "))


def says_who_or_when(line: str, name: str | None) -> bool:
    """Whether a line gives the name or a date, and nothing else."""
    if len(line) > _LONGEST:
        return False
    gives = bool(name and name in line) or mentions_date(line)
    return gives and is_meta_line(line, name)
