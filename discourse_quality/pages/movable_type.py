"""Movable Type 2 to 6 and TypePad.

Checked against the default templates of versions 3.2 to 3.3, 4 and 5 (comments and
trackbacks), and TypePad's of 2005 (``font-entryfooter``); TypePad's of 2010 with
replies ("Anna said in reply to Ben...") against the text of such pages only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, Run, links_in
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import split_at_date
from discourse_quality.pages.document import Document
from discourse_quality.pages.post import Post
from discourse_quality.pages.templated import (
    Templated,
    called,
    having,
    moment_in,
)
from discourse_quality.pages.text import lines_of, squeezed
from discourse_quality.thread import Comment, Moment

_FRAGMENT = re.compile(r"#((?:comment-|c)[\w-]{1,40})$")
_ANCHORS = etree.XPath("//a[starts-with(@id, 'c') or starts-with(@name, 'c')]")
_ANCHOR = re.compile(r"c\d{1,19}|comment-\w{1,40}")
_NAME = called("author", "fn", "vcard", "commenter", "commenter-name", "vcard author")
_FROM_SITE = re.compile(r" from ([^\n]{1,80})")
_SITE_FIRST = re.compile(r".{1,100}(?::| -| \||»)\s*")
_POST_BYLINE = etree.XPath(
    f"//*[self::span or self::p][{having('posted')}]"
    f"[not(preceding::a[@name='comments' or @id='comments'])]"
)
_LONGEST_RUN = 200
_SAID = re.compile(r"(.{1,60}?) said(?: in reply to .{1,60})?(?:\.\.\.|…)")
_CONTENT = called("comment-content")
_BYLINE = called(
    "comments-post", "comment-footer", "comment-footer font-entryfooter", "posted",
    "comment-header", "asset-meta", "byline", "trackbacks-post",
    "trackback-footer",
)  # fmt: skip


class MovableType(Templated):
    """Comments in boxes of their own; before version 3 often loose below an anchor."""

    name: ClassVar[str] = "movable-type"
    marks = (
        "comments-post", "mt-comments", "mt-tb", "mt-static", "mt-site", "typepad",
        "TypePad", "Movable Type", "/mt/", "movabletype",
    )  # fmt: skip
    at = etree.XPath(
        f"//div[{having('comments-body')} or {having('trackbacks-body')}][not(.//form)]"
        f" | //*[{having('comment')} and starts-with(@id, 'comment-')]"
        f"[.//*[{having('comment-footer')} or {having('comment-header')}"
        f" or {having('comment-content')} or {having('comment-inner')}]]"
        f" | //div[({having('trackback')} or {having('ping')})"
        f" and (starts-with(@id, 'trackback-') or starts-with(@id, 'ping-'))]"
    )
    body_in = re.compile(r"(?<!\S)(?:comment-content|ping-content|comment-text)(?!\S)")
    posted_in = called(
        "published", "comments-post", "comment-footer", "posted", "byline"
    )

    def recognises(self, document: Document) -> bool:
        """Pass by WordPress, some of whose themes come from here."""
        return not document.holds("/wp-content/") and super().recognises(document)

    def runs(self, document: Document) -> Iterable[Run]:
        """Take the boxes, or else what stands between an anchor and its byline."""
        return [*super().runs(document)] or [*_loose(document)]

    def comment(self, block: Block, *, dates: DateReader) -> Comment:
        """Read a comment, or a ping: its site and text have places of their own."""
        comment = super().comment(block, dates=dates)
        if comment.kind != "pingback":
            return comment
        body = self.body(block)
        return replace(
            comment, author=self.author(block), text=body.text, quotes=body.quotes
        )

    def author(self, block: Block) -> str | None:
        """Return the name after "Posted by:", or the site that a ping came from."""
        tag = block.first(_NAME)
        if tag is not None and squeezed(tag):
            return clean_author(squeezed(tag))
        said = _SAID.fullmatch(squeezed(line)) if (line := _said(block)) else None
        if said is not None:
            return clean_author(said.group(1))
        if self.kind(block) == "pingback":
            found = _FROM_SITE.search("\n".join(lines_of(block.tag).text))
            return clean_author(found.group(1)) if found else None
        lines = (squeezed(byline).split(" | ")[0] for byline in block.every(_BYLINE))
        names = (clean_author(split_at_date(text)[0]) for text in lines)
        return next((name for name in names if name), None)

    def author_tag(self, block: Block) -> Tag | None:
        """Return the element of the name, or its link in a byline."""
        tag = block.first(_NAME)
        byline = _said(block) or block.first(_BYLINE) if tag is None else None
        link = next(links_in(byline), None) if byline is not None else None
        named = link is not None and squeezed(link) == self.author(block)
        return tag or (link if named else None)

    def author_url(self, block: Block) -> str | None:
        """Return the link that the name itself is."""
        tag = self.author_tag(block)
        link = tag if tag is None or tag.name == "a" else next(links_in(tag), None)
        return str(link.attrs["href"]) if link is not None else None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date in the byline, where names with numbers stand before it."""
        stated = block.first(called("published"))
        if stated is not None:
            return moment_in(stated, dates)
        name = self.author(block) or ""
        said = (squeezed(byline) for byline in block.every(_BYLINE))
        moments = (dates.read(text.replace(name, " ", 1)) for text in said)
        return next((m for m in moments if m is not None), None)

    def post(
        self, document: Document, runs: Sequence[Run], *, dates: DateReader
    ) -> Post:
        """Read the post, whose title stands after the site's in the page's own."""
        post = _signed(super().post(document, runs, dates=dates), document)
        page_title = " ".join((document.tree.findtext(".//title") or "").split())
        for heading in document.body.iter("h1", "h2", "h3"):
            said = " ".join(heading.text_content().split())
            if _SITE_FIRST.fullmatch(page_title.removesuffix(said)) and said:
                return replace(post, title=said)
        return post

    def body(self, block: Block) -> Body:
        """Return the text without the byline below it."""
        holder = self.holder(block)
        if holder is not None:
            said = _said(block)
            return text_of(holder, without=[said] if said is not None else [])
        return text_of(block.tag, without=list(block.every(_BYLINE)))

    def permalink(self, block: Block) -> str | None:
        """Return the address that ends in the comment's id, whose digits say little."""
        own = self.comment_id(block) or "#"
        hrefs = (str(tag.attrs.get("href") or "") for tag in block.anchors)
        exact = next((href for href in hrefs if href.endswith(f"#{own}")), None)
        return exact or super().permalink(block)

    def reply_to(self, block: Block) -> str | None:
        """Return the comment that a byline "replied to", which none else names."""
        own = self.comment_id(block)
        said = _said(block)
        for byline in [*block.every(_BYLINE), *([said] if said is not None else [])]:
            for link in links_in(byline):
                found = _FRAGMENT.search(str(link.attrs["href"]))
                if found and found.group(1) != own:
                    return found.group(1)
        return super().reply_to(block)


