"""Reddit: the old site, and the elements of the newest.

Checked against the old site's templates of 2009 (the name in classes only) and of 2017.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block
from discourse_quality.pages.bodies import text_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.headline import title_of
from discourse_quality.pages.post import Post
from discourse_quality.pages.soup import soup_of
from discourse_quality.pages.templated import Templated, called, having
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Kind, Moment

_LINK = etree.XPath(f"//div[{having('thing')} and {having('link')}]")
_TITLE = etree.XPath(f"string(.//a[{having('title')}])")
_SELF = etree.XPath(f".//*[{having('usertext-body')}]//*[{having('md')}]")
_AUTHOR = etree.XPath(f"string(.//a[{having('author')}])")
_FULL_NAME = re.compile(r"\bid-(t1_[a-z0-9]{1,12})\b")
_USER = re.compile(r"/user/")
_GONE = frozenset({"[deleted]", "[removed]"})


class OldReddit(Templated):
    """Things inside things; the link above them is the post."""

    name: ClassVar[str] = "reddit"
    marks = ("id-t1_", "thing_t1_", "data-fullname")
    author_in = called("author")
    at = etree.XPath(f"//div[{having('thing')} and {having('comment')}]")
    body_in = called("md")

    def author(self, block: Block) -> str | None:
        """Return the account, none where it was deleted."""
        tag = self.author_tag(block)
        name = squeezed(tag) if tag is not None else ""
        return None if name in _GONE else name or None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the first time: a later one is that of an edit."""
        tag = block.tag.find("time")
        stated = str(tag.attrs.get("datetime") or "") if tag is not None else ""
        return dates.read(stated) or super().posted(block, dates)

    def comment_id(self, block: Block) -> str | None:
        """Return the full name, as ``t1_abc``, at first only a class."""
        own = block.tags[0][0].attrs
        named = str(own.get("data-fullname") or own.get("id") or "")
        found = _FULL_NAME.search(" ".join(own.get("class") or ()))
        return named.removeprefix("thing_") or (found.group(1) if found else None)

    def permalink(self, block: Block) -> str | None:
        """Return the address below the text."""
        tag = block.first(called("<a> .*bylink"))
        return str(tag.attrs.get("href") or "") or None if tag is not None else None

    def is_host(self, block: Block) -> bool:
        """Whether who submitted the link wrote it."""
        return block.first(called("submitter")) is not None

    def kind(self, block: Block) -> Kind:
        """Tell what was deleted or removed."""
        holder = self.holder(block)
        gone = holder is not None and squeezed(holder) in _GONE
        return "notice" if gone else "comment"

    def post(self, document: Document, *_: object, dates: DateReader) -> Post:
        """Read the submission and its own text."""
        links = _LINK(document.tree)
        if not links:
            return Post(title=title_of(document))
        texts = _SELF(links[0])
        times = links[0].xpath(".//time/@datetime")
        return Post(
            title=" ".join(_TITLE(links[0]).split()) or title_of(document),
            author=links[0].get("data-author") or str(_AUTHOR(links[0])) or None,
            published=dates.read(times[0]) if times else None,
            article=text_of(soup_of([texts[0]])).text or None if texts else None,
        )


class NewReddit(Templated):
    """Elements of Reddit's own, the fields in their attributes."""

    name: ClassVar[str] = "reddit-new"
    marks = ("<shreddit-comment",)
    at = etree.XPath("//shreddit-comment[@thingid or @thingId]")
    body_in = called(
        "<div> .*comment-rtjson-content", "<div> .*post-rtjson-content", "md"
    )

    def author(self, block: Block) -> str | None:
        """Return the account, none where it was deleted."""
        name = str(block.tags[0][0].attrs.get("author") or "")
        return None if name in _GONE else clean_author(name)

    def author_tag(self, block: Block) -> Tag | None:
        """Return the link to the account."""
        return block.tag.find("a", href=_USER)

    def comment_id(self, block: Block) -> str | None:
        """Return the full name, as ``t1_abc``."""
        return str(block.tags[0][0].attrs.get("thingid") or "") or None

    def reply_to(self, block: Block) -> str | None:
        """Return the full name of what it answers."""
        return str(block.tags[0][0].attrs.get("parentid") or "") or None
