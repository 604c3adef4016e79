"""One page for a run of any size, in one file, readable without a network."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from discourse_quality import __version__
from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.errors import Failure
from discourse_quality.reports import payload, wording
from discourse_quality.reports.overview import OverviewCount
from discourse_quality.reports.phrases import phrase
from discourse_quality.reports.shown import Row, Story
from discourse_quality.reports.sites import MomentumCount
from discourse_quality.results import DIMENSIONS

MOST_BYTES = 12_000_000
"""Largest size of all stories together: with the table, the file stays below 15 MB."""

LENGTHS = (4_000, 2_000, 1_000, 600, 400, 250, 120)
"""Characters shown of a comment: the first that keeps the stories within bounds."""

BLOCK = 40
"""Stories compressed together: few enough to open at once, enough to shrink well."""

MOST_FAILURES = 500
"""Inputs without a result that are listed; the rest are counted."""


def write_report(
    analyses: Iterable[ThreadAnalysis],
    out: Path,
    *,
    failures: Iterable[Failure] = (),
    words: wording.Words = phrase,
) -> None:
    """Write the page for a run.

    Parameters
    ----------
    analyses
        The threads, read once.
    out
        The HTML file; it is replaced only when the new one is whole.
    failures
        The inputs that gave no result.
    words
        Says a reason in words.
    """
    overview, momentum = OverviewCount(), MomentumCount()
    rows: list[Row] = []
    stories: list[Story] = []
    for analysis in analyses:
        overview.add(analysis)
        momentum.add(analysis)
        rows.append(payload.row(analysis, words=words))
        stories.append(payload.story(analysis, words=words))
    unread = tuple(failures)
    blocks, length = _blocks(stories)
    style, script = _part("report.css"), _part("report.js")
    page = _TEMPLATES.get_template("report.html").render(
        style=Markup(style),
        style_hash=_hash(style),
        script=Markup(script),
        script_hash=_hash(script),
        overview=overview.result(unread),
        momentum=momentum.whole(),
        sites=momentum.sites(),
        failures=unread[:MOST_FAILURES],
        unlisted=max(0, len(unread) - MOST_FAILURES),
        rows=Markup(_json(rows)),
        signs=wording.SIGNS,
        labels=Markup(_json([wording.LABELS[d] for d in DIMENSIONS])),
        names=DIMENSIONS,
        blocks=blocks,
        block=BLOCK,
        length=length,
        version=__version__,
    )
    part = out.with_name(f"{out.name}.part")
    part.write_text(page, encoding="utf-8")
    part.replace(out)


_TEMPLATES = Environment(
    loader=PackageLoader("discourse_quality.reports"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {"duration": wording.duration, "counted": wording.counted}


def _blocks(stories: Sequence[Story]) -> tuple[list[str], int | None]:
    """Return the stories compressed, and the length at which comments were cut."""
    for length in LENGTHS:
        cut = [payload.shorten(story, to=length) for story in stories]
        starts = range(0, len(cut), BLOCK)
        blocks = [_compressed(cut[start : start + BLOCK]) for start in starts]
        if sum(map(len, blocks)) <= MOST_BYTES:
            break
    is_cut = any(comment.cut for story in cut for comment in story.comments)
    return blocks, length if is_cut else None


def _compressed(stories: Sequence[Story]) -> str:
    packed = zlib.compress(msgspec.json.encode(stories), level=9)
    return base64.b64encode(packed).decode("ascii")


def _json(data: object) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = msgspec.json.encode(data).decode("utf-8")
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def _part(name: str) -> str:
    folder = files("discourse_quality.reports") / "templates"
    return (folder / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Return what the page's own policy lets a script or a style pass by."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
