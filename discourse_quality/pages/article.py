"""The post above the comments: title, author, date and text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import html

from discourse_quality.pages.authors import clean_author
from discourse_quality.pages.blocks import Run, soup_of
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.document import Document
from discourse_quality.pages.text import joined, lines_of
from discourse_quality.pages.vocabulary import named, plain_names
from discourse_quality.thread import Moment

_HEADING = named(
    "(?:entry|post|article|page|story|blog|node|content|topic)-?(?:title|titel|headline|header|heading)",
    "headline",
)
_TEXT = named(
    "article-?body",
    "(?:entry|post|article|story|node|blog-?post|page|news|artikel|single|main|single-post|blog)-?(?:content|body|text|entry|copy)",
    "storycontent",
    "entry",
    "post-?entry",
    "article-?text",
    "texte",
    "e-content",
    "content-body",
    "body-content",
)
_ASIDE = named(
    "comments?",
    "kommentare?",
    "respond",
    "sidebar",
    "widgets?",
    "related",
    "nav",
    "navigation",
    "menu",
    "footer",
    "share",
    "sharing",
    "sharedaddy",
    "social",
    "teaser",
    "breadcrumbs?",
    "author-?box",
    "newsletter",
    "promo",
    "ads?",
    "advert",
    "cookie",
    "jp-relatedposts",
    "meta",
    "tags",
    "recommended",
    "pagination",
    "toc",
    "popup",
    "modal",
    "banner",
    "header",
    "similar",
    "related-posts",
    "yarpp",
    "subscribe",
)
_AUTHOR = named("author", "byline", "autor", "auteur", "fn", "author-name")
_DATE = named(
    "date",
    "published",
    "entry-date",
    "post-date",
    "datetime",
    "timestamp",
    "datum",
    "time",
    "posted-on",
)
_SPACE_OR_MARK = re.compile(r"[\W_]+")
_SITE_NAME = re.compile(r"\s+(?:[|·•»«–—-]|::)\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """What the comments are about."""

    title: str | None = None
    author: str | None = None
    published: Moment | None = None
    article: str | None = None


def read_post(document: Document, runs: Sequence[Run], *, dates: DateReader) -> Post:
    """Read the post of a page, given the elements of its comments."""
    comments = {element for run in runs for element in run}
    return Post(
        title=title_of(document),
        author=_author(document, comments),
        published=_published(document, comments, dates),
        article=_article(document, comments),
    )


def title_of(document: Document) -> str | None:
    """Return the heading that the page's own ``title`` confirms, or the best other."""
    promised = [
        text
        for text in (
            document.meta("og:title", "twitter:title"),
            _text(document.tree.find(".//title")),
        )
        if text
    ]
    headings = [
        (element, text)
        for element in document.body.iter("h1", "h2", "h3")
        if (text := _text(element)) and len(text) < 300
    ]
    for _, text in headings:
        if any(_squashed(text) == _squashed(p) for p in promised):
            return text
    confirmed = [
        text
        for _, text in headings
        if len(_squashed(text)) > 3
        and any(_squashed(p).startswith(_squashed(text)) for p in promised)
    ]
    if confirmed:
        return max(confirmed, key=len)
    for heading, text in headings:
        if _HEADING.search(_names(heading)):
            return text
    if promised:
        return _SITE_NAME.split(promised[0])[0].strip() or promised[0]
    return headings[0][1] if headings else None


def _author(document: Document, comments: set[html.HtmlElement]) -> str | None:
    claimed = document.meta("author", "article:author", "dc.creator")
    if claimed and not claimed.startswith("http"):
        return clean_author(claimed)
    for element in _outside(document.body, comments):
        if element.get("rel") == "author" or _AUTHOR.search(_names(element)):
            name = clean_author(_text(element) or "")
            if name:
                return name
    return None


def _published(
    document: Document, comments: set[html.HtmlElement], dates: DateReader
) -> Moment | None:
    claimed = dates.read(
        document.meta(
            "article:published_time",
            "datepublished",
            "dc.date",
            "date",
            "og:published_time",
        )
    )
    if claimed:
        return claimed
    for element in _outside(document.body, comments):
        if element.tag == "time" or _DATE.search(_names(element)):
            moment = dates.read(element.get("datetime")) or dates.read(_text(element))
            if moment:
                return moment
    return None


def _article(document: Document, comments: set[html.HtmlElement]) -> str | None:
    best, most = None, 0.0
    for element in _outside(document.body, comments):
        if element.tag not in {"div", "article", "section", "main", "td"}:
            continue
        weight = _weight(element)
        if _TEXT.search(_names(element)):
            weight *= 2
        if weight > most:
            best, most = element, weight
    if best is None:
        return None
    return _text_without(best, comments) or None


def _weight(element: html.HtmlElement) -> float:
    """Count the text of paragraphs right inside."""
    direct = sum(
        len(p.text_content())
        for p in element
        if p.tag in {"p", "blockquote", "ul", "ol", "h2", "h3"}
    )
    loose = len((element.text or "").strip()) + sum(
        len((c.tail or "").strip()) for c in element
    )
    return direct + loose


def _text_without(element: html.HtmlElement, comments: set[html.HtmlElement]) -> str:
    marked = [
        e
        for e in element.iter()
        if e in comments
        or (e is not element and isinstance(e.tag, str) and _ASIDE.search(_names(e)))
    ]
    for e in marked:
        e.set("data-left-out", "1")
    copy = deepcopy(element)
    for e in marked:
        del e.attrib["data-left-out"]
    for e in copy.xpath(".//*[@data-left-out]"):
        if e.getparent() is not None:
            e.drop_tree()
    return joined(lines_of(soup_of([copy])).text)


def _outside(
    body: html.HtmlElement, comments: set[html.HtmlElement]
) -> Iterator[html.HtmlElement]:
    """Yield the elements that are neither in comments nor beside the post."""
    rest = [body]
    while rest:
        element = rest.pop()
        if (
            element in comments
            or not isinstance(element.tag, str)
            or element.tag in {"script", "style", "aside", "nav", "footer", "noscript"}
        ):
            continue
        if (
            element is not body
            and _ASIDE.search(_names(element))
            and element.tag not in {"article", "main"}
            and "meta" not in _names(element)
            and "header" not in _names(element)
        ):
            continue
        yield element
        rest.extend(reversed(element))


def _names(element: html.HtmlElement) -> str:
    said = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    return plain_names(element.tag, said)


def _text(element: html.HtmlElement | None) -> str | None:
    if element is None:
        return None
    return " ".join(element.text_content().split()) or None


def _squashed(text: str) -> str:
    return _SPACE_OR_MARK.sub(" ", text).strip().lower()
