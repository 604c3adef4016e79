"""Inputs → threads: all that needs no model."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import islice
from pathlib import Path

from discourse_quality.archives import (
    ArchiveItem,
    SavedPage,
    read_inputs,
)
from discourse_quality.errors import DiscourseQualityError, Failure, PageError
from discourse_quality.language.detect import detect_language
from discourse_quality.limits import DEFAULT_LIMITS, Limits
from discourse_quality.options import OPEN, Privacy
from discourse_quality.pages import read_thread
from discourse_quality.pages.promises import PAST_LIMIT
from discourse_quality.privacy import hide_failure, hide_thread
from discourse_quality.thread import Problem, Thread

logger = logging.getLogger(__name__)

LANGUAGE_SAMPLE = 5_000
"""Characters that tell the language of a thread; more do not change the answer."""


def parse(
    path: str | Path,
    *,
    platform: str | None = None,
    privacy: Privacy = OPEN,
    limits: Limits = DEFAULT_LIMITS,
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
    limits
        How much is read.

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
    items = list(islice(read_inputs([path], limits=limits), 2))
    if not items:
        raise PageError(f"{path}: there is no page in it")
    if len(items) > 1:
        raise PageError(f"{path} holds several pages: use analyse_all or read_inputs")
    if isinstance(items[0], Failure):
        raise PageError(f"{items[0].source}: {items[0].reason}")
    thread = to_thread(items[0], platform=platform, limits=limits)
    return hide_thread(thread, privacy)


def parse_items(
    items: Sequence[ArchiveItem],
    *,
    platform: str | None = None,
    privacy: Privacy = OPEN,
    limits: Limits = DEFAULT_LIMITS,
) -> list[Thread | Failure]:
    """Turn items into threads; one that fails costs only itself."""
    outcomes = (_thread_or_failure(item, platform, limits) for item in items)
    return [
        hide_failure(outcome, privacy)
        if isinstance(outcome, Failure)
        else hide_thread(outcome, privacy)
        for outcome in outcomes
    ]


def to_thread(
    item: SavedPage | Thread,
    *,
    platform: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> Thread:
    """Turn a page into its thread, and tell its language from what is said in it."""
    if isinstance(item, Thread):
        thread = _within(item, limits)
        if thread.language is not None:
            return thread
    else:
        page = read_thread(item, platform=platform, limits=limits)
        thread = _within(page, limits)
    words = "\n".join(c.text for c in thread.contributions) or thread.article or ""
    spoken = detect_language(words[:LANGUAGE_SAMPLE])
    return replace(thread, language=spoken or thread.language)


def _within(thread: Thread, limits: Limits) -> Thread:
    """Leave out, and name, what of a thread is past a limit."""
    most = limits.comment_characters
    cut = sum(len(comment.text) > most for comment in thread.comments)
    over = len(thread.comments) - limits.comments
    if not cut and over <= 0:
        return thread
    kept = thread.comments[: limits.comments]
    named = {f.name: getattr(thread, f.name) for f in fields(thread)}
    details = (
        cut and f"{cut} comments cut after {most:,} characters",
        over > 0 and f"{over:,} comments after the first {limits.comments:,} left out",
    )
    named["problems"] = (
        *thread.problems,
        *(Problem(code=PAST_LIMIT, detail=detail) for detail in details if detail),
    )
    named["complete"] = thread.complete and over <= 0
    del named["comments"], named["reply_links"]
    return Thread.of((replace(c, text=c.text[:most]) for c in kept), **named)


def _thread_or_failure(
    item: ArchiveItem, platform: str | None, limits: Limits
) -> Thread | Failure:
    if isinstance(item, Failure):
        return item
    try:
        return to_thread(item, platform=platform, limits=limits)
    except DiscourseQualityError as error:
        return Failure.of(item.source, "parse", error)
    except Exception as error:
        # A fault of ours must not cost the run: it is named like any other failure.
        logger.exception("%s: unforeseen", item.source)
        return Failure.of(item.source, "parse", error)
