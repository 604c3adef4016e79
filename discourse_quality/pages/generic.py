"""Comments on a page that no platform knows: the blocks that repeat.

Comments are alike in shape, each with a name, a date and some text that is not a link;
mostly they are called comments, or reply buttons stand in them. Sidebars and lists of
related posts repeat too, but their text is links.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from discourse_quality.pages.blocks import Run
from discourse_quality.pages.census import Census
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Platform
from discourse_quality.pages.vocabulary import named

_COMMENT = named(
    "comments?",
    "kommentare?",
    "commentaires?",
    "comentarios?",
    "commenti",
    "commento",
    "reacties?",
    "komentarz\\w{0,3}",
    "kommentit?",
    "commentlist",
    "comment-?\\d+",
    "c\\d+",
    "responses?",
    "forum",
    "discussion",
    "message",
    "reviews?",
    "ugccmt",
    "cmt",
    "replies",
    "posts?-?\\d*",
)
_PART = named(
    "(?:comment|message|post|reply)s?-?(?:text|content|body-text|author|meta|metadata|date|time|head|header|foot|footer|avatar|image|title|info|user|actions?|reply|links?|form|count|number|rating|left|right|inner-content)",
    "meta",
    "author",
    "avatar",
    "respond",
    "form",
    "reply",
    "actions?",
    "buttons?",
    "vcard",
)
_ASIDE = named(
    "sidebar",
    "widgets?",
    "related",
    "nav",
    "navigation",
    "menu",
    "teasers?",
    "latest",
    "popular",
    "recent",
    "social",
    "share",
    "sharing",
    "recommend\\w{0,9}",
    "breadcrumbs?",
    "pagination",
    "promo",
    "newsletter",
    "trending",
    "ticker",
    "footer",
    "toc",
    "archives?",
    "similar",
    "most-\\w{1,12}",
    "recentcomments",
    "header",
    "cookie",
)
_VARIABLE = re.compile(
    r"(?<![a-z0-9])(?:even|odd|alt|alternate|first|last|depth|level|thread|parent|byuser|bypostauthor|clearfix|active|item|js|by|user|author|no|has|post|li|div|comment-author-.{0,40})(?![a-z])|\d+|[0-9a-f-]{16,}"
)
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """Elements alike that may be a page's comments."""

    members: tuple[int, ...]
    score: float


class Generic(Platform):
    """Any page with repeated blocks that look like comments."""

    name: ClassVar[str] = "generic"

    def recognises(self, document: Document) -> bool:
        """Everything is worth a try."""
        return True

    def runs(self, document: Document) -> Iterable[Run]:
        """Find the repeated blocks that look most like comments."""
        census = Census.of(document.body)
        groups = sorted(_groups(census), key=lambda g: -g.score)
        if not groups or groups[0].score < _ENOUGH:
            return []
        return [[census.elements[n]] for n in groups[0].members]


def _groups(census: Census) -> Iterator[Group]:
    alike: dict[str, list[int]] = defaultdict(list)
    for here, described in enumerate(census.names):
        if census.text[here] < 2 or here == 0:
            continue
        for key in _keys(census, here, described):
            alike[key].append(here)
    seen = set()
    for members in alike.values():
        outer = tuple(members)
        if outer in seen:
            continue
        seen.add(outer)
        score = _score(census, outer)
        if score > 0:
            yield Group(outer, score)


def _keys(census: Census, here: int, described: str) -> Iterator[str]:
    tag = census.elements[here].tag
    shape = " ".join(
        sorted(set(_VARIABLE.sub("", described).replace("-", " ").split()))
    )
    above = census.parent[here]
    yield f"{shape}|{above}"
    identifier = census.elements[here].get("id") or ""
    if any(c.isdigit() for c in identifier):
        yield f"#{tag} {re.sub(r'[0-9a-f-]{8,}|[0-9]+', '0', identifier)}"
    for name in (census.elements[here].get("class") or "").split():
        yield f".{tag} {name}"


def _score(census: Census, members: tuple[int, ...]) -> float:
    n = len(members)
    own = _own(census, members)
    text = [own_text for own_text, _, _, _ in own]
    total = sum(text)
    if total < 20 * n:
        return 0.0
    links = sum(link for _, link, _, _ in own) / max(1, total)
    dated = sum(min(1, d) if d <= 3 else 0.3 for _, _, d, _ in own) / n
    replied = sum(1 for _, _, _, r in own if r) / n
    names = [census.names[m] for m in members]
    called = sum(1 for d in names if _COMMENT.search(d) and not _PART.search(d)) / n
    part = sum(1 for d in names if _PART.search(d)) / n
    above = _names_above(census, members[0])
    in_comments = bool(_COMMENT.search(above))
    aside = bool(_ASIDE.search(above))
    if n == 1 and not called:
        return 0.0
    score = (
        1.5 * dated
        + 1.0 * replied
        + 1.2 * called
        + 0.8 * in_comments
        - 1.5 * part
        - 1.5 * aside
    )
    score += 0.25 * min(4, n) / 4 + min(1.0, total / n / 300)
    score -= 3 * max(0.0, links - 0.3)
    return score - 1.5


def _own(census: Census, members: tuple[int, ...]) -> list[tuple[int, int, int, int]]:
    """Count for each member what is its own and not that of members nested in it."""
    counts = {
        m: [census.text[m], census.link_text[m], census.dates[m], census.replies[m]]
        for m in members
    }
    open_: list[int] = []
    for m in members:
        while open_ and m >= open_[-1] + census.size[open_[-1]]:
            open_.pop()
        if open_:
            mine = (
                census.text[m],
                census.link_text[m],
                census.dates[m],
                census.replies[m],
            )
            for k, amount in enumerate(mine):
                counts[open_[-1]][k] -= amount
        open_.append(m)
    return [(c[0], c[1], c[2], c[3]) for c in counts.values()]


def _names_above(census: Census, here: int) -> str:
    said: list[str] = []
    above = census.parent[here]
    while above > 0 and len(said) < 5:
        said.append(census.names[above])
        above = census.parent[above]
    return " ".join(said)
