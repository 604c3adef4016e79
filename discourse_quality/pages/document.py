"""A saved page, decoded and parsed once into a cheap tree.

BeautifulSoup's tree of a whole page costs more than everything else together, so the
page is parsed by lxml alone; :mod:`.blocks` hands BeautifulSoup the comments only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache, wraps
from itertools import islice
from typing import TypeVar, cast

import numpy as np
from lxml import etree, html
from numpy.typing import NDArray

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import UnreadablePage
from discourse_quality.limits import DEFAULT_LIMITS, Limits
from discourse_quality.pages.decoding import decoded

T = TypeVar("T")

_TAG = re.compile(
    r"<(?:!doctype|html|head|body|div|p|a|span|table|ul|ol|li|br|article|h[1-6])\b",
    re.I,
)
_SPACED = bytes(b if chr(b).isalnum() and b < 128 else 32 for b in range(256))
"""Everything but letters and digits becomes a space."""
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
"""lxml.html asks a Python function for the class of each element it hands out."""
_GRAM = 4
_GRAM_BITS = 18
"""A page has some 18,000 different grams, which set a fifteenth of the hashes."""
_TOO_DEEP = "what follows elements 256 deep, or 10 MB in one text or attribute"
_LANGUAGE = re.compile(r"[a-z]{2}(?=$|[-_])", re.I)


@dataclass(frozen=True, kw_only=True, eq=False)
class Document:
    """The text and the tree of one saved page."""

    source: str
    text: str
    url: str | None = None
    captured: datetime | None = None
    is_markup: bool = True
    """False for a text-only dump of a page."""
    frames: tuple[SavedPage, ...] = ()
    """What its frames show, where it was saved."""
    too_long: str | None = None
    """What was cut off its end: more tags than there may be."""

    @classmethod
    def of(cls, page: SavedPage, *, limits: Limits = DEFAULT_LIMITS) -> Document:
        """Decode a page.

        Raises
        ------
        UnreadablePage
            If it is empty, not text, or too large.
        """
        text = decoded(page.content, charset=page.charset, limits=limits)
        is_markup = page.media_type != "text/plain" and bool(_TAG.search(text))
        end = _end_of_tags(text, limits.tags) if is_markup else None
        return cls(
            source=page.source,
            text=text[:end],
            url=page.url,
            captured=page.captured,
            is_markup=is_markup,
            frames=page.frames,
            too_long=f"what follows {limits.tags:,} tags" if end else None,
        )

    @cached_property
    def _encoded(self) -> bytes:
        return self.text.encode("utf-8", "replace")

    @cached_property
    def _grams(self) -> bytes:
        """A byte for each hash of four bytes: 1 where such may stand in the source."""
        source = self._encoded + bytes(2 * _GRAM)
        found = np.zeros(1 << _GRAM_BITS, np.uint8)
        for start in range(_GRAM):
            count = (len(source) - start) // _GRAM
            grams = np.frombuffer(source, "<u4", count=count, offset=start)
            found[_hashes(grams)] = 1
        return found.tobytes()

    def holds(self, mark: str) -> bool:
        """Whether a text stands in the source."""
        return mark.encode() in self._encoded

    def mentions(self, *marks: str) -> bool:
        """Whether one of these stands in the source, in whole words.

        A hundred are asked for, of which hardly one is there: that a part of four bytes
        is nowhere says so without another look at the source.
        """
        likely = (m for m in marks if all(map(self._grams.__getitem__, _grams_of(m))))
        return any(
            all(map(self._has_word, _words_of(mark)))
            for mark in filter(self.holds, likely)
        )

    def _has_word(self, word: bytes) -> bool:
        source = self._encoded
        start = source.find(word)
        while start >= 0:
            end = start + len(word)
            around = source[max(0, start - 1) : start], source[end : end + 1]
            if not any(map(bytes.isalnum, around)):
                return True
            start = source.find(word, end)
        return False

    @property
    def tree(self) -> html.HtmlElement:
        """The page as lxml reads it, up to where it is past a limit of lxml's."""
        return self._parsed[0]

    @property
    def unread(self) -> str | None:
        """What of the page was not read, because it is past a limit."""
        return self.too_long or self._parsed[1]

    @property
    def _elements(self) -> list[html.HtmlElement]:
        return self._parsed[2]

    @cached_property
    def _parsed(self) -> tuple[html.HtmlElement, str | None, list[html.HtmlElement]]:
        """The tree, what was not read, and all elements.

        They are kept, or lxml would make them anew for each who comes by.
        """
        parser = etree.HTMLParser(
            encoding="utf-8",
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
            huge_tree=False,
        )
        parser.set_element_class_lookup(_ONE_CLASS)
        try:
            tree = html.document_fromstring(self._encoded, parser=parser)
        except (etree.LxmlError, ValueError) as error:
            raise UnreadablePage(f"the markup cannot be parsed: {error}") from error
        if tree is None:
            raise UnreadablePage("the page holds no element")
        last = parser.error_log.last_error
        ended = last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT
        return tree, _TOO_DEEP if ended else None, list(tree.iter())

    def tagged(self, tags: Collection[str]) -> Iterator[html.HtmlElement]:
        """Yield the elements with these tags, in page order."""
        return (element for element in self._elements if element.tag in tags)

    @cached_property
    def body(self) -> html.HtmlElement:
        """The element that holds what is shown."""
        body = self.tree.find("body")
        return self.tree if body is None else body

    @cached_property
    def named(self) -> list[tuple[html.HtmlElement, str, str]]:
        """The elements that have a class or an id, with both, in page order.

        One walk for all who look for names.
        """
        named = []
        for element in self._elements:
            said, identifier = element.get("class", ""), element.get("id", "")
            if said or identifier:
                named.append((element, said, identifier))
        return named

    @cached_property
    def shown(self) -> str:
        """All text of the body."""
        return text_in(self.body)

    def found(self, path: etree.XPath) -> list[html.HtmlElement]:
        """Return the elements on a path, which is gone through once."""
        if path not in self.kept:
            self.kept[path] = path(self.tree)
        return cast("list[html.HtmlElement]", self.kept[path])

    @cached_property
    def kept(self) -> dict[object, object]:
        """What was found on the page, by what found it."""
        return {}

    @cached_property
    def language(self) -> str | None:
        """The ISO 639-1 code that the page declares."""
        declared = self.tree.get("lang") or self.tree.get(
            "{http://www.w3.org/XML/1998/namespace}lang"
        )
        found = _LANGUAGE.match((declared or self.meta("og:locale") or "").strip())
        return found.group().lower() if found else None

    @cached_property
    def _metas(self) -> dict[str, str]:
        metas: dict[str, str] = {}
        for meta in self.tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop")
            content = meta.get("content")
            if name and content and content.strip():
                metas.setdefault(name.lower(), content.strip())
        return metas

    def meta(self, *names: str) -> str | None:
        """Return the content of the first of these ``meta`` elements that is there."""
        return next((self._metas[n] for n in names if n in self._metas), None)


