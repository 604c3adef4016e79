"""Broken and hostile containers give failures: no crash, no hang, nothing else lost."""

import bz2
import errno
import gzip
import io
import lzma
import plistlib
import random
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import containers as make
import pytest
from containers import PAGE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discourse_quality.archives import (
    Limits,
    SavedPage,
    expand,
    read_source,
    read_stream,
)
from discourse_quality.errors import Failure
from discourse_quality.records import encode_thread
from discourse_quality.thread import Comment, Thread

THREAD = Thread.of([Comment(id="c1", text="Rye!")], source="a.html", title="Bread")
SEEDS = {
    "page.html": PAGE,
    "page.mht": make.mhtml(),
    "binary.webarchive": make.webarchive(fmt=plistlib.PlistFormat.FMT_BINARY),
    "xml.webarchive": make.webarchive(fmt=plistlib.PlistFormat.FMT_XML),
    "a.warc": make.warc(),
    "a.warc.gz": make.warc(packed=True),
    "a.zip": make.zipped({"a.html": PAGE, "b.mht": make.mhtml()}),
    "a.wacz": make.zipped({"archive/a.warc.gz": make.warc(packed=True)}),
    "a.tar": make.tarred({"a.html": PAGE, "b.warc": make.warc()}),
    "a.tar.gz": gzip.compress(make.tarred({"a.html": PAGE})),
    "a.html.xz": lzma.compress(PAGE),
    "a.html.bz2": bz2.compress(PAGE),
    "a.jsonl": encode_thread(THREAD) * 2 + b"\n" + encode_thread(THREAD),
}
SMALL = Limits(
    page_bytes=100_000, whole_bytes=200_000, members=100, expansion_floor=50_000
)


def read(tmp_path: Path, name: str, content: bytes, limits: Limits = SMALL) -> list:
    path = tmp_path / name
    path.write_bytes(content)
    items = list(read_source(path, limits=limits))
    assert all(isinstance(item, SavedPage | Thread | Failure) for item in items)
    assert all(i.stage == "read" for i in items if isinstance(i, Failure))
    assert not [i for i in items if isinstance(i, Failure) and i.code == "internal"]
    return items


def failures(items: list) -> list[Failure]:
    return [item for item in items if isinstance(item, Failure)]


def pages(items: list) -> list[SavedPage]:
    return [item for item in items if isinstance(item, SavedPage)]


