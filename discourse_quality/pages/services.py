"""Comment services of today, where what they drew was saved: one class each.

Hyvor Talk is checked against the program of its version 3; OpenWeb and Viafoura (both
generations) against what scrapers select.
"""

from __future__ import annotations

import re
from typing import ClassVar

from bs4.element import Tag
from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.templated import Templated, called, having
from discourse_quality.thread import Kind, Moment

_ON_GITHUB = re.compile(r"#((?:discussion|issue)comment-\d{1,19})$")
_IN_HYVOR_URL = re.compile(r"[?&]ht-comment-id=(\d{1,19})")
_ROLE = "data-spot-im-class"
_LABEL = re.compile(r"Comment by (.{1,80}?)\.?\s*")
_PARENT = re.compile(r"#(remark42__comment-[\w-]{1,60})$")


class Remark42(Templated):
    """Articles in threads in threads; a link leads to the comment above."""

    name: ClassVar[str] = "remark42"
    marks = ("remark42__comment-",)
    at = etree.XPath("//article[starts-with(@id, 'remark42__comment-')]")
    author_in = called("comment--username")
    posted_in = called("comment--time")
    body_in = called("comment--text")

    def reply_to(self, block: Block) -> str | None:
        """Return the comment that the arrow beside the date leads to."""
        own = self.comment_id(block)
        links = (t.attrs.get("href") for t, _ in block.tags if t.name == "a")
        found = (_PARENT.search(str(href or "")) for href in links)
        return next((f.group(1) for f in found if f and f.group(1) != own), None)


class _OnGitHub(Templated):
    """Comments kept on GitHub; the dates lead to them there."""

    def comment_id(self, block: Block) -> str | None:
        """Return the part of the link's address that names the comment."""
        links = (t.attrs.get("href") for t, _ in block.tags if t.name == "a")
        found = (_ON_GITHUB.search(str(href or "")) for href in links)
        return next((f.group(1) for f in found if f), None)

    def permalink(self, block: Block) -> str | None:
        """Return the link to the comment on GitHub."""
        links = (str(t.attrs.get("href") or "") for t, _ in block.tags if t.name == "a")
        return next((href for href in links if _ON_GITHUB.search(href)), None)


class Giscus(_OnGitHub):
    """Comments kept in GitHub's discussions: one level of replies."""

    name: ClassVar[str] = "giscus"
    marks = ("gsc-comment",)
    at = etree.XPath(f"//*[{having('gsc-comment')} or {having('gsc-reply')}]")
    author_in = called("font-semibold")
    posted_in = called("<time>")
    body_in = called("gsc-comment-content", "gsc-reply-content")


class Utterances(_OnGitHub):
    """Comments kept in GitHub's issues, flat."""

    name: ClassVar[str] = "utterances"
    marks = ("timeline-comment",)
    at = etree.XPath(
        f"//article[{having('timeline-comment')}][.//*[{having('markdown-body')}]]"
    )
    author_in = called("text-link")
    posted_in = called("text-link", "<time>")
    body_in = called("markdown-body")
    not_text = called("email-hidden-toggle")


class OpenWeb(Templated):
    """OpenWeb, once Spot.IM, whose elements are told by an attribute."""

    name: ClassVar[str] = "openweb"
    marks = (_ROLE,)
    at = etree.XPath(
        "//*[@data-spot-im-class='message-text']/ancestor::*"
        "[.//*[@data-spot-im-class='message-timestamp']][1][not(self::body)]"
    )
    author_in = re.compile(r"username-index--(?:wrapper|button)")
    posted_in = called("<time>")

    def comment_id(self, block: Block) -> str | None:
        """Return the id that the container keeps in its data."""
        own = str(block.tags[0][0].attrs.get("data-message-id") or "")
        return own or super().comment_id(block)

    def author_tag(self, block: Block) -> Tag | None:
        """Return the element whose attribute says that it holds the name."""
        return _with_role(block, "message-username") or super().author_tag(block)

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the time whose element's attribute says so, whatever its tag is."""
        tag = _with_role(block, "message-timestamp")
        title = (
            dates.read(str(tag.attrs.get("title") or "")) if tag is not None else None
        )
        return title or super().posted(block, dates)

    def holder(self, block: Block) -> Tag | None:
        """Return the element whose attribute says that it holds the text."""
        return _with_role(block, "message-text")


def _with_role(block: Block, role: str) -> Tag | None:
    tags = (tag for tag, _ in block.tags)
    return next((tag for tag in tags if tag.attrs.get(_ROLE) == role), None)


class Viafoura(Templated):
    """Viafoura, of newspapers in Canada and elsewhere."""

    name: ClassVar[str] = "viafoura"
    marks = ("vf-comment-container", "vf3-comment")
    at = etree.XPath(
        f"//*[{having('vf-comment-container')}] | //article[{having('vf3-comment')}]"
    )
    author_in = called("vf-comment-username", "vf-username")
    posted_in = called("vf-date")
    body_in = called(
        "vf-comment-html-content", "vf-comment-html", "vf3-comment-content"
    )

    def author(self, block: Block) -> str | None:
        """Return the name in its element, or in the label of the whole."""
        label = _LABEL.fullmatch(str(block.tags[0][0].attrs.get("aria-label") or ""))
        return clean_author(label.group(1)) if label else super().author(block)

    def comment_id(self, block: Block) -> str | None:
        """Return the number that the container's data give."""
        own = str(block.tags[0][0].attrs.get("data-id") or "")
        return own or super().comment_id(block)


class HyvorTalk(Templated):
    """Hyvor Talk, drawn into a shadow tree, which browsers save as a template."""

    name: ClassVar[str] = "hyvor-talk"
    marks = ("comment-inside",)
    at = etree.XPath(
        f"//div[{having('comment-inside')}]/parent::div[{having('comment')}]"
    )
    author_in = called("comment-user-name")
    posted_in = called("comment-time")
    body_in = called("comment-content-inner", "comment-hidden")

    def comment_id(self, block: Block) -> str | None:
        """Return the number in the comment's address."""
        found = _IN_HYVOR_URL.search(self.permalink(block) or "")
        return found.group(1) if found else super().comment_id(block)

    def permalink(self, block: Block) -> str | None:
        """Return the address that the date leads to."""
        tag = block.first(self.posted_in) if self.posted_in else None
        return str(tag.attrs.get("href") or "") or None if tag is not None else None

    def kind(self, block: Block) -> Kind:
        """Tell what was hidden."""
        hidden = block.first(called("comment-hidden"))
        return "notice" if hidden is not None else super().kind(block)
