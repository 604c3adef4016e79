"""What is kept to ourselves: names become pseudonyms, texts are dropped.

Applied last, to what is about to be written: judging needs names and texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.errors import Failure
from discourse_quality.mentions import mentioned
from discourse_quality.options import Privacy
from discourse_quality.pseudonyms import People, people
from discourse_quality.results import Reason, Score, ThreadScore
from discourse_quality.thread import Comment, Problem, Thread

NAME_PLAY = "civility.name_play"
"""The feature whose spans are names that somebody distorted."""

_QUOTED = re.compile(r"b?'[^']{0,2000}'|b?\"[^\"]{0,2000}\"")


def hide_thread(thread: Thread, privacy: Privacy) -> Thread:
    """Return a thread without its people's names, or without its texts, or both."""
    if privacy.drop_text:
        thread = _without_texts(thread)
    if privacy.key is None:
        return thread
    return _under_pseudonyms(thread, _people(thread, privacy.key))


def hide_analysis(
    analysis: ThreadAnalysis, privacy: Privacy, *, others: People | None = None
) -> ThreadAnalysis:
    """Return an analysis that says the same and gives no more away than told.

    Parameters
    ----------
    analysis
        With names and texts.
    privacy
        What is left out.
    others
        Who is known not to write in the thread, but may be named in it.
    """
    if privacy.drop_text:
        analysis = replace(
            analysis,
            thread=_without_texts(analysis.thread),
            comments=_with_spans(analysis.comments, lambda _: None),
        )
    if privacy.key is None:
        return analysis
    thread = analysis.thread
    twisted = _twisted_names(analysis)
    known = _people(thread, privacy.key, twisted=twisted, others=others)
    ids = new_ids(thread)
    spans = _with_spans(analysis.comments, known.hide)
    return replace(
        analysis,
        thread=_under_pseudonyms(thread, known),
        comments={ids[name]: scores for name, scores in spans.items()},
        scores={d: _with_ids(score, ids) for d, score in analysis.scores.items()},
    )


def hide_failure(failure: Failure, privacy: Privacy) -> Failure:
    """Return a failure whose reason quotes nothing of the input."""
    if privacy.key is None and not privacy.drop_text:
        return failure
    if failure.code == "internal":
        kind, _, _ = failure.reason.partition(":")
        return replace(failure, reason=f"{kind}: what it says of the input is left out")
    return replace(failure, reason=_QUOTED.sub("'…'", failure.reason))


def new_ids(thread: Thread) -> dict[str, str]:
    """Return an id that holds no name for each id of a thread, by page order."""
    return {c.id: f"comment-{c.position + 1}" for c in thread.comments}


def _people(
    thread: Thread,
    key: bytes,
    *,
    twisted: Iterable[str] = (),
    others: People | None = None,
) -> People:
    sites = [c.author for c in thread.comments if c.kind == "pingback"]
    persons = [c.author for c in thread.comments if c.kind != "pingback"]
    own = people(key, [thread.author, *persons, *twisted], whole=sites)
    texts = (text for c in thread.comments for text in (c.text, *c.quotes))
    called = frozenset(name for text in texts for name in mentioned(text))
    # "Thanks Matt" is said to a Matthew where one writes here.
    strangers = (name for name in called if " " in name or own.hide(name) == name)
    return replace(own, others=people(key, whole=strangers, others=others))


def _twisted_names(analysis: ThreadAnalysis) -> list[str]:
    """Return the words that were judged to be play with somebody's name."""
    scores = (
        score for by_name in analysis.comments.values() for score in by_name.values()
    )
    reasons = (reason for score in scores for reason in score.reasons)
    return [r.text for r in reasons if r.feature == NAME_PLAY and r.text]


def _under_pseudonyms(thread: Thread, known: People) -> Thread:
    ids = new_ids(thread)
    return replace(
        thread,
        url=_site(thread.url, known),
        title=thread.title and known.hide(thread.title),
        author=thread.author and known.pseudonym(thread.author),
        article=thread.article and known.hide(thread.article),
        comments=tuple(_comment(comment, ids, known) for comment in thread.comments),
        problems=tuple(_problem(problem, known) for problem in thread.problems),
    )


def _comment(comment: Comment, ids: Mapping[str, str], known: People) -> Comment:
    return replace(
        comment,
        id=ids[comment.id],
        author=comment.author and known.pseudonym(comment.author),
        author_url=None,
        permalink=None,
        text=known.hide(comment.text),
        quotes=tuple(map(known.hide, comment.quotes)),
        reply_to=comment.reply_to and ids[comment.reply_to],
    )


def _problem(problem: Problem, known: People) -> Problem:
    """Keep how many comments a problem has, without their ids."""
    number, colon, _ = (problem.detail or "").partition(":")
    detail = number if colon and number.isdigit() else problem.detail
    return replace(problem, detail=detail and known.hide(detail))


def _site(url: str | None, known: People) -> str | None:
    """Return the site of an address, by which a site's threads belong together."""
    try:
        parts = urlsplit(url or "")
        return (
            f"{parts.scheme}://{known.hide(parts.hostname)}/"
            if parts.hostname
            else None
        )
    except ValueError:  # an address that is none
        return None


def _without_texts(thread: Thread) -> Thread:
    bare = (replace(c, text="", quotes=()) for c in thread.comments)
    return replace(thread, article=None, comments=tuple(bare))


def _with_spans(
    comments: Mapping[str, Mapping[str, Score]], change: Callable[[str], str | None]
) -> dict[str, dict[str, Score]]:
    def changed(reason: Reason) -> Reason:
        return replace(reason, text=reason.text and change(reason.text))

    return {
        name: {
            dimension: replace(score, reasons=tuple(map(changed, score.reasons)))
            for dimension, score in scores.items()
        }
        for name, scores in comments.items()
    }


def _with_ids(score: ThreadScore, ids: Mapping[str, str]) -> ThreadScore:
    return replace(
        score,
        reasons=tuple(
            replace(reason, comments=tuple(ids[name] for name in reason.comments))
            for reason in score.reasons
        ),
    )
