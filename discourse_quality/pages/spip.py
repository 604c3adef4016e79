"""SPIP's forums below articles.

Checked against the templates of SPIP 2 and 3 (``forum-fil``), of its HTML5 branch
(``comment-fil``) and of Zcore (``comment-item``), which also SPIP 4 sites use.
"""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block
from discourse_quality.pages.templated import Templated, called, having
from discourse_quality.pages.text import squeezed

_BY = re.compile(r"\bpar\s+(.{1,80}?)\s*$", re.I)


class Spip(Templated):
    """Messages, answers inside them; an anchor ``forumN`` in each."""

    name: ClassVar[str] = "spip"
    marks = (
        "forum-fil", "forum-texte", "forum-message", "comment-fil", "comment-titre",
    )  # fmt: skip
    at = etree.XPath(
        f"//*[(self::li or self::div) and {having('forum-fil')}]"
        f" | //ul[{having('forum')}]//li[.//*[{having('forum-message')}]]"
        f" | //li[{having('comment-item')}][.//a[starts-with(@id, 'forum')]]"
    )
    author_in = re.compile(
        r"(?<!\S)(?:forum-qui-\d{1,19}|forum-qui|name|spip-auteur|fn)(?!\S)"
    )
    posted_in = called(
        "dtreviewed", "<abbr> date", "forum-nav", "forum-date", "date", "<small>"
    )
    body_in = re.compile(r"(?<!\S)(?:forum-texte|comment-texte|comment-content)(?!\S)")
    not_text = called(
        "forum-repondre-message", "forum-repondre", "comment-reply", "hyperlien",
        "comment-external-link",
    )  # fmt: skip

    def author(self, block: Block) -> str | None:
        """Return the name; those who left none have no element for it."""
        tag = block.first(self.author_in)
        if tag is not None:
            return clean_author(squeezed(tag))
        for tag in block.every(called("forum-chapo", "<small>")):
            found = _BY.search(squeezed(tag))
            if found:
                return clean_author(found.group(1))
        return None

    def comment_id(self, block: Block) -> str | None:
        """Return ``forumN``."""
        anchor = block.tag.find(True, id=re.compile(r"^forum\d{1,19}$"))
        if anchor is None:
            return super().comment_id(block)
        return str(anchor.attrs["id"])
