"""The text of the post: the element named so, or the one that holds most text."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import html

from discourse_quality.pages.survey import Place, Survey
from discourse_quality.pages.vocabulary import (
    LINE_TAGS,
    PARAGRAPH_TAGS,
    POST,
    POST_BODY,
)

_ENOUGH = 140
"""A shorter text may be a caption or a teaser."""
_MOST = 0.7
"""Share of a text that marks the element that holds it."""
_TEXT_TAGS = frozenset({"p", "ul", "ol", "blockquote", "pre", "span"})
_LEFT_OUT = "data-left-out"
_LINE, _PARAGRAPH = "\ue0f0", "\ue0f1"
"""Separators of private use, which stand in no text (icon fonts use others)."""


def article_of(survey: Survey, *, title: str | None) -> str | None:
    """Return the post's text, without title, comments and what stands beside it."""
    text = _text(_holder(survey).element, survey)
    if title and text.startswith(title):
        text = text[len(title) :].strip()
    return text or None


def _holder(survey: Survey) -> Place:
    whole = survey.places[0]
    for pattern, share in ((POST_BODY, 0.2), (POST, 0.4)):
        called = [
            p for p in survey.places if p.text >= _ENOUGH and pattern.search(p.names)
        ]
        most = max(called, key=lambda p: p.text, default=None)
        if most is not None and most.text >= share * whole.text:
            called = [p for p in called if p.text >= _MOST * most.text]
            return _down(survey, called[-1])
    return _down(survey, whole)


def _down(survey: Survey, place: Place) -> Place:
    """Follow the text down to the smallest element that holds most of it."""
    while True:
        fullest = max(survey.inside(place), key=lambda p: p.text, default=None)
        if fullest is None or fullest.text < max(1, _MOST * place.text):
            return place
        if fullest.element.tag in _TEXT_TAGS:
            return place
        place = fullest


def _text(element: html.HtmlElement, survey: Survey) -> str:
    """Return an element's text, paragraphs split by a blank line."""
    marked = [e for e in element.iterdescendants() if e in survey.left_out]
    for e in marked:
        e.set(_LEFT_OUT, "")
    copy = deepcopy(element)
    copy.tail = None
    for e in marked:
        del e.attrib[_LEFT_OUT]
    for e in copy.xpath(f".//*[@{_LEFT_OUT}]"):
        e.drop_tree()
    for e in copy.iter(*PARAGRAPH_TAGS, *LINE_TAGS, "br"):
        mark = _PARAGRAPH if e.tag in PARAGRAPH_TAGS else _LINE
        e.text = None if e.tag == "br" else f"{mark}{e.text or ''}"
        e.tail = f"{mark}{e.tail or ''}"
    paragraphs = (_lines(p) for p in copy.text_content().split(_PARAGRAPH))
    return "\n\n".join(p for p in paragraphs if p)


def _lines(paragraph: str) -> str:
    lines = (" ".join(line.split()) for line in paragraph.split(_LINE))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
