"""When a comment was written: the places where its date may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from bs4.element import Tag

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.dates import LONGEST, DateReader
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.metalines import edge_lines
from discourse_quality.pages.text import squeezed
from discourse_quality.pages.vocabulary import DATE, META, answers_of
from discourse_quality.thread import Moment

_DATE_ATTRIBUTES = (
    "datetime", "data-datetime", "data-utime",
    "data-timestamp", "data-time", "data-date",
    "title", "content",
)  # fmt: skip
_IS_DATE = answers_of(DATE)
_DIGIT = re.compile(r"\d")
_LINK = re.compile("<a>")


def posted(block: Block, dates: DateReader) -> Moment | None:
    """Return when the comment was written."""
    for text in date_texts(block):
        moment = dates.read(text)
        if moment is not None:
            return moment
    return None


def date_texts(block: Block) -> Iterator[str]:
    """Yield the texts in which the date may stand, the likeliest first."""
    for tag in date_tags(block):
        for name in _DATE_ATTRIBUTES:
            value = tag.attrs.get(name)
            if value and _DIGIT.search(str(value)):
                yield str(value)
        yield squeezed(tag, at_most=2 * LONGEST)
    for tag in chain(block.every(_LINK), block.every(META)):
        label = squeezed(tag, at_most=60)
        if len(label) < 60 and mentions_date(label):
            yield label
    yield from filter(mentions_date, edge_lines(block))


@lru_cache(maxsize=4)  # wanted for the date, and to keep it out of the text
def date_tags(block: Block) -> list[Tag]:
    """Return the tags that may hold the date, the likeliest first."""
    times, titled, called = [], [], []
    for tag, described in block.tags:
        if tag.name == "time":
            times.append(tag)
        elif tag.name == "abbr" and tag.attrs.get("title"):
            titled.append(tag)
        elif _IS_DATE[described]:
            called.append(tag)
    return times + titled + called
