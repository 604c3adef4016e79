"""Comments in a frame whose content was saved inside the page or beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from lxml import etree

from discourse_quality.errors import UnreadablePage
from discourse_quality.pages.blocks import Run
from discourse_quality.pages.disqus import Disqus, OldDisqus
from discourse_quality.pages.document import Document
from discourse_quality.pages.facebook import Facebook
from discourse_quality.pages.hosted import Commento, Coral, Ghost
from discourse_quality.pages.platform import Platform, Reading, date_reader
from discourse_quality.pages.services import (
    Giscus,
    OpenWeb,
    Remark42,
    Utterances,
    Viafoura,
)

_FRAMES = etree.XPath("//iframe/@srcdoc")
_IN_FRAMES: tuple[Platform, ...] = (
    Disqus(),
    OldDisqus(),
    Facebook(),
    Ghost(),
    Coral(),
    Commento(),
    Remark42(),
    Giscus(),
    Utterances(),
    OpenWeb(),
    Viafoura(),
)


class Framed(Platform):
    """A comment service that draws into a frame; SingleFile saves what it drew."""

    name: ClassVar[str] = "frame"

    def recognises(self, document: Document) -> bool:
        """Look for a frame that one of the services filled."""
        return _has_frames(document) and any(_filled(document))

    def runs(self, document: Document) -> Iterable[Run]:
        """Find nothing: the elements are in another document."""
        return ()

    def read(self, document: Document) -> Reading:
        """Read the frame's comments and the page's post."""
        dates = date_reader(document)
        platform, frame = next(_filled(document))
        return replace(platform.read(frame), post=self.post(document, (), dates=dates))


def _has_frames(document: Document) -> bool:
    inside = (frame.get("srcdoc") for frame in document.tree.iter("iframe"))
    return bool(document.frames) or any(inside)


def _filled(document: Document) -> Iterator[tuple[Platform, Document]]:
    for frame in _documents(document):
        for platform in _IN_FRAMES:
            if platform.recognises(frame):
                yield platform, frame


def _documents(document: Document) -> Iterator[Document]:
    for markup in _FRAMES(document.tree):
        yield replace(document, text=str(markup), frames=())
    for page in document.frames:
        try:
            yield Document.of(replace(page, captured=document.captured))
        except UnreadablePage:
            continue