@st.composite
def damaged(draw) -> tuple[str, bytes]:
    """A good container, cut, with bytes changed, parts doubled or taken out."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    content = bytearray(SEEDS[name])
    chance = random.Random(draw(st.integers(0, 2**32)))
    for _ in range(draw(st.integers(1, 8))):
        at = chance.randrange(len(content) + 1)
        end = min(len(content), at + chance.choice([1, 2, 9, 300]))
        match chance.choice(["change", "cut", "double", "remove", "insert"]):
            case "change":
                content[at:end] = chance.randbytes(end - at)
            case "cut":
                content = content[: max(at, 1)]
            case "double":
                content[at:at] = content[at:end]
            case "remove":
                del content[at:end]
            case "insert":
                content[at:at] = chance.choice(
                    [b"\0", b"WARC/1.0\r\n", b"\x1f\x8b\x08"]
                )
    return name, bytes(content)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=damaged())
def test_damaged_container_gives_pages_and_failures_only(tmp_path, damage):
    read(tmp_path, *damage)


@settings(max_examples=100)
@given(damage=damaged())
def test_damaged_pipe_gives_pages_and_failures_only(damage):
    for item in read_stream(io.BytesIO(damage[1]), limits=SMALL):
        assert isinstance(item, SavedPage | Thread | Failure)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(SEEDS)), content=st.binary(max_size=2000))
def test_random_bytes_under_any_name_give_pages_and_failures_only(
    tmp_path, name, content
):
    read(tmp_path, name, content)


@pytest.mark.parametrize("name", ["empty.html", "empty.warc.gz", "empty.zip"])
def test_empty_file_is_a_failure(tmp_path, name):
    (failure,) = read(tmp_path, name, b"")
    assert failure.code == "unreadable-page"


def test_binary_file_is_a_failure(tmp_path):
    (failure,) = read(tmp_path, "page.html", bytes(range(256)) * 9)
    assert "neither text nor a container" in failure.reason


def test_page_past_the_limit_is_a_failure(tmp_path):
    (failure,) = read(tmp_path, "page.html", PAGE + b"x" * SMALL.page_bytes)
    assert "100000 bytes" in failure.reason


# WARC


def test_broken_warc_record_is_counted_and_the_next_one_read(tmp_path):
    records = [make.warc_record(make.http()) for _ in range(3)]
    for packed in (False, True):
        parts = [gzip.compress(r) if packed else r for r in records]
        parts[1] = parts[1][:30] + b"\xff\x00garbage" + parts[1][60:]
        items = read(tmp_path, "a.warc.gz", b"".join(parts))
        assert len(pages(items)) == 2, items
        assert len(failures(items)) >= 1


def test_cut_off_warc_record_is_a_failure(tmp_path):
    for packed in (False, True):
        content = make.warc_record(make.http())
        content = gzip.compress(content)[:-30] if packed else content[:-30]
        items = read(tmp_path, "a.warc.gz", content)
        assert pages(items) == []
        assert len(failures(items)) == 1


def test_record_longer_than_it_should_be_does_not_swallow_the_next(tmp_path):
    first = make.warc_record(make.http(), length=len(make.http()) + 400)
    items = read(tmp_path, "a.warc", first + make.warc_record(make.http()) * 2)
    assert len(pages(items)) == 2
    assert "holds another" in failures(items)[0].reason


def test_record_shorter_than_it_should_be_is_a_failure_and_the_next_read(tmp_path):
    body = make.http(headers=f"Content-Length: {len(PAGE)}\r\n")
    first = make.warc_record(body, length=len(body) - 40)
    items = read(tmp_path, "a.warc", first + make.warc_record(make.http()))
    assert [page.content for page in pages(items)] == [PAGE]
    assert "cut off" in failures(items)[0].reason


@pytest.mark.parametrize("length", [-5, 10**30, 10**9])
def test_impossible_record_length_is_a_failure_and_the_next_read(tmp_path, length):
    first = make.warc_record(make.http(), length=length)
    items = read(tmp_path, "a.warc", first + make.warc_record(make.http()))
    assert len(pages(items)) == 1
    assert failures(items)


def test_bomb_in_a_warc_record_is_a_failure_and_the_next_read(tmp_path):
    bomb = gzip.compress(b"<p>" + b"x" * 20_000_000)
    body = make.http(bomb, headers="Content-Encoding: gzip\r\n")
    content = make.warc_record(body) + make.warc_record(make.http())
    items = read(tmp_path, "a.warc", content)
    assert len(pages(items)) == 1
    assert "unpacks to more than" in failures(items)[0].reason


def test_packed_record_past_the_limit_is_skipped_without_unpacking(tmp_path):
    huge = gzip.compress(make.warc_record(make.http(b"<p>" + b"x" * 20_000_000)))
    items = read(
        tmp_path, "a.warc.gz", huge + gzip.compress(make.warc_record(make.http()))
    )
    assert len(pages(items)) == 1
    assert "more than 100000 bytes" in failures(items)[0].reason


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (make.chunked(PAGE)[:-40], "Transfer-Encoding: chunked\r\n"),
        (b"fffffff\r\n" + PAGE, "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE)[:-20], "Content-Encoding: gzip\r\n"),
        (b"\x1f\x8b\x08\x00garbage here", "Content-Encoding: gzip\r\n"),
        (b"\x78\x9cgarbage here", "Content-Encoding: deflate\r\n"),
        (b"\x0bgarbage here", "Content-Encoding: br\r\n"),
        (PAGE, "Content-Length: 99999\r\n"),
    ],
)
def test_broken_http_body_is_a_failure(tmp_path, body, headers):
    record = make.warc_record(make.http(body, headers=headers))
    (failure,) = read(tmp_path, "a.warc", record)
    assert failure.code == "broken-archive"


def test_record_that_is_no_http_response_is_a_failure(tmp_path):
    (failure,) = read(tmp_path, "a.warc", make.warc_record(b"GET / HTTP/1.1\r\n\r\n"))
    assert "expected an HTTP response" in failure.reason


# ZIP and tar


@pytest.mark.parametrize(
    "name", ["../../etc/a.html", "/etc/a.html", "C:/a.html", "x/..\\..\\a.html"]
)
@pytest.mark.parametrize("pack", [make.zipped, make.tarred])
def test_member_with_a_dangerous_name_is_a_failure(tmp_path, pack, name):
    items = read(tmp_path, "a", pack({name: PAGE, "good.html": PAGE}))
    assert len(pages(items)) == 1
    assert [f.code for f in failures(items)] == ["broken-archive"]


def test_members_of_one_name_are_both_read(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.html", PAGE)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.html", PAGE)
    found = pages(read(tmp_path, "a.zip", buffer.getvalue()))
    assert [p.source.partition("!")[2] for p in found] == ["a.html", "a.html#2"]


def test_bomb_in_a_zip_is_a_failure_and_the_next_member_read(tmp_path):
    content = make.zipped({"bomb.html": b"<p>" + b" " * 1_000_000, "good.html": PAGE})
    items = read(tmp_path, "a.zip", content)
    assert len(pages(items)) == 1
    assert "bomb" in failures(items)[0].reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_bomb_is_a_failure(tmp_path, pack):
    packed = pack(make.tarred({"picture.png": b"\0" * 90_000_000, "a.html": PAGE}))
    (failure,) = read(tmp_path, "a.tar.gz", packed)
    assert "bomb" in failure.reason


def test_zips_inside_zips_end_at_the_limit(tmp_path):
    content = make.zipped({"a.html": PAGE})
    for _ in range(5):
        content = make.zipped({"inner.zip": content})
    (failure,) = read(tmp_path, "a.zip", content)
    assert "archives inside archives" in failure.reason


def test_broken_zip_member_is_a_failure_and_the_next_one_read(tmp_path):
    content = bytearray(make.zipped({"a.html": PAGE * 9, "b.html": PAGE}))
    content[60:64] = b"\xff\xff\xff\xff"
    items = read(tmp_path, "a.zip", bytes(content))
    assert len(pages(items)) == 1
    assert failures(items)[0].source.endswith("!a.html")


def test_encrypted_member_is_a_failure(tmp_path):
    content = bytearray(make.zipped({"a.html": PAGE}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (failure,) = read(tmp_path, "a.zip", bytes(content))
    assert "encrypted" in failure.reason


def test_archive_with_too_many_members_is_a_failure(tmp_path):
    members = {f"{number}.html": PAGE for number in range(101)}
    assert failures(read(tmp_path, "a.zip", make.zipped(members)))
    items = read(tmp_path, "a.tar", make.tarred(members))
    assert len(pages(items)) == 100
    assert "more than 100" in failures(items)[0].reason


def test_cut_off_tar_gives_what_came_before(tmp_path):
    content = make.tarred({"a.html": PAGE, "b.html": PAGE * 20})
    items = read(tmp_path, "a.tar", content[: 512 * 4 + 200])
    assert len(pages(items)) == 1
    assert len(failures(items)) == 1


def test_tar_links_are_left_out(tmp_path):
    tarfile = __import__("tarfile")
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        link = tarfile.TarInfo("a.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert read(tmp_path, "a.tar", buffer.getvalue()) == []


# MHTML and .webarchive


def test_cut_off_mhtml_is_a_failure(tmp_path):
    content = make.mhtml()
    (failure,) = read(tmp_path, "a.mht", content[: content.index(b"PCFE") + 90])
    assert "cut off" in failure.reason


def test_mhtml_without_a_page_is_a_failure(tmp_path):
    (failure,) = read(
        tmp_path, "a.mht", make.mhtml().replace(b"text/html", b"text/css")
    )
    assert "no part" in failure.reason


def test_plist_entities_are_refused(tmp_path):
    xml = (
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b"<plist><dict><key>WebMainResource</key><string>&a;</string></dict></plist>"
    )
    (failure,) = read(tmp_path, "a.webarchive", xml)
    assert failure.code == "broken-archive"


def test_deep_plist_is_a_failure(tmp_path):
    xml = b"<?xml version='1.0'?><plist>" + b"<array>" * 20_000
    (failure,) = read(tmp_path, "a.webarchive", xml)
    assert failure.code == "broken-archive"


# Memory


def test_memory_does_not_grow_with_the_archive(tmp_path):
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.warc"
        filler = make.http(PAGE + b"x" * 20_000)
        with path.open("wb") as stream:
            for number in range(count):
                digest = f"WARC-Payload-Digest: sha1:{number}\r\n"
                stream.write(make.warc_record(filler, headers=digest))
        tracemalloc.start()
        assert sum(1 for _ in read_source(path)) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    peak(5)
    assert peak(1500) < peak(100) + 1_000_000


def test_long_line_of_records_is_a_failure_and_the_next_read(tmp_path):
    line = encode_thread(replace(THREAD, article="x" * 200_000))
    items = read(tmp_path, "a.jsonl", line + b"\n" + encode_thread(THREAD))
    assert [type(item) for item in items] == [Failure, Thread]


def test_record_that_is_no_unicode_is_a_failure_and_the_next_read(tmp_path):
    broken = encode_thread(THREAD).replace(b"Rye!", b"Rye\xa8")
    items = read(tmp_path, "a.jsonl", broken + b"\n" + encode_thread(THREAD))
    assert [type(item) for item in items] == [Failure, Thread]
    assert items[0].code == "bad-record"


def test_unreadable_names_among_good_ones_lose_nothing(tmp_path):
    (tmp_path / "good.html").write_bytes(PAGE)
    (tmp_path / "bad.zip").write_bytes(b"PK\x03\x04 and then nothing")
    items = [i for path in expand([tmp_path, "absent"]) for i in read_source(path)]
    assert len(pages(items)) == 1
    assert len(failures(items)) == 2


# A disk that cannot be read


class Failing(io.BytesIO):
    """A file of which only the beginning can be read."""

    def _checked(self, data: bytes) -> bytes:
        if self.tell() > len(self.getvalue()) // 9:
            raise OSError(errno.EIO, "Input/output error")
        return data

    def read(self, size: int | None = -1, /) -> bytes:
        return self._checked(super().read(size))

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._checked(super().readline(size))

    def readinto(self, buffer, /) -> int:
        number = super().readinto(buffer)
        self._checked(b"")
        return number


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_read_error_in_the_middle_is_a_failure(tmp_path, monkeypatch, name):
    monkeypatch.setattr(Path, "open", lambda *_, **__: Failing(SEEDS[name] * 3))
    items = list(read_source(tmp_path / name, limits=SMALL))
    assert failures(items)
    assert all(f.code in {"unreadable-page", "broken-archive"} for f in failures(items))


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_read_error_in_a_pipe_is_a_failure(name):
    items = list(read_stream(Failing(SEEDS[name] * 3), limits=SMALL))
    assert failures(items)
