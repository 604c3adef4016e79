"""What an analysis can be told; read before anything heavy is loaded."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from discourse_quality.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What of the people on the pages is left out of results."""

    key: bytes | None = field(default=None, repr=False)
    """Put pseudonyms, hashes under this key of 16 to 64 bytes, for names."""
    drop_text: bool = False
    """Leave out texts of posts and comments, and passages of them."""

    @property
    def settings(self) -> dict[str, object]:
        """What may be known of it: the key only by its digest."""
        mark = None if self.key is None else sha256(b"mark" + self.key).hexdigest()
        return {"pseudonyms": mark and mark[:16], "drop_text": self.drop_text}


OPEN = Privacy()
"""Nothing is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an analysis can be told."""

    platform: str | None = None
    """Read every page as this platform's."""
    pipeline: str | None = None
    """An installed spaCy pipeline, or the path of one, instead of our rules."""
    models: Path | None = None
    """A folder of scorers instead of those that are shipped."""
    inferred_links: bool = False
    """Let inferred replies count in the interaction measures."""
    seed: int = 0
    """Of the resampling behind the intervals of threads, where no ratings taught
    them: those of the shipped scorers are not resampled."""
    privacy: Privacy = OPEN
    """What of the people on the pages is left out of results."""
    limits: Limits = DEFAULT_LIMITS
    """How much is read of a page or an archive."""


DEFAULTS = Options()
