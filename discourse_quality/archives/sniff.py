"""The kind of a file from its first bytes; names lie more often than bytes do."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal[
    "html",
    "text",
    "jsonl",
    "mhtml",
    "webarchive",
    "warc",
    "zip",
    "tar",
    "compressed",
    "binary",
]

HEAD_BYTES = 4096
"""Enough for every mark below: the one of tar stands at 257."""

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"WARC/", "warc"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b\x08", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"bplist", "webarchive"),
)
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|meta|title|link|script|style|table|div|p|br|a|h1"
    rb"|ul|ol|span|article|section|!--)[\s>/-]?",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]{0,998}\r?\n")
_JSON_LINE = re.compile(rb"\s*\{\s*\"[A-Za-z_ -]{1,40}\"\s*:")
_TAR_NAME = re.compile(r"\.(?:tar(?:\.\w{1,4})?|tgz|tbz2?|txz)$", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(set(range(32)) - {8, 9, 10, 12, 13, 26, 27})
_UNPRINTABLE_SHARE = 0.02


def sniff(head: bytes, name: str) -> Format:
    """Return what a file is, from its first bytes; its name decides only ties."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[257:262] == b"ustar" or _TAR_NAME.search(name):
        return "tar"
    if head.startswith(_UTF16):
        head = head.replace(b"\0", b"")
    return _sniff_text(head, PurePosixPath(name.lower()).suffix)


def _sniff_text(head: bytes, suffix: str) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<?xml") and b"<plist" in head:
        return "webarchive"
    if _is_mail(start):
        return "mhtml"
    if suffix == ".jsonl" or _JSON_LINE.match(start):
        return "jsonl"
    if _MARKUP.search(head):
        return "html"
    if _is_binary(head):
        return "binary"
    return "html" if suffix in {".html", ".htm", ".xhtml", ".shtml"} else "text"


def _is_mail(start: bytes) -> bool:
    """MHTML is a mail: header lines, among them one that only mails have."""
    if not _MAIL_HEADER.match(start):
        return False
    end = re.search(rb"\r?\n\r?\n", start)
    header = start[: end.start() if end else None].lower()
    return b"mime-version:" in header or b"content-type: multipart/related" in header


def _is_binary(head: bytes) -> bool:
    """Say whether too many bytes are control characters for any charset of text."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > _UNPRINTABLE_SHARE * max(len(head), 1)
