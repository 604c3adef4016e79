"""Frames that a browser saved beside the page they stand in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import unquote

from discourse_quality.archives.members import is_part_of_page
from discourse_quality.archives.saved import SavedPage
from discourse_quality.limits import Limits

_FRAME = re.compile(
    rb"""<i?frame\b[^<>]{0,2000}?(?<![\w-])src\s{0,9}=\s{0,9}
    (?:"([^"<>]{1,400})"|'([^'<>]{1,400})'|([^"'\s<>]{1,400}))""",
    re.I | re.X,
)
_FOLDERS = (b"_files/", b"-Dateien/", b"_fichiers/", b"_archivos/", b"_bestanden/")
_MOST = 10
"""Frames of one page; advertisements come in such, and none holds comments."""


def addresses(content: bytes) -> list[str]:
    """Return where a page's frames are, as it writes it."""
    found = islice(_FRAME.finditer(content), _MOST)
    texts = (f[f.lastindex or 0].decode("utf-8", "replace") for f in found)
    return [html.unescape(text).strip() for text in texts]


def frames_beside(
    page: SavedPage, path: Path, *, limits: Limits
) -> Iterator[SavedPage]:
    """Yield the frames that lie in the ``page_files`` folder beside a page's file.

    Nothing else is opened: what an address or a link would reach outside is left out.
    """
    if not any(mark in page.content for mark in _FOLDERS):
        return  # most pages: no need to look for frames
    for address in addresses(page.content):
        names = unquote(address.partition("#")[0]).removeprefix("./").split("/")
        if not _is_inside(names, path):
            continue
        target = path.with_name(names[0]).joinpath(*names[1:])
        content = _content(target, path.with_name(names[0]), limits)
        if content is not None:
            source = f"{page.source}!{'/'.join(names)}"
            yield SavedPage(source=source, content=content, captured=page.captured)


def _is_inside(names: list[str], path: Path) -> bool:
    if len(names) < 2 or any(name in {"", ".", ".."} for name in names):
        return False
    if any("\0" in name or "\\" in name for name in names):
        return False
    return is_part_of_page(names[0], {path.name})


def _content(target: Path, folder: Path, limits: Limits) -> bytes | None:
    try:
        if not target.resolve().is_relative_to(folder.parent.resolve() / folder.name):
            return None
        with target.open("rb") as stream:
            content = stream.read(limits.page_bytes + 1)
    except (OSError, ValueError, RuntimeError):  # RuntimeError: links in a circle
        return None
    return content if 0 < len(content) <= limits.page_bytes else None
