"""The platforms in the order of trial, the most specific first."""

from __future__ import annotations

from importlib.metadata import entry_points

from discourse_quality.errors import UnknownPlatform
from discourse_quality.pages.generic import Generic
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.wordpress import WordPress

BUILT_IN: tuple[Platform, ...] = (WordPress(),)

LAST_RESORT = Generic()


def platforms() -> tuple[Platform, ...]:
    """Return platforms added by other packages, then our own, the generic one last."""
    added = entry_points(group="discourse_quality.platforms")
    return (*(entry.load()() for entry in added), *BUILT_IN, LAST_RESORT)


def platform_named(name: str) -> Platform:
    """Return the platform of that name.

    Raises
    ------
    UnknownPlatform
        If there is none; the message names those that there are.
    """
    known = {platform.name: platform for platform in platforms()}
    if name not in known:
        raise UnknownPlatform(
            f"no platform is called {name!r}; known: {', '.join(known)}"
        )
    return known[name]
