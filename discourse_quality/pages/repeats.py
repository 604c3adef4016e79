"""The repeated blocks of a page, each group with what speaks for its being comments."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from discourse_quality.pages.census import Census, Count
from discourse_quality.pages.siblings import Run, sibling_runs
from discourse_quality.pages.vocabulary import ASIDE, COMMENT, COMMENT_PART

FEATURES = (
    "members", "dated", "over_dated", "answerable", "called", "part",
    "inside_comments", "aside", "linked", "length", "wordless", "authored",
    "over_authored", "pictured", "headed", "numbered", "date_coverage",
    "reply_coverage", "single", "late", "announced", "hollow",
)  # fmt: skip

_VARIABLE = re.compile(
    r"(?<![a-z0-9])(?:even|odd|alt|alternate|first|last|depth|level|thread|parent|byuser|"
    r"bypostauthor|clearfix|active|js|no|has|comment-author-.{0,40})(?![a-z])|[0-9a-f-]{16,}|\d+"
)
_SUMMED = (
    "text", "link_text", "dates", "replies", "authors", "images", "headings",
)  # fmt: skip
"""What counts of a comment's elements add up to that of the comment."""
_UNKNOWN = 0.5
"""Share of the reply buttons on a page that has none."""
_MANY = 5.0
"""Members, as a binary logarithm, beyond which more are no better evidence."""
_LINE = 200
_NEAR = 40
"""Elements between a heading and the comments it announces."""
_NUMBERS = re.compile(r"[0-9a-f-]{12,}|\d+|odd|even|alternate", re.I)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements alike, in page order, as places in the census."""

    members: tuple[int, ...]
    features: tuple[float, ...]
    ends: tuple[int, ...] = ()
    """Places after each member's last descendant."""
    above: tuple[int, ...] = ()
    """Places of the parents."""
    parts: tuple[tuple[int, ...], ...] = ()
    """Places of the elements of each, where a comment is several side by side."""

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Places of the elements of each member."""
        return self.parts or tuple((member,) for member in self.members)

    def holds(self, other: Group) -> list[int]:
        """Return how many of the other group's members stand in each of this one's.

        Counted are those whose innermost holder it is.
        """
        counts = [0] * len(self.members)
        open_: list[int] = []
        here = 0
        first = 1 if self.parts else 0  # whose place is also that of the whole
        for inner in other.members:
            while here < len(self.members) and self.members[here] < inner + first:
                open_.append(here)
                here += 1
            while open_ and self.ends[open_[-1]] <= inner:
                open_.pop()
            if open_:
                counts[open_[-1]] += 1
        return counts


def repeats(census: Census) -> Iterator[Group]:
    """Yield the groups of elements that are alike and could be comments."""
    alike: dict[str, list[int]] = defaultdict(list)
    counts = census.counts
    for here in range(1, len(counts)):
        if _is_plausible(counts[here]):
            for key in _keys(counts[here], counts[counts[here].above]):
                alike[key].append(here)
    seen = set()
    for found in alike.values():
        members = tuple(found)
        if members not in seen and (len(members) > 1 or counts[members[0]].called):
            seen.add(members)
            ends = tuple(counts[m].end for m in members)
            above = tuple(counts[m].above for m in members)
            own = _own(counts, members)
            yield Group(members, _features(census, members, own), ends, above)
    for runs in sibling_runs(census):
        yield _side_by_side(census, runs)


def _side_by_side(census: Census, runs: Sequence[Run]) -> Group:
    counts = census.counts
    members = tuple(run[0] for run in runs)
    own = [_sum(counts, run) for run in runs]
    ends = tuple(counts[run[-1]].end for run in runs)
    above = tuple(counts[m].above for m in members)
    return Group(members, _features(census, members, own), ends, above, tuple(runs))


def _sum(counts: Sequence[Count], run: Run) -> Count:
    total = Count(counts[run[0]].element, counts[run[0]].names, counts[run[0]].above)
    for name in _SUMMED:
        setattr(total, name, sum(getattr(counts[place], name) for place in run))
    return total


def _is_plausible(count: Count) -> bool:
    if count.text - count.link_text < 2 or count.text < 8:
        return False
    return bool(count.dates or count.replies or count.called or count.authors)


def _keys(count: Count, above: Count) -> Iterator[str]:
    tag, get = count.element.tag, count.element.get
    shape = _shape(count.names)
    yield f"{count.above} {shape}"
    yield f"{_shape(above.names)} > {shape}"
    identifier = get("id")
    if identifier and not identifier.isalpha():
        yield f"#{tag} {_NUMBERS.sub('0', identifier)}"
    for name in get("class", "").split():
        if _shape(name):  # a "clearfix" is on anything
            yield f".{tag} {name}"


@lru_cache(maxsize=4096)
def _shape(names: str) -> str:
    """Leave out of a tag's names what differs from one comment to the next."""
    return " ".join(_VARIABLE.sub("", names).split())


