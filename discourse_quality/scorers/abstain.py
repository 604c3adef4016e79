"""When a scorer says nothing: the reasons for which a comment gets no value."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from discourse_quality.language.annotate import AnnotatedComment, AnnotatedThread
from discourse_quality.language.words import plain
from discourse_quality.scorers.dimensions import Dimension
from discourse_quality.scorers.linear import Weights
from discourse_quality.scorers.reading import Reading
from discourse_quality.scorers.words import Bag

LANGUAGES = frozenset({"en"})
"""Languages that the scorers learned from."""
LEAST_KNOWN = 0.35
"""Share of words of the vocabulary below which a text is like nothing learned."""
LEAST_WORDS = 5
"""Words from which on that share means something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """Why a comment is not scored, None where it is."""

    with_post: str | None
    """By scorers that need what the comment is about."""
    without: str | None
    """By the others."""

    def of(self, dimension: Dimension) -> str | None:
        """Return the reason that holds for a dimension."""
        return self.with_post if dimension.needs_post else self.without


def abstentions(reading: Reading, weights: Weights) -> list[Abstention]:
    """Return for each comment why it is not scored."""
    languages = _languages(reading.comments)
    return [
        _abstention(comment, language, bag, weights)
        for comment, language, bag in zip(
            reading.comments, languages, reading.bags, strict=True
        )
    ]


def foreign(thread: AnnotatedThread) -> list[Abstention] | None:
    """Return why no comment is scored of a thread in another language; None of others.

    Nothing need be measured of such a thread.
    """
    languages = _languages(thread.comments)
    if any(language is None or language in LANGUAGES for language in languages):
        return None
    reasons = [
        _unreadable(language, each.passage.text)
        for each, language in zip(thread.comments, languages, strict=True)
    ]
    return [Abstention(with_post=why, without=why) for why in reasons]


def _languages(comments: Sequence[AnnotatedComment]) -> list[str | None]:
    """Return what each is written in; one too short to tell speaks its thread's."""
    known: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for comment in comments:
        if comment.language is not None:
            known[id(comment.thread)][comment.language] += 1
    main = {thread: codes.most_common(1)[0][0] for thread, codes in known.items()}
    return [
        comment.language or comment.thread.language or main.get(id(comment.thread))
        for comment in comments
    ]


def _abstention(
    comment: AnnotatedComment, language: str | None, bag: Bag, weights: Weights
) -> Abstention:
    why = _unreadable(language, comment.passage.text)
    if why is not None:
        return Abstention(with_post=why, without=why)
    unlike = _unlike(bag, weights)
    target = None if _has_target(comment) else _NO_TARGET
    return Abstention(with_post=target or unlike, without=unlike)


def _unreadable(language: str | None, text: str) -> str | None:
    if not any(map(str.isalnum, text)):
        return "no words"
    if language is not None and language not in LANGUAGES:
        return f"language not supported: {language}"
    return None


_NO_TARGET = "no post text, and no comment that it answers"


def _unlike(bag: Bag, weights: Weights) -> str | None:
    letters = [form for form in bag.forms if form[0].isalpha()]
    if len(letters) < LEAST_WORDS:
        return None
    known = sum(map(weights.row.__contains__, map(plain, letters))) / len(letters)
    if known >= LEAST_KNOWN:
        return None
    return f"unlike anything learned: {known:.0%} of its words are known"


def _has_target(comment: AnnotatedComment) -> bool:
    posted = comment.article is not None or bool((comment.thread.title or "").strip())
    return posted or comment.parent is not None
