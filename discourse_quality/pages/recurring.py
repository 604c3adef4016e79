"""Lines that stand at the same end of most comments of a page: labels, not text.

Ranks, buttons and counters that no list of words knows, in whatever language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from discourse_quality.thread import Comment

_FEWEST = 3
_SHARE = 0.7
"""Of the comments, from which a line is none of theirs."""
_LONGEST = 60
_AT_MOST = 4
"""Such lines at either end."""
_NUMBER = re.compile(r"\d+")


def without_recurring_lines(comments: Sequence[Comment]) -> list[Comment]:
    """Take the lines off both ends of the texts that most texts have there.

    A comment of which nothing would be left stays as it is.
    """
    texts = [comment.text.split("\n") for comment in comments]
    for end in (0, -1):
        for _ in range(_AT_MOST):
            line = _common(texts, end)
            if line is None:
                break
            texts = [_without(lines, line, end) for lines in texts]
    return [
        _with_text(comment, "\n".join(lines).strip())
        for comment, lines in zip(comments, texts, strict=True)
    ]


def _with_text(comment: Comment, text: str) -> Comment:
    return replace(comment, text=text) if text and text != comment.text else comment


def _common(texts: Sequence[Sequence[str]], end: int) -> str | None:
    ends = Counter(_plain(lines[end]) for lines in texts)
    line, count = ends.most_common(1)[0] if ends else ("", 0)
    others = sum(len(lines) > 1 for lines in texts)
    if not line or min(count, others) < max(_FEWEST, _SHARE * len(texts)):
        return None
    return line if len(line) <= _LONGEST else None


def _without(lines: list[str], line: str, end: int) -> list[str]:
    if _plain(lines[end]) != line or len(lines) == 1:
        return lines
    rest = lines[1:] if end == 0 else lines[:-1]
    while len(rest) > 1 and not rest[end]:
        rest = rest[1:] if end == 0 else rest[:-1]
    return rest


def _plain(line: str) -> str:
    """Read all numbers as one, so that "3 likes" is "12 likes"."""
    return _NUMBER.sub("0", line.strip())
