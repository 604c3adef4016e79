"""Safari's .webarchive files → the page in them."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import ArchiveError
from discourse_quality.limits import Limits


def read_webarchive(
    stream: BinaryIO, source: str, *, limits: Limits
) -> Iterator[SavedPage]:
    """Yield the main page of a web archive.

    Raises
    ------
    ArchiveError
        If it is not a property list with a main page, or past a limit.
    """
    main = _main_resource(stream, limits)
    content = main.get("WebResourceData")
    if not isinstance(content, bytes):
        raise ArchiveError("expected the main resource's data, found none")
    if len(content) > limits.page_bytes:
        raise ArchiveError(f"the page has more than {limits.page_bytes} bytes")
    media_type = _text(main, "WebResourceMIMEType")
    yield SavedPage(
        source=source,
        content=content,
        url=_text(main, "WebResourceURL"),
        media_type="text/plain" if media_type == "text/plain" else "text/html",
        charset=_text(main, "WebResourceTextEncodingName"),
    )


def _main_resource(stream: BinaryIO, limits: Limits) -> Mapping[str, object]:
    packed = stream.read(limits.whole_bytes + 1)
    if len(packed) > limits.whole_bytes:
        raise ArchiveError(f"the file has more than {limits.whole_bytes} bytes")
    try:
        archive = plistlib.loads(packed)
    except Exception as error:  # plistlib lets through whatever broken bytes cause
        raise ArchiveError(f"not a readable property list: {error}") from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    if not isinstance(main, dict):
        raise ArchiveError("a property list, but without a main page")
    return main


def _text(resource: Mapping[str, object], key: str) -> str | None:
    value = resource.get(key)
    return value if isinstance(value, str) and value else None
