"""Slashdot, in the markup it has kept since 2006."""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block
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
        tag = block.first(called("by"))
        if tag is None:
            return super().author(block)
        link = tag.find("a", href=re.compile("~"))
        said = squeezed(link) if link is not None else _BY.sub(" ", squeezed(tag))
        return clean_author(_BY.sub(" ", said))

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date beside the author."""
        tag = block.first(called("otherdetails"))
        if tag is None:
            return super().posted(block, dates)
        return dates.read(squeezed(tag).partition("(")[0].replace("@", " at "))
