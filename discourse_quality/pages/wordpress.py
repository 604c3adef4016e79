"""WordPress, in every generation of its comment lists and in most themes.

Since 2003 ``wp_list_comments`` and its forerunners have given each comment an element
with the id ``comment-N`` (or ``li-comment-N`` around it) or, since 2.7, the classes
``comment even depth-1``. Themes redraw what is inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import ClassVar

from lxml import html

from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform

_MARKS = (
    "wp-includes", "wp-comments-post", "replytocom", "WordPress",
    "wordpress.com", "wp-json", "commentlist",
)  # fmt: skip
_OWN_ID = re.compile(r"comment-\d{1,19}")
_NUMBERED = re.compile(r"(?:li-|div-|wp-|article-)?comment-(\d{1,19})")
_CLASSES = re.compile(
    r"(?:^|\s)(?:comment|pingback|trackback)\s(?:.{0,300}\s)?(?:depth-\d{1,2}|even|odd)(?:\s|$)"
)
_IN_CLASS = re.compile(r"depth-|comment (?:even|odd)")
_WIDGET = re.compile(r"widget|sidebar|recent")


class WordPress(Platform):
    """Comment lists of WordPress themes."""

    name: ClassVar[str] = "wordpress"

    def recognises(self, document: Document) -> bool:
        """Look for the ids and classes that WordPress gives its comments."""
        is_drawn = document.holds("/wp-content/") or document.mentions(*_MARKS)
        return is_drawn and bool(_found(document))

    def runs(self, document: Document) -> Iterable[Run]:
        """Take the outermost element of each comment."""
        return [[element] for element in _found(document)]

    def comment_id(self, block: Block) -> str | None:
        """Return the id that links to the comment name, whatever stands around it."""
        ids = (str(tag.attrs.get("id") or "") for tag, _ in block.tags)
        own = next((i for i in ids if _OWN_ID.fullmatch(i)), None)
        return own or super().comment_id(block)


@lru_cache(maxsize=1)  # asked twice: whether there are any, and which
def _found(document: Document) -> tuple[html.HtmlElement, ...]:
    candidates = (
        element
        for element, classes, identifier in document.named
        if "comment-" in identifier or _IN_CLASS.search(classes)
    )
    return tuple(_outermost(candidates))


def _outermost(candidates: Iterable[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    chosen: dict[html.HtmlElement, str | None] = {}
    taken: set[str] = set()
    for element in candidates:
        number = _number(element)
        if number is None and not _CLASSES.search(element.get("class") or ""):
            continue
        above = next((a for a in element.iterancestors() if a in chosen), None)
        if above is not None and chosen[above] is None and number is not None:
            chosen[above] = number
            taken.add(number)
            continue
        if number in taken or _is_mere_mark(element):
            continue
        if number is not None:
            taken.add(number)
        chosen[element] = number
    yield from chosen


def _number(element: html.HtmlElement) -> str | None:
    found = _NUMBERED.fullmatch(element.get("id") or "")
    return found.group(1) if found else None


def _is_mere_mark(element: html.HtmlElement) -> bool:
    """Whether an element only marks a comment that stands beside it."""
    return element.tag in {"a", "span", "input"} or not element.text_content().strip()
