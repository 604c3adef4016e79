"""Who answers whom where the markup does not say: read from what people write.

Two kinds of evidence are strong enough, each measured on threads whose true links are
known: an earlier comment's words repeated, and the author of the comment before
addressed by name. "Answers the comment before" is not: it is right half of the time.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from discourse_quality.pages.vocabulary import words
from discourse_quality.thread import Comment

_RUN = 6
"""Words in a row that two people hardly ever write by chance."""
_ENOUGH = ((1, 1), (4, 3), (8, 5), (20, 10))
"""Up to how many comments back → how many such runs make a quotation: the further
back, the likelier that somebody in between is answered."""
_PURE = 0.8
"""Share of the runs that must come from one comment."""
_POST = -1
_MOST_WORDS = 3000
_SHORTEST_NAME = 3
_SHORTEST_PREFIX = 4
_OPENING = 80
"""Characters at the start in which a name is an address."""

_WORD = re.compile(r"[^\W_]+")
_AT = re.compile(r"\W{0,3}@\s?([\w.-]{2,40})")
_ADDRESS = re.compile(
    r"""^\W{0,3}(?P<lead>[^.!?:;\n]{0,50}?(?<!\w))(?P<name>[^\W\d_][\w.'-]{1,30}(?:\s[^\W\d_][\w'-]{1,30})?)
    \s{0,2}(?:[,:;!.—–\n-]|$)""",
    re.X,
)
_LEADS = re.compile(
    r"""\W{0,3}(?:(?:hi|hello|hey|dear|ok|okay|yes|yeah|no|nope|well|sorry|oh|ah|so|but|and|thanks|thank\syou|thx|ty|cheers|congrats|
    agreed?|i\s(?:dis)?agree(?:\swith)?|good|great|nice|fair|excellent|points?|question|one|you(?:['’]re|\sare)\s(?:\w{1,12}\s)?right|right|exactly|indeed|true|welcome|
    to|for|with|re|an|für|hallo|lieber?|liebe|moin|servus|guten\s(?:tag|morgen|abend)|danke|vielen\sdank|dank|stimmt|genau|ja|nein|da\shast\sdu\srecht|
    bonjour|salut|cher|chère|merci|oui|non|hola|gracias|querid[oa]|ciao|grazie|caro|cara|beste|bedankt|very|much|so|really|again|there|comment|post|job|said|the|my|points)\W{1,3}){0,6}""",
    re.I | re.X,
)

_ANSWERING = re.compile(
    r"""\b(?:right|fair|good|great|nice|excellent|agreed?|thanks|thank\syou|thx|
    points?|exactly|recht|danke|stimmt|genau|merci|gracias|grazie|bedankt)\b""",
    re.I | re.X,
)
"""Who agrees or thanks means the comment before, who greets, also others."""
_EVERYBODY = words(
    """
    a again alle allemaal allen all brother dude everybody everyone folks friends god
    guys leute lord man mate sir sister there todos tous tutti zusammen
    """
)


Words = tuple[str, ...]
"""Some words in a row."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells that a comment answers another."""

    answered: int
    kind: str
    """``quotation``, ``name`` or ``unknown-name``."""


def with_inferred_links(
    comments: Sequence[Comment], *, article: str | None
) -> tuple[Comment, ...]:
    """Add the reply links that the texts give to a thread whose markup gives none."""
    if any(comment.reply_link == "markup" for comment in comments):
        return tuple(comments)
    found = inferred_replies(comments, article=article)
    return tuple(
        replace(c, reply_to=comments[found[n].answered].id, reply_link="inferred")
        if n in found
        else c
        for n, c in enumerate(comments)
    )


def inferred_replies(
    comments: Sequence[Comment], *, article: str | None
) -> Mapping[int, Evidence]:
    """Return for each comment that answers another which one, and why."""
    found = dict(_quotations(comments, article or ""))
    authors: set[str] = set()
    for number, comment in enumerate(comments):
        if number and number not in found:
            evidence = _addressed(comments, number, authors)
            if evidence is not None:
                found[number] = evidence
        if comment.author and comment.kind == "comment":
            authors.add(_folded(comment.author))
    return found


def _quotations(
    comments: Sequence[Comment], article: str
) -> Iterator[tuple[int, Evidence]]:
    """Find whose words are repeated: the first to write them is who is answered."""
    first: dict[Words, int] = {}
    from_post: frozenset[Words] | None = None
    for number, comment in enumerate(comments):
        runs = _runs("\n".join((*comment.quotes, comment.text)))
        if not first.keys().isdisjoint(runs):
            if from_post is None:  # nobody quotes on most pages
                from_post = frozenset(_runs(article))
            whose = Counter(_whose(runs, first, from_post))
            answered = _quoted(comments, number, whose)
            if answered is not None:
                yield number, Evidence(answered, "quotation")
        for run in runs:
            first.setdefault(run, number)


def _whose(
    runs: Sequence[Words], first: Mapping[Words, int], from_post: Collection[Words]
) -> Iterator[int]:
    for run in runs:
        if run in from_post:
            yield _POST
        elif run in first:
            yield first[run]


def _quoted(
    comments: Sequence[Comment], number: int, whose: Counter[int]
) -> int | None:
    answered, shared = max(
        whose.items(), key=lambda w: (w[1], w[0]), default=(_POST, 0)
    )
    if answered == _POST or shared < _PURE * whose.total():
        return None
    author = comments[answered].author
    if author is not None and author == comments[number].author:
        return None
    back = number - answered
    enough = next((runs for reach, runs in _ENOUGH if back <= reach), None)
    return answered if enough is not None and shared >= enough else None


def _runs(text: str) -> list[Words]:
    words = _WORD.findall(text.lower())[:_MOST_WORDS]
    return list(zip(*(words[n:] for n in range(_RUN)), strict=False))


def _addressed(
    comments: Sequence[Comment], number: int, authors: set[str]
) -> Evidence | None:
    """Find the author of the comment before addressed by name.

    Who is addressed further back is not always who is answered.
    """
    before, text = comments[number - 1], comments[number].text
    name, is_sure = _address(text)
    if name is None or before.kind != "comment":
        return None
    if before.author is not None:
        known = _folded(before.author)
        own = _folded(comments[number].author or "")
        if known != own and _goes_by(known, name):
            return Evidence(number - 1, "name")
    elif is_sure and not any(_goes_by(author, name) for author in authors):
        return Evidence(number - 1, "unknown-name")
    return None


def _address(text: str) -> tuple[str | None, bool]:
    """Return the name that a text begins by addressing, and whether it must be one."""
    at = _AT.match(text)
    if at is not None:
        return _folded(at.group(1)), True
    address = _ADDRESS.match(text[:_OPENING])
    start = 0
    if address is not None and _is_lead(address.group()):
        start = address.end()  # "Thanks, Ann!"
        address = _ADDRESS.match(text[start:_OPENING])
    if address is None:
        return None, False
    lead, called = text[:start] + address.group("lead"), address.group("name").split()
    while len(called) > 1 and _is_lead(f"{lead}{called[0]}"):
        lead += f"{called.pop(0)} "
    name = _folded(" ".join(called))
    if len(name) < _SHORTEST_NAME or not _LEADS.fullmatch(lead):
        return None, False
    is_sure = bool(_ANSWERING.search(lead)) and called[0][0].isupper()
    return name, is_sure and name not in _EVERYBODY


def _is_lead(text: str) -> bool:
    """Whether a text only leads up to a name: what follows a full stop is none."""
    return not text.endswith((".", "!")) and bool(_LEADS.fullmatch(f"{text} "))


def _goes_by(author: str, wanted: str) -> bool:
    if author == wanted or wanted in author.split():
        return True
    squeezed = author.replace(" ", "")
    return len(wanted) >= _SHORTEST_PREFIX and squeezed.startswith(
        wanted.replace(" ", "")
    )


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(
        _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    )
