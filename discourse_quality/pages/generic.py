"""Comments on a page that no platform knows: the blocks that repeat.

Comments are alike in shape, each with a name, a date and some text that is not a link;
mostly they are called comments, or reply buttons stand in them. Sidebars and lists of
related posts repeat too, but their text is links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from discourse_quality.pages.blocks import Run
from discourse_quality.pages.census import Census
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.repeats import FEATURES, Group, repeats

_WEIGHTS = {
    "members": 0.91,
    "dated": -0.04,
    "over_dated": -4.57,
    "answerable": -1.19,
    "called": 0.75,
    "part": -0.45,
    "inside_comments": 0.14,
    "aside": -1.21,
    "linked": -0.38,
    "length": 0.77,
    "wordless": -1.83,
    "authored": -0.03,
    "over_authored": -1.00,
    "pictured": -0.12,
    "headed": -3.79,
    "numbered": 1.74,
    "date_coverage": 0.39,
    "reply_coverage": 3.01,
    "single": -2.54,
    "late": 2.06,
    "announced": 1.29,
}
_BIAS = -5.81
_DATED, _AUTHORED = FEATURES.index("dated"), FEATURES.index("authored")
_ENOUGH = 0.5
"""The log-odds from which a group is taken for comments."""
_MARGIN = 1.5
"""A group may score this much less than one it contains and still be the better."""


class Generic(Platform):
    """Any page with repeated blocks that look like comments."""

    name: ClassVar[str] = "generic"

    def recognises(self, document: Document) -> bool:
        """Everything is worth a try."""
        return True

    def runs(self, document: Document) -> Iterable[Run]:
        """Find the repeated blocks that look most like comments."""
        census = Census.of(document.body)
        scored = [(_score(group), group) for group in repeats(census)]
        score, group = choose(scored)
        if group is None or score < _ENOUGH:
            return []
        return [[census.counts[n].element] for n in group.members]


def choose(scored: Sequence[tuple[float, Group]]) -> tuple[float, Group | None]:
    """Return the best group, or one around it or with more members nearly as good."""
    best, group = max(scored, key=lambda s: s[0], default=(0.0, None))
    if group is None:
        return best, None
    near = [(score, other) for score, other in scored if score >= best - _MARGIN]
    members = set(group.members)
    larger = [(s, other) for s, other in near if members.issubset(other.members)]
    best, group = max(larger, key=lambda s: len(s[1].members))
    wider = [
        (score, other)
        for score, other in near
        if _says_more(other, group) and other.wraps(group)
    ]
    return max(wider, key=lambda s: s[0], default=(best, group))


def _says_more(outer: Group, inner: Group) -> bool:
    """Whether a group holds the dates or names that another lacks."""
    gained = [outer.features[f] - inner.features[f] for f in (_DATED, _AUTHORED)]
    return max(gained) > 0.5


def _score(group: Group) -> float:
    evidence = zip(FEATURES, group.features, strict=True)
    return _BIAS + sum(_WEIGHTS[name] * value for name, value in evidence)
