"""A ConvoKit corpus folder becomes threads, without ConvoKit."""

import json
from datetime import UTC, datetime

import pytest

from discourse_quality.archives import expand, read_source
from discourse_quality.errors import Failure
from discourse_quality.thread import Thread


def utterance(name: str, text: str, reply_to: str | None = None, **more) -> dict:
    return {
        "id": name,
        "conversation_id": "post-1",
        "text": text,
        "speaker": "anna",
        "meta": {"score": 3},
        "reply-to": reply_to,
        "timestamp": 1230865445,
        "vectors": [],
    } | more


@pytest.fixture
def corpus(tmp_path):
    def write(utterances: list, conversations: dict):
        lines = [u if isinstance(u, str) else json.dumps(u) for u in utterances]
        (tmp_path / "utterances.jsonl").write_text("\n".join(lines) + "\n")
        (tmp_path / "conversations.json").write_text(json.dumps(conversations))
        (tmp_path / "speakers.json").write_text("{}")
        return tmp_path

    return write


def test_titled_conversation_has_its_first_utterance_as_post(corpus):
    folder = corpus(
        [
            utterance("post-1", "Rye needs a sour dough."),
            utterance("c2", "Why?", "post-1", speaker="bert"),
            utterance("c3", "Because of the enzymes.", "c2"),
        ],
        {"post-1": {"meta": {"title": "Bread"}, "vectors": []}},
    )
    assert list(expand([folder])) == [folder]
    (thread,) = read_source(folder)
    assert isinstance(thread, Thread)
    assert thread.source == f"{folder}!post-1"
    assert (thread.title, thread.author) == ("Bread", "anna")
    assert thread.article == "Rye needs a sour dough."
    assert thread.published == datetime(2009, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert [(c.id, c.author, c.reply_to) for c in thread.comments] == [
        ("c2", "bert", None),
        ("c3", "anna", "c2"),
    ]
    assert thread.reply_links == "markup"
    assert thread.problems == ()


def test_untitled_conversation_is_comments_only(corpus):
    folder = corpus([utterance("post-1", "Hello"), utterance("b", "Yes", "post-1")], {})
    (thread,) = read_source(folder)
    assert thread.article is None
    assert [c.reply_to for c in thread.comments] == [None, "post-1"]


def test_interleaved_conversations_are_parted(corpus):
    other = {"conversation_id": "other"}
    folder = corpus(
        [utterance("a", "1"), utterance("x", "2", **other), utterance("b", "3")], {}
    )
    first, second = read_source(folder)
    assert [c.text for c in first.comments] == ["1", "3"]
    assert [c.text for c in second.comments] == ["2"]


def test_old_names_of_fields_are_read(corpus):
    old = {"id": "a", "root": "r", "user": "bert", "text": "Hi", "reply_to": None}
    (thread,) = read_source(corpus([old], {"r": {"title": "Old"}}))
    assert (thread.title, thread.author, thread.article) == ("Old", "bert", "Hi")
    assert thread.published is None


def test_broken_line_is_reported_and_the_rest_read(corpus):
    folder = corpus([utterance("a", "1"), "{broken", utterance("b", "2")], {})
    failure, thread = read_source(folder)
    assert isinstance(failure, Failure)
    assert failure.source.endswith("utterances.jsonl#line=2")
    assert len(thread.comments) == 2


def test_broken_conversations_file_is_a_failure(corpus):
    folder = corpus([utterance("a", "1")], {})
    (folder / "conversations.json").write_text("[" * 100_000)
    (failure,) = read_source(folder)
    assert failure.code == "bad-record"
