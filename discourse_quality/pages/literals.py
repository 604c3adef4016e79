"""JSON and JavaScript literals in a page's scripts, read without running anything."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"
"""What a literal can hold."""

LONGEST = 20_000_000
_MOST_TRIED = 40
"""Names tried on a page: each that opens no balanced literal costs a walk over it."""
_PIECE = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[\[\]{}]|[^\"'\[\]{}]+|.", re.DOTALL
)
_BARE_KEY = re.compile(r"([,{]\s*|^\s*)([A-Za-z_$][\w$]{0,60})(\s*:)")
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|[^\"\\/bfnrtu])|\"", re.DOTALL)
_NO_NUMBER = re.compile(r"\b(?:undefined|NaN|void 0)\b")


def literals_named(source: str, *names: str) -> Iterator[Json]:
    """Yield the objects and arrays that scripts assign to variables of these names."""
    wanted = "|".join(map(re.escape, names))
    start = re.compile(
        rf"(?<![\w$])(?:{wanted})[\"']?\]?\s{{0,9}}[=:]\s{{0,9}}(?=[\[{{])"
    )
    here = 0
    for _ in range(_MOST_TRIED):
        found = start.search(source, here)
        if found is None:
            return
        literal = literal_at(source, found.end())
        here = found.end() + max(len(literal), 1)
        value = parse(literal)
        if value is not None:
            yield value


def literal_at(source: str, start: int) -> str:
    """Return the balanced literal that opens at a place, empty where none ends."""
    depth = 0
    for piece in _PIECE.finditer(source, start, start + LONGEST):
        mark = piece.group()
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
            if depth == 0:
                return source[start : piece.end()]
    return ""


def parse(literal: str) -> Json:
    """Return the value of a literal, None where it is not plain data."""
    for text in (literal, None):
        try:
            value: Json = json.loads(_as_json(literal) if text is None else text)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def items(value: Json) -> Iterator[Mapping[str, Json]]:
    """Yield the objects in an array."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, Mapping))


def text_at(value: Json, *keys: str) -> str | None:
    """Return the text or number at the end of a path of keys, None if empty."""
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _as_json(literal: str) -> str:
    """Write a JavaScript literal as JSON: quotes, bare keys, escapes of its own."""
    pieces = []
    for piece in _PIECE.finditer(literal):
        text = piece.group()
        if text[0] in "\"'" and len(text) > 1:
            pieces.append(f'"{_ESCAPE.sub(_json_escape, text[1:-1])}"')
        else:
            pieces.append(_NO_NUMBER.sub("null", _BARE_KEY.sub(r'\1"\2"\3', text)))
    return "".join(pieces)


def _json_escape(found: re.Match[str]) -> str:
    said = found.group(1)
    if said is None:
        return '\\"'
    return f"\\u00{said[1:]}" if said[0] == "x" and len(said) == 3 else said
