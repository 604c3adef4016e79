"""Every container gives the page that was put into it."""

import bz2
import gzip
import io
import lzma
import plistlib
import quopri
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import containers as make
import pytest
from containers import PAGE, URL

from discourse_quality.archives import SavedPage, read_source, read_stream
from discourse_quality.errors import Failure
from discourse_quality.records import encode_thread
from discourse_quality.thread import Comment, Thread

SAVED_AT = datetime(2009, 1, 2, 3, 4, 5, tzinfo=UTC)


def read(tmp_path: Path, name: str, content: bytes) -> list:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read_source(path))


def pages(items: list) -> list[SavedPage]:
    assert all(isinstance(item, SavedPage) for item in items), items
    return items


@pytest.mark.parametrize("name", ["page.html", "page.xhtml", "page", "page.png"])
def test_html_is_known_by_its_bytes_whatever_its_name(tmp_path, name):
    (page,) = pages(read(tmp_path, name, PAGE))
    assert page.content == PAGE
    assert page.media_type == "text/html"
    assert page.source == str(tmp_path / name)


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "shift_jis", "cp1251"])
def test_html_is_known_in_any_charset(tmp_path, charset):
    content = "<html><body><p>Хлеб パン</p></body></html>".encode(charset, "replace")
    mark = b"\xff\xfe" if charset == "utf-16-le" else b""
    (page,) = pages(read(tmp_path, "page.html", mark + content))
    assert page.media_type == "text/html"


def test_text_dump_is_a_page_of_plain_text(tmp_path):
    (page,) = pages(read(tmp_path, "dump.txt", b"Bread\n\n  1. Anna wrote:\n  Rye!\n"))
    assert page.media_type == "text/plain"


def test_mail_like_text_dump_is_no_mhtml(tmp_path):
    text = b"Subject: Bread\nFrom: Anna\n\nRye needs a sour dough.\n"
    (page,) = pages(read(tmp_path, "dump.txt", text))
    assert page.media_type == "text/plain"


def test_singlefile_comment_gives_url_and_date(tmp_path):
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: "
        "Fri Jan 02 2009 05:04:05 GMT+0200 (Eastern European Standard Time)\n-->"
    )
    content = (
        b"<!DOCTYPE html> <html>" + comment.encode() + b"<body>Bread</body></html>"
    )
    (page,) = pages(read(tmp_path, "page.html", content))
    assert page.url == URL
    assert page.captured == SAVED_AT
    assert page.captured.tzinfo == timezone(timedelta(hours=2))


def test_mark_of_the_web_gives_url(tmp_path):
    mark = f"<!-- saved from url=({len(URL):04d}){URL} -->\r\n<html><p>x</p></html>"
    (page,) = pages(read(tmp_path, "page.htm", mark.encode()))
    assert page.url == URL


def test_httrack_comment_gives_url_and_date(tmp_path):
    mark = (
        "<html><!-- Mirrored from bakery.example/bread by HTTrack Website Copier/3.x "
        "[XR&CO'2008], Fri, 02 Jan 2009 03:04:05 GMT --><p>x</p></html>"
    )
    (page,) = pages(read(tmp_path, "page.html", mark.encode()))
    assert (page.url, page.captured) == (URL, SAVED_AT)


def test_wayback_footer_gives_date(tmp_path):
    footer = (
        "<!--\n     FILE ARCHIVED ON 03:04:05 Jan 02, 2009 AND RETRIEVED FROM THE\n"
        "     INTERNET ARCHIVE ON 10:00:00 Jan 01, 2020.\n-->"
    )
    (page,) = pages(read(tmp_path, "page.html", PAGE + footer.encode()))
    assert page.captured == SAVED_AT


