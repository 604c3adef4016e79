"""Comment components of Joomla: JComments, K2 and Komento.

Checked against the default templates of JComments 2 and K2 2.
"""

from __future__ import annotations

from typing import ClassVar

from lxml import etree

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.templated import Templated, called, having


class JComments(Templated):
    """Items that hold the list of their answers."""

    name: ClassVar[str] = "jcomments"
    marks = ("jcomments", "JComments")
    at = etree.XPath("//*[starts-with(@id, 'comment-item-')]")
    author_in = called("comment-author", "author-homepage")
    posted_in = called("comment-date")
    body_in = called("comment-body")
    not_text = called("<span> quote")

    def comment_id(self, block: Block) -> str | None:
        """Return ``comment-N``, by which links name a comment."""
        own = str(block.tags[0][0].attrs.get("id") or "")
        return own.replace("-item", "") or None


class K2(Templated):
    """Items of ``itemCommentsList``, the text in bare paragraphs."""

    name: ClassVar[str] = "k2"
    marks = ("itemCommentsList",)
    at = etree.XPath(f"//*[{having('itemCommentsList')}]/li")
    author_in = called("comment-author-name")
    posted_in = called("comment-date")
    not_text = called(
        "comment-link", "comment-date", "comment-author-name", "comment-toolbar",
        "comment-author-email",
    )  # fmt: skip

    def body(self, block: Block) -> Body:
        """Return what is left of an item without its parts."""
        return text_of(block.tag, without=self.left_out(block))

    def is_host(self, block: Block) -> bool:
        """Whether the item's author wrote it."""
        return "author-response" in block.tags[0][1]


class Komento(Templated):
    """Items of ``kmt-list``; each names its parent."""

    name: ClassVar[str] = "komento"
    marks = ("kmt-item",)
    at = etree.XPath(f"//*[{having('kmt-item')} and starts-with(@id, 'kmt-')]")
    author_in = called("kmt-author", "kmt-author-name")
    posted_in = called("kmt-time", "kmt-date")
    body_in = called("kmt-body", "commentText", "kmt-text", "comment-text")
    not_text = called("kmt-control", "kmt-control-user", "kmt-readmore")

    def reply_to(self, block: Block) -> str | None:
        """Return the parent that the item's data name."""
        above = str(block.tags[0][0].attrs.get("parentid") or "").removeprefix("kmt-")
        return f"kmt-{above}" if above not in {"", "0"} else super().reply_to(block)
