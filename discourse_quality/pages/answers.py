"""Answers that stand in a box inside the comment they answer, with a date of their own.

Mostly the host's: some systems give them neither an id nor the shape of a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discourse_quality.pages.census import Census, Count
from discourse_quality.pages.repeats import Group
from discourse_quality.pages.vocabulary import SKIPPED_TAGS, describes, named

_BOX = named(
    "(?:reply|answer|response)-?(?:text|box|content|body|area)?",
    "(?:admin|owner|host|staff|editor|author)s?-?(?:reply|response|answer|comment)",
    "antwort", "respuesta", "resposta", "reponse", "risposta", "odpowiedz", "svar",
)  # fmt: skip
_SHORTEST = 20
"""Characters of text: buttons are called so as well."""
_INLINE = frozenset({"a", "span", "button", "small", "em", *SKIPPED_TAGS})


def with_answers(census: Census, group: Group) -> list[tuple[int, ...]]:
    """Return the places of a group's comments, and of the answers boxed in them."""
    runs = list(group.runs)
    for member, end in zip(group.members, group.ends, strict=True):
        runs += [(place,) for place in _boxes(census.counts, group, member, end)]
    return sorted(runs)


def _boxes(
    counts: Sequence[Count], group: Group, member: int, end: int
) -> Iterator[int]:
    place = member + 1
    while place < end:
        if _is_answer(counts[place], within=counts[member]) and not _holds_members(
            group, counts, place
        ):
            yield place
            place = counts[place].end
        else:
            place += 1


def _is_answer(count: Count, *, within: Count) -> bool:
    """Whether a box is an answer, and something dated is left of what it stands in."""
    said = count.dates > 0 and count.text - count.link_text >= _SHORTEST
    if within.dates <= count.dates or within.text - count.text < _SHORTEST:
        return False
    return said and count.element.tag not in _INLINE and describes(_BOX, count.names)


def _holds_members(group: Group, counts: Sequence[Count], place: int) -> bool:
    return any(place <= m < counts[place].end for m in group.members)
