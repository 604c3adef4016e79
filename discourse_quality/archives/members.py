"""Names of files inside containers and folders: what may be a page, what is safe."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, TypeAlias

from discourse_quality.archives.saved import ArchiveItem

ReadMember: TypeAlias = Callable[[BinaryIO, str], Iterator[ArchiveItem]]
"""Reads one member, given its stream and full name; raises none of our errors."""

_ASSET_SUFFIXES = """
7z apng atom avi avif bmp class css csv db dll dmg doc docx eot epub exe flac gif heic
ico ics iso jar jpeg jpg js json jxl log m4a m4v map md5 mjs mkv mov mp3 mp4 mpeg mpg
odt ogg ogv opus otf pdf png ppt pptx ps psd py rar rdf rss rtf sha1 sha256 sql svg
swf tif tiff torrent ts ttf wasm wav weba webm webmanifest webp wma wmv woff woff2 xls
xlsx xml xsl yaml yml cdx cdxj idx
"""
_ASSETS = frozenset(_ASSET_SUFFIXES.split())
_FILES_FOLDER = re.compile(r"(?:_files|-Dateien|_fichiers|_archivos|_bestanden)$")
_DRIVE = re.compile(r"[A-Za-z]:")


def is_asset(name: str) -> bool:
    """Say whether a file's suffix rules out that it holds pages."""
    plain = name.lower().removesuffix(".gz")
    return PurePosixPath(plain).suffix.lstrip(".") in _ASSETS


def is_part_of_page(folder: str, names: Container[str]) -> bool:
    """Say whether a folder holds the pictures and frames of a page beside it."""
    match = _FILES_FOLDER.search(folder)
    if match is None:
        return False
    stem = folder[: match.start()]
    return any(f"{stem}.{suffix}" in names for suffix in ("html", "htm", "xhtml"))


def why_unsafe(name: str) -> str | None:
    """Return what is wrong with the name of a member, None where nothing is."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or _DRIVE.match(plain):
        return "the name of the member is absolute"
    if ".." in plain.split("/"):
        return "the name of the member leads out of the archive"
    if "\0" in name:
        return "the name of the member holds a NUL"
    return None
