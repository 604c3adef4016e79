"""Discourse: a topic as its program draws it, and as it does without script.

Checked against the server's template for crawlers and readers without script: of 2013
(``creator`` and ``post`` side by side), of 2014 on (``crawler-post``, at first without
schema.org), and what Ember draws.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import split_at_date
from discourse_quality.pages.document import Document
from discourse_quality.pages.forum import Forum
from discourse_quality.pages.platform import Reading
from discourse_quality.pages.templated import called, having
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Kind, Moment

_NUMBER = re.compile(r"#(\d{1,9})(?!\d)")
_PRELOADED = etree.XPath("string(//*[@id='data-preloaded']/@data-preloaded)")


class Discourse(Forum):
    """Messages of a topic; what its keepers did to it ("pinned") is a notice."""

    name: ClassVar[str] = "discourse"
    marks = ("crawler-post", "Discourse", "discourse")
    at = etree.XPath(
        f"//*[{having('crawler-post')}]"
        f" | //article[starts-with(@id, 'post_')]"
        f" | //div[{having('small-action')} and starts-with(@id, 'post_')]"
        f" | //div[contains(@itemtype, 'DiscussionForumPosting')]"
        f"[not(self::*[{having('crawler-post')}])]"
        f"[div[{having('post')} and @itemprop] or .//div[@itemprop='articleBody']]"
    )
    side_by_side = etree.XPath(
        f"//div[{having('creator')}][following-sibling::*[1][{having('post')}]]"
    )
    author_in = called("creator", "username", "first username")
    posted_in = called("post-time", "post-date", "relative-date")
    body_in = called(
        "<div> cooked", "<div> post.*", "<[a-z]+> .*small-action-custom-message"
    )
    label_in = called("<div> title")
    not_text = called("post-menu-area", "lightbox", "meta", "expand-hidden")

    def runs(self, document: Document) -> Iterable[Run]:
        """Take each message, or else each line of an author with what follows it."""
        found = list(super().runs(document))
        lines = [] if found else document.found(self.side_by_side)
        return found or [[line, *islice(line.itersiblings(), 1)] for line in lines]

    def read(self, document: Document) -> Reading:
        """Add whom a message answers, where the page carries the topic's data."""
        reading = super().read(document)
        answers = _answers(document)
        known = {comment.id for comment in reading.comments}
        linked = []
        for comment in reading.comments:
            above = answers.get(comment.id)
            if above in known:
                comment = replace(comment, reply_to=above, reply_link="markup")
            linked.append(comment)
        return replace(reading, comments=tuple(linked))

    def author(self, block: Block) -> str | None:
        """Return the name without the words that keepers' actions put beside it."""
        name = block.tag.find(True, attrs={"itemprop": "name"})
        for tag in block.every(called("creator")):
            name = (
                tag.find(True, attrs={"itemprop": "name"})
                or tag.find(["a", "b"])
                or name
            )
        return squeezed(name) if name is not None else super().author(block)

    def comment_id(self, block: Block) -> str | None:
        """Return ``post_N``, N counting the messages of the topic."""
        own = str(block.tags[0][0].attrs.get("id") or "")
        shown = _NUMBER.search(squeezed(block.tags[0][0], at_most=200))
        number = int(shown.group(1)) if shown else block.number + 1
        return own or f"post_{number}"

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date, in the oldest pages that in the author's line."""
        tag = block.tags[0][0]
        if "creator" not in block.tags[0][1]:
            return super().posted(block, dates)
        return dates.read(split_at_date(squeezed(tag))[1]) or dates.read(squeezed(tag))

    def kind(self, block: Block) -> Kind:
        """Tell messages from actions, which have no text of their own."""
        if "small-action" in block.tags[0][1]:
            return "notice"
        holder = self.holder(block)
        empty = holder is not None and not squeezed(holder) and not holder.find("img")
        return "notice" if empty else super().kind(block)


def _answers(document: Document) -> dict[str, str]:
    """Return which message answers which, from the data that the program loads."""
    preloaded = _PRELOADED(document.tree)
    if not preloaded:
        return {}
    try:
        topics = [
            json.loads(text)
            for key, text in json.loads(preloaded).items()
            if key.startswith("topic_")
        ]
        posts = [post for topic in topics for post in topic["post_stream"]["posts"]]
        return {
            f"post_{post['post_number']}": f"post_{post['reply_to_post_number']}"
            for post in posts
            if post.get("reply_to_post_number")
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
