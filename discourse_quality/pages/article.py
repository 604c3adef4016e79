"""The text of the post: the element named so, or the one that holds most text."""

from __future__ import annotations

from lxml import html

from discourse_quality.pages.document import text_in
from discourse_quality.pages.survey import Place, Survey
from discourse_quality.pages.text import joined, printable
from discourse_quality.pages.vocabulary import (
    BYLINE,
    LINE_TAGS,
    PARAGRAPH_TAGS,
    POST,
    POST_BODY,
    answers_of,
    describes,
    element_names,
)

_IS_BYLINE = answers_of(BYLINE)
_ENOUGH = 140
"""A shorter text may be a caption or a teaser."""
_LONGEST_BYLINE = 400
_MOST = 0.7
"""Share of a text that marks the element that holds it."""
_TEXT_TAGS = frozenset({"p", "ul", "ol", "blockquote", "pre", "span"})
_LINE, _PARAGRAPH = "\x1e", "\x1d"
"""Separators that do not stand in the texts of people."""
_MARKS = {
    **dict.fromkeys(("br", *LINE_TAGS), _LINE),
    **dict.fromkeys(PARAGRAPH_TAGS, _PARAGRAPH),
}
"""What stands where a tag begins and ends."""


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
            p
            for p in survey.places
            if p.text >= _ENOUGH and describes(pattern, p.names)
        ]
        most = max(called, key=lambda p: p.text, default=None)
        if most is not None and most.text >= share * whole.text:
            called = [p for p in called if p.text >= _MOST * most.text]
            return _down(called[-1], survey)
    return _down(whole, survey)


def _down(place: Place, survey: Survey) -> Place:
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
    pieces: list[str] = []
    _add_text(element, survey, pieces)
    paragraphs = (_lines(p) for p in "".join(pieces).split(_PARAGRAPH))
    return "\n\n".join(p for p in paragraphs if p)


def _add_text(element: html.HtmlElement, survey: Survey, pieces: list[str]) -> None:
    """Add what stands in an element; lxml bounds how deep that goes."""
    mark = _MARKS.get(element.tag, "")
    pieces.append(mark)
    if element not in survey.left_out and not _is_byline(element, survey):
        pieces.append(element.text or "")
        for child in element:
            _add_text(child, survey, pieces)
            pieces.append(child.tail or "")
    pieces.append(mark)


def _is_byline(element: html.HtmlElement, survey: Survey) -> bool:
    names = survey.names.get(element) or element_names(element)
    return _IS_BYLINE[names] and len(text_in(element)) < _LONGEST_BYLINE


def _lines(paragraph: str) -> str:
    lines = [printable(" ".join(line.split())) for line in paragraph.split(_LINE)]
    return joined(lines)
