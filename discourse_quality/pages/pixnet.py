"""Pixnet, whose blog owners answer inside the comment that they answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from bs4.element import Tag
from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.document import Document
from discourse_quality.pages.templated import Templated, called, having
from discourse_quality.pages.text import squeezed

_REPLIES = etree.XPath(f"./li[{having('reply-text')}]")
_ANSWERED = re.compile(r"於\s*\d{4}/|回覆\s*$")


class Pixnet(Templated):
    """Lists of one comment each: who, the picture, the text, the owner's answers."""

    name: ClassVar[str] = "pixnet"
    marks = ("pixnet", "pixfs")
    at = etree.XPath(f"//ul[{having('single-post')}][li[{having('post-text')}]]")
    author_in = called("user-name")
    posted_in = called("post-time", "<p>")
    body_in = called("post-text", "reply-text")

    def runs(self, document: Document) -> Iterable[Run]:
        """Take each list, and each answer in it as a comment of its own."""
        for element in document.found(self.at):
            yield [element]
            yield from ([reply] for reply in _REPLIES(element))

    def author(self, block: Block) -> str | None:
        """Return the name, which has no other place than its own."""
        tag = self.author_tag(block)
        return clean_author(squeezed(tag)) if tag is not None else None

    def author_tag(self, block: Block) -> Tag | None:
        """Return the name's element; an answer is signed below its text."""
        if not _is_answer(block):
            return super().author_tag(block)
        signature = _signature(block)
        return signature.find("a") if signature is not None else None

    def body(self, block: Block) -> Body:
        """Return the text without the signature of an answer."""
        holder = self.holder(block)
        signature = _signature(block) if _is_answer(block) else None
        left_out = [signature] if signature is not None else []
        return text_of(holder or block.tag, without=left_out)

    def is_host(self, block: Block) -> bool:
        """Whether it is the owner's answer."""
        return _is_answer(block)

    def comment_id(self, block: Block) -> str | None:
        """Return ``comment-N``; answers have none."""
        return None if _is_answer(block) else super().comment_id(block)


def _is_answer(block: Block) -> bool:
    return "reply-text" in block.tags[0][1]


def _signature(block: Block) -> Tag | None:
    for tag in reversed(block.tag.find_all("p")):
        if _ANSWERED.search(tag.get_text()):
            return tag
    return None