def test_impossible_saving_date_is_left_out(tmp_path):
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: "
        "Fri Feb 31 2009 05:04:05 GMT+0200 (x)\n-->"
    )
    (page,) = pages(read(tmp_path, "page.html", PAGE[:15] + comment.encode() + PAGE))
    assert (page.url, page.captured) == (URL, None)


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_mhtml_gives_its_main_page(tmp_path, encoding):
    encoded = quopri.encodestring(PAGE) if encoding == "quoted-printable" else PAGE
    content = make.mhtml(encoded, encoding=encoding)
    (page,) = pages(read(tmp_path, "page.mhtml", content))
    assert page.content.rstrip() == PAGE
    assert page.url == URL
    assert page.captured == SAVED_AT
    assert page.charset == "utf-8"


def test_old_mht_without_a_named_main_page_gives_the_first(tmp_path):
    content = make.mhtml().replace(b"Snapshot-Content-Location", b"X-Other")
    (page,) = pages(read(tmp_path, "page.mht", content))
    assert page.content == PAGE
    assert page.url == URL


def test_mhtml_with_parts_inside_parts(tmp_path):
    inner = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=out\n\n--out\n"
        b"Content-Type: multipart/alternative; boundary=in\n\n--in\n"
        b"Content-Type: text/plain\n\nBread\n--in\nContent-Type: text/html\n\n"
        + PAGE
        + b"\n--in--\n--out\nContent-Type: image/png\n\nx\n--out--\n"
    )
    (page,) = pages(read(tmp_path, "page.mht", inner))
    assert page.content.rstrip() == PAGE


@pytest.mark.parametrize("fmt", list(plistlib.PlistFormat))
def test_webarchive_gives_its_main_page(tmp_path, fmt):
    content = make.webarchive(fmt=fmt)
    (page,) = pages(read(tmp_path, "page.webarchive", content))
    assert page.content == PAGE
    assert page.url == URL
    assert page.charset == "UTF-8"


@pytest.mark.parametrize("packed", [False, True])
def test_warc_gives_its_html_records(tmp_path, packed):
    found = pages(read(tmp_path, "a.warc.gz", make.warc(packed=packed)))
    assert [page.content for page in found] == [PAGE] * 4
    assert {page.url for page in found} == {URL}
    assert {page.captured for page in found} == {SAVED_AT}


def test_warc_sources_are_offsets_that_are_all_different(tmp_path):
    for content in (make.warc(), gzip.compress(make.warc())):
        sources = [page.source for page in pages(read(tmp_path, "a.warc.gz", content))]
        assert len(set(sources)) == 4
        assert all(s.startswith(f"{tmp_path / 'a.warc.gz'}#") for s in sources)


def test_warc_keeps_the_charset_of_the_http_header(tmp_path):
    headers = "Content-Type: text/html; charset=ISO-8859-1\r\n"
    record = make.warc_record(make.http(headers=headers))
    (page,) = pages(read(tmp_path, "a.warc", record))
    assert page.charset == "ISO-8859-1"


@pytest.mark.parametrize("status", [301, 404, 500])
def test_warc_responses_that_are_no_page_are_left_out(tmp_path, status):
    assert read(tmp_path, "a.warc", make.warc_record(make.http(status=status))) == []


def test_warc_dns_records_are_left_out(tmp_path):
    record = make.warc_record(b"20090102\nbakery.example. 1 IN A", url="dns:x.example")
    assert read(tmp_path, "a.warc", record) == []


def test_warc_body_stored_decoded_is_taken_as_it_stands(tmp_path):
    headers = "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    record = make.warc_record(make.http(headers=headers))
    (page,) = pages(read(tmp_path, "a.warc", record))
    assert page.content == PAGE


def test_warc_brotli_body_is_unpacked(tmp_path):
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(PAGE)
    record = make.warc_record(make.http(body, headers="Content-Encoding: br\r\n"))
    (page,) = pages(read(tmp_path, "a.warc", record))
    assert page.content == PAGE


def test_warc_revisit_of_a_page_met_before_is_no_second_page(tmp_path):
    digest = "WARC-Payload-Digest: sha1:ABC\r\n"
    content = make.warc_record(make.http(), headers=digest) + make.warc_record(
        make.http(b""), kind="revisit", headers=digest
    )
    assert len(pages(read(tmp_path, "a.warc", content))) == 1


