"""A saved page in, its thread out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from discourse_quality.archives.saved import SavedPage
from discourse_quality.limits import DEFAULT_LIMITS, Limits
from discourse_quality.pages.built_in import likeliest_first, platform_named
from discourse_quality.pages.confidence import confidence
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform, Reading
from discourse_quality.pages.promises import (
    PAST_LIMIT,
    absence,
    problems_of,
)
from discourse_quality.pages.replies import with_inferred_links
from discourse_quality.pages.textdump import read_dump
from discourse_quality.thread import Thread

_INCOMPLETE = frozenset(
    {"more-promised", "more-pages", "comments-not-saved", PAST_LIMIT}
)
"""Problems that tell of comments which are not in the thread."""


def read_thread(
    page: SavedPage, *, platform: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Thread:
    """Read the post and the comments of a saved page.

    Parameters
    ----------
    page
        The page as its container gave it.
    platform
        The name of the only platform to try; all are tried by default.
    limits
        How much of the page is read.

    Raises
    ------
    UnreadablePage
        If the page is empty, not text, or past a limit.
    UnknownPlatform
        If no platform has that name.
    NoComments
        If there are none; the message says what stands in their place.
    """
    with _garbage_collector_held():
        return _read(Document.of(page, limits=limits), platform)


def _read(document: Document, platform: str | None) -> Thread:
    if not document.is_markup:
        return _thread(document, read_dump(document))
    for candidate in _candidates(document, platform):
        if candidate.recognises(document):
            reading = candidate.read(document)
            if reading.comments:
                return _thread(document, reading)
    raise absence(document)


def _candidates(document: Document, platform: str | None) -> Sequence[Platform]:
    if platform is not None:
        return [platform_named(platform)]
    return likeliest_first(document.meta("generator"))


def _thread(document: Document, reading: Reading) -> Thread:
    post = reading.post
    problems = (*reading.problems, *problems_of(document, reading.comments))
    return Thread.of(
        with_inferred_links(reading.comments, article=post.article),
        source=document.source,
        url=document.url,
        captured=document.captured,
        platform=reading.platform,
        title=post.title,
        author=post.author,
        published=post.published,
        language=document.language if document.is_markup else None,
        article=post.article,
        complete=not any(problem.code in _INCOMPLETE for problem in problems),
        confidence=confidence(reading.comments, platform=reading.platform),
        problems=problems,
    )


@contextmanager
def _garbage_collector_held() -> Iterator[None]:
    """Do not trace the trees, each one web of references, while they grow."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
