"""Containers built in memory for the tests: no binary file is kept."""

from __future__ import annotations

import base64
import gzip
import io
import plistlib
import tarfile
import zipfile

PAGE = (
    "<!DOCTYPE html><html><head><title>Bread</title></head><body><h1>Bread</h1>"
    "<p>Rye needs a sour dough — so says my grandmother.</p></body></html>"
).encode()
URL = "http://bakery.example/bread"


def warc_record(
    body: bytes = b"",
    *,
    kind: str = "response",
    url: str = URL,
    length: int | None = None,
    headers: str = "",
) -> bytes:
    size = len(body) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2009-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{kind}>\r\n{headers}Content-Length: {size}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def http(body: bytes = PAGE, *, status: int = 200, headers: str = "") -> bytes:
    kind = "" if "content-type" in headers.lower() else "Content-Type: text/html\r\n"
    return f"HTTP/1.1 {status} X\r\n{kind}{headers}\r\n".encode() + body


def chunked(body: bytes, size: int = 37) -> bytes:
    parts = [body[i : i + size] for i in range(0, len(body), size)]
    joined = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts)
    return joined + b"0\r\n\r\n"


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


def mhtml(page: bytes = PAGE, *, encoding: str = "base64") -> bytes:
    payload = base64.encodebytes(page) if encoding == "base64" else page
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: "
        + URL.encode()
        + b"\r\n"
        b"Subject: Bread\r\nDate: Fri, 02 Jan 2009 03:04:05 -0000\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html";\r\n\tboundary="----Part--x1----"\r\n\r\n\r\n'
        b"------Part--x1----\r\nContent-Type: text/css\r\n"
        b"Content-Location: http://bakery.example/a.css\r\n\r\np {}\r\n"
        b"------Part--x1----\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-ID: <frame-1>\r\nContent-Transfer-Encoding: "
        + encoding.encode()
        + b"\r\nContent-Location: "
        + URL.encode()
        + b"\r\n\r\n"
        + payload
        + b"\r\n------Part--x1----\r\nContent-Type: text/html\r\n"
        b"Content-Location: http://ads.example/frame\r\n\r\n<p>An advertisement</p>\r\n"
        b"------Part--x1------\r\n"
    )


def webarchive(page: bytes = PAGE, *, fmt: plistlib.PlistFormat) -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=fmt)


def warc(*, packed: bool = False) -> bytes:
    records = [
        warc_record(b"software: a crawler\r\n", kind="warcinfo"),
        warc_record(http()),
        warc_record(http(b"\x89PNG", headers="Content-Type: image/png\r\n")),
        warc_record(http(chunked(PAGE), headers="Transfer-Encoding: chunked\r\n")),
        warc_record(http(gzip.compress(PAGE), headers="Content-Encoding: gzip\r\n")),
        warc_record(PAGE, kind="resource", headers="Content-Type: text/html\r\n"),
    ]
    return b"".join(map(gzip.compress, records) if packed else records)