def test_warc_revisit_whose_page_is_elsewhere_is_reported(tmp_path):
    (failure,) = read(
        tmp_path, "a.warc", make.warc_record(make.http(b""), kind="revisit")
    )
    assert isinstance(failure, Failure)
    assert "another archive" in failure.reason


def test_warc_revisit_that_holds_the_page_gives_it(tmp_path):
    (page,) = pages(
        read(tmp_path, "a.warc", make.warc_record(make.http(), kind="revisit"))
    )
    assert page.content == PAGE


def test_zip_gives_its_pages_and_leaves_out_the_rest(tmp_path):
    members = {
        "blog/b.html": PAGE,
        "blog/a.html": PAGE,
        "blog/style.css": b"p {}",
        "blog/a_files/frame.html": PAGE,
        "blog/picture": b"\x89PNG\0\0\0",
    }
    found = pages(read(tmp_path, "blog.zip", make.zipped(members)))
    archive = tmp_path / "blog.zip"
    assert [page.source for page in found] == [
        f"{archive}!blog/b.html",
        f"{archive}!blog/a.html",
    ]


def test_wacz_gives_the_pages_of_its_warcs(tmp_path):
    members = {
        "datapackage.json": b"{}",
        "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n',
        "archive/data.warc.gz": make.warc(packed=True),
        "indexes/index.cdx.gz": gzip.compress(b"!meta 0 {}\n"),
    }
    found = pages(read(tmp_path, "crawl.wacz", make.zipped(members)))
    assert [page.content for page in found] == [PAGE] * 4
    assert "crawl.wacz!archive/data.warc.gz#" in found[0].source


@pytest.mark.parametrize("suffix", ["tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_tar_gives_its_pages_packed_or_not(tmp_path, suffix):
    pack = {"tar.gz": gzip.compress, "tar.bz2": bz2.compress, "tar.xz": lzma.compress}
    content = make.tarred({"a.html": PAGE, "a.css": b"p {}", "b.mht": make.mhtml()})
    found = pages(read(tmp_path, f"x.{suffix}", pack.get(suffix, bytes)(content)))
    assert [page.source.partition("!")[2] for page in found] == ["a.html", "b.mht"]
    assert [page.content for page in found] == [PAGE] * 2


def test_packed_page_is_unpacked(tmp_path):
    (page,) = pages(read(tmp_path, "page.html.gz", gzip.compress(PAGE)))
    assert page.content == PAGE


@pytest.mark.parametrize("pack", [make.tarred, make.zipped])
@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_page_in_an_archive_is_unpacked(tmp_path, pack, compress):
    (page,) = pages(read(tmp_path, "a", pack({"page.html.z": compress(PAGE)})))
    assert page.content == PAGE


def test_thread_records_keep_their_own_source(tmp_path):
    thread = Thread.of([Comment(id="c1", text="Rye!")], source="a.html", title="Bread")
    content = encode_thread(thread) + b"\n\n" + b'{"record": "thread"}\n'
    good, bad = read(tmp_path, "threads.jsonl", content)
    assert good == thread
    assert isinstance(bad, Failure)
    assert bad.source.endswith("threads.jsonl#line=3")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PAGE, "text/html"), (b"Anna wrote:\nRye!\n", "text/plain")],
)
def test_pipe_is_sniffed(content, kind):
    (page,) = pages(list(read_stream(io.BytesIO(content))))
    assert (page.source, page.media_type, page.content) == ("-", kind, content)


def test_pipe_of_thread_records_is_read_line_by_line():
    thread = Thread.of([Comment(id="c1", text="Rye!")], source="a.html")
    stream = io.BytesIO((encode_thread(thread) + b"\n") * 3)
    items = read_stream(stream)
    assert next(items) == thread
    assert stream.tell() < len(stream.getvalue())
    assert list(items) == [thread] * 2