def _said(block: Block) -> Tag | None:
    """Return the line "Anna said..." that opens a comment without "Posted by"."""
    holder = block.first(_CONTENT)
    line = holder.find("p") if holder is not None else None
    if line is None or not _SAID.fullmatch(squeezed(line)):
        return None
    posted = any(squeezed(b).startswith("Posted by") for b in block.every(_BYLINE))
    return None if posted else line


def _signed(post: Post, document: Document) -> Post:
    """Take the byline below the post from its text, and the author from it."""
    bylines = (" ".join(b.text_content().split()) for b in _POST_BYLINE(document.tree))
    said = next(filter(None, bylines), None)
    if said is None:
        return post
    text, _, _ = (post.article or "").partition(said[:40])
    author = clean_author(split_at_date(said.split(" | ")[0])[0])
    return replace(post, author=post.author or author, article=text.strip() or None)


def _loose(document: Document) -> Iterator[Run]:
    for anchor in _ANCHORS(document.tree):
        if not _ANCHOR.fullmatch(anchor.get("id") or anchor.get("name") or ""):
            continue
        start = anchor if anchor.getnext() is not None else anchor.getparent()
        run = _until_byline(start)
        if run:
            yield run


def _until_byline(start: html.HtmlElement) -> Run | None:
    run = [start]
    for element in start.itersiblings():
        run.append(element)
        said = element.get("class") or ""
        if "posted" in said or "comment-footer" in said:
            return run
        if len(run) > _LONGEST_RUN or element.tag in {"h2", "h3", "form"}:
            return None
    return None
