"""Damaged pages and archives: of the same pages, a number always makes the same file.

A page (generated, of ``corpora/sample``, of the parsers' tests and, where they are, of
``../shared/pages``), its markup mutated, in one of the containers, whose bytes are
mutated too.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import plistlib
import random
import re
from collections.abc import Callable
from functools import cache, partial

import msgspec

from discourse_quality.archives import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import read_thread
from discourse_quality.records import encode_thread
from tests.archives import containers as make
from tests.conftest import ROOT, SAMPLE, SHARED
from tests.generated import generate

LARGEST = 300_000
"""Bytes of a page that is taken: mutations of small ones find as much, faster."""
MOST = 2_000_000
"""Bytes of what one repetition may make."""
_TAGS = re.compile(rb"<[^>]{0,2000}>|[^<]+|<")
_NASTY = (
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"&#xd800;", b"&#0;", "\u202e\u200b".encode(),
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<script>", b"<svg><style>", b"<table><tr>",
    b"</body></html>", b"&lt;" * 50, b"&amp;" * 50, b"<plaintext>", b"<template>",
    b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"PK\x03\x04", b"\r\n\r\n", b"--", b"{", b"[",
    b"99999999999999999999", b"-1", b"1e999", b"NaN", b"<div>" * 300, b"<b>" * 2000,
    b"<br>" * 2000, b'{"a":' * 500, b"'" * 999, b"a" * 9999, b" " * 9999, b">" * 999,
)  # fmt: skip


def mutated(number: int) -> tuple[str, bytes]:
    """Return the container and the bytes of one number."""
    chance = random.Random(number)
    page = chance.choice(_pages())
    if chance.random() < 0.8:
        page = _damaged_markup(page, chance)
    container = chance.choice(("html", "html", "html", *CONTAINERS))
    content = CONTAINERS[container](page)
    if chance.random() < (0.3 if container == "html" else 0.7):
        content = _damaged_bytes(content, chance)
    return container, content


def _damaged_markup(page: bytes, chance: random.Random) -> bytes:
    parts = _TAGS.findall(page)
    for _ in range(chance.choice((1, 2, 5, 20))):
        if not parts:
            break
        here, there = chance.randrange(len(parts)), chance.randrange(len(parts))
        chance.choice(_CHANGES)(parts, here, there, chance)
    return b"".join(parts)


def _remove(parts: list[bytes], here: int, _: int, chance: random.Random) -> None:
    del parts[here : here + chance.choice((1, 3, 30))]


def _double(parts: list[bytes], here: int, there: int, chance: random.Random) -> None:
    parts[there:there] = parts[here : here + chance.choice((1, 9, 90))]


def _swap(parts: list[bytes], here: int, there: int, _: random.Random) -> None:
    parts[here], parts[there] = parts[there], parts[here]


def _empty(parts: list[bytes], here: int, _: int, __: random.Random) -> None:
    parts[here] = re.sub(rb"([\"'])[^\"']*\1", rb"\1\1", parts[here])


def _renumber(parts: list[bytes], here: int, _: int, chance: random.Random) -> None:
    wrong = str(chance.choice((0, -1, 10**30, 99, 2**63))).encode()
    parts[here] = re.sub(rb"\d+", wrong, parts[here])


def _insert(parts: list[bytes], here: int, _: int, chance: random.Random) -> None:
    parts[here] += chance.choice(_NASTY)


def _repeat(parts: list[bytes], here: int, _: int, chance: random.Random) -> None:
    times = chance.choice((2, 50, 500))
    if len(parts[here]) * times <= MOST:
        parts[here] *= times


def _shout(parts: list[bytes], here: int, _: int, __: random.Random) -> None:
    parts[here] = parts[here].swapcase()


_CHANGES = (_remove, _double, _swap, _empty, _renumber, _insert, _repeat, _shout)


def _damaged_bytes(whole: bytes, chance: random.Random) -> bytes:
    content = bytearray(whole)
    for _ in range(chance.choice((1, 2, 4, 16))):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice((1, 2, 9, 300)))
        match chance.randrange(6):
            case 0:
                content[at:end] = chance.randbytes(end - at)
            case 1:
                del content[max(at, 1) :]
            case 2:
                content[at:at] = content[at:end] * chance.choice((1, 1, 40))
            case 3:
                del content[at:end]
            case 4:
                content[at:at] = chance.choice(_NASTY)
            case 5 if at < len(content):
                content[at] ^= 1 << chance.randrange(8)
    return bytes(content)


@cache
def _pages() -> tuple[bytes, ...]:
    made = [content.encode() for _, content in generate(200, comments=4)]
    written = [*SAMPLE.glob("*.html"), *SAMPLE.glob("*.txt")]
    tested = (ROOT / "tests" / "pages").glob("*/*/page.html")
    real = (SHARED / "pages" / "raw").glob("*") if SHARED.is_dir() else ()
    files = [path for path in (*written, *tested, *real) if path.is_file()]
    read = [f.read_bytes() for f in sorted(files) if f.stat().st_size <= LARGEST]
    return (*made, *read)


def _records(page: bytes) -> bytes:
    try:
        thread = read_thread(SavedPage(source="page.html", content=page))
    except DiscourseQualityError:
        return b"{}\n"
    return (encode_thread(thread) + b"\n") * 2


def _utterances(page: bytes) -> bytes:
    try:
        thread = read_thread(SavedPage(source="page.html", content=page))
    except DiscourseQualityError:
        return b"{}\n"
    lines = (
        {
            "id": comment.id,
            "conversation_id": "one",
            "text": comment.text,
            "speaker": comment.author,
            "reply-to": comment.reply_to,
            "timestamp": 1_200_000_000 + comment.position,
        }
        for comment in thread.comments
    )
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def _warc(page: bytes) -> bytes:
    parts = make.chunked(page, 999)
    chunked = make.http(parts, headers="Transfer-Encoding: chunked\r\n")
    packed = make.http(gzip.compress(page, 1), headers="Content-Encoding: gzip\r\n")
    return b"".join(map(make.warc_record, (make.http(page), chunked, packed)))


def _warc_gz(page: bytes) -> bytes:
    return gzip.compress(make.warc_record(make.http(page)), 1) * 2


CONTAINERS: dict[str, Callable[[bytes], bytes]] = {
    "html": bytes,
    "txt": lambda page: re.sub(rb"<[^>]{0,2000}>", b"\n", page),
    "mht": make.mhtml,
    "webarchive": partial(make.webarchive, fmt=plistlib.PlistFormat.FMT_BINARY),
    "plist": partial(make.webarchive, fmt=plistlib.PlistFormat.FMT_XML),
    "warc": _warc,
    "warc.gz": _warc_gz,
    "zip": lambda page: make.zipped({"a.html": page, "b.mht": make.mhtml(page)}),
    "wacz": lambda page: make.zipped(
        {"datapackage.json": b"{}", "archive/a.warc.gz": _warc_gz(page)}
    ),
    "tar": lambda page: make.tarred({"a.html": page, "b.warc": _warc(page)}),
    "tar.gz": lambda page: gzip.compress(make.tarred({"a.html": page}), 1),
    "html.xz": partial(lzma.compress, preset=0),
    "html.bz2": bz2.compress,
    "jsonl": _records,
    "convokit": _utterances,
}
