"""One pass over a page: how much text, links, dates and reply buttons stand where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from lxml import html

from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.phrases import ANNOUNCED, REPLY_LABEL
from discourse_quality.pages.vocabulary import (
    AUTHOR,
    AUTHOR_NAME,
    COMMENT,
    COMMENT_PART,
    SKIPPED_TAGS,
    answers_of,
    plain_names,
)

_IS_COMMENT, _IS_COMMENT_PART = answers_of(COMMENT), answers_of(COMMENT_PART)
_IS_NAME, _IS_AUTHOR = answers_of(AUTHOR_NAME), answers_of(AUTHOR)
_REPLY_LINK = re.compile(r"replyto|#respond|[?&/]reply|comment/reply|reply_to", re.I)
_LONGEST_DATE = 120
_LONGEST_LABEL = 60
_FORM_BLOCKS = 40
"""A form with more of them is the frame of a page."""
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Count:
    """What stands in one element, those inside it included."""

    element: html.HtmlElement
    names: str
    above: int
    """Place of the parent."""
    text: int = 0
    """Characters of text."""
    link_text: int = 0
    dates: int = 0
    replies: int = 0
    """Reply buttons."""
    authors: int = 0
    """Elements called author, name, user and the like."""
    images: int = 0
    headings: int = 0
    called: bool = False
    """Whether it is called a comment, and not a part of one."""
    end: int = 0
    """Place after its last descendant."""


@dataclass(frozen=True, slots=True)
class Census:
    """The elements of a page in document order."""

    counts: list[Count] = field(default_factory=list)
    announced: list[int] = field(default_factory=list)
    """Places of the headings that announce comments."""

    @classmethod
    def of(cls, body: html.HtmlElement) -> Census:
        """Count what a page holds."""
        census = cls()
        counts = census.counts
        rest = [(body, -1, False)]
        while rest:
            element, above, in_link = rest.pop()
            tag = element.tag
            if not isinstance(tag, str) or _is_skipped(element, tag):
                continue
            in_link = in_link or tag == "a"
            here = len(counts)
            inside = element[:]
            own = _own(element, inside)
            if own and len(own) < _LONGEST_LABEL and ANNOUNCED.search(own.lower()):
                census.announced.append(here)
            counts.append(_count(element, above, own, in_link=in_link))
            if inside and tag not in {"pre", "code"}:
                rest += [(child, here, in_link) for child in reversed(inside)]
        _add_up(counts)
        return census


def _is_skipped(element: html.HtmlElement, tag: str) -> bool:
    """Whether a tag is left out; ASP.NET and some forums set all in one form."""
    if tag != "form":
        return tag in SKIPPED_TAGS
    if any((i.get("name") or "").startswith("__") for i in element.iter("input")):
        return False
    blocks = element.iter("div", "p", "td", "li", "article")
    return next(islice(blocks, _FORM_BLOCKS, None), None) is None


def _count(element: html.HtmlElement, above: int, own: str, *, in_link: bool) -> Count:
    tag = element.tag
    given = dict(element.items())
    said = _said(given) if given else ""
    names = plain_names(tag, said)
    count = Count(element, names, above)
    if tag == "img":
        count.images = 1
        return count
    if own:
        count.text = len(own)
        count.link_text = count.text if in_link else 0
        count.dates = _is_date(own)
    if tag == "time" or (tag == "abbr" and given.get("title")):
        count.dates = 1
    if said:
        count.called = _IS_COMMENT[names] and not _IS_COMMENT_PART[names]
        count.authors = int(_IS_NAME[names] or _IS_AUTHOR[names])
    if (in_link and tag == "a") or tag in {"span", "button"}:
        count.replies = _is_reply(given.get("href"), own)
    elif tag in {"h1", "h2", "h3"}:
        count.headings = 1
    return count


def _said(given: Mapping[str, str]) -> str:
    said = given.get("class", "")
    if "id" in given or "itemprop" in given:
        parts = said, given.get("id"), given.get("itemprop")
        return " ".join(filter(None, parts))
    return said


def _own(element: html.HtmlElement, inside: Iterable[html.HtmlElement]) -> str:
    """Return the text right inside an element."""
    text: str = element.text or ""
    if inside:
        text = "".join([text, *[tail for child in inside if (tail := child.tail)]])
    return text.strip()


def _add_up(counts: list[Count]) -> None:
    for here in range(len(counts) - 1, -1, -1):
        count = counts[here]
        count.end = max(count.end, here + 1)
        if not here:
            return
        above = counts[count.above]
        above.text += count.text
        above.link_text += count.link_text
        above.dates += count.dates
        above.replies += count.replies
        above.authors += count.authors
        above.images += count.images
        above.headings += count.headings
        above.end = max(above.end, count.end)


def _is_date(own: str) -> int:
    if len(own) > _LONGEST_DATE or not _DIGIT.search(own):
        return 0
    return int(mentions_date(own))


def _is_reply(href: str | None, own: str) -> int:
    if href and ("repl" in href or "#respond" in href) and _REPLY_LINK.search(href):
        return 1
    return int(len(own) < _LONGEST_LABEL and bool(REPLY_LABEL.fullmatch(own)))
