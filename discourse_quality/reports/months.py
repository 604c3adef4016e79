"""A site's momentum as the report draws it: bars for months, or for years."""

from __future__ import annotations

from dataclasses import dataclass

from discourse_quality.features.site import Length, PeriodOfSite, SiteRecord

LONGEST = 60
"""Months up to which each has a bar; a longer record is told by years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A month or a year, and what it is called."""

    label: str
    posts: int
    comments: int
    newcomers: int
    returners: int
    half_life: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMomentum:
    """What became of a site's discussions."""

    periods: tuple[Bar, ...]
    undated: int
    """Comments without a date, which are in no period."""
    discussed: int
    """Threads with at least one dated comment."""
    dormant: int
    revived: int


def drawn(record: SiteRecord) -> SiteMomentum:
    """Return a site's record as it is drawn."""
    by: Length = "year" if record.span > LONGEST else "month"
    return SiteMomentum(
        periods=tuple(_bar(period, by) for period in record.periods(by=by)),
        undated=record.undated,
        discussed=record.discussed,
        dormant=record.dormant,
        revived=record.revived,
    )


def _bar(period: PeriodOfSite, by: Length) -> Bar:
    return Bar(
        label=f"{period.start:%b %Y}" if by == "month" else f"{period.start:%Y}",
        posts=period.posts,
        comments=period.comments,
        newcomers=period.newcomers,
        returners=period.returners,
        half_life=period.half_life,
    )
