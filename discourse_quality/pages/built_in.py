"""The platforms in the order of trial, the most specific first."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.metadata import entry_points

from discourse_quality.errors import UnknownPlatform
from discourse_quality.pages.blogger import Blogger
from discourse_quality.pages.discourse import Discourse
from discourse_quality.pages.disqus import Disqus, OldDisqus
from discourse_quality.pages.drupal import Drupal
from discourse_quality.pages.facebook import Facebook
from discourse_quality.pages.framed import Framed
from discourse_quality.pages.generic import Generic
from discourse_quality.pages.hacker_news import HackerNews
from discourse_quality.pages.hosted import (
    Commento,
    Coral,
    Echo,
    Ghost,
    IntenseDebate,
    Isso,
    Livefyre,
)
from discourse_quality.pages.joomla import K2, JComments, Komento
from discourse_quality.pages.livejournal import LiveJournal
from discourse_quality.pages.microformats import Microformats
from discourse_quality.pages.movable_type import MovableType
from discourse_quality.pages.phpbb import PhpBB3, SubSilver
from discourse_quality.pages.pixnet import Pixnet
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.reddit import NewReddit, OldReddit
from discourse_quality.pages.schema_org import JsonLd, Microdata
from discourse_quality.pages.services import (
    Giscus,
    HyvorTalk,
    OpenWeb,
    Remark42,
    Utterances,
    Viafoura,
)
from discourse_quality.pages.slashdot import Slashdot
from discourse_quality.pages.spip import Spip
from discourse_quality.pages.stack_exchange import StackExchange
from discourse_quality.pages.state import State
from discourse_quality.pages.vbulletin import VBulletin
from discourse_quality.pages.wordpress import WordPress
from discourse_quality.pages.xenforo import XenForo
from discourse_quality.pages.yahoo import YahooNews

BUILT_IN: tuple[Platform, ...] = (
    Framed(),
    WordPress(),  # most pages are: the rest need not be asked
    OldDisqus(),
    Disqus(),
    Facebook(),
    Livefyre(),
    IntenseDebate(),
    Echo(),
    Isso(),
    Commento(),
    Coral(),
    Remark42(),
    Giscus(),
    Utterances(),
    OpenWeb(),
    Viafoura(),
    HyvorTalk(),
    Ghost(),
    Discourse(),
    XenForo(),
    PhpBB3(),
    SubSilver(),
    VBulletin(),
    StackExchange(),
    HackerNews(),
    OldReddit(),
    NewReddit(),
    Slashdot(),
    LiveJournal(),
    Blogger(),
    Spip(),
    JComments(),
    K2(),
    Komento(),
    Pixnet(),
    YahooNews(),
    Drupal(),
    MovableType(),
    Microformats(),
    Microdata(),
    JsonLd(),
    State(),
)

LAST_RESORT = Generic()


@cache  # looking for entry points reads every installed package
def platforms() -> tuple[Platform, ...]:
    """Return platforms added by other packages, then our own, the generic one last."""
    added = entry_points(group="discourse_quality.platforms")
    return (*(entry.load()() for entry in added), *BUILT_IN, LAST_RESORT)


@lru_cache(maxsize=256)
def likeliest_first(generator: str | None) -> tuple[Platform, ...]:
    """Return all platforms, those that a page says it was made with before the others.

    Added ones and frames, which sites show in place of their own comments, stay first.
    """
    made_with = (generator or "").lower().replace(" ", "-")
    every = platforms()
    built_in = every.index(BUILT_IN[0]) + 1
    named = sorted(every[built_in:], key=lambda p: not made_with.startswith(p.name))
    return (*every[:built_in], *named)


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