def _features(
    census: Census, members: Sequence[int], own: Sequence[Count]
) -> tuple[float, ...]:
    counts = census.counts
    n = len(members)
    text = sum(o.text for o in own)
    page = counts[0]
    above = _names_above(counts, members[0])
    names = [counts[m].names for m in members]
    return (
        min(math.log2(n), _MANY),
        sum(1 <= o.dates <= 2 for o in own) / n,
        sum(o.dates > 3 for o in own) / n,
        sum(o.replies > 0 for o in own) / n,
        sum(counts[m].called for m in members) / n,
        sum(bool(COMMENT_PART.search(d)) for d in names) / n,
        float(bool(COMMENT.search(above))),
        float(bool(ASIDE.search(above) or ASIDE.search(names[0]))),
        sum(o.link_text for o in own) / max(1, text),
        math.log10(10 + text / n),
        sum(o.text - o.link_text < 15 for o in own) / n,
        sum(o.authors > 0 for o in own) / n,
        sum(o.authors > 6 for o in own) / n,
        sum(o.images > 0 for o in own) / n,
        sum(o.headings > 0 for o in own) / n,
        float(any(c.isdigit() for c in counts[members[0]].element.get("id", ""))),
        sum(o.dates for o in own) / max(1, page.dates),
        sum(o.replies for o in own) / page.replies if page.replies else _UNKNOWN,
        float(n == 1),
        members[0] / len(counts),
        float(any(members[0] - _NEAR < a < members[0] for a in census.announced)),
        sum(_is_hollow(o, counts[m]) for o, m in zip(own, members, strict=True)) / n,
    )


def _own(counts: Sequence[Count], members: Sequence[int]) -> list[Count]:
    """Return the members' counts without those of members nested in them."""
    own: list[Count] = []
    open_: list[int] = []
    for number, member in enumerate(members):
        count = counts[member]
        own.append(count)
        while open_ and member >= counts[members[open_[-1]]].end:
            open_.pop()
        if open_:
            outer = open_[-1]
            own[outer] = _without(own[outer], count)
        open_.append(number)
    return own


def _is_hollow(own: Count, whole: Count) -> bool:
    """Whether a member is a mere frame around other members."""
    return own.text < whole.text and not own.dates and own.text < _LINE


def _without(outer: Count, inner: Count) -> Count:
    return Count(
        outer.element,
        outer.names,
        outer.above,
        outer.text - inner.text,
        outer.link_text - inner.link_text,
        outer.dates - inner.dates,
        outer.replies - inner.replies,
        outer.authors - inner.authors,
        outer.images - inner.images,
        outer.headings - inner.headings,
    )


def _names_above(counts: Sequence[Count], here: int) -> str:
    said: list[str] = []
    above = counts[here].above
    while above > 0 and len(said) < 5:
        said.append(counts[above].names)
        above = counts[above].above
    return " ".join(said)
