"""The comments' elements of the cheap tree → BeautifulSoup nodes, each on its own.

Only the comments are given to BeautifulSoup, and all of them in one go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.nesting import (
    Run as Run,
)  # the platforms take it from here
from discourse_quality.pages.nesting import parents
from discourse_quality.pages.vocabulary import describes, plain_names


_WORDLESS = ("script", "style", "svg", "textarea", "select", "noscript", "iframe")
_UNREAD = (
    "style", "onclick", "srcset", "width", "height", "loading", "decoding", "target", "sizes",
    "tabindex", "role", "aria-label", "onmouseover", "onmouseout", "onerror", "border",
)  # fmt: skip
_MARK = "data-block-number"


@dataclass(frozen=True, eq=False)
class Block:
    """The markup of one comment, without the comments nested in it."""

    number: int
    tag: Tag
    """A ``div`` of ours that holds the comment's elements."""
    nested_in: int | None = None
    """The number of the block in which, or in whose list of replies, it stood."""

    around: str = ""
    """What the elements around it are called, up to three."""

    @cached_property
    def tags(self) -> tuple[tuple[Tag, str], ...]:
        """Every tag in page order, with its names."""
        return tuple((tag, names(tag)) for tag in tags_in(self.tag))

    def first(self, *patterns: re.Pattern[str]) -> Tag | None:
        """Return the first tag that the earliest possible pattern describes."""
        for pattern in patterns:
            for tag, described in self.tags:
                if describes(pattern, described):
                    return tag
        return None

    def every(self, pattern: re.Pattern[str]) -> Iterator[Tag]:
        """Yield the tags that a pattern describes."""
        return (tag for tag, described in self.tags if describes(pattern, described))


def blocks(runs: Iterable[Run]) -> list[Block]:
    """Return each comment's markup as BeautifulSoup reads it.

    Elements that stand inside an earlier comment's are taken out of it.
    """
    runs = [run for run in runs if len(run)]
    owner = {element: n for n, run in enumerate(runs) for element in run}
    nested_in = parents(runs)
    for element, number in owner.items():
        element.set(_MARK, str(number))
    outer = [e for e in owner if not any(a in owner for a in e.iterancestors())]
    soup = soup_of(outer)
    for element in owner:
        del element.attrib[_MARK]
    holders = [soup.new_tag("div") for _ in runs]
    for tag in [tag for tag in tags_in(soup) if _MARK in tag.attrs]:
        number = int(str(tag.attrs.pop(_MARK)))
        holders[number].append(tag.extract())
    return [
        Block(number, holder, above, _names_around(run[0]))
        for number, (holder, above, run) in enumerate(
            zip(holders, nested_in, runs, strict=True)
        )
    ]


def _names_around(element: html.HtmlElement) -> str:
    said = []
    for above in islice(element.iterancestors(), 3):
        said.append(f"{above.get('class', '')} {above.get('id', '')}")
    return plain_names("", " ".join(said))


def soup_of(run: Run) -> BeautifulSoup:
    """Return some elements, and nothing else of the page, as a soup."""
    markup = "".join(map(_markup, run))
    return BeautifulSoup(f"<body>{markup}</body>", "lxml")


def _markup(element: html.HtmlElement) -> str:
    copy = deepcopy(element)
    etree.strip_elements(copy, *_WORDLESS, with_tail=False)
    etree.strip_attributes(copy, *_UNREAD)
    return str(etree.tostring(copy, encoding="unicode", method="html", with_tail=False))


def tags_in(tag: Tag) -> Iterator[Tag]:
    """Yield every tag inside another, much faster than ``find_all`` does."""
    return (piece for piece in tag.descendants if isinstance(piece, Tag))


def names(tag: Tag) -> str:
    """Return what a tag is called: name, classes, id and itemprop, in plain words.

    ``<p class="commentText">`` gives ``<p> comment-text``.
    """
    attrs = tag.attrs
    said = [
        " ".join(value) if isinstance(value, list) else value
        for key in ("class", "id", "itemprop", "rel")
        if (value := attrs.get(key))
    ]
    return plain_names(tag.name, " ".join(said))
