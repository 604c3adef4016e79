"""Stack Exchange: the question is the post, answers and remarks are its comments.

Checked against saved pages of 2018 to 2020 (``post-text``, then ``js-post-body``); the
tables of 2009 to 2011 are from memory.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block
from discourse_quality.pages.bodies import text_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.headline import title_of
from discourse_quality.pages.post import Post
from discourse_quality.pages.soup import soup_of
from discourse_quality.pages.templated import (
    Templated,
    called,
    having,
    moment_in,
)
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Moment

_QUESTION = etree.XPath("//*[@id='question']")
_TEXT = etree.XPath(
    f".//*[{having('js-post-body')} or {having('post-text')} or {having('s-prose')}]"
)
_ASKED = etree.XPath("//time[@itemprop='dateCreated'][not(ancestor::*[@id='answers'])]")
_TITLE = etree.XPath("//*[@id='question-header']//h1 | //h1[@itemprop='name']")


class StackExchange(Templated):
    """Answers with remarks inside; remarks on the question stand above them."""

    name: ClassVar[str] = "stack-exchange"
    marks = ("js-post-body", "post-text", "comment-copy")
    at = etree.XPath(
        f"//div[{having('answer')} and starts-with(@id, 'answer-')]"
        f" | //*[self::li or self::tr]"
        f"[{having('comment')} and starts-with(@id, 'comment-')]"
        f"[.//*[{having('comment-copy')}]]"
    )
    body_in = called("js-post-body", "post-text", "s-prose", "comment-copy")

    def author(self, block: Block) -> str | None:
        """Return the remark's account, or the owner's of an answer."""
        tag = self.author_tag(block)
        return clean_author(squeezed(tag)) if tag is not None else None

    def author_tag(self, block: Block) -> Tag | None:
        """Return the remark's account, or the last below an answer: its owner's."""
        return block.first(called("comment-user")) or _owner(block.tag)

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the remark's time, or the last below an answer: others are edits.

        Below an answer that belongs to all there are none but edits.
        """
        remark = block.first(called("comment-date"))
        if remark is not None:
            return moment_in(remark, dates)
        if block.first(called("community-wiki")) is not None:
            return super().posted(block, dates)
        times = list(block.every(called("user-action-time")))
        return moment_in(times[-1], dates) if times else super().posted(block, dates)

    def post(self, document: Document, *_: object, dates: DateReader) -> Post:
        """Read the question."""
        questions = _QUESTION(document.tree)
        titles = _TITLE(document.tree)
        title = " ".join(titles[0].text_content().split()) if titles else None
        if not questions:
            return Post(title=title or title_of(document))
        question: html.HtmlElement = questions[0]
        soup = soup_of([question])
        texts = _TEXT(question)
        owner = _owner(soup)
        times = soup.find_all(class_="user-action-time")
        stated = [time.get("datetime") or "" for time in _ASKED(document.tree)]
        return Post(
            title=title or title_of(document),
            author=squeezed(owner) if owner is not None else None,
            published=dates.read(stated[0])
            if stated
            else (moment_in(times[-1], dates) if times else None),
            article=text_of(soup_of([texts[0]])).text or None if texts else None,
        )


def _owner(tag: Tag) -> Tag | None:
    for details in reversed(tag.find_all(class_="user-details")):
        link = details.find("a", href=re.compile("/users/"))
        name = link or details.find(True, attrs={"itemprop": "name"})
        if name is not None and squeezed(name):
            return name
        if any(isinstance(node, str) and node.strip() for node in details.children):
            return details
    return None
