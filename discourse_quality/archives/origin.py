"""Where and when a page was saved, as the tool that saved it wrote into the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from discourse_quality.archives.saved import SavedPage

_HEAD = 8192
_TAIL = 4096
_SINGLE_FILE = re.compile(
    rb"<!--\s{0,9}Page saved with SingleFile[^\n]{0,99}\n"
    rb"\s{0,9}url:[ \t]{0,9}(\S{1,4000})[ \t]{0,9}\r?\n"
    rb"\s{0,9}saved date:[ \t]{0,9}([^\r\n]{1,99})"
)
_MARK_OF_THE_WEB = re.compile(rb"<!-- saved from url=\(\d{1,5}\)(\S{1,4000}) ")
_HTTRACK = re.compile(
    rb"<!-- Mirrored from (\S{1,4000}) by HTTrack Website Copier[^,]{0,99}, "
    rb"([^>]{1,60}) -->"
)
_WAYBACK = re.compile(
    rb"FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4}) AND RETRIEVED FROM"
)
_JAVASCRIPT_DATE = re.compile(
    r"\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})"
)


@dataclass(frozen=True, slots=True)
class _Origin:
    url: bytes | None = None
    captured: datetime | None = None


def with_origin(page: SavedPage) -> SavedPage:
    """Fill in address and date from a saving tool's comment, where they are unknown."""
    if page.url is not None and page.captured is not None:
        return page
    origin = _find(page.content)
    url = origin.url.decode("ascii", "replace") if origin.url else None
    return replace(page, url=page.url or url, captured=page.captured or origin.captured)


def _find(content: bytes) -> _Origin:
    head = content[:_HEAD]
    if match := _SINGLE_FILE.search(head):
        return _Origin(match.group(1), _javascript_date(match.group(2)))
    if match := _MARK_OF_THE_WEB.search(head):
        return _Origin(match.group(1))
    if match := _HTTRACK.search(head) or _HTTRACK.search(content[-_TAIL:]):
        return _Origin(b"http://" + match.group(1), parse_http_date(match.group(2)))
    if match := _WAYBACK.search(content[-_TAIL:]):
        return _Origin(captured=_wayback_date(match.group(1)))
    return _Origin()


def parse_http_date(text: bytes | str) -> datetime | None:
    """Return the time of a mail or HTTP date, None where it is not one."""
    if isinstance(text, bytes):
        text = text.decode("ascii", "replace")
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # "-0000" is UTC too, from a sender that hides where it stands.
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _javascript_date(text: bytes) -> datetime | None:
    match = _JAVASCRIPT_DATE.match(text.decode("ascii", "replace"))
    if match is None:
        return None
    try:
        return datetime.strptime("".join(match.groups()), "%b %d %Y %H:%M:%S%z")
    except ValueError:
        return None


def _wayback_date(text: bytes) -> datetime | None:
    try:
        named = datetime.strptime(text.decode("ascii", "replace"), "%H:%M:%S %b %d, %Y")
    except ValueError:
        return None
    return named.replace(tzinfo=UTC)
