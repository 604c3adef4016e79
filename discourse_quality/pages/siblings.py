"""Comments made of several elements side by side, with no element around each.

``<dt>`` and ``<dd>``, a row with the author and a row with the text, a heading and a
paragraph, ``<a name>`` and what follows it: who wrote and when stands in a short
element, its *byline*, and what lies between two bylines belongs to one comment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discourse_quality.pages.census import Census, Count

_LONGEST_BYLINE = 160
_FEWEST = 2
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FILLED = 0.75
"""Share of the bylines that must have a text of their own."""
_LONGEST_RUN = 40
"""Elements of one comment."""

Run = tuple[int, ...]
"""The places of one comment's elements, neighbours in page order."""


def sibling_runs(census: Census) -> Iterator[list[Run]]:
    """Yield the lists of comments that stand side by side under one parent."""
    counts = census.counts
    bylines: dict[int, list[int]] = defaultdict(list)
    for here, count in enumerate(counts):
        if 1 <= count.dates <= 2 and count.text <= _LONGEST_BYLINE and here:
            bylines[count.above].append(here)
    for above, found in bylines.items():
        if len(found) >= _FEWEST:
            runs = _runs(counts, _children(counts, above), _alike(counts, found))
            if runs:
                yield runs


def _children(counts: Sequence[Count], above: int) -> list[int]:
    here, children = above + 1, []
    while here < counts[above].end:
        children.append(here)
        here = counts[here].end
    return children


def _alike(counts: Sequence[Count], bylines: Sequence[int]) -> set[int]:
    """Return the bylines of the commonest tag."""
    by_tag: dict[str, set[int]] = defaultdict(set)
    for here in bylines:
        by_tag[counts[here].element.tag].add(here)
    return max(by_tag.values(), key=len)


def _runs(
    counts: Sequence[Count], children: Sequence[int], bylines: set[int]
) -> list[Run] | None:
    """Cut a parent's children at its bylines, each at the head or the foot of one."""
    at = [n for n, child in enumerate(children) if child in bylines]
    between = [children[a + 1 : b] for a, b in pairwise(at)]
    filled = sum(any(_has_text(counts[c]) for c in inner) for inner in between)
    if len(at) < _FEWEST or not between or filled < _FILLED * len(between):
        return None
    inside = {_kind(counts[c]) for inner in between for c in inner}
    most = max(map(len, between))
    if most > _LONGEST_RUN:
        return None
    before = _reach(counts, children[: at[0]][::-1], inside, most)
    after = _reach(counts, children[at[-1] + 1 :], inside, most)
    if _is_at_foot(counts, between, before=before, after=after):
        starts = [at[0] - before, *(n + 1 for n in at[:-1])]
        ends = [n + 1 for n in at]
    else:
        starts, ends = at, [*at[1:], at[-1] + 1 + after]
    return [tuple(children[a:b]) for a, b in zip(starts, ends, strict=True)]


def _reach(
    counts: Sequence[Count], outward: Sequence[int], inside: set[str], most: int
) -> int:
    """Return how many neighbours beyond the outermost byline may be of its comment."""
    for n, child in enumerate(outward):
        if n == most or _kind(counts[child]) not in inside:
            return n
    return len(outward)


def _is_at_foot(
    counts: Sequence[Count],
    between: Sequence[Sequence[int]],
    *,
    before: int,
    after: int,
) -> bool:
    """Whether the byline comes after the text."""
    marks = [inner[0] for inner in between if inner]
    if marks and all(_is_mark(counts[m]) for m in marks):
        return True  # an anchor or a rule that opens the next comment
    return before > 0 and after == 0


def _is_mark(count: Count) -> bool:
    element = count.element
    return element.tag == "hr" or (element.tag == "a" and bool(element.get("name")))


def _kind(count: Count) -> str:
    tag: str = count.element.tag
    return "heading" if tag in _HEADINGS else tag


def _has_text(count: Count) -> bool:
    return count.text - count.link_text > 1
