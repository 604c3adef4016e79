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

from discourse_quality.pages.vocabulary import plain_names, said_of, words

_LISTS = {tag: frozenset({"class", "accesskey", "rel", "rev"}) for tag in ("a", "link")}
_LISTS_EVERYWHERE = frozenset({"class", "accesskey"})
"""Attributes whose value is a list of words."""
_WORDLESS = words("script style svg textarea select noscript iframe template")


class Node(Tag):
    """A tag that finds in its class what is the same for all of ours."""

    described: str
    """What it is called."""
    pieces: list[PageElement]
    """All nodes of its tree in document order."""
    first: int
    """Place of the first piece inside it."""
    last: int
    """Place after the last one."""


for _name, _value in vars(
    Tag(name="div", interesting_string_types=Tag.MAIN_CONTENT_STRING_TYPES)
).items():
    setattr(Node, _name, _value)


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
) -> tuple[Node, tuple[tuple[Tag, str], ...]]:
    """Return the same, and every tag in it with what it is called."""
    builder = _Builder(without)
    return builder.built(elements), tuple(builder.described)


def holds_words(element: html.HtmlElement) -> bool:
    """Whether an element may hold text that is shown: no script, no style."""
    return isinstance(element.tag, str) and element.tag not in _WORDLESS


class _Builder:
    """Sets up one tree of nodes in document order."""

    def __init__(self, without: Collection[html.HtmlElement]) -> None:
        self.without = without
        self.pieces: list[PageElement] = []
        self.root = _node("div", HTMLAttributeDict(), "<div> ", self.pieces)
        self.last: PageElement = self.root
        self.described: list[tuple[Tag, str]] = []

    def built(self, elements: Iterable[html.HtmlElement]) -> Node:
        for element in elements:
            self.add(element, self.root)
        self.root.last = len(self.pieces)
        return self.root

    def add(self, element: html.HtmlElement, parent: Tag) -> None:
        """Append an element and what stands in it; lxml bounds how deep that goes."""
        if not holds_words(element):
            return
        name = element.tag
        given = element.items()
        if given:
            attributes = HTMLAttributeDict(given)
            described = plain_names(name, said_of(attributes))
            _set_lists(name, attributes)
        else:
            attributes = HTMLAttributeDict()
            described = plain_names(name, "")
        tag = _node(name, attributes, described, self.pieces)
        self.append(tag, parent)
        tag.first = len(self.pieces)
        self.described.append((tag, described))
        text = element.text
        if text:
            self.append(_string(text, name), tag)
        for child in element:
            if child not in self.without:
                self.add(child, tag)
            text = child.tail
            if text:
                self.append(_string(text, name), tag)
        tag.last = len(self.pieces)

    def append(self, node: PageElement, parent: Tag) -> None:
        """Link a node to those before it and around it."""
        node.parent = parent
        node.previous_element = self.last
        self.last.next_element = self.last = node
        self.pieces.append(node)
        beside = parent.contents
        if beside:
            node.previous_sibling = beside[-1]
            beside[-1].next_sibling = node
        beside.append(node)


_EMPTY = words("area base br col embed hr img input link meta source track wbr")
_STRING = vars(NavigableString(""))
"""What every new string says of itself."""


def _node(
    name: str, attributes: HTMLAttributeDict, described: str, pieces: list[PageElement]
) -> Node:
    node = Node.__new__(Node)
    node.name = name
    node.attrs = attributes
    node.contents = []
    node.described = described
    node.pieces = pieces
    node.first = node.last = 0
    if name in _EMPTY:
        node.can_be_empty_element = True
    return node


def _string(text: str, around: str) -> NavigableString:
    if text.isspace() and around != "pre":
        text = "\n" if "\n" in text else " "
    string = str.__new__(NavigableString, text)
    string.__dict__ = _STRING.copy()
    return string


def _set_lists(name: str, attributes: HTMLAttributeDict) -> None:
    for key in _LISTS.get(name, _LISTS_EVERYWHERE):
        if key in attributes:
            listed = AttributeValueList(attributes[key].split())
            dict.__setitem__(attributes, key, listed)  # whose own asks for its type
