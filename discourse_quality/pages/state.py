"""Comments that stand only in the data from which a script draws the page.

Next, Apollo, Nuxt, WordPress's own interfaces and many others start from a JSON state.
It has no common schema, but comments in it are alike: objects with a text, an author
and an id or a date, under a key or of a type that is called comment or reply.

Checked against WordPress's REST and GraphQL schemas, Staticman's entries and what
scrapers take from Facebook's state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from lxml import etree

from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.literals import Json, literals_named, parse, text_at
from discourse_quality.pages.platform import date_reader
from discourse_quality.pages.stated import Stated, body_of
from discourse_quality.thread import Comment, ReplyLink

_NAMES = (
    "__APOLLO_STATE__", "__INITIAL_STATE__", "__PRELOADED_STATE__", "__NEXT_DATA__",
    "__NUXT__", "__INITIAL_DATA__", "__REDUX_STATE__", "__STATE__", "__APP_STATE__",
    "__data", "initialState", "preloadedState", "apolloState", "__INITIAL_PROPS__",
)  # fmt: skip
_MARKS = (*_NAMES, "application/json", "data-props", "data-page=", "data-comments")
_SCRIPTS = etree.XPath("//script[@type='application/json' or @id='__NEXT_DATA__']")
_ATTRIBUTES = etree.XPath(
    "//@data-props | //@data-page | //@data-comments | //@data-react-props"
    " | //@data-state"
)
_PACKED = re.compile(
    r"JSON\.parse\(\s{0,9}(\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')", re.DOTALL
)

_TEXT = (
    "body", "bodyHtml", "bodyHTML", "body_html", "content", "contentHtml", "text",
    "message", "comment", "commentText", "comment_text", "comment_content", "html",
    "commentBody", "comment_body", "bodyText", "rawText",
)  # fmt: skip
_INNER_TEXT = ("rendered", "html", "text", "plain", "raw", "value")
_AUTHOR = (
    "author", "user", "creator", "owner", "commenter", "poster", "authorName",
    "author_name", "comment_author", "userName", "username", "user_name", "displayName",
    "display_name", "nickname", "name", "createdBy", "profile",
)  # fmt: skip
_NAME = (
    "name", "displayName", "display_name", "username", "userName", "nickname", "login",
    "fullName", "full_name", "screenName", "title",
)  # fmt: skip
_DATE = (
    "date", "createdAt", "created_at", "created", "dateCreated", "datePublished",
    "publishedAt", "published_at", "published", "timestamp", "time", "postedAt",
    "posted_at", "date_gmt", "comment_date", "creationDate", "createdDate",
    "created_utc", "created_time",
    "submittedAt", "createDate", "postDate", "insertedAt",
)  # fmt: skip
_ID = ("id", "_id", "databaseId", "commentId", "comment_id", "comment_ID", "uuid", "ID")
_PARENT = (
    "parentId", "parent_id", "parent", "inReplyTo", "in_reply_to", "replyTo",
    "reply_to", "replyToId", "parentCommentId", "parent_comment_id", "comment_parent",
    "parentComment",
    "parentDatabaseId", "in_reply_to_id", "replying_to",
)  # fmt: skip
_IS_COMMENT = re.compile(r"comment|repl(?:y|ies)|respons|discussion|conversation", re.I)
_IS_ASIDE = re.compile(
    r"recent|latest|popular|related|sidebar|trending|config|i18n|locale|messages$|translation",
    re.I,
)
_IS_POST = frozenset({"headline", "slug", "excerpt", "featuredImage", "permalinkSlug"})
_MOST_NODES = 2_000_000
_WINDOW = 4


@dataclass(frozen=True, slots=True)
class _Place:
    value: Json
    path: tuple[str, ...]
    above: str | None
    """The id of the comment that this stands in."""


class State(Stated):
    """The comments of a page's JSON state."""

    name: ClassVar[str] = "json-state"

    def recognises(self, document: Document) -> bool:
        """Look for comments in a page that has such a state at all."""
        if not document.mentions(*_MARKS):
            return False
        return super().recognises(document)

    def comments(self, document: Document) -> Iterable[Comment]:
        """Read the comments of the state that has the most."""
        dates = date_reader(document)
        found = [list(_comments(state, dates)) for state in _states(document)]
        return max(found, key=len, default=[])


def _states(document: Document) -> Iterator[Json]:
    sources = [script.text or "" for script in _SCRIPTS(document.tree)]
    sources += [str(value) for value in _ATTRIBUTES(document.tree)]
    sources += [_unpacked(match.group(1)) for match in _PACKED.finditer(document.text)]
    yield from (parse(text) for text in sources if _IS_COMMENT.search(text))
    if document.mentions(*_NAMES):
        yield from literals_named(document.text, *_NAMES)


def _unpacked(literal: str) -> str:
    value = parse(literal)
    return value if isinstance(value, str) else ""


