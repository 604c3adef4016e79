"""Slashdot, in the markup it has kept since 2006.

Checked against Slash's templates of 2006 to 2009, where the author has no element of
his own, and the markup since.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, links_in
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.templated import Templated, called, having
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Moment

_BY = re.compile(r"^by\s|\s?\([^()]{0,40}\)\s?|\sAlter Relationship.*$", re.I)


class Slashdot(Templated):
    """Items of a tree, each with a number."""

    name: ClassVar[str] = "slashdot"
    marks = ("comment_body_", "commentBody")
    at = etree.XPath(
        f"//li[starts-with(@id, 'tree_')][.//*[starts-with(@id, 'comment_body_')"
        f" or {having('commentBody')}]]"
    )
    body_in = re.compile(r"(?<!\S)(?:comment-body-\d{1,19}|comment-body)(?!\S)")
    not_text = called("comment-sub", "sig", "comment-share")

    def comment_id(self, block: Block) -> str | None:
        """Return the number of the comment."""
        return str(block.tags[0][0].attrs["id"]).removeprefix("tree_")

    def author(self, block: Block) -> str | None:
        """Return the account, which a number follows."""
        link = self.author_tag(block)
        tag = link or block.first(called("by"), called("details"))
        if tag is None:
            return super().author(block)
        said = squeezed(tag).partition("(#")[0]
        return clean_author(_BY.sub(" ", said))

    def author_tag(self, block: Block) -> Tag | None:
        """Return the link to the account."""
        tag = block.first(called("by"), called("details"))
        links = links_in(tag) if tag is not None else iter(())
        return next((a for a in links if "~" in str(a.attrs["href"])), None)

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date beside the author."""
        tag = block.first(called("otherdetails"))
        if tag is None:
            return super().posted(block, dates)
        return dates.read(squeezed(tag).partition("(")[0].replace("@", " at "))
