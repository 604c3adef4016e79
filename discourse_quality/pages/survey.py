"""One pass over what stands around the comments: where the post may be.

Sidebars, menus, related posts and the comments themselves are passed over, so that
most of a page is never looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from lxml import html

from discourse_quality.pages.document import Document
from discourse_quality.pages.vocabulary import (
    BESIDE_POST,
    POST_BODY,
    SKIPPED_TAGS,
    describes,
    element_names,
)

_BESIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "noscript", *SKIPPED_TAGS})
_NEVER_BESIDE = frozenset({"body", "main", "article"})
_MOST = 0.5
"""A "sidebar" class on more than this share of the text names a page with a sidebar."""


@dataclass(slots=True)
class Place:
    """An element that may hold something of the post."""

    element: html.HtmlElement
    names: str
    above: int
    text: int = 0
    """Characters outside links, in it and below it."""
    inside: list[Place] = field(default_factory=list)
    """The places right inside."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The elements that are neither comments nor beside the post, in page order."""

    places: list[Place] = field(default_factory=list)
    left_out: set[html.HtmlElement] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document, comments: Collection[html.HtmlElement]) -> Survey:
        """Go through a page, past its comments."""
        body = document.body
        survey = cls(left_out={c for c in comments if c is not body})
        holders = {above for e in comments for above in e.iterancestors()}
        whole = len(document.shown)
        rest = [(body, -1, False)]
        while rest:
            element, above, in_link = rest.pop()
            names = element_names(element)
            if element is not body and (
                element in survey.left_out
                or _is_beside(
                    element, names, whole=whole, holds_comments=element in holders
                )
            ):
                survey.left_out.add(element)
                continue
            in_link = in_link or element.tag == "a"
            here = len(survey.places)
            inside = list(element)
            text = 0 if in_link else _own_length(element, inside)
            survey.places.append(Place(element, names, above, text))
            rest += [(child, here, in_link) for child in reversed(inside)]
        survey._add_up()
        return survey

    def _add_up(self) -> None:
        for place in self.places[1:]:
            self.places[place.above].inside.append(place)
        for place in reversed(self.places[1:]):
            self.places[place.above].text += place.text


def _is_beside(
    element: html.HtmlElement, names: str, *, whole: int, holds_comments: bool
) -> bool:
    if element.tag in _BESIDE_TAGS:
        return not holds_comments
    if element.tag in _NEVER_BESIDE or not describes(BESIDE_POST, names):
        return False
    if holds_comments or describes(POST_BODY, names):
        return False
    return len(element.text_content()) < _MOST * whole


def _own_length(element: html.HtmlElement, inside: Iterable[html.HtmlElement]) -> int:
    pieces = (element.text, *(child.tail for child in inside))
    return sum(len(piece.strip()) for piece in pieces if piece)
