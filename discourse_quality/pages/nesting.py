"""Who answers whom, as far as the place of the comments in the tree tells.

Replies stand inside the comment that they answer, or beside it in a list of their own:
``li > (article, ul > li > article)``, or ``div.comment + div.indented > div.comment``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from discourse_quality.pages.vocabulary import named, plain_names

_DEPTH = re.compile(
    r"(?<![a-z])(?:depth|level|indent|lvl|nested|child|deep)-{1,2}(\d{1,2})(?!\d)"
)
_MARGIN = re.compile(r"(?:margin|padding)-left\s{0,3}:\s{0,3}(\d{1,4})", re.I)
_REPLIES = named(
    "children", "childs?", "replies", "indented", "nested", "sub-?comments?", "answers",
    "responses", "threads?", "antworten", "reponses", "respuestas", "reply-?list",
)  # fmt: skip
_SUB = named(
    "comment-?(?:sub|reply|child|answer)", "(?:sub|child|reply|nested)-?comment", "sub",
    "is-(?:reply|child|nested)", "reply", "answer", "child", "nested", "indent(?:ed)?",
    "antwort", "reponse", "respuesta", "risposta", "resposta", "svar", "odpowiedz",
)  # fmt: skip
"""What replies in a flat list are called, and comments on the post are not."""
_BRANCH = named(
    "branch", "threads?", "conversation", "comment-?(?:thread|group|branch)"
)
_BRANCHES = 2
_CHAIN = 6

Run = Sequence[html.HtmlElement]
"""The neighbouring elements that make up one comment; mostly a single one."""


def parents(runs: Sequence[Run]) -> list[int | None]:
    """Return for each comment the number of the one that it answers."""
    by_place = _by_place(runs)
    if any(above is not None for above in by_place) and not _is_unclosed(by_place):
        return by_place
    by_depth = _by_depth(runs)
    if any(above is not None for above in by_depth):
        return by_depth
    return _by_branch(runs)


def _is_unclosed(answered: Sequence[int | None]) -> bool:
    """Whether each answers the one before: so many do not, a tag was never closed."""
    chain = [None, *range(len(answered) - 1)]
    return len(answered) >= _CHAIN and list(answered) == chain


def _by_place(runs: Sequence[Run]) -> list[int | None]:
    owner = {element: number for number, run in enumerate(runs) for element in run}
    holds: dict[html.HtmlElement, list[int]] = {}
    for number, run in enumerate(runs):
        for above in run[0].iterancestors():
            holds.setdefault(above, []).append(number)
    return [_parent(run[0], owner, holds) for run in runs]


def _parent(
    element: html.HtmlElement,
    owner: dict[html.HtmlElement, int],
    holds: dict[html.HtmlElement, list[int]],
) -> int | None:
    """Climb until the comment stands in, or in a list right after, another one."""
    branch = element
    for above in element.iterancestors():
        if above in owner:
            return owner[above]
        if branch not in owner and len(holds[above]) > len(holds[branch]):
            before = _branch_before(branch, owner, holds)
            if before is not None and before in owner:
                return owner[before]
            if before is not None and _is_list_beside(branch, before):
                inside = holds[before]
                return inside[0] if len(inside) == 1 else None
        branch = above
    return None


def _branch_before(
    branch: html.HtmlElement,
    owner: dict[html.HtmlElement, int],
    holds: dict[html.HtmlElement, list[int]],
) -> html.HtmlElement | None:
    for sibling in branch.itersiblings(preceding=True):
        if sibling in owner or sibling in holds:
            return sibling
    return None


def _is_list_beside(branch: html.HtmlElement, before: html.HtmlElement) -> bool:
    """Whether a branch holds the replies to the comment in the branch before it."""
    if branch.tag != before.tag:
        return True
    return bool(_REPLIES.search(_names(branch))) and not _REPLIES.search(_names(before))


def _names(element: html.HtmlElement) -> str:
    return plain_names(element.tag, element.get("class") or "")


def _by_depth(runs: Sequence[Run]) -> list[int | None]:
    """Read the depth that a class or an indentation gives: replies come after."""
    depths = [_depth(run[0]) for run in runs]
    if len(set(depths)) == 1:
        return [None] * len(runs)
    found: list[int | None] = []
    open_: list[tuple[int, int]] = []
    for number, depth in enumerate(depths):
        while open_ and open_[-1][0] >= depth:
            open_.pop()
        found.append(open_[-1][1] if open_ else None)
        open_.append((depth, number))
    return found


def _by_branch(runs: Sequence[Run]) -> list[int | None]:
    """Read branches side by side, each of which its first comment opens."""
    holders = [run[0].getparent() for run in runs]
    opened = {holder: n for n, holder in reversed([*enumerate(holders)])}
    named_so = all(h is not None and _BRANCH.search(_names(h)) for h in opened)
    if len(opened) < _BRANCHES or not named_so:
        return [None] * len(runs)
    return [
        opened[holder] if opened[holder] != n else None
        for n, holder in enumerate(holders)
    ]


def _depth(element: html.HtmlElement) -> int:
    parent = element.getparent()
    for here in (element, parent):
        if here is None:
            continue
        said = _DEPTH.search(_names(here))
        if said:
            return int(said.group(1))
        if here is element and _SUB.search(_names(here)):
            return 1
        margin = _MARGIN.search(here.get("style") or "")
        if margin:
            return int(margin.group(1))
    spacer = element.find(".//img[@width]")
    if spacer is not None and re.search(
        r"spacer|blank|pixel|clear|trans", spacer.get("src") or "", re.I
    ):
        width = spacer.get("width")
        return int(width) if width.isdigit() and len(width) < 5 else 0
    return 0
