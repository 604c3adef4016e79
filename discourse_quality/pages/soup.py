"""Elements of the cheap tree → BeautifulSoup nodes, without parsing them again.

BeautifulSoup's own way from lxml passes every tag through a parser target and several
stacks, and its constructors decide anew for each node what is the same for all; to set
up the nodes as copies of a model takes a quarter of the time. The nodes are those that
``BeautifulSoup(markup, "lxml")`` would give, which a test holds us to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bs4.element import (
    AttributeValueList,
    HTMLAttributeDict,
    NavigableString,
    PageElement,
    Tag,
)
from lxml import html

from discourse_quality.pages.vocabulary import plain_names, words

DESCRIBED = "described"
"""Attribute of our nodes: what the tag is called."""
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
        self.root = _tag("div", HTMLAttributeDict())
        self.last: PageElement = self.root
        self.described: list[tuple[Tag, str]] = []

    def built(self, elements: Iterable[html.HtmlElement]) -> Tag:
        for element in elements:
            self.add(element, self.root)
        return self.root

    def add(self, element: html.HtmlElement, parent: Tag) -> None:
        """Append an element and what stands in it; lxml bounds how deep that goes."""
        name = element.tag
        if name in _WORDLESS or not isinstance(name, str):
            return
        attributes = HTMLAttributeDict(element.items())
        described = plain_names(name, _said(attributes))
        tag = _tag(name, _with_lists(name, attributes))
        vars(tag)[DESCRIBED] = described
        self.append(tag, parent)
        self.described.append((tag, described))
        if element.text:
            self.add_text(element.text, tag)
        for child in element:
            if child not in self.without:
                self.add(child, tag)
            if child.tail:
                self.add_text(child.tail, tag)

    def add_text(self, text: str, parent: Tag) -> None:
        """Append a text."""
        if text.isspace() and parent.name != "pre":
            text = "\n" if "\n" in text else " "
        string = str.__new__(NavigableString, text)
        string.__dict__ = _STRING.copy()
        self.append(string, parent)

    def append(self, node: PageElement, parent: Tag) -> None:
        """Link a node to those before it and around it."""
        node.parent = parent
        node.previous_element = self.last
        self.last.next_element = self.last = node
        beside = parent.contents
        if beside:
            node.previous_sibling = beside[-1]
            beside[-1].next_sibling = node
        beside.append(node)


_EMPTY = words("area base br col embed hr img input link meta source track wbr")
_TAG = vars(Tag(name="div", interesting_string_types=Tag.MAIN_CONTENT_STRING_TYPES))
_STRING = vars(NavigableString(""))
"""What every new node says of itself."""


def _tag(name: str, attributes: HTMLAttributeDict) -> Tag:
    tag = Tag.__new__(Tag)
    tag.__dict__ = state = _TAG.copy()
    state["name"] = name
    state["attrs"] = attributes
    state["contents"] = []
    state["can_be_empty_element"] = name in _EMPTY
    return tag


def _said(attributes: HTMLAttributeDict) -> str:
    """Return what names an element: most have none."""
    said = (attributes.get(key) for key in ("class", "id", "itemprop", "rel"))
    return " ".join(filter(None, said))


def _with_lists(name: str, attributes: HTMLAttributeDict) -> HTMLAttributeDict:
    for key in _LISTS.get(name, _LISTS_EVERYWHERE):
        if key in attributes:
            attributes[key] = AttributeValueList(attributes[key].split())
    return attributes
