"""How much of a container is read before it counts as hostile or broken."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that no honest archive of pages reaches."""

    page_bytes: int = 32 * MEGABYTE
    """Of one page, unpacked. The largest page seen while testing has 0.7 MB."""
    whole_bytes: int = 512 * MEGABYTE
    """Of a file that can only be read as a whole: MHTML, .webarchive."""
    members: int = 5_000_000
    """Of one archive; a ZIP lists all of them in memory before the first is read."""
    expansion: int = 300
    """Unpacked bytes per packed byte. HTML packs 4 to 30 times, deflate up to 1032."""
    expansion_floor: int = 8 * MEGABYTE
    """Unpacked size below which the ratio does not matter."""
    nesting: int = 3
    """Archives inside archives."""


DEFAULT_LIMITS = Limits()
