"""The platforms in the order of trial, the most specific first."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from discourse_quality.errors import UnknownPlatform
from discourse_quality.pages.discourse import Discourse
from discourse_quality.pages.drupal import Drupal
from discourse_quality.pages.generic import Generic
from discourse_quality.pages.movable_type import MovableType
from discourse_quality.pages.phpbb import PhpBB3, SubSilver
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.spip import Spip
from discourse_quality.pages.vbulletin import VBulletin
from discourse_quality.pages.wordpress import WordPress
from discourse_quality.pages.xenforo import XenForo

BUILT_IN: tuple[Platform, ...] = (
    Discourse(),
    XenForo(),
    PhpBB3(),
    SubSilver(),
    VBulletin(),
    Spip(),
    Drupal(),
    MovableType(),
    WordPress(),
)

LAST_RESORT = Generic()


@cache  # looking for entry points reads every installed package
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
