"""h-entry: replies to a post as microformats, webmentions among them.

Checked against the markup of the IndieWeb's guide, of Known, and of static sites.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from bs4.element import Tag
from lxml import etree

from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.post import Post
from discourse_quality.pages.templated import Templated, called, having


class Microformats(Templated):
    """Elements with ``u-comment`` or ``p-comment``, whatever draws them."""

    name: ClassVar[str] = "h-entry"
    marks = ("u-comment", "p-comment")
    at = etree.XPath(f"//*[{having('u-comment')} or {having('p-comment')}]")
    likes = etree.XPath(
        f"//*[{having('u-like')} or {having('u-repost')} or {having('u-bookmark')}]"
    )
    author_in = called("p-author", "u-author")
    posted_in = called("dt-published")
    body_in = called("e-content", "p-content", "p-summary", "p-content p-name")

    def author_tag(self, block: Block) -> Tag | None:
        """Return the author's element; a mere name may be that of the whole reply."""
        return super().author_tag(block) or block.first(called("p-name"))

    def post(
        self, document: Document, runs: Sequence[Run], *, dates: DateReader
    ) -> Post:
        """Read the post, to which those who like it do not belong."""
        likes = [[element] for element in document.found(self.likes)]
        return super().post(document, [*runs, *likes], dates=dates)
