"""The data dictionary: every column of every table, its type and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from discourse_quality.results import DIMENSIONS

Type = Literal["text", "number", "integer", "yes/no", "time"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an exported table."""

    name: str
    type: Type
    meaning: str


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in order."""
    return _TABLES[table]


def _score_of_thread(dimension: str) -> tuple[Column, ...]:
    return (
        Column(dimension, "number", f"{dimension} of the thread, in [0, 1]"),
        Column(f"{dimension}_low", "number", "lower end of its 90 % interval"),
        Column(f"{dimension}_high", "number", "upper end of its 90 % interval"),
        Column(f"{dimension}_status", "text", "ok, insufficient or not_applicable"),
        Column(f"{dimension}_share", "number", "share of comments above the threshold"),
        Column(f"{dimension}_n", "integer", "comments that were scored"),
    )


def _score_of_comment(dimension: str) -> tuple[Column, ...]:
    return (
        Column(dimension, "number", f"{dimension} of the comment, in [0, 1]"),
        Column(f"{dimension}_low", "number", "lower end of its 90 % interval"),
        Column(f"{dimension}_high", "number", "upper end of its 90 % interval"),
    )


_THREADS = (
    Column("source", "text", "path, path!member or path#offset of the page"),
    Column("url", "text", "address of the page, where it is known"),
    Column("title", "text", "title of the post"),
    Column("platform", "text", "software that drew the comments"),
    Column("language", "text", "ISO 639-1 code"),
    Column("published", "time", "when the post was published"),
    Column("n_comments", "integer", "comments proper: no pingbacks, no notices"),
    Column("complete", "yes/no", "no where the page says that there are more"),
    Column("confidence", "number", "P(the thread is as the page shows it)"),
    *(column for dimension in DIMENSIONS for column in _score_of_thread(dimension)),
    Column("authors", "integer", "names under which comments were written"),
    Column("comments_per_author", "number", "mean number of comments of an author"),
    Column("gini", "number", "inequality of talk: Gini of words by author, [0, 1)"),
    Column("host_share", "number", "share of comments that the host wrote"),
    Column("links", "text", "reply links that the next columns rest on"),
    Column("max_depth", "integer", "answers above the deepest comment"),
    Column("mean_depth", "number", "mean number of answers above a comment"),
    Column("width", "integer", "most comments at one depth"),
    Column("h_index", "integer", "largest h with h comments at depth h"),
    Column("structural_virality", "number", "mean distance of two nodes of the tree"),
    Column("reciprocity", "number", "share of pairs who answered each other"),
    Column("questions", "integer", "comments that ask something"),
    Column("questions_answered", "number", "share of them that got a reply"),
    Column("dated", "integer", "comments with a date"),
    Column("first_reply", "number", "hours from the post to the first comment"),
    Column("last_reply", "number", "hours from the post to the last comment"),
    Column("half_life", "number", "hours until half of the comments had come"),
    Column("gap", "number", "median hours between one comment and the next"),
    Column("longest_silence", "number", "hours of the longest gap"),
    Column("bursts", "integer", "runs of comments close upon each other"),
    Column("revived", "yes/no", "went on after a long silence"),
    Column("newcomers", "integer", "authors who first wrote in the second half"),
    Column("returners", "integer", "authors who wrote more than once"),
)

_COMMENTS = (
    Column("source", "text", "the thread's source"),
    Column("id", "text", "id of the comment in its thread"),
    Column("position", "integer", "place in page order, from 0"),
    Column("author", "text", "name under which it was written"),
    Column("is_host", "yes/no", "written by the author of the post or site"),
    Column("posted", "time", "when it was written; midnight where only a day is given"),
    Column("reply_to", "text", "id of the comment it answers"),
    Column("reply_link", "text", "markup, inferred or none"),
    Column("text", "text", "what it says, quotations left out"),
    *(column for dimension in DIMENSIONS for column in _score_of_comment(dimension)),
)

_PROBLEMS = (
    Column("source", "text", "the input that gave no result"),
    Column("stage", "text", "read, parse, judge or run"),
    Column("code", "text", "short name of the reason"),
    Column("reason", "text", "the reason in words"),
)

_TABLES = {"threads": _THREADS, "comments": _COMMENTS, "problems": _PROBLEMS}
