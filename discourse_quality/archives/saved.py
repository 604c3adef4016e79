"""A saved page as it came out of its container, not yet decoded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from discourse_quality.errors import Failure
from discourse_quality.thread import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """The bytes of one page and what its container knows about them."""

    source: str
    """``path``, ``path!member`` or ``path#offset``."""
    content: bytes
    url: str | None = None
    captured: datetime | None = None
    media_type: str | None = None
    """``text/html`` or ``text/plain`` where the container says so."""
    charset: str | None = None
    """The charset of the HTTP header; like all such claims, it may be wrong."""
    frames: tuple[SavedPage, ...] = ()
    """The pages in its frames, where they were saved with it."""


ArchiveItem: TypeAlias = SavedPage | Thread | Failure
"""What one input can hold: pages, threads already parsed, and what was broken."""
