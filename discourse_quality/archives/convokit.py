"""A ConvoKit corpus folder → threads, read without ConvoKit.

Its files: ``utterances.jsonl``, a line each, and ``conversations.json``, what is known
of each conversation. An utterance that opens its conversation and carries the title of
a post is the post; every other one is a comment.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from discourse_quality.archives.folder import CORPUS_FILE
from discourse_quality.archives.saved import ArchiveItem
from discourse_quality.errors import DiscourseQualityError, Failure, RecordError
from discourse_quality.limits import Limits
from discourse_quality.thread import Comment, Thread


class _Utterance(msgspec.Struct, kw_only=True):
    id: str
    conversation_id: str | None = None
    root: str | None = None
    text: str | None = None
    speaker: str | None = None
    user: str | None = None
    reply_to: str | None = None
    reply_to_dash: str | None = msgspec.field(name="reply-to", default=None)
    timestamp: float | str | None = None

    @property
    def conversation(self) -> str:
        """Older corpora say ``root``; a lone utterance is its own conversation."""
        return self.conversation_id or self.root or self.id

    @property
    def answers(self) -> str | None:
        return self.reply_to_dash or self.reply_to


_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_decode_utterance = msgspec.json.Decoder(_Utterance).decode


def read_corpus(folder: Path, *, limits: Limits) -> Iterator[ArchiveItem]:
    """Yield a thread per conversation, in the order in which they start.

    Two passes: one notes where each conversation's lines stand (eight bytes a line),
    one reads them, so that texts are never all in memory.
    """
    path = folder / CORPUS_FILE
    titles = _titles(folder / "conversations.json", limits)
    places: dict[str, array[int]] = {}
    broken = 0
    with path.open("rb") as stream:
        for item in _places(stream, str(path), limits):
            if isinstance(item, Failure):
                broken += 1
                yield item
            else:
                places.setdefault(item[0], array("Q")).append(item[1])
        if not places and not broken:
            raise RecordError(f"there is no utterance in {CORPUS_FILE}")
        for name, offsets in places.items():
            source = f"{folder}!{name}"
            try:
                utterances = [_utterance(stream, at, limits) for at in offsets]
                yield _thread(utterances, source, titles.get(name))
            except DiscourseQualityError as error:
                yield Failure.of(source, "read", error)


def _titles(path: Path, limits: Limits) -> dict[str, str]:
    """Return the titles of conversations, where the corpus keeps them."""
    if not path.is_file() or path.stat().st_size > limits.whole_bytes:
        return {}
    try:
        conversations = msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except _NOT_JSON as error:
        raise RecordError(f"{path.name}: {error}") from error
    found = {name: _title(conversation) for name, conversation in conversations.items()}
    return {name: title for name, title in found.items() if title}


def _title(conversation: object) -> str | None:
    """Newer corpora keep what is known under ``meta``, older ones beside it."""
    if not isinstance(conversation, Mapping):
        return None
    for place in (conversation.get("meta"), conversation):
        title = place.get("title") if isinstance(place, Mapping) else None
        if isinstance(title, str) and title.strip():
            return title.strip()
    return None


def _places(
    stream: BinaryIO, source: str, limits: Limits
) -> Iterator[tuple[str, int] | Failure]:
    number = 0
    while True:
        offset = stream.tell()
        line = stream.readline(limits.page_bytes)
        number += 1
        if not line:
            return
        if not line.strip():
            continue
        try:
            yield _decoded(line).conversation, offset
        except RecordError as error:
            yield Failure.of(f"{source}#line={number}", "read", error)


def _utterance(stream: BinaryIO, offset: int, limits: Limits) -> _Utterance:
    stream.seek(offset)
    return _decoded(stream.readline(limits.page_bytes))


def _decoded(line: bytes) -> _Utterance:
    try:
        return _decode_utterance(line)
    except _NOT_JSON as error:
        raise RecordError(f"not an utterance: {error}") from error


def _thread(utterances: list[_Utterance], source: str, title: str | None) -> Thread:
    first = utterances[0]
    post = first if title and first.answers is None else None
    said = [utterance for utterance in utterances if utterance is not post]
    return Thread.of(
        [_comment(utterance, place, post) for place, utterance in enumerate(said)],
        source=source,
        platform="convokit",
        title=title,
        author=(post.speaker or post.user) if post else None,
        published=_moment(post) if post else None,
        article=(post.text or None) if post else None,
    )


def _comment(utterance: _Utterance, place: int, post: _Utterance | None) -> Comment:
    answers = utterance.answers
    if post is not None and answers == post.id:
        answers = None
    return Comment(
        id=utterance.id,
        position=place,
        author=utterance.speaker or utterance.user,
        posted=_moment(utterance),
        text=(utterance.text or "").strip(),
        reply_to=answers,
        reply_link="markup" if answers else "none",
    )


def _moment(utterance: _Utterance) -> datetime | None:
    """Read seconds since 1970; a corpus without times numbers its lines instead."""
    try:
        seconds = float(utterance.timestamp or 0)
        return datetime.fromtimestamp(seconds, tz=UTC) if seconds > 1e8 else None
    except (ValueError, OverflowError, OSError):
        return None
