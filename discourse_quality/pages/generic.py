"""Comments on a page that no platform knows: the blocks that repeat.

Comments are alike in shape, each with a name, a date and some text that is not a link;
mostly they are called comments, or reply buttons stand in them. Sidebars and lists of
related posts repeat too, but their text is links. How much each sign counts is learned
from pages whose comments are known (``tests/benchmarks/reader_weights.py``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from discourse_quality.pages.answers import with_answers
from discourse_quality.pages.blocks import Block, Run
from discourse_quality.pages.census import Census
from discourse_quality.pages.confidence import confidence
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform, Reading
from discourse_quality.pages.recurring import without_recurring_lines
from discourse_quality.pages.repeats import FEATURES, Group, repeats
from discourse_quality.pages.vocabulary import COMMENT_WORD, named
from discourse_quality.thread import Comment

_WEIGHTS = {
    "members": 0.99,
    "dated": 0.08,
    "over_dated": -4.76,
    "answerable": -0.35,
    "called": 0.95,
    "part": -0.14,
    "inside_comments": 0.56,
    "aside": -1.20,
    "linked": 0.18,
    "length": 1.55,
    "wordless": -1.61,
    "authored": 0.14,
    "over_authored": -1.75,
    "pictured": 0.32,
    "headed": -2.47,
    "numbered": 0.96,
    "date_coverage": -0.06,
    "reply_coverage": 3.39,
    "single": -2.53,
    "late": 2.25,
    "announced": 1.82,
    "hollow": -10.99,
}
_MESSAGE = named("posts?", "messages?", "topic", "beitrag", "crawler-post", "thread")
_COMMENTS = named("comments?", "commentlist", "comment-.{1,12}", "kommentare?")
_BIAS = -9.78
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
_LEAST_SURE = 0.35
"""Below it, no reading of a page that was looked at is right: menus, forms."""
_BYLINE = 60
"""Characters around a text in which no more than names, dates and buttons stand."""
_ENOUGH = 0.3
"""The log-odds from which a group is taken for comments."""
_ENOUGH_OTHERWISE = -1.5
"""The same where names, dates and place all speak for comments."""
_FEW = 0.15
_HALF = 0.5
_MARGIN = 1.5
"""A group may score this much less than one it contains and still be the better."""


class Generic(Platform):
    """Any page with repeated blocks that look like comments."""

    name: ClassVar[str] = "generic"

    def recognises(self, document: Document) -> bool:
        """Everything is worth a try."""
        return True

    def read(self, document: Document) -> Reading:
        """Read the post and its comments, if they are more likely some than none."""
        reading = super().read(document)
        if not reading.comments:
            return reading
        sure = confidence(reading.comments, platform=self.name)
        return reading if sure >= _LEAST_SURE else replace(reading, comments=())

    def runs(self, document: Document) -> Iterable[Run]:
        """Find the repeated blocks that look most like comments."""
        census = Census.of(document.body)
        scored = [(score(group), group) for group in repeats(census)]
        _, group = choose([(s, g) for s, g in scored if _is_enough(s, g)])
        runs = () if group is None else with_answers(census, group)
        return [[census.counts[n].element for n in run] for run in runs]

    def linked(
        self, comments: Sequence[Comment], found: Sequence[Block]
    ) -> Iterable[Comment]:
        """Take out labels that no list knows, then link as elsewhere."""
        return super().linked(without_recurring_lines(comments), found)

    def opens_with_post(self, document: Document, found: Sequence[Block]) -> bool:
        """Tell forums by their words: messages, none of which is called a comment."""
        own = " ".join(described for _, described in found[0].tags[:3])
        around = found[0].around
        return (
            len(found) > 1
            and bool(_MESSAGE.search(f"{around} {own}"))
            and not COMMENT_WORD.search(own)
            and not _COMMENTS.search(around)
        )


def _is_enough(score: float, group: Group) -> bool:
    found = dict(zip(FEATURES, group.features, strict=True))
    is_own = _is_own(found)
    if found["aside"] and found["dated"] < _HALF and not is_own:
        return False  # a list of the latest comments on other pages
    sure = is_own or _is_called_so(found) or _stands_with_comments(found)
    return score >= (_ENOUGH_OTHERWISE if sure else _ENOUGH)


def _is_own(found: Mapping[str, float]) -> bool:
    """Whether comments in a widget are the page's own: texts, and hardly a link."""
    named = min(found["called"], found["inside_comments"], found["announced"])
    mere_text = found["linked"] < _FEW and not found["wordless"]
    return named > _ALL and mere_text and not found["single"]


def _is_called_so(found: Mapping[str, float]) -> bool:
    return min(found["called"], found["dated"]) > _ALL


def _stands_with_comments(found: Mapping[str, float]) -> bool:
    """Whether dated texts stand under a heading of comments, or in such a part."""
    if found["dated"] < _ALL or found["aside"] or found["single"]:
        return False
    if max(found["linked"], found["wordless"]) > _FEW:
        return False
    return found["announced"] + found["inside_comments"] > (found["headed"] > 0)


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
    if _are_other_parts(larger, added):
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
    if min(held) > 1:  # neighbours, as many in each: parts of one comment
        return len(set(held)) == 1 and len(set(inner.above)) == len(held)
    empty = {m for m, n in zip(outer.members, held, strict=True) if not n}
    if max(held) > 1 or _are_other_parts(outer, empty):
        return False
    called = outer.features[_CALLED]  # pingbacks, say, have no frame inside
    return called > _ALL and called >= inner.features[_CALLED]


def _are_other_parts(group: Group, members: Collection[int]) -> bool:
    """Whether some members stand beside the rest, each beside one: author and text."""
    placed = list(zip(group.members, group.above, strict=True))
    beside = {above for member, above in placed if member in members}
    rest = [above for member, above in placed if member not in members]
    one_each = len(set(rest)) == len(rest) > 1
    return one_each and bool(beside) and beside.issubset(rest)


def _says_more(outer: Group, inner: Group) -> bool:
    """Whether a group holds the dates, names or text that another lacks."""
    dated, authored, length = (
        outer.features[f] - inner.features[f] for f in (_DATED, _AUTHORED, _LENGTH)
    )
    if max(dated, authored) > _MORE:
        return True
    if inner.features[_LENGTH] < _HEADER and length > _MORE:
        return True
    added = 10 ** outer.features[_LENGTH] - 10 ** inner.features[_LENGTH]
    return 0 < added < _BYLINE


def score(group: Group) -> float:
    """Return the log-odds that a group is the page's comments."""
    evidence = zip(FEATURES, group.features, strict=True)
    return _BIAS + sum(_WEIGHTS[name] * value for name, value in evidence)
