"""Comments that a page states as data, not as elements."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable
from functools import lru_cache

from lxml import html

from discourse_quality.pages.blocks import Run
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform, Reading, date_reader
from discourse_quality.pages.soup import soup_of
from discourse_quality.thread import Comment

_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d|#x|[a-z]{2,8};)")


class Stated(Platform):
    """A platform whose comments stand in scripts or attributes."""

    def runs(self, document: Document) -> Iterable[Run]:
        """Find nothing: there are no elements."""
        return ()

    def recognises(self, document: Document) -> bool:
        """Look whether any comment is stated."""
        return bool(self._comments(document))

    def read(self, document: Document) -> Reading:
        """Read the comments from the data, the post from the page."""
        dates = date_reader(document)
        return Reading(
            platform=self.name,
            comments=self._comments(document),
            post=self.post(document, (), dates=dates),
        )

    @abstractmethod
    def comments(self, document: Document) -> Iterable[Comment]:
        """Read what the page states."""

    @lru_cache(maxsize=1)  # noqa: B019 - asked twice of one page, kept for no second
    def _comments(self, document: Document) -> tuple[Comment, ...]:
        return tuple(self.comments(document))


def body_of(content: str) -> Body:
    """Return the text that HTML or plain text says, with the quotations in it."""
    if not _MARKUP.search(content):
        lines = [line.strip() for line in content.splitlines()]
        return Body(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())
    # Not by BeautifulSoup, which nests without end.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    markup = f"<body>{content}</body>".encode("utf-8", "replace")
    body = html.document_fromstring(markup, parser=parser).find("body")
    return Body("") if body is None else text_of(soup_of([body]))