def _comments(state: Json, dates: DateReader) -> Iterator[Comment]:
    cache = state if isinstance(state, Mapping) else {}
    seen: dict[str, Comment] = {}
    parents: dict[str, str] = {}
    for item, above in _found(state, cache):
        comment = _comment(item, above, len(seen), cache, dates)
        if comment is None:
            continue
        if above is not None and above != comment.id:
            parents.setdefault(comment.id, above)
        seen.setdefault(comment.id, comment)
    for comment in seen.values():
        parent = comment.reply_to or parents.get(comment.id)
        yield _linked(comment, parent if parent in seen else None)


def _linked(comment: Comment, parent: str | None) -> Comment:
    link: ReplyLink = "markup" if parent else "none"
    return replace(comment, reply_to=parent, reply_link=link)


def _found(
    state: Json, cache: Mapping[str, Json]
) -> Iterator[tuple[Mapping[str, Json], str | None]]:
    """Walk the state in order; yield what looks like comments, with what is above."""
    rest = [_Place(state, (), None)]
    followed: set[str] = set()
    for _ in range(_MOST_NODES):
        if not rest:
            return
        place = rest.pop()
        value = _resolved(place.value, cache, followed)
        if isinstance(value, list):
            rest.extend(_Place(v, place.path, place.above) for v in reversed(value))
        elif isinstance(value, Mapping):
            above = place.above
            if _looks_like_comment(value, place.path):
                yield value, above
                above = _id(value) or above
            rest.extend(
                _Place(inner, (*place.path, key)[-_WINDOW:], above)
                for key, inner in reversed(list(value.items()))
                if isinstance(inner, list | Mapping) and not _IS_ASIDE.search(key)
            )


def _resolved(value: Json, cache: Mapping[str, Json], followed: set[str]) -> Json:
    """Follow a reference into Apollo's cache, each only once."""
    if not isinstance(value, Mapping) or len(value) > 4:
        return value
    key = value.get("__ref") or (value.get("id") if value.get("type") == "id" else None)
    if not isinstance(key, str) or key not in cache:
        return value
    if key in followed:
        return None
    followed.add(key)
    return cache[key]


def _looks_like_comment(value: Mapping[str, Json], path: tuple[str, ...]) -> bool:
    kind = str(value.get("__typename") or value.get("type") or "")
    if not (_IS_COMMENT.search(kind) or any(map(_IS_COMMENT.search, path))):
        return False
    if not _IS_POST.isdisjoint(value) or _text(value) is None:
        return False
    return any(k in value for k in _AUTHOR) and any(k in value for k in (*_DATE, *_ID))


def _comment(
    item: Mapping[str, Json], above: str | None, position: int,
    cache: Mapping[str, Json], dates: DateReader,
) -> Comment | None:  # fmt: skip
    body = body_of(_text(item) or "")
    if not body.text and not body.quotes:
        return None
    moments = (dates.read(_scalar(item.get(key))) for key in _DATE)
    return Comment(
        id=_id(item) or f"comment-{position + 1}",
        position=position,
        author=_author(item, cache),
        author_url=_author_url(item, cache),
        posted=next((moment for moment in moments if moment is not None), None),
        text=body.text,
        quotes=body.quotes,
        reply_to=_parent(item) or above,
        permalink=text_at(item, "permalink") or text_at(item, "link"),
    )


def _text(item: Mapping[str, Json]) -> str | None:
    for key in _TEXT:
        value = item.get(key)
        if isinstance(value, str) and value.strip():
            return value
        for inner in _INNER_TEXT:
            text = text_at(value, inner)
            if text:
                return text
    return None


def _author(item: Mapping[str, Json], cache: Mapping[str, Json]) -> str | None:
    for key in _AUTHOR:
        value = _resolved(item.get(key), cache, set())
        if isinstance(value, Mapping):
            value = _resolved(value.get("node", value), cache, set())
            names = (text_at(value, name) for name in _NAME)
            found = next((name for name in names if name), None)
        else:
            found = value.strip() if isinstance(value, str) else None
        if found:
            return found
    return None


def _author_url(item: Mapping[str, Json], cache: Mapping[str, Json]) -> str | None:
    author = _resolved(item.get("author"), cache, set())
    if isinstance(author, Mapping):
        author = _resolved(author.get("node", author), cache, set())
    return text_at(author, "url") or text_at(item, "author_url")


def _id(item: Mapping[str, Json]) -> str | None:
    return next((i for key in _ID if (i := text_at(item, key))), None)


def _parent(item: Mapping[str, Json]) -> str | None:
    for key in _PARENT:
        value = item.get(key)
        found = _id(value) if isinstance(value, Mapping) else _scalar(value)
        if found and found != "0":
            return found
    return None


def _scalar(value: Json) -> str | None:
    return text_at({"value": value}, "value")
