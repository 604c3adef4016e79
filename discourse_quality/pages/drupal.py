"""Drupal 4.7 to 10.

Checked against the templates of the comment module (6, 7), Garland, Bartik (7, 8),
Classy and Olivero (9, 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, Run, links_in
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import split_at_date
from discourse_quality.pages.document import Document
from discourse_quality.pages.templated import Indented, called, having, moment_in
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Moment

_ANCHORED = "starts-with(@id, 'comment-') or starts-with(@name, 'comment-')"
_NUMBERED = re.compile(r"comment-(\d{1,19})")
_UNVERIFIED = re.compile(
    r"\s*\((?:not verified|nicht überprüft|non vérifié|no verificado|non verificato"
    r"|niet gecontroleerd|não verificado|niezweryfikowany|ej verifierad|не проверено"
    r"|ikke bekræftet|ikke verifisert|未验证|未驗證|未検証|visitante)\)\s*$",
    re.I,
)
_DAY_NAME = re.compile(
    r"(?:\s(?:on|am|le|el|il|op|em|den|på|de)|\s?[|,–-])\s[^\W\d_]{2,12}\.?,?\s*$", re.I
)
"""The name of a day before a date, after a name: "Ann on Wed, 04/12/2013"."""
_FIELD = called("field--?name-comment-body")
_BY_HOST = called("by-node-author", "comment-by-author", "comment-by-node-author")
_FRAGMENT = re.compile(r"#(comment-\d{1,19})$")


class Drupal(Indented):
    """Comments that follow an anchor ``comment-N`` (4.7 to 7) or have that id (8 on).

    An answer stands in a ``div.indented`` after the comment that it answers.
    """

    name: ClassVar[str] = "drupal"
    marks = ("Drupal", "drupal", "/sites/default/", "/sites/all/", "sioc:Post")
    at = etree.XPath(
        f"//a[{_ANCHORED}]/following-sibling::*[1]"
        "[self::div or self::article or self::section][contains(@class, 'comment')]"
        f" | //*[starts-with(@id, 'comment-')][{having('comment')}]"
        "[@data-comment-user-id or @about or @typeof or .//*[@data-comment-timestamp]]"
        f" | //*[{having('comment')}][@about or @data-comment-user-id]"
        f" | //*[{having('comment')}][ancestor::*[@id='comments']]"
        f"[.//*[{having('submitted')}]]"
    )
    author_in = called("username")
    body_in = called("<div> content", "comment--content", "comment-content")
    not_text = called("field--label", "links", "comment--links", "user-signature")

    def depth(self, element: html.HtmlElement) -> float:
        """Count the indentations around a comment."""
        return float(
            sum("indented" in (a.get("class") or "") for a in element.iterancestors())
        )

    def runs(self, document: Document) -> Iterable[Run]:
        """Give each comment the id that an anchor before it has."""
        for run in super().runs(document):
            anchor = run[0].getprevious()
            if run[0].get("id") is None and anchor is not None and anchor.tag == "a":
                run[0].set("id", anchor.get("id") or anchor.get("name") or "")
            yield run

    def comment_id(self, block: Block) -> str | None:
        """Return ``comment-N``, which a permalink names where no id does."""
        attrs = block.tags[0][0].attrs
        said = [str(attrs.get(name) or "") for name in ("id", "about")]
        links = islice(links_in(block.tag), 12)
        said += [str(link.attrs["href"]) for link in links]
        for text in said:
            found = _NUMBERED.search(text) if "reply" not in text else None
            if found:
                return found.group()
        return super().comment_id(block)

    def author(self, block: Block) -> str | None:
        """Return the name, without the note that it is nobody's account."""
        tag = self._account(block)
        said = [squeezed(tag)] if tag is not None else []
        said += [
            _DAY_NAME.sub("", split_at_date(line)[0]) for line in self._bylines(block)
        ]
        names = (clean_author(_UNVERIFIED.sub("", text)) for text in said)
        return next((name for name in names if name), None) or super().author(block)

    def author_tag(self, block: Block) -> Tag | None:
        """Return the name's element, before version 7 a link in the byline at most."""
        submitted = block.first(called("submitted"))
        link = next(links_in(submitted), None) if submitted is not None else None
        return self._account(block) or link

    def holder(self, block: Block) -> Tag | None:
        """Return the field of the text, before version 7 all of the content."""
        fields_ = list(block.every(_FIELD))
        return max(fields_, key=_length, default=None) or super().holder(block)

    def is_host(self, block: Block) -> bool:
        """Whether who wrote the post wrote it."""
        return block.first(_BY_HOST) is not None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date that the markup states, before the one that it shows."""
        for tag, _ in block.tags:
            said = str(tag.attrs.get("property") or "")
            if "date" in said.lower() or "created" in said:
                moment = moment_in(tag, dates)
                if moment is not None:
                    return moment
        for line in self._bylines(block):
            moment = dates.read(line)
            if moment is not None:
                return moment
        return super().posted(block, dates)

    def reply_to(self, block: Block) -> str | None:
        """Return the comment that hidden markup names: RDF (7), "in reply to" (8)."""
        for tag, described in block.tags:
            if "sioc:reply_of" in str(tag.attrs.get("rel") or ""):
                found = _FRAGMENT.search(str(tag.attrs.get("resource") or ""))
                if found:
                    return found.group(1)
            if called("parent").search(described):
                for link in islice(links_in(tag), 3):
                    found = _FRAGMENT.search(str(link.attrs["href"]))
                    if found:
                        return found.group(1)
        return super().reply_to(block)

    def _account(self, block: Block) -> Tag | None:
        """Return the account; another may stand in "In reply to ... by Ann"."""
        return block.first(called("<p> (?:comment--author|commenter-name)")) or (
            block.first(called("username"))
        )

    def _bylines(self, block: Block) -> list[str]:
        found = block.every(called("submitted", "comment--submitted", "<footer>.*"))
        lines = [squeezed(tag).rstrip(" .") for tag in found]
        return [line for line in lines if line and len(line) < 200]


def _length(tag: Tag) -> int:
    return len(tag.get_text())
