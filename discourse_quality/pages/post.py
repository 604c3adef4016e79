"""The post above the comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import html

from discourse_quality.pages.article import article_of
from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.document import Document, text_in
from discourse_quality.pages.headline import title_of
from discourse_quality.pages.linked_data import article_data
from discourse_quality.pages.nesting import Run
from discourse_quality.pages.survey import Survey
from discourse_quality.pages.vocabulary import describes, named
from discourse_quality.thread import Moment

_LONGEST = 200
_AUTHOR = named(
    "author", "byline", "autor", "auteur", "fn", "author-name", "posted-by", "p-author",
    "post-author", "verfasser", "author-link", "redakteur", "username",
)  # fmt: skip
_DATE = named(
    "date", "published", "entry-date", "post-date", "datetime", "timestamp", "datum",
    "time", "posted-on", "post-meta", "postmetadata", "byline", "dateline", "postinfo",
    "entry-meta", "meta", "date-header", "post-?details", "<small>", "<time>",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "datepublished", "dc.date", "date", "og:published_time",
    "dc.date.issued", "pubdate", "publish-date", "article.published", "dcterms.created",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What the comments are about."""

    title: str | None = None
    author: str | None = None
    published: Moment | None = None
    article: str | None = None


def read_post(document: Document, runs: Sequence[Run], *, dates: DateReader) -> Post:
    """Read the post of a page, given the elements of its comments."""
    survey = Survey.of(document, {e for run in runs for e in run})
    said = article_data(document)
    title = title_of(document)
    return Post(
        title=title,
        author=_author(document, said.author, survey),
        published=dates.read(said.published) or _published(document, survey, dates),
        article=article_of(survey, title=title),
    )


def _author(document: Document, said: str | None, survey: Survey) -> str | None:
    for claim in (said, document.meta("author", "dc.creator")):
        if claim and "/" not in claim and "@" not in claim:
            return clean_author(claim)
    shown = (
        name
        for element in _called(survey, _AUTHOR)
        if (name := clean_author(text_in(element)[: 2 * _LONGEST]))
    )
    linked = (
        clean_author(text_in(place.element))
        for place in survey.places
        if place.element.get("rel") == "author"
    )
    return next(linked, None) or next(shown, None)


def _published(document: Document, survey: Survey, dates: DateReader) -> Moment | None:
    moment = dates.read(document.meta(*_PUBLISHED))
    if moment:
        return moment
    for element in _called(survey, _DATE):
        moment = dates.read(element.get("datetime"))
        text = " ".join(text_in(element).split())
        if not moment and len(text) < _LONGEST and mentions_date(text):
            moment = dates.read_in(text)
        if moment:
            return moment
    return None


def _called(survey: Survey, pattern: re.Pattern[str]) -> Iterator[html.HtmlElement]:
    return (p.element for p in survey.places[1:] if describes(pattern, p.names))
