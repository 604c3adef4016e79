"""The files that ``dq analyse --out`` wrote → analyses again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.errors import Failure, RecordError
from discourse_quality.records import parse_moment
from discourse_quality.schema import AnalysisRecord
from discourse_quality.thread import Comment, Moment, ReplyLink, Thread

Line = TypeVar("Line")


class _CommentRow(msgspec.Struct, kw_only=True):
    """What a report needs of a line of ``comments.jsonl``."""

    source: str
    id: str
    position: int
    author: str | None = None
    is_host: bool = False
    posted: str | None = None
    reply_to: str | None = None
    reply_link: ReplyLink = "none"
    text: str = ""


def command_of(folder: Path) -> str | None:
    """Return the command whose run a folder is, such as ``analyse``; None if none's."""
    try:
        return _decode_run((folder / "run.json").read_bytes()).settings.command
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


class _Settings(msgspec.Struct):
    command: str


class _Run(msgspec.Struct):
    settings: _Settings


_decode_run = msgspec.json.Decoder(_Run).decode


def read_analyses(folder: Path) -> Iterator[ThreadAnalysis]:
    """Yield the threads of a folder of results, in the order in which they were judged.

    Post texts, pingbacks and notices are not in the results, so they are not here.

    Raises
    ------
    RecordError
        If the folder is no run of ``dq analyse``, a line does not match the schema, or
        the two files do not match.
    """
    _check_run(folder)
    rows = _read(folder / "comments.jsonl", _CommentRow)
    for record in _read(folder / "threads.jsonl", AnalysisRecord):
        own = tuple(islice(rows, len(record.comments)))
        if [(r.source, r.id) for r in own] != [
            (record.source, i) for i in record.comments
        ]:
            raise RecordError(
                f"comments.jsonl: expected the {len(record.comments)} comments of "
                f"{record.source}, found others; were the files changed?"
            )
        yield _analysis(record, own)


def _check_run(folder: Path) -> None:
    """Say what to do with a folder that holds no results."""
    if command_of(folder) == "parse":
        raise RecordError(
            f"{folder} holds threads that nobody has judged yet: "
            f"`dq analyse {folder} --out RESULTS` judges them"
        )
    if not (folder / "threads.jsonl").is_file():
        raise RecordError(
            f"{folder} holds no results: "
            f"`dq analyse {folder} --out RESULTS` judges the pages in it"
        )


def read_failures(folder: Path) -> Iterator[Failure]:
    """Yield the inputs that gave no result."""
    return _read(folder / "problems.jsonl", Failure)


def _read(path: Path, kind: type[Line]) -> Iterator[Line]:
    decoder = msgspec.json.Decoder(kind)
    if not path.is_file():
        raise RecordError(f"{path} is missing: expected what `dq analyse --out` writes")
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise RecordError(f"{path.name}, line {number}: {error}") from error


def _analysis(record: AnalysisRecord, rows: tuple[_CommentRow, ...]) -> ThreadAnalysis:
    thread = Thread.of(
        (_comment(row) for row in rows),
        source=record.source,
        url=record.url,
        platform=record.platform,
        title=record.title,
        published=_moment(record.published),
        language=record.language,
        complete=record.complete,
        confidence=record.confidence,
        problems=record.problems,
    )
    # Counted anew, positions would not be those that the terminal and the files show.
    placed = tuple(
        replace(comment, position=row.position)
        for comment, row in zip(thread.comments, rows, strict=True)
    )
    return ThreadAnalysis(
        thread=replace(thread, comments=placed),
        comments=record.comments,
        scores=record.scores,
        interaction=record.interaction,
        momentum=record.momentum,
        provenance=record.provenance,
    )


def _comment(row: _CommentRow) -> Comment:
    return Comment(
        id=row.id,
        author=row.author,
        is_host=row.is_host,
        posted=_moment(row.posted),
        reply_to=row.reply_to,
        reply_link=row.reply_link,
        text=row.text,
    )


def _moment(text: str | None) -> Moment | None:
    try:
        return None if text is None else parse_moment(text)
    except ValueError as error:
        raise RecordError(f"expected an ISO 8601 time, found {text!r}") from error
