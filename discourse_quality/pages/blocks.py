"""The comments' elements of the cheap tree → BeautifulSoup nodes, each on its own.

Only the comments become BeautifulSoup nodes, each without the comments nested in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from bs4.element import PageElement, Tag
from lxml import html

from discourse_quality.pages.nesting import (
    Run as Run,
)  # the platforms take it from here
from discourse_quality.pages.nesting import parents
from discourse_quality.pages.soup import Node, described_soup_of, holds_words
from discourse_quality.pages.vocabulary import answers_of, plain_names


@dataclass(frozen=True, eq=False)
class Block:
    """The markup of one comment, without the comments nested in it."""

    number: int
    tag: Node
    """A ``div`` of ours that holds the comment's elements."""
    tags: tuple[tuple[Tag, str], ...]
    """Every tag in page order, with what it is called."""
    nested_in: int | None = None
    """The number of the block in which, or in whose list of replies, it stood."""
    around: str = ""
    """What the elements around it are called, up to three."""

    @cached_property
    def anchors(self) -> tuple[Tag, ...]:
        """The tags that are links, or places to link to."""
        return tuple(tag for tag, _ in self.tags if tag.name == "a")

    def first(self, *patterns: re.Pattern[str]) -> Tag | None:
        """Return the first tag that the earliest possible pattern describes."""
        for pattern in patterns:
            answers = answers_of(pattern)
            for tag, described in self.tags:
                if answers[described]:
                    return tag
        return None

    def every(self, pattern: re.Pattern[str]) -> Iterator[Tag]:
        """Yield the tags that a pattern describes."""
        answers = answers_of(pattern)
        return (tag for tag, described in self.tags if answers[described])


def blocks(runs: Iterable[Run]) -> list[Block]:
    """Return each comment's markup as BeautifulSoup nodes.

    Elements that stand inside an earlier comment's are taken out of it. What is nothing
    but a script, whatever it calls itself, is no comment.
    """
    runs = [run for run in runs if any(map(holds_words, run))]
    every = {element for run in runs for element in run}
    found = []
    for number, (run, above) in enumerate(zip(runs, parents(runs), strict=True)):
        tag, described = described_soup_of(run, without=every)
        found.append(Block(number, tag, described, above, _names_around(run[0])))
    return found


def release(found: Iterable[Block]) -> None:
    """Cut the links that lead back, so that nodes go when their blocks do.

    Otherwise they wait for the garbage collector, which costs half of what it took to
    set them up.
    """
    for block in found:
        for node in block.tag.pieces:
            node.parent = node.previous_element = node.previous_sibling = None
        block.tag.pieces.clear()


def _names_around(element: html.HtmlElement) -> str:
    nearest = islice(element.iterancestors(), 3)
    said = (f"{above.get('class', '')} {above.get('id', '')}" for above in nearest)
    return plain_names("", " ".join(said))


def pieces_in(tag: Tag) -> Iterator[PageElement]:
    """Yield what ``descendants`` does, much faster."""
    if isinstance(tag, Node):
        return iter(tag.pieces[tag.first : tag.last])
    return tag.descendants


def tags_in(tag: Tag) -> Iterator[Tag]:
    """Yield every tag inside another, much faster than ``find_all`` does."""
    return (piece for piece in pieces_in(tag) if isinstance(piece, Tag))


def links_in(tag: Tag) -> Iterator[Tag]:
    """Yield every link inside a tag."""
    return (t for t in tags_in(tag) if t.name == "a" and "href" in t.attrs)


def names(tag: Tag) -> str:
    """Return what a tag is called: name, classes, id and itemprop, in plain words.

    ``<p class="commentText">`` gives ``<p> comment-text``.
    """
    if isinstance(tag, Node):
        return tag.described
    attrs = tag.attrs
    said = [
        " ".join(value) if isinstance(value, list) else value
        for key in ("class", "id", "itemprop", "rel")
        if (value := attrs.get(key))
    ]
    return plain_names(tag.name, " ".join(said))
