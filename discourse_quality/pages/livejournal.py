"""LiveJournal and Dreamwidth, whose answers stand further in than what they answer.

Checked against the site's own page of 2001 to 2004 (``talkread.bml``: tables after a
spacer) and its later ``ljcmt`` boxes, the S2 layout ``sixhtml``, the pages since 2014
(``b-leaf``), and Dreamwidth's core layers.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import ClassVar

from bs4.element import Tag
from lxml import etree, html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block, links_in
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.templated import Indented, called, having
from discourse_quality.pages.text import lines_of, squeezed
from discourse_quality.thread import Kind, Moment

_MARGIN = re.compile(
    r"(?:margin|padding)-left\s{0,3}:\s{0,3}(\d{1,6})|width\s{0,3}:\s{0,3}(\d{1,6})px"
)
_PARENT = re.compile(r"#(?:cmt|t|comment-cmt)(\d{1,19})$")
_OWN = re.compile(r"[?&;]thread=(\d{1,19})")
_ID = re.compile(r"(?:ljcmt|cmt|t|comment-)(\d{1,19})")
_SPACERS = etree.XPath(
    "preceding::img[1][contains(@src, 'dot') or contains(@src, 'space')]/@width"
    " | tr/td[@rowspan]/img[1]/@width"
)
_FROM = re.compile(r"^\s*(?:From|От|Von)\s*:\s*")
_ACCOUNT = called("ljuser", "lj-user", "i-ljuser", "b-leaf-username-name")
_HALF_DAY = re.compile(r"\b(\d{1,2}):(\d{2})\s?([ap])m\b")
_NO_TEXT = re.compile(
    r"\((?:deleted|screened|suspended|frozen) comment\)|deleted comment", re.I
)


class LiveJournal(Indented):
    """Comments of the styles S1 and S2, of the site's own, and of Dreamwidth."""

    name: ClassVar[str] = "livejournal"
    marks = ("ljcmt", "lj:user", "ljuser", "b-leaf", "dwexpcomment")
    at = etree.XPath(
        f"//div[{having('dwexpcomment')}]"
        " | //*[starts-with(@id, 'ljcmt')][not(contains(@id, 'bar'))]"
        f" | //div[{having('ljcmt_full')} or {having('ljcmt')}]"
        "[not(starts-with(@id, 'ljcmt'))]"
        f" | //div[{having('b-leaf')}]"
        f"[.//*[{having('b-leaf-article')} or {having('b-leaf-username')}]]"
        f" | //div[starts-with(@id, 'cmt') and not({having('dwexpcomment')})]"
        " | //table[tr/td[@rowspan]/img[contains(@src, 'dot.gif')]]"
        "[not(ancestor-or-self::*[starts-with(@id, 'ljcmt')])]"
    )
    posted_in = called(
        "comment-date",
        "datetime",
        "b-leaf-createdtime",
        "b-leaf-actions-created",
        "comment-datetime",
    )
    body_in = re.compile(
        r"(?<!\S)(?:comment-content|comment-text|b-leaf-article|comment-body)(?!\S)"
    )
    not_text = called(
        "comment-menu", "comment-links", "comment-management-links", "b-leaf-actions"
    )

    def depth(self, element: html.HtmlElement) -> float:
        """Return the margin in pixels, of the element or of a spacer before it."""
        for here in (element, element.getparent()):
            found = (
                _MARGIN.search(here.get("style") or "") if here is not None else None
            )
            if found:
                return float(found.group(1) or found.group(2))
        spacers = _SPACERS(element) if element.tag in {"td", "table"} else []
        width = str(spacers[-1]) if spacers else ""
        return float(width) if width.isdigit() else 0.0

    def comment_id(self, block: Block) -> str | None:
        """Return ``tN``, by which links name a comment."""
        for tag, _ in block.tags[:8]:
            for name in ("id", "name"):
                found = _ID.match(str(tag.attrs.get(name) or ""))
                if found:
                    return f"t{found.group(1)}"
        links = (str(link.attrs["href"]) for link in links_in(block.tag))
        own = next(filter(None, map(_OWN.search, links)), None)
        return f"t{own.group(1)}" if own else super().comment_id(block)

    def author(self, block: Block) -> str | None:
        """Return the account; who wrote without one is anonymous."""
        tag = self.author_tag(block)
        if tag is None:
            return None
        name = str(tag.attrs.get("lj:user") or tag.attrs.get("data-ljuser") or "")
        return clean_author(_FROM.sub("", squeezed(tag))) or name or None

    def author_tag(self, block: Block) -> Tag | None:
        """Return the element of the account, or of the word for none."""
        return block.first(_ACCOUNT, called("comment-poster", "poster"))

    def author_url(self, block: Block) -> str | None:
        """Return the account's journal; the link before it leads to the profile."""
        tag = block.first(_ACCOUNT)
        links = list(links_in(tag)) if tag is not None else []
        return str(links[-1].attrs["href"]) if links else None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the first short text that is a date."""
        marked = list(block.every(self.posted_in)) if self.posted_in else []
        cells = block.tag.find_all(["td", "font", "span", "abbr", "div"])
        texts = map(squeezed, (*marked, *cells))
        for said in chain(texts, lines_of(block.tag).text):
            if len(said) < 90 and mentions_date(said):
                moment = dates.read(_HALF_DAY.sub(_on_24_hours, said))
                if moment is not None:
                    return moment
        return None

    def holder(self, block: Block) -> Tag | None:
        """Return the element of the text, in the oldest tables the last cell."""
        table = block.tags[0][0]
        if table.name == "table" and not table.attrs.get("id"):
            return table.find_all("td")[-1]
        return super().holder(block)

    def left_out(self, block: Block) -> list[Tag]:
        """Return the links below the text, which were once told by their size only."""
        small = (t for t, _ in block.tags if t.name == "font")
        links = [t for t in small if t.attrs.get("size") == "-2"]
        return [*super().left_out(block), *links]

    def kind(self, block: Block) -> Kind:
        """Tell comments that were deleted or hidden."""
        short = squeezed(block.tag)[:200] if len(block.tags) < 60 else ""
        return "notice" if _NO_TEXT.search(short) else super().kind(block)

    def reply_to(self, block: Block) -> str | None:
        """Return the comment that the link "Parent" leads to."""
        for link in links_in(block.tag):
            if squeezed(link).strip("() ").lower() in {"parent", "thread parent"}:
                found = _PARENT.search(str(link.attrs["href"]))
                if found:
                    return f"t{found.group(1)}"
        return super().reply_to(block)


def _on_24_hours(found: re.Match[str]) -> str:
    hour = int(found.group(1)) % 12 + (12 if found.group(3) == "p" else 0)
    return f"{hour:02}:{found.group(2)}"
