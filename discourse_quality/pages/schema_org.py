"""schema.org comments: JSON-LD, and microdata in any theme's elements.

Checked against the examples of Google's guides to discussions and to questions with
answers, and the microdata of minimal-mistakes, beautiful-jekyll and Genesis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Block
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.literals import Json, parse, text_at
from discourse_quality.pages.platform import date_reader
from discourse_quality.pages.stated import Stated, body_of
from discourse_quality.pages.templated import Templated, called
from discourse_quality.pages.text import squeezed
from discourse_quality.thread import Comment

_SCRIPTS = etree.XPath("//script[@type='application/ld+json']")
_ANSWER_KEYS = ("comment", "comments", "suggestedAnswer", "acceptedAnswer", "reply")
_DEEPEST = 60


class Microdata(Templated):
    """Elements of the types Comment and UserComments."""

    name: ClassVar[str] = "schema.org"
    marks = ("schema.org/Comment", "schema.org/UserComments")
    at = etree.XPath(
        "//body//*[contains(@itemtype, 'schema.org/Comment')"
        " or contains(@itemtype, 'schema.org/UserComments')]"
        "[not(contains(@itemtype, 'CommentAction'))]"
    )
    author_in = called("author", "creator")
    posted_in = called("date-published", "date-created", "comment-time")
    body_in = called("text", "comment-text", "description", "article-body")

    def author(self, block: Block) -> str | None:
        """Return the name, which has a property of its own inside the author."""
        for tag, _ in block.tags:
            if tag.attrs.get("itemprop") in ("author", "creator"):
                inner = tag.find(True, attrs={"itemprop": "name"})
                said = inner.attrs.get("content") if inner else tag.attrs.get("content")
                name = clean_author(str(said or "") or squeezed(inner or tag))
                if name:
                    return name
        return super().author(block)


class JsonLd(Stated):
    """The comments of articles, postings and answers in JSON-LD."""

    name: ClassVar[str] = "json-ld"

    def recognises(self, document: Document) -> bool:
        """Look for comments in a page that has such data at all."""
        if not document.mentions("application/ld+json"):
            return False
        return document.holds('"text"') and super().recognises(document)

    def comments(self, document: Document) -> Iterable[Comment]:
        """Read the comments of every object, each object once."""
        dates = date_reader(document)
        comments: list[Comment] = []
        for script in _SCRIPTS(document.tree):
            ids: dict[int, str] = {}  # many comments have none of their own
            for item, above in _answers(parse(script.text or ""), None, 0):
                comment = _comment(item, len(comments), ids.get(id(above)), dates)
                if comment is not None:
                    ids[id(item)] = comment.id
                    comments.append(comment)
        return comments


def _answers(
    value: Json, above: Json, depth: int
) -> Iterator[tuple[Mapping[str, Json], Json]]:
    """Yield each comment with the comment that it answers."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _answers(item, above, depth + 1)
    elif isinstance(value, Mapping):
        here = above
        if _is_comment(value):
            yield value, above
            here = value
        for key, inner in value.items():
            if key in _ANSWER_KEYS or key in {"@graph", "mainEntity", "hasPart"}:
                yield from _answers(inner, here, depth + 1)


def _is_comment(value: Mapping[str, Json]) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return bool({"Comment", "Answer", "UserComments"} & {str(k) for k in kinds})


def _comment(
    item: Mapping[str, Json], position: int, parent: str | None, dates: DateReader
) -> Comment | None:
    body = body_of(
        text_at(item, "text") or text_at(item, "commentText")
        or text_at(item, "articleBody") or ""
    )  # fmt: skip
    if not body.text:
        return None
    author = item.get("author") or item.get("creator")
    first = author[0] if isinstance(author, list) and author else author
    return Comment(
        id=_identity(item) or f"comment-{position + 1}",
        position=position,
        author=text_at(first, "name") or text_at(first),
        author_url=text_at(first, "url"),
        posted=dates.read(
            text_at(item, "dateCreated")
            or text_at(item, "datePublished")
            or text_at(item, "commentTime")
        ),
        text=body.text,
        quotes=body.quotes,
        reply_to=parent,
        reply_link="markup" if parent else "none",
        permalink=text_at(item, "url"),
    )


def _identity(item: Json) -> str | None:
    return text_at(item, "@id") or text_at(item, "identifier") or text_at(item, "url")
