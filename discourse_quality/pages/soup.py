"""Elements of the cheap tree → BeautifulSoup nodes, without parsing them again.

BeautifulSoup's own way from lxml passes every tag through a parser target and several
stacks; to set up the nodes directly takes less than half the time. The nodes are those
that ``BeautifulSoup(markup, "lxml")`` would give, which a test holds us to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bs4.element import AttributeValueList, NavigableString, PageElement, Tag
from lxml import html

from discourse_quality.pages.vocabulary import element_names, words

_LISTS = {tag: frozenset({"class", "accesskey", "rel", "rev"}) for tag in ("a", "link")}
_LISTS_EVERYWHERE = frozenset({"class", "accesskey"})
"""Attributes whose value is a list of words."""
_WORDLESS = words("script style svg textarea select noscript iframe template")


def soup_of(
    elements: Iterable[html.HtmlElement],
    *,
    without: Collection[html.HtmlElement] = (),
) -> Tag:
    """Return some elements, and nothing else of the page, in a ``div`` of ours.

    Scripts, menus and other tags that hold no text are left out, and with them the
    elements named.
    """
    return described_soup_of(elements, without=without)[0]


def described_soup_of(
    elements: Iterable[html.HtmlElement],
    *,
    without: Collection[html.HtmlElement] = (),
) -> tuple[Tag, tuple[tuple[Tag, str], ...]]:
    """Return the same, and every tag in it with what it is called."""
    builder = _Builder(without)
    return builder.built(elements), tuple(builder.described)


class _Builder:
    """Sets up one tree of nodes in document order."""

    def __init__(self, without: Collection[html.HtmlElement]) -> None:
        self.without = without
        self.root = Tag(name="div", interesting_string_types=_STRINGS)
        self.last: PageElement = self.root
        self.described: list[tuple[Tag, str]] = []

    def built(self, elements: Iterable[html.HtmlElement]) -> Tag:
        for element in elements:
            self.add(element, self.root)
        return self.root

    def add(self, element: html.HtmlElement, parent: Tag) -> None:
        """Append an element and what stands in it; lxml bounds how deep that goes."""
        name = element.tag
        if not isinstance(name, str) or name in _WORDLESS:
            return
        tag = Tag(
            name=name,
            attrs=_attributes(element),
            parent=parent,
            previous=self.last,
            can_be_empty_element=name in _EMPTY,
            interesting_string_types=_STRINGS,
        )
        parent.contents.append(tag)
        self.last = tag
        self.described.append((tag, element_names(element)))
        self.add_text(element.text, tag)
        for child in element:
            if child not in self.without:
                self.add(child, tag)
            self.add_text(child.tail, tag)

    def add_text(self, text: str | None, parent: Tag) -> None:
        """Append a text."""
        if text:
            if text.isspace() and parent.name != "pre":
                text = "\n" if "\n" in text else " "
            string = NavigableString(text)
            string.setup(parent, self.last)
            parent.contents.append(string)
            self.last = string


_STRINGS = Tag.MAIN_CONTENT_STRING_TYPES
_EMPTY = words("area base br col embed hr img input link meta source track wbr")


def _attributes(element: html.HtmlElement) -> dict[str, str | AttributeValueList]:
    lists = _LISTS.get(element.tag, _LISTS_EVERYWHERE)
    return {
        name: AttributeValueList(value.split()) if name in lists else value
        for name, value in element.items()
    }
