"""A ConvoKit corpus folder, written without importing ConvoKit.

The format is that of ConvoKit 3 and 4: ``utterances.jsonl`` and four JSON files. A run
keeps the title of a post but not its text, so the utterance that opens a conversation
has the title as its text; comments that answer no other comment answer it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from discourse_quality.exports.tables import Row, as_time, rows
from discourse_quality.options import OPEN, Privacy
from discourse_quality.records import format_moment
from discourse_quality.results import DIMENSIONS
from discourse_quality.thread import Moment

UNKNOWN = "(unknown)"
"""Speaker of a comment without a name: ConvoKit wants one for every utterance."""

Entries = dict[str, dict[str, Any]]


def write_convokit(run: Path, out: Path, *, privacy: Privacy = OPEN) -> dict[str, int]:
    """Write a run as a corpus: threads as conversations, scores as metadata.

    Returns the numbers of conversations and of utterances.
    """
    out.mkdir(parents=True, exist_ok=True)
    conversations: Entries = {}
    speakers: Entries = {UNKNOWN: _entry()}
    count = 0
    with (out / "utterances.jsonl").open("w", encoding="utf-8") as file:
        for thread in rows(run, "threads", privacy=privacy):
            conversations[thread["source"]] = _entry(**_conversation(thread))
            file.write(_line(_post(thread)))
        for comment in rows(run, "comments", privacy=privacy):
            count += 1
            utterance = _utterance(comment)
            speakers.setdefault(utterance["speaker"], _entry())
            file.write(_line(utterance))
    for name, content in (
        ("conversations", conversations),
        ("speakers", speakers),
        ("corpus", {}),
        ("index", _index()),
    ):
        (out / f"{name}.json").write_text(
            json.dumps(content, ensure_ascii=False), encoding="utf-8"
        )
    found = len(conversations)
    return {"conversations": found, "utterances": found + count}


def _entry(**meta: object) -> dict[str, Any]:
    return {"meta": meta, "vectors": []}


def _conversation(thread: Row) -> Row:
    known = {name: value for name, value in thread.items() if name != "source"}
    return known | {"published": format_moment(thread["published"])}


def _post(thread: Row) -> Row:
    return {
        "id": thread["source"],
        "conversation_id": thread["source"],
        "text": thread["title"] or "",
        "speaker": UNKNOWN,
        "meta": {},
        "reply-to": None,
        "timestamp": _seconds(thread["published"]),
        "vectors": [],
    }


def _utterance(comment: Row) -> Row:
    source = comment["source"]
    above = comment["reply_to"]
    return {
        "id": f"{source}#{comment['id']}",
        "conversation_id": source,
        "text": comment["text"],
        "speaker": comment["author"] or UNKNOWN,
        "meta": dict(_scores(comment)),
        "reply-to": f"{source}#{above}" if above else source,
        "timestamp": _seconds(comment["posted"]),
        "vectors": [],
    }


def _scores(comment: Row) -> Iterator[tuple[str, object]]:
    for dimension in DIMENSIONS:
        for name in (dimension, f"{dimension}_low", f"{dimension}_high"):
            yield name, comment.get(name)


def _seconds(moment: Moment | None) -> float | None:
    time = as_time(moment)
    return None if time is None else time.timestamp()


def _line(utterance: Row) -> str:
    return json.dumps(utterance, ensure_ascii=False) + "\n"


def _index() -> Row:
    number = ["<class 'float'>"]
    return {
        "utterances-index": dict.fromkeys((n for n, _ in _scores({})), number),
        "speakers-index": {},
        "conversations-index": {},
        "overall-index": {},
        "version": 1,
        "vectors": [],
    }