def once_a_page(function: Callable[[Document], T]) -> Callable[[Document], T]:
    """Keep what a function says of a page as long as the page itself, and no longer."""

    @wraps(function)
    def kept(document: Document) -> T:
        if function not in document.kept:
            document.kept[function] = function(document)
        return cast("T", document.kept[function])

    return kept


def text_in(element: html.HtmlElement) -> str:
    """Return what ``text_content`` does, twice as fast."""
    text: str = etree.tostring(
        element, method="text", encoding="unicode", with_tail=False
    )
    return text


def _end_of_tags(text: str, most: int) -> int | None:
    """Return where one tag more than there may be begins; None where none does."""
    if len(text) <= most or text.count("<") <= most:
        return None
    tags = re.finditer("<", text)
    return next(islice(tags, most, None)).start()


def _hashes(grams: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return the leading bits of a product: Knuth's multiplicative hash."""
    return (grams * np.uint32(2654435761)) >> np.uint32(32 - _GRAM_BITS)


@lru_cache(maxsize=1024)
def _grams_of(mark: str) -> tuple[int, ...]:
    said = mark.encode()
    grams = [said[start : start + _GRAM] for start in range(len(said) - _GRAM + 1)]
    hashes = _hashes(np.frombuffer(b"".join(grams), "<u4")) if grams else ()
    return tuple(map(int, hashes))


@lru_cache(maxsize=1024)
def _words_of(mark: str) -> frozenset[bytes]:
    return frozenset(mark.encode().translate(_SPACED).split())
