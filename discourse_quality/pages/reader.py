"""A saved page in, its thread out."""

from __future__ import annotations

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import NoComments
from discourse_quality.pages.built_in import platform_named, platforms
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Reading
from discourse_quality.pages.textdump import read_dump
from discourse_quality.thread import Thread


def read_thread(page: SavedPage, *, platform: str | None = None) -> Thread:
    """Read the post and the comments of a saved page.

    Parameters
    ----------
    page
        The page as its container gave it.
    platform
        The name of the only platform to try; all are tried by default.

    Raises
    ------
    UnreadablePage
        If the page is empty, not text, or past a limit.
    UnknownPlatform
        If no platform has that name.
    NoComments
        If there are none; the message says what stands in their place.
    """
    document = Document.of(page)
    if not document.is_markup:
        return _thread(document, read_dump(document))
    candidates = platforms() if platform is None else (platform_named(platform),)
    for candidate in candidates:
        if candidate.recognises(document):
            reading = candidate.read(document)
            if reading.comments:
                return _thread(document, reading)
    raise NoComments(f"no comments found on {page.source}")


def _thread(document: Document, reading: Reading) -> Thread:
    return Thread.of(
        reading.comments,
        source=document.source,
        url=document.url,
        captured=document.captured,
        platform=reading.platform,
        title=reading.post.title,
        author=reading.post.author,
        published=reading.post.published,
        language=document.language,
        article=reading.post.article,
        problems=reading.problems,
    )
