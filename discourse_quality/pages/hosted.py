"""Comment services that a script draws into any page: one class each.

Isso and Ghost are checked against the programs' own templates (Isso of 2013 to 2022
and later, Ghost's of 2022 to 2025), Commento against version 1, Livefyre's classes
against its manual, IntenseDebate's against what scrapers select, Coral's against its
list of class names.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.blocks import Block, tags_in
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.templated import Indented, Templated, called, having
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Kind, Moment

_REPLIED_TO = "comment-in-reply-to"


class Livefyre(Templated):
    """Livefyre, 2009 to 2021."""

    name: ClassVar[str] = "livefyre"
    marks = ("fyre-comment",)
    at = etree.XPath(f"//*[{having('fyre-comment-article')}]")
    author_in = called("fyre-comment-username")
    posted_in = called("fyre-comment-date")
    body_in = called("fyre-comment")

    def is_host(self, block: Block) -> bool:
        """Whether one of the site's moderators wrote it."""
        return block.first(called("fyre-moderator")) is not None


class IntenseDebate(Indented):
    """IntenseDebate: threads inside threads, a comment the first thing in each."""

    name: ClassVar[str] = "intense-debate"
    marks = ("idc-c",)
    at = etree.XPath(f"//*[{having('idc-c')} and starts-with(@id, 'IDComment')]")
    posted_in = called("idc-c-h-inner", "idc-time", "idc-c-h")
    body_in = re.compile(r"(?<!\S)(?:idc-c-t-inner|idc-c-t)(?!\S)")

    def author_tag(self, block: Block) -> Tag | None:
        """Return the name in its line; the avatar and the votes stand apart."""
        line = block.first(called("idc-i"), called("idc-c-h-inner"))
        inner = tags_in(line) if line is not None else ()
        named = (tag for tag in inner if tag.name in {"a", "span"} and squeezed(tag))
        return next(named, line)

    def depth(self, element: html.HtmlElement) -> float:
        """Count the threads around a comment."""
        return float(
            sum("idc-thread" in (a.get("class") or "") for a in element.iterancestors())
        )


class Echo(Indented):
    """Echo, once JS-Kit, 2006 to 2013."""

    name: ClassVar[str] = "js-kit"
    marks = ("js-singleComment",)
    at = etree.XPath(f"//*[{having('js-singleComment')}]")
    author_in = called("js-single-comment-name")
    posted_in = called("js-single-comment-date")
    body_in = called("js-single-comment-text")

    def depth(self, element: html.HtmlElement) -> float:
        """Return the depth that the class states."""
        found = re.search(r"js-singleCommentDepth(\d{1,3})", element.get("class") or "")
        return float(found.group(1)) if found else 0.0


class Isso(Templated):
    """Isso, on servers of one's own."""

    name: ClassVar[str] = "isso"
    marks = ("isso-comment",)
    at = etree.XPath(f"//*[{having('isso-comment')} and starts-with(@id, 'isso-')]")
    author_in = called("isso-author", "author")
    body_in = called("isso-text", "text")

    def is_host(self, block: Block) -> bool:
        """Whether a keeper of the page wrote it."""
        return "isso-is-page-author" in block.tags[0][1]


class Commento(Templated):
    """Commento and its child Comentario."""

    name: ClassVar[str] = "commento"
    marks = ("commento-card",)
    at = etree.XPath(f"//*[{having('commento-card')}]")
    author_in = called("commento-name")
    posted_in = called("commento-timeago")
    body_in = re.compile(
        r"(?<!\S)(?:commento-body|commento-comment-text-\w{1,80})(?!\S)"
    )

    def author(self, block: Block) -> str | None:
        """Return the name, none where the comment was deleted."""
        name = super().author(block)
        return None if name == "deleted" else name

    def is_host(self, block: Block) -> bool:
        """Whether one of the site's moderators wrote it."""
        return block.first(called("commento-moderator")) is not None


class Coral(Templated):
    """Coral, once Talk, of many newspapers."""

    name: ClassVar[str] = "coral"
    marks = ("coral-comment", "talk-stream-comment")
    at = etree.XPath(
        f"//*[{having('coral-comment')}] | //*[{having('talk-stream-comment-wrapper')}]"
        f" | //*[{having('coral-deletedTombstone')}]"
    )
    author_in = called("coral-comment-username", "talk-stream-comment-user-name")
    posted_in = called("coral-comment-timestamp", "talk-stream-comment-published-date")
    body_in = called(
        "coral-comment-content",
        "talk-stream-comment-content",
        "talk-plugin-rich-text-text",
    )

    def kind(self, block: Block) -> Kind:
        """Tell what stands in the place of a deleted comment."""
        gone = "coral-deleted-tombstone" in block.tags[0][1]
        return "notice" if gone else super().kind(block)


class Ghost(Templated):
    """The comments of Ghost's members, the id on a box around each."""

    name: ClassVar[str] = "ghost"
    marks = ("data-member-uuid", "gh-comment-content")
    at = etree.XPath(
        "//*[@data-testid='animated-comment']"
        " | //*[@data-testid='comment-component']"
        "[not(parent::*[@data-testid='animated-comment'])]"
    )
    author_in = called("<h4>")
    body_in = called("gh-comment-content")

    def holder(self, block: Block) -> Tag | None:
        """Return the element of the text, or what is around it.

        It is a paragraph into which a script puts paragraphs: once saved and read
        again, they stand beside it.
        """
        holder = super().holder(block)
        beside = holder is not None and holder.name == "p" and not squeezed(holder)
        return holder.parent if holder is not None and beside else holder

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the time in the title of the age."""
        titles = (t.attrs.get("title") for t, _ in block.tags if t.name == "span")
        moments = (dates.read(str(title)) for title in titles if title)
        stated = next((m for m in moments if m is not None), None)
        return stated or super().posted(block, dates)

    def permalink(self, block: Block) -> str | None:
        """Return the address that ends in the comment's id."""
        own = self.comment_id(block) or "#"
        hrefs = (str(tag.attrs.get("href") or "") for tag in block.anchors)
        return next((href for href in hrefs if href.endswith(own)), None)

    def reply_to(self, block: Block) -> str | None:
        """Return the reply that is answered, whose start is shown above the text."""
        for tag, _ in block.tags:
            href = str(tag.attrs.get("href") or "")
            inner = tags_in(tag) if href.startswith("#") else iter(())
            if any(t.attrs.get("data-testid") == _REPLIED_TO for t in inner):
                return href[1:]
        return super().reply_to(block)
