"""WordPress, in every generation of its comment lists and in most themes.

Since 2003 ``wp_list_comments`` and its forerunners have given each comment an element
with the id ``comment-N`` (or ``li-comment-N`` around it) or, since 2.7, the classes
``comment even depth-1``. Themes redraw what is inside.

Checked against core's walker (xhtml, html5) and blocks, the themes Classic and Kubrick
of 1.5, Twenty Ten to Twenty Twenty-Three, P2, Genesis 1 and 2, Thesis 1, the plugin
wpDiscuz 3 and 7, and WordPress.com's likes and comment form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import ClassVar

from bs4.element import Tag
from lxml import html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.document import Document, once_a_page
from discourse_quality.pages.metalines import is_meta_line
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.text import squeezed
from discourse_quality.pages.vocabulary import answers_of
from discourse_quality.thread import Kind

_MARKS = (
    "wp-includes", "wp-comments-post", "replytocom", "WordPress",
    "wordpress.com", "wp-json", "commentlist",
)  # fmt: skip
_OWN_ID = re.compile(r"comment-\d{1,19}")
_NUMBERED = re.compile(
    r"(?:(?:li-|div-|wp-|article-)?comment-|(?:wpd|wc)-comm-)(\d{1,19})(?:_\d{1,19})?"
)
_ABOVE = re.compile(r"(?:wpd|wc)-comm-\d{1,19}_([1-9]\d{0,18})")
_PING = re.compile(r"\s{0,99}(?:trackback|pingback)\b", re.I)
_NAME = re.compile(r"(?<!\S)(?:wpd|wc)-comment-author(?!\S)")
_CLASSES = re.compile(
    r"(?:^|\s)(?:comment|pingback|trackback)\s(?:.{0,300}\s)?(?:depth-\d{1,2}|even|odd)(?:\s|$)"
)
_IN_CLASS = re.compile(r"depth-|comment (?:even|odd)")


class WordPress(Platform):
    """Comment lists of WordPress themes."""

    name: ClassVar[str] = "wordpress"

    def recognises(self, document: Document) -> bool:
        """Look for the ids and classes that WordPress gives its comments."""
        is_drawn = document.holds("/wp-content/") or document.mentions(*_MARKS)
        return is_drawn and bool(_found(document))

    def runs(self, document: Document) -> Iterable[Run]:
        """Take the outermost element of each comment; a term with what describes it."""
        return [[element, *_described(element)] for element in _found(document)]

    def comment_id(self, block: Block) -> str | None:
        """Return the id that links to the comment name, whatever stands around it."""
        ids = (str(tag.attrs.get("id") or "") for tag, _ in block.tags)
        own = next((i for i in ids if _OWN_ID.fullmatch(i)), None)
        return own or super().comment_id(block)

    def author(self, block: Block) -> str | None:
        """Return the name, before which wpDiscuz may set "Author" as a rank."""
        by_plugin = bool(block.tags) and "-comm-" in str(
            block.tags[0][0].attrs.get("id")
        )
        tag = block.first(_NAME) if by_plugin else None
        name = clean_author(squeezed(tag)) if tag is not None else None
        return name or super().author(block)

    def kind(self, block: Block) -> Kind:
        """Tell pings also where only the line below them names them, as until 2.7."""
        return "pingback" if _ping_line(block) is not None else super().kind(block)

    def body(self, block: Block) -> Body:
        """Return the text, of old pings without the line that says what they are."""
        line = _ping_line(block)
        if line is None:
            return super().body(block)
        said = text_of(block.tag, without=[line])
        lines = said.text.split("\n")
        kept = dropwhile(lambda text: not text or is_meta_line(text, None), lines)
        return replace(said, text="\n".join(kept))

    def reply_to(self, block: Block) -> str | None:
        """Return the comment that wpDiscuz names in the id of an answer."""
        own = str(block.tags[0][0].attrs.get("id") or "") if block.tags else ""
        above = _ABOVE.fullmatch(own)
        return f"comment-{above.group(1)}" if above else super().reply_to(block)


def _ping_line(block: Block) -> Tag | None:
    cite = next((tag for tag, _ in block.tags if tag.name == "cite"), None)
    said = squeezed(cite, at_most=40) if cite is not None else ""
    return cite if _PING.match(said) else None


def _described(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    if element.tag == "dt":
        yield from takewhile(lambda e: e.tag == "dd", element.itersiblings())


@once_a_page  # asked twice: whether there are any, and which
def _found(document: Document) -> tuple[html.HtmlElement, ...]:
    in_class = answers_of(_IN_CLASS)
    candidates = (
        element
        for element, classes, identifier in document.named
        if "comment-" in identifier or "-comm-" in identifier or in_class[classes]
    )
    return tuple(_outermost(candidates))


def _outermost(candidates: Iterable[html.HtmlElement]) -> Iterator[html.HtmlElement]:
    chosen: dict[html.HtmlElement, str | None] = {}
    taken: set[str] = set()
    for element in candidates:
        number = _number(element)
        if element.tag == "dd":
            continue  # it goes with the term before it
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
