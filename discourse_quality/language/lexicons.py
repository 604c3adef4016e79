"""Word lists of our own, each a file with its source and its line of descent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

AT_START = "^"
"""Before an entry: only at the start of a sentence ("so", "yet" and "first")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words and phrases that count for one measure."""

    name: str
    """That of the measure: ``argument.reasons``."""
    about: str
    """What the list holds, and the work it follows."""
    source: str
    """Who wrote it, and its licence."""
    anywhere: tuple[str, ...]
    at_start: tuple[str, ...]


@cache
def lexicons(*families: str) -> tuple[Lexicon, ...]:
    """Return the lexicons of some families, or all of them, by name."""
    folder = files(__package__) / "lexicons"
    texts = {
        entry.name.removesuffix(".txt"): entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".txt")
    }
    return tuple(
        read_lexicon(name, text)
        for name, text in sorted(texts.items())
        if not families or name.partition(".")[0] in families
    )


def read_lexicon(name: str, text: str) -> Lexicon:
    """Return the lexicon that a file's text describes."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    notes = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    entries = [line for line in lines if not line.startswith("#")]
    about, _, source = notes.removeprefix("about: ").partition(" source: ")
    return Lexicon(
        name=name,
        about=about,
        source=source,
        anywhere=tuple(e for e in entries if not e.startswith(AT_START)),
        at_start=tuple(e[1:] for e in entries if e.startswith(AT_START)),
    )
