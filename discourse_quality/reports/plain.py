"""Text from pages that is safe to print: no page may steer the reader's terminal."""

from __future__ import annotations

import re

_SEQUENCES = re.compile(
    # Sequences with a text of their own (window title, clipboard), then the short ones.
    # A text ends where the next sequence begins, or a hostile page could have each of
    # its openings search to the end of the page.
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9b-\x9f]*+(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]"
)
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f"
    r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff]"
)
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def plain(text: str) -> str:
    """Return text without escape sequences, controls and reordering marks.

    Line breaks stay; whatever else could move the cursor, set the title or show
    characters in another order than they are stored is dropped.
    """
    return _CONTROLS.sub("", _BREAKS.sub("\n", _SEQUENCES.sub("", text)))


def one_line(text: str) -> str:
    """Return plain text with every run of white space made one space."""
    return " ".join(plain(text).split())


def shortened(text: str, *, to: int) -> str:
    """Return one line of at most ``to`` characters, cut after a word."""
    line = one_line(text)
    if len(line) <= to:
        return line
    head = line[: to - 1]
    cut = head.rfind(" ")
    # A single word longer than half the room is cut where it is.
    return (head[:cut] if cut > to // 2 else head).rstrip(" ,;:–-") + "…"
