"""Threads and analyses to and from JSON Lines, in the form of ``schema.py``.

The records differ from :mod:`discourse_quality.thread` only in that times are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.errors import DiscourseQualityError, Failure, RecordError
from discourse_quality.schema import (
    AnalysisRecord,
    CommentRecord,
    ProblemRecord,
    ThreadRecord,
)
from discourse_quality.thread import Comment, Moment, Thread


def encode_thread(thread: Thread) -> bytes:
    """Return a thread as one line of JSON, without the line break."""
    return _encoder.encode(
        ThreadRecord(
            **_same_fields(thread, ThreadRecord, _THREAD_TIMES | {"comments"}),
            captured=format_moment(thread.captured),
            published=format_moment(thread.published),
            comments=tuple(map(_comment_record, thread.comments)),
        )
    )


def decode_thread(line: bytes | str) -> Thread:
    """Return the thread that a line of JSON describes.

    Raises
    ------
    RecordError
        If the line is not JSON or does not match the schema; the message has the path
        to the field.
    """
    try:
        record = _thread_decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(f"not a thread record: {error}") from error
    comments = tuple(
        Comment(
            **_same_fields(comment, CommentRecord, {"posted"}),
            posted=_moment(comment.posted, where=f"comments[{number}].posted"),
        )
        for number, comment in enumerate(record.comments)
    )
    captured = _moment(record.captured, where="captured")
    if captured is not None and not isinstance(captured, datetime):
        captured = datetime.combine(captured, datetime.min.time())
    skip = _THREAD_TIMES | {"comments", "schema", "record", "reply_links"}
    return Thread.of(
        comments,
        **_same_fields(record, ThreadRecord, skip),
        captured=captured,
        published=_moment(record.published, where="published"),
    )


def decode_threads(
    lines: Iterable[bytes | str], *, source: str
) -> Iterator[Thread | Failure]:
    """Yield the threads of a JSON Lines file, and a failure for each bad line."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield decode_thread(line)
        except DiscourseQualityError as error:
            yield Failure.of(f"{source}#line={number}", "read", error)


def encode_analysis(analysis: ThreadAnalysis) -> bytes:
    """Return an analysis as one line of JSON, without the line break."""
    identity: dict[str, Any] = analysis.identity
    published = format_moment(analysis.thread.published)
    return _encoder.encode(
        AnalysisRecord(
            **identity | {"published": published},
            problems=analysis.thread.problems,
            scores=analysis.scores,
            comments=analysis.comments,
            interaction=analysis.interaction,
            momentum=analysis.momentum,
            provenance=analysis.provenance,
        )
    )


def encode_failure(failure: Failure) -> bytes:
    """Return a failure as one line of JSON, without the line break."""
    return _encoder.encode(ProblemRecord(**_same_fields(failure, ProblemRecord, ())))


def encode_row(row: Mapping[str, object]) -> bytes:
    """Return a flat row as one line of JSON, without the line break."""
    return _encoder.encode(row)


def format_moment(moment: Moment | None) -> str | None:
    """Return a time in ISO 8601, a date alone where no time is known."""
    return None if moment is None else moment.isoformat()


def parse_moment(text: str) -> Moment:
    """Return the date or time that an ISO 8601 text names.

    Raises
    ------
    ValueError
        If the text is not ISO 8601.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)


_THREAD_TIMES = frozenset({"captured", "published"})
_encoder = msgspec.json.Encoder()
_thread_decoder = msgspec.json.Decoder(ThreadRecord)


def _comment_record(comment: Comment) -> CommentRecord:
    return CommentRecord(
        **_same_fields(comment, CommentRecord, {"posted"}),
        posted=format_moment(comment.posted),
    )


def _same_fields(
    item: object, record: type[msgspec.Struct], without: Iterable[str]
) -> dict[str, Any]:
    skip = {*without, "schema", "record"}
    return {n: getattr(item, n) for n in record.__struct_fields__ if n not in skip}


def _moment(text: str | None, *, where: str) -> Moment | None:
    if text is None:
        return None
    try:
        return parse_moment(text)
    except ValueError as error:
        raise RecordError(
            f"$.{where}: expected an ISO 8601 time, found {text!r}"
        ) from error
