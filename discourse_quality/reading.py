"""Inputs → threads: all that needs no model."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from discourse_quality.archives import (
    ArchiveItem,
    SavedPage,
    read_inputs,
)
from discourse_quality.errors import DiscourseQualityError, Failure, PageError
from discourse_quality.language.detect import detect_language
from discourse_quality.options import OPEN, Privacy
from discourse_quality.pages import read_thread
from discourse_quality.privacy import hide_failure, hide_thread
from discourse_quality.thread import Thread

logger = logging.getLogger(__name__)

LANGUAGE_SAMPLE = 5_000
"""Characters that tell the language of a thread; more do not change the answer."""


def parse(
    path: str | Path, *, platform: str | None = None, privacy: Privacy = OPEN
) -> Thread:
    """Read a saved page into its thread.

    Parameters
    ----------
    path
        A page, or an archive or a file of thread records that holds one.
    platform
        Read the page as this platform's instead of finding out.
    privacy
        What is left out: names, texts.

    Returns
    -------
    Thread
        The post, and the comments below it as a reply tree.

    Raises
    ------
    DiscourseQualityError
        If the page cannot be read, no comments can be found on it, or there is more
        than one page.
    """
    items = list(islice(read_inputs([path]), 2))
    if not items:
        raise PageError(f"{path}: there is no page in it")
    if len(items) > 1:
        raise PageError(f"{path} holds several pages: use analyse_all or read_inputs")
    if isinstance(items[0], Failure):
        raise PageError(f"{items[0].source}: {items[0].reason}")
    return hide_thread(to_thread(items[0], platform=platform), privacy)


def parse_items(
    items: Sequence[ArchiveItem],
    *,
    platform: str | None = None,
    privacy: Privacy = OPEN,
) -> list[Thread | Failure]:
    """Turn items into threads; one that fails costs only itself."""
    outcomes = (_thread_or_failure(item, platform=platform) for item in items)
    return [
        hide_failure(outcome, privacy)
        if isinstance(outcome, Failure)
        else hide_thread(outcome, privacy)
        for outcome in outcomes
    ]


def to_thread(item: SavedPage | Thread, *, platform: str | None = None) -> Thread:
    """Turn a page into its thread, and tell its language from what is said in it."""
    thread = item if isinstance(item, Thread) else read_thread(item, platform=platform)
    if isinstance(item, Thread) and thread.language is not None:
        return thread
    words = "\n".join(c.text for c in thread.contributions) or thread.article or ""
    spoken = detect_language(words[:LANGUAGE_SAMPLE])
    return replace(thread, language=spoken or thread.language)


def _thread_or_failure(item: ArchiveItem, *, platform: str | None) -> Thread | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return to_thread(item, platform=platform)
    except DiscourseQualityError as error:
        return Failure.of(item.source, "parse", error)
    except Exception as error:
        # A fault of ours must not cost the run: it is named like any other failure.
        logger.exception("%s: unforeseen", item.source)
        return Failure.of(item.source, "parse", error)
