"""Comments on a page that no platform knows: the blocks that repeat.

Comments are alike in shape, each with a name, a date and some text that is not a link;
mostly they are called comments, or reply buttons stand in them. Sidebars and lists of
related posts repeat too, but their text is links.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.census import Census
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.repeats import FEATURES, Group, repeats
from discourse_quality.pages.vocabulary import COMMENT_WORD, named

_WEIGHTS = {
    "members": 0.89,
    "dated": -0.07,
    "over_dated": -4.69,
    "answerable": -0.33,
    "called": 0.96,
    "part": -0.37,
    "inside_comments": 0.35,
    "aside": -1.09,
    "linked": 0.24,
    "length": 1.55,
    "wordless": -1.49,
    "authored": 0.22,
    "over_authored": -2.04,
    "pictured": 0.41,
    "headed": -3.51,
    "numbered": 0.97,
    "date_coverage": 0.26,
    "reply_coverage": 3.27,
    "single": -2.56,
    "late": 1.94,
    "announced": 1.75,
    "hollow": -9.93,
}
_MESSAGE = named("posts?", "messages?", "topic", "beitrag", "crawler-post", "thread")
_BIAS = -9.26
_DATED, _AUTHORED, _LENGTH, _CALLED = map(
    FEATURES.index, ("dated", "authored", "length", "called")
)
_ALL = 0.9
_FRAMED = 0.6
"""Share of the members that stand in what frames the whole list."""
_MORE = 0.3
"""Of the shares, or of the decimal logarithm of the length: twice the text."""
_HEADER = 1.9
"""Decimal logarithm of the length of what may be mere headers of comments."""
_ENOUGH = -0.4
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

    def opens_with_post(self, document: Document, found: Sequence[Block]) -> bool:
        """Tell forums by their words: messages, none of which is called a comment."""
        own = " ".join(described for _, described in found[0].tags[:3])
        return (
            len(found) > 1
            and bool(_MESSAGE.search(f"{found[0].around} {own}"))
            and not COMMENT_WORD.search(own)
        )


def choose(scored: Sequence[tuple[float, Group]]) -> tuple[float, Group | None]:
    """Return the best group, or one around it or with more members nearly as good."""
    best, group = max(scored, key=lambda s: s[0], default=(0.0, None))
    if group is None:
        return best, None
    near = [(score, other) for score, other in scored if score >= best - _MARGIN]
    larger = [(s, other) for s, other in near if _completes(other, group)]
    best, group = max(larger, key=lambda s: len(s[1].members))
    wider = [(score, other) for score, other in near if _frames(other, group)]
    return max(wider, key=lambda s: s[0], default=(best, group))


def _completes(larger: Group, group: Group) -> bool:
    """Whether a group has all members of another, and no mere frame around them."""
    added = set(larger.members).difference(group.members)
    if len(larger.members) != len(group.members) + len(added):
        return False
    spans = zip(larger.members, larger.ends, strict=True)
    return not any(
        start in added
        and sum(start < m < end for m in group.members) > _FRAMED * len(group.members)
        for start, end in spans
    )


def _frames(outer: Group, inner: Group) -> bool:
    """Whether a group holds the members of another one by one, and is the better."""
    held = outer.holds(inner)
    if sum(held) != len(inner.members):
        return False
    if set(held) == {1}:
        return _says_more(outer, inner)
    if max(held) > 1:
        return False
    called = outer.features[_CALLED]  # pingbacks, say, have no frame inside
    return called > _ALL and called >= inner.features[_CALLED]


def _says_more(outer: Group, inner: Group) -> bool:
    """Whether a group holds the dates, names or text that another lacks."""
    dated, authored, length = (
        outer.features[f] - inner.features[f] for f in (_DATED, _AUTHORED, _LENGTH)
    )
    if max(dated, authored) > _MORE:
        return True
    return inner.features[_LENGTH] < _HEADER and length > _MORE


def _score(group: Group) -> float:
    evidence = zip(FEATURES, group.features, strict=True)
    return _BIAS + sum(_WEIGHTS[name] * value for name, value in evidence)
