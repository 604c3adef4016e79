"""What an analysis can be told; read before anything heavy is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an analysis can be told."""

    platform: str | None = None
    """Read every page as this platform's."""
    pipeline: str | None = None
    """An installed spaCy pipeline, or the path of one, instead of our own."""
    models: Path | None = None
    """A folder of scorers instead of those that are shipped."""
    inferred_links: bool = False
    """Let inferred replies count in the interaction measures."""
    seed: int = 0
    """Of the resampling behind the threads' intervals."""


DEFAULTS = Options()
