"""The momentum of everything in a run, and of each site where there are several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlsplit

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.features.site import SiteRecord
from discourse_quality.reports.months import SiteMomentum, drawn
from discourse_quality.reports.plain import shortened

MOST_SITES = 20
"""Sites that are drawn, those with most threads first: more would bury the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site of a run."""

    name: str
    threads: int
    """Threads with dated comments."""
    momentum: SiteMomentum


class MomentumCount:
    """Gathers momentum thread by thread, for the whole and by host name."""

    def __init__(self) -> None:
        self._whole = SiteRecord()
        self._sites: defaultdict[str, SiteRecord] = defaultdict(SiteRecord)

    def add(self, analysis: ThreadAnalysis) -> None:
        """Count one more thread."""
        self._whole.add(analysis.thread, analysis.momentum)
        name = _site(analysis.thread.url)
        if name:
            self._sites[name].add(analysis.thread, analysis.momentum)

    def whole(self) -> SiteMomentum:
        """Return the momentum of all threads together."""
        return drawn(self._whole)

    def sites(self) -> tuple[Site, ...]:
        """Return the momentum of each site; nothing where there is only one."""
        if len(self._sites) < 2:
            return ()
        dated = [(n, record) for n, record in self._sites.items() if record.discussed]
        dated.sort(key=lambda one: (-one[1].discussed, one[0]))
        return tuple(
            Site(name=name, threads=record.discussed, momentum=drawn(record))
            for name, record in dated[:MOST_SITES]
        )


def _site(url: str | None) -> str | None:
    """Return the host of an address, without the ``www.`` that some pages have."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return shortened(host.removeprefix("www."), to=60) if host else None
