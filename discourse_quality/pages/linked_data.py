"""What a page says of its post in JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from discourse_quality.pages.document import Document, once_a_page

_LARGEST = 400_000
_DEEPEST = 6
_POSTS = re.compile(
    r"Article|BlogPosting|NewsArticle|Report|Posting|Recipe|WebPage", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleData:
    """The post's fields; None where the page does not give them."""

    headline: str | None = None
    author: str | None = None
    published: str | None = None


@once_a_page  # asked for the title, and for what else is told of the post
def article_data(document: Document) -> ArticleData:
    """Return the fields of the first post that the page describes."""
    described = list(_items(document))
    items = [item for item in described if _POSTS.search(_type(item))]
    items.sort(key=lambda item: "page" in _type(item).lower())
    names = {i.get("@id"): i.get("name") for i in described if i.get("@id")}
    return ArticleData(
        headline=next((t for i in items if (t := _text(i.get("headline")))), None),
        author=next((t for i in items if (t := _name(i.get("author"), names))), None),
        published=next(
            (t for i in items if (t := _text(i.get("datePublished")))), None
        ),
    )


def _items(document: Document) -> Iterator[dict[str, Any]]:
    for script in document.tree.iterfind(".//script[@type='application/ld+json']"):
        source = (script.text or "").strip()
        if not source or len(source) > _LARGEST:
            continue
        try:
            yield from _objects(msgspec.json.decode(source.encode("utf-8", "replace")))
        except (msgspec.DecodeError, RecursionError):
            continue


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)


def _type(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: object, names: dict[object, object]) -> str | None:
    if isinstance(value, list):
        found = [name for v in value[:5] if (name := _name(v, names))]
        return ", ".join(found) or None
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(names.get(value.get("@id")))
    return _text(value)
