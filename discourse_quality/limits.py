"""How much is read before a page or an archive counts as hostile or broken.

Past a limit there is a named problem. What lies within is still used where that is
honest: the comments before the one too many, the page before the tag too many, the
members of an archive before the broken one. Seconds and memory are the workers'
(``--time-limit``, ``--memory-limit``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds that no honest page or archive of pages reaches."""

    page_bytes: int = 32 * MEGABYTE
    """Of one page, unpacked. The largest page seen while testing has 0.7 MB."""
    tags: int = 500_000
    """On one page; what follows is not read. Most seen while testing: 20,000."""
    comments: int = 50_000
    """Of one thread; those that follow are left out."""
    comment_characters: int = 100_000
    """Of one comment; the rest of it is left out."""
    whole_bytes: int = 512 * MEGABYTE
    """Of a file that can only be read as a whole: MHTML, .webarchive."""
    members: int = 5_000_000
    """Of one archive; a ZIP lists all of them in memory before the first is read."""
    expansion: int = 300
    """Unpacked bytes per packed byte. HTML packs 4 to 30 times, deflate up to 1032."""
    expansion_floor: int = 8 * MEGABYTE
    """Unpacked size below which the ratio does not matter."""
    nesting: int = 3
    """Archives inside archives. Elements inside elements: the parser ends at 256."""

    @classmethod
    def of(cls, settings: Iterable[str]) -> Limits:
        """Read limits written as ``name=value``; the others are as they are.

        Raises
        ------
        ValueError
            If there is no limit of that name, or the value is no number above 0.
        """
        known = [field.name for field in fields(cls)]
        values: dict[str, int] = {}
        for setting in settings:
            name, _, value = setting.replace("-", "_").partition("=")
            if name not in known:
                near = get_close_matches(name, known, 1)
                hint = f"did you mean {near[0]}?" if near else ", ".join(known)
                raise ValueError(f"there is no limit {name!r}: {hint}")
            if not value.strip().isdecimal() or not int(value):
                raise ValueError(f"{name}: expected a number above 0, found {value!r}")
            values[name] = int(value)
        return replace(cls(), **values)


DEFAULT_LIMITS = Limits()
