"""One pass over a page: how much text, links, dates and reply buttons stand where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import html

from discourse_quality.pages.blocks import plain_names
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.vocabulary import SKIPPED_TAGS

_REPLY = re.compile(
    r"\s*(?:reply|reply to this.{0,20}|respond|antworten?|zitieren|quote|répondre.{0,30}|citer|responder|rispondi|beantwoorden"
    r"|reageer|svara|odpowiedz|ответить|回覆|回复|返信)\s*",
    re.I,
)
_REPLY_LINK = re.compile(r"replyto|#respond|[?&/]reply|comment/reply|reply_to", re.I)
_LONGEST_DATE = 120
_DIGIT = re.compile(r"\d")


@dataclass
class Census:
    """The elements of a page in document order, with counts over their subtrees."""

    elements: list[html.HtmlElement] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    parent: list[int] = field(default_factory=list)
    text: list[int] = field(default_factory=list)
    """Characters of text."""
    link_text: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)
    """Reply buttons."""
    size: list[int] = field(default_factory=list)
    """Elements in the subtree, itself included."""

    @classmethod
    def of(cls, body: html.HtmlElement) -> Census:
        """Count what a page holds."""
        census = cls()
        rest = [(body, -1, False)]
        while rest:
            element, parent, in_link = rest.pop()
            tag = element.tag
            if not isinstance(tag, str) or tag in SKIPPED_TAGS:
                continue
            here = len(census.elements)
            in_link = in_link or tag == "a"
            census._count(element, parent, in_link)
            rest.extend((child, here, in_link) for child in reversed(element))
        census._add_up()
        return census

    def inside(self, above: int) -> range:
        """Return the places of an element's descendants."""
        return range(above + 1, above + self.size[above])

    def _count(self, element: html.HtmlElement, parent: int, in_link: bool) -> None:
        said = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        own = element.text or ""
        for child in element:
            if child.tail:
                own += child.tail
        length = len(own) - own.count(" ") // 2 if own.isspace() else len(own)
        length = 0 if own.isspace() else length
        self.elements.append(element)
        self.names.append(plain_names(element.tag, said))
        self.parent.append(parent)
        self.text.append(length)
        self.link_text.append(length if in_link else 0)
        self.dates.append(_is_date(element, own))
        self.replies.append(
            _is_reply(element, own) if in_link or element.tag == "span" else 0
        )
        self.size.append(1)

    def _add_up(self) -> None:
        for here in range(len(self.elements) - 1, 0, -1):
            above = self.parent[here]
            self.text[above] += self.text[here]
            self.link_text[above] += self.link_text[here]
            self.dates[above] += self.dates[here]
            self.replies[above] += self.replies[here]
            self.size[above] += self.size[here]


def _is_date(element: html.HtmlElement, own: str) -> int:
    if element.tag == "time":
        return 1
    if not own or len(own) > _LONGEST_DATE or not _DIGIT.search(own):
        return 0
    return int(mentions_date(own))


def _is_reply(element: html.HtmlElement, own: str) -> int:
    if element.tag == "a" and _REPLY_LINK.search(element.get("href") or ""):
        return 1
    return int(bool(own) and len(own) < 60 and bool(_REPLY.fullmatch(own)))
