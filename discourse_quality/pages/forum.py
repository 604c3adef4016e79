"""Forums: the first message of a topic is the post, the others are its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from bs4.element import Tag

from discourse_quality.pages.blocks import Block, names
from discourse_quality.pages.document import Document
from discourse_quality.pages.headline import title_of
from discourse_quality.pages.post import Post
from discourse_quality.pages.templated import Templated
from discourse_quality.thread import Comment

_LATER_PAGE = re.compile(
    r"[?&/;](?:page[-=/]?(?:[2-9]|\d\d)|(?:start|st|offset)=[1-9])|/p[2-9]\b", re.I
)
_PAGE_COUNT = re.compile(
    r"(?:Page|Seite|Página|Pagina|Strona|Сторінка|Страница)\s(?:<(?:b|strong)>)?(\d{1,5})"
    r"(?:</(?:b|strong)>)?\s(?:of|von|sur|de|di|van|z|из|av)\s"
)
_NUMBER = re.compile(r"\d{1,19}")


class Forum(Templated):
    """A platform of topics and messages.

    A quotation that links to the message it is from tells whom a message answers;
    because one can quote without answering, such links count as inferred.
    """

    quoted_in: ClassVar[re.Pattern[str] | None] = None
    """Finds the number of the quoted message in a quotation's attributes."""

    label_in: ClassVar[re.Pattern[str] | None] = None
    """Finds the words around a quotation that say whose it is."""

    def holder(self, block: Block) -> Tag | None:
        """Return the element of the text, with nothing said about its quotations."""
        for label in block.every(self.label_in) if self.label_in else ():
            for words in label.find_all(string=True):
                words.replace_with("")  # the links stay: they name what is quoted
        return super().holder(block)

    def opens_with_post(self, document: Document, found: Sequence[Block]) -> bool:
        """Whether the page is the first of its topic."""
        return self.starts_topic(document)

    def starts_topic(self, document: Document) -> bool:
        """Whether the page is the first of its topic, as far as the page says."""
        shown = _PAGE_COUNT.search(document.text)
        if shown and int(shown.group(1)) > 1:
            return False
        own = document.tree.xpath("//link[@rel='canonical']/@href | //base/@href")
        return not any(_LATER_PAGE.search(a) for a in (*own, document.url or ""))

    def post(self, document: Document, *_: object, **__: object) -> Post:
        """Read the topic's title; the rest of the post is its first message."""
        return Post(title=title_of(document))

    def linked(
        self, comments: Sequence[Comment], found: Sequence[Block]
    ) -> Iterator[Comment]:
        """Add a link to the message that a quotation comes from."""
        by_number = {_number(c.id): c.id for c in comments if _NUMBER.search(c.id)}
        for comment, block in zip(comments, found, strict=True):
            source = by_number.get(self.quoted_number(block) or "")
            if source is None or source == comment.id:
                yield comment
            else:
                yield replace(comment, reply_to=source, reply_link="inferred")

    def quoted_number(self, block: Block) -> str | None:
        """Return the number of the first message that is quoted with its source."""
        if self.quoted_in is None:
            return None
        for tag, described in block.tags:
            said = (tag.attrs.get("data-source"), tag.attrs.get("href"))
            for value in filter(None, said):
                found = self.quoted_in.search(str(value))
                if found and (tag.name != "a" or _stands_in_quote(tag, described)):
                    return found.group(1)
        return None


def _stands_in_quote(tag: object, described: str) -> bool:
    above = [names(parent) for parent in getattr(tag, "parents", ())][:5]
    return any("quote" in said or "cite" in said for said in (described, *above))


def _number(comment_id: str) -> str:
    found = _NUMBER.search(comment_id)
    return found.group() if found else ""
