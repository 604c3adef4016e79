"""vBulletin 3, 4 and 5.

Checked against both layouts of a message in version 3 and its boxes without tables,
the list items of version 4, and the conversation view of version 5.
"""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.bodies import Body, text_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.forum import Forum
from discourse_quality.pages.headline import title_of
from discourse_quality.pages.post import Post
from discourse_quality.pages.templated import called, having
from discourse_quality.pages.text import joined, lines_of, squeezed
from discourse_quality.thread import Moment

_SOURCE = re.compile(r"#post(\d{1,19})$")
_TITLE = etree.XPath(f"//*[{having('threadtitle')}]")
_LABEL = re.compile(
    r"^\s*(?:Originally Posted by|Zitat von|Envoyé par|Iniciado por)\s[^\n]{1,80}\s*",
    re.I,
)
_QUOTED_BY = re.compile(r"^\s*(?:Quote|Zitat|Citation|Cita|Citaat)\s*:", re.I)


class VBulletin(Forum):
    """Messages as tables (3), list items (4) or list items with new names (5)."""

    name: ClassVar[str] = "vbulletin"
    marks = ("post_message_", "vBulletin", "vbulletin", "js-post__content")
    at = etree.XPath(
        f"//li[starts-with(@id, 'post_') and .//*[starts-with(@id, 'post_message_')]]"
        " | //*[self::table or self::div][starts-with(@id, 'post')]"
        "[number(substring(@id, 5)) = number(substring(@id, 5))]"
        "[.//*[starts-with(@id, 'post_message_')]]"
        f" | //li[{having('b-post')} and @data-node-id]"
    )
    author_in = called("bigusername", "username", "b-userinfo--username", "author")
    posted_in = called("postdate", "b-post--timestamp", "thead")
    body_in = re.compile(
        r"(?<!\S)(?:post-message-\d{1,19}|js-post--content-text)(?!\S)"
    )
    not_text = called("signature", "b-post--edit", "after-content", "postfoot")
    label_in = called("bbcode-postedby", "b-quote--header")

    def post(self, document: Document, *rest: object, **options: object) -> Post:
        """Read the title of the topic, which version 4 marks."""
        titles = _TITLE(document.tree)
        title = " ".join(titles[0].text_content().split()) if titles else None
        return Post(title=title or title_of(document))

    def quoted_number(self, block: Block) -> str | None:
        """Return the number of the first message that the text links to."""
        holder = self.holder(block)
        links = holder.find_all("a", href=_SOURCE) if holder is not None else []
        found = _SOURCE.search(str(links[0].attrs["href"])) if links else None
        return found.group(1) if found else None

    def comment_id(self, block: Block) -> str | None:
        """Return ``postN``."""
        own = block.tags[0][0].attrs
        if own.get("data-node-id"):
            return f"post{own['data-node-id']}"
        return str(own.get("id") or "").replace("_", "") or None

    def posted(self, block: Block, dates: DateReader) -> Moment | None:
        """Return the date; in version 3 it is the cell next to the message's number."""
        for cell in block.every(called("thead")):
            moment = dates.read(squeezed(cell).partition("#")[0][:60])
            if moment is not None:
                return moment
        return super().posted(block, dates)

    def body(self, block: Block) -> Body:
        """Return the text, with the boxes of version 3 read as quotations."""
        holder = self.holder(block)
        if holder is None:
            return super().body(block)
        inner = holder.find("blockquote", class_="postcontent") or holder
        boxes = [
            box.parent
            for box in inner.find_all("div", class_="smallfont")
            if box.parent is not None and _QUOTED_BY.match(box.get_text())
        ]
        body = text_of(inner, without=[*boxes, *self.left_out(block)])
        quotes = [joined(lines_of(box).text) for box in boxes]
        return Body(body.text, (*body.quotes, *map(_unlabelled, quotes)))


def _unlabelled(quote: str) -> str:
    return _LABEL.sub("", _QUOTED_BY.sub("", quote)).strip()
