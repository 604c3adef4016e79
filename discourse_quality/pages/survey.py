"""One pass over what stands around the comments: where the post may be.

Sidebars, menus, related posts and the comments themselves are passed over, so that
most of a page is never looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

from discourse_quality.pages.document import Document, text_in
from discourse_quality.pages.vocabulary import (
    BESIDE_POST,
    POST_BODY,
    SKIPPED_TAGS,
    answers_of,
    describes,
    element_names,
)

_BESIDE_TAGS = frozenset({"aside", "nav", "footer", "form", "noscript", *SKIPPED_TAGS})
_NEVER_BESIDE = frozenset({"body", "main", "article"})
_IS_BESIDE = answers_of(BESIDE_POST)
_MOST = 0.5
"""A "sidebar" class on more than this share of the text names a page with a sidebar."""


@dataclass(slots=True)
class Place:
    """An element that may hold something of the post."""

    element: html.HtmlElement
    names: str
    here: int
    above: int
    """Places of its own and of its parent."""
    text: int = 0
    """Characters outside links, in it and below it."""
    end: int = 0
    """Place after its last descendant."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The elements that are neither comments nor beside the post, in page order."""

    places: list[Place] = field(default_factory=list)
    left_out: set[html.HtmlElement] = field(default_factory=set)
    names: dict[html.HtmlElement, str] = field(default_factory=dict)
    """What each element that was looked at is called."""

    @classmethod
    def of(cls, document: Document, comments: Collection[html.HtmlElement]) -> Survey:
        """Go through a page, past its comments."""
        body = document.body
        survey = cls(left_out={c for c in comments if c is not body})
        places, left_out = survey.places, survey.left_out
        all_names = survey.names
        holders = {above for e in comments for above in e.iterancestors()}
        whole = len(document.shown)
        rest = [(body, -1, False)]
        while rest:
            element, above, in_link = rest.pop()
            if element in left_out:
                continue
            names = all_names[element] = element_names(element)
            if element is not body and _is_beside(
                element, names, whole=whole, holders=holders
            ):
                left_out.add(element)
                continue
            in_link = in_link or element.tag == "a"
            inside = element[::-1]
            text = 0 if in_link else _own_length(element, inside)
            here = len(places)
            places.append(Place(element, names, here, above, text))
            rest += [(child, here, in_link) for child in inside]
        _add_up(places)
        return survey

    def inside(self, place: Place) -> Iterator[Place]:
        """Yield the places right inside one."""
        here = place.here + 1
        while here < place.end:
            yield self.places[here]
            here = self.places[here].end


def _add_up(places: Sequence[Place]) -> None:
    for place in reversed(places):
        place.end = max(place.end, place.here + 1)
        if place.here:
            above = places[place.above]
            above.text += place.text
            above.end = max(above.end, place.end)


def _is_beside(
    element: html.HtmlElement,
    names: str,
    *,
    whole: int,
    holders: Collection[html.HtmlElement],
) -> bool:
    if element.tag in _BESIDE_TAGS:
        return element not in holders
    if element.tag in _NEVER_BESIDE or not _IS_BESIDE[names]:
        return False
    if element in holders or describes(POST_BODY, names):
        return False
    return len(text_in(element)) < _MOST * whole


def _own_length(element: html.HtmlElement, inside: Iterable[html.HtmlElement]) -> int:
    text = element.text
    length = len(text.strip()) if text else 0
    for child in inside:
        tail = child.tail
        if tail:
            length += len(tail.strip())
    return length
