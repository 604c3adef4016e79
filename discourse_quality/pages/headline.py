"""The title of the post: the heading that the page's own ``title`` confirms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from discourse_quality.pages.document import Document, text_in
from discourse_quality.pages.linked_data import article_data
from discourse_quality.pages.vocabulary import describes, element_names, named, pairs

_LONGEST = 300
_SIMILAR = 0.45
"""A heading less like the promised title than this is of something else."""
_MANY = 400
"""Headings looked at; a page with more is a list."""
_OF_POST = named(
    *pairs(
        "entry post article page story blog node content topic",
        "title titel headline header heading",
        joined_by="-?",
    ),
    "headline title titel titre p-name",
)
_ELSEWHERE = named(
    "comments?", "respond", "widgets?", "sidebar", "related", "teasers?", "footer",
    "site-title", "site-name", "logo", "widgettitle", "widget-title",
    "comment-reply-title",
)  # fmt: skip
_MASTHEAD = named("header", "masthead", "banner", "branding", "logo", "head", "kopf")
_WORD = re.compile(r"\w+")
_SITE_NAME = re.compile(r"(?<!\s)\s+(?:[|·•»«–—-]|::)\s+")


def title_of(document: Document) -> str | None:
    """Return the post's title as its readers see it."""
    promised = list(dict.fromkeys(_promised(document)))
    expected = [_words(promise) for promise in promised]
    best, rank = None, _SIMILAR
    for text, bonus in _headings(document):
        found = _words(text)
        likeness = max((_likeness(found, other) for other in expected), default=0.5)
        if likeness >= _SIMILAR and likeness + bonus > rank:
            best, rank = text, likeness + bonus
    if best is not None:
        return best
    return _without_site_name(promised[0]) if promised else None


def _promised(document: Document) -> Iterator[str]:
    metas = document.meta("og:title"), document.meta("twitter:title")
    title = next(document.tree.iter("title"), None)
    shown = None if title is None else text_in(title)
    for text in (*metas, article_data(document).headline, shown):
        if text and text.strip():
            yield " ".join(text.split())


def _headings(document: Document) -> Iterator[tuple[str, float]]:
    for number, heading in enumerate(document.body.iter("h1", "h2", "h3")):
        if number > _MANY:
            return
        text = " ".join(text_in(heading).split())
        own = element_names(heading)
        if not text or len(text) > _LONGEST or describes(_ELSEWHERE, own):
            continue
        around = [element_names(a) for a in islice(heading.iterancestors(), 3)]
        if any(describes(_ELSEWHERE, names) for names in around):
            continue
        bonus = 0.2 if heading.tag == "h1" else 0.0
        bonus -= 0.3 if any(describes(_MASTHEAD, names) for names in around) else 0.0
        of_post = any(describes(_OF_POST, names) for names in (own, *around[:1]))
        bonus += 0.25 if of_post else 0.0
        yield text, bonus - 0.001 * number


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.lower()))


def _likeness(ours: set[str], theirs: set[str]) -> float:
    """Return how many words two titles share (Dice)."""
    if not ours or not theirs:
        return 0.0
    return 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _without_site_name(title: str) -> str:
    parts = _SITE_NAME.split(title)
    return parts[0] if len(parts[0]) > 3 or len(parts) == 1 else title
