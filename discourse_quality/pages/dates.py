"""Dates as pages write them: own readers for the common forms, dateparser last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property
from itertools import chain

from discourse_quality.pages.datespans import AMOUNT, is_relative, split_at_date
from discourse_quality.pages.datewords import MONTHS, UNITS, YESTERDAY, plain
from discourse_quality.thread import Moment

LONGEST = 100
"""A longer text is prose that mentions a date, not a date."""

_LONGEST_GUESSED = 50
_EARLIEST = 1990
_LATEST = 2100

_ISO = re.compile(
    r"""\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)
    (?:[T\s]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?
    \s?(Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}\b)?)?""",
    re.X,
)
_YEAR_FIRST = re.compile(
    r"\b(\d{4})\s?[./年년\u1102-]\s?(\d{1,2})\s?[./月월\u110b-]\s?(\d{1,2})(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./,-]\s?(\d{4}|\d{2})(?![\d.]\d|\d)"
)
_SLASHED = re.compile(r"/(?=\s?\d{1,2}\s?[./,-]\s?\d\d)")
_HYPHENED = re.compile(r"-(?=\s?\d{1,2}\s?[./,-]\s?\d\d)")
_BEFORE_MARK, _AFTER_MARK = 4, 12
"""Characters around it that belong to a date, or must not stand beside one."""
_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<![\d:])(19[89]\d|20\d\d)(?![\d:])|['’](\d\d)\b")
_DAY = re.compile(
    r"(?<![\w:.,#])(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?(?![\d:]|\.\d)", re.I
)
_TIME = re.compile(
    r"""(?<![\d.:+-])(\d{1,2})\s?(?:[:h]|(?<=\d)\.)\s?(\d{2})(?::(\d{2}))?(?![\d.])
    (?:\s?([ap])\.?\s?m\b)?""",
    re.X | re.I,
)
_HOUR = re.compile(r"(?<![\d.:])(\d{1,2})\s?([ap])\.?m\b", re.I)
_UNIX = re.compile(r"1\d{9}(?:\d{3})?")


@dataclass
class DateReader:
    """Reads the dates of one page; what it learns of their order holds for all."""

    captured: datetime | None = None
    language: str | None = None
    sample: str = ""
    """Text of the page: tells whether its dates begin with the month or the day."""
    _read: dict[str, Moment | None] = field(default_factory=dict)

    @cached_property
    def month_first(self) -> bool:
        """Tell 12/31 from 31/12 by the dates of the page that leave no choice."""
        votes = 0
        for first, second in _numbers(self.sample):
            if (first > 12) != (second > 12):
                votes += 1 if second > 12 else -1
        return votes > 0 if votes else self.language == "en"

    def read(self, text: str | None) -> Moment | None:
        """Return the time or the date that a text names, None where it names none."""
        text = _squeezed(text or "").rstrip(": ")
        if not text or len(text) > LONGEST:
            return None
        if text not in self._read:
            self._read[text] = self._first_reading(text)
        return self._read[text]

    def read_in(self, text: str) -> Moment | None:
        """Return the first date in a longer text."""
        _, date_text, after = split_at_date(_squeezed(text))
        return self.read(f"{date_text} {after[:12]}") or self.read(date_text)

    def _first_reading(self, text: str) -> Moment | None:
        return (
            _iso(text)
            or _unix(text)
            or _with_time(
                _year_first(text) or _worded(text) or self._numeric(text), text
            )
            or self._relative(text)
            or self._by_dateparser(text)
        )

    def _numeric(self, text: str) -> date | None:
        found = _NUMERIC.search(text)
        if not found:
            return None
        first, mark, second, year = found.groups()
        day, month = int(first), int(second)
        if month > 12 or (day <= 12 and mark != "." and self.month_first):
            day, month = month, day
        return _day(_full_year(year), month, day)

    def _relative(self, text: str) -> Moment | None:
        """Read "3 hours ago", which means nothing without the capture date."""
        if self.captured is None or not is_relative(text):
            return None
        for word in _WORD.findall(plain(text)):
            if word in YESTERDAY:
                return (self.captured - timedelta(days=YESTERDAY[word])).date()
        for amount, unit in AMOUNT.findall(plain(text)):
            hours = UNITS.get(unit)
            if hours is not None:
                past = timedelta(hours=hours * (int(amount) if amount.isdigit() else 1))
                moment = self.captured - past
                return moment if hours < 24 else moment.date()
        return None

    def _by_dateparser(self, text: str) -> Moment | None:
        numbers = re.findall(r"\d+", text)
        if len(numbers) < 2 or not _YEAR.search(text) or len(text) > _LONGEST_GUESSED:
            return None
        import dateparser  # slow to import, and hardly any page needs it
        from dateparser.data.languages_info import language_order

        # Without languages it would load all it knows, for seconds, and try each.
        languages = [lang for lang in (self.language, "en") if lang in language_order]
        try:
            found = dateparser.parse(
                text, languages=languages, settings={"REQUIRE_PARTS": ["day", "month"]}
            )
        except (ValueError, OverflowError, RecursionError):
            return None
        if not found or not _EARLIEST <= found.year < _LATEST:
            return None
        moment: Moment = found if _TIME.search(text) else found.date()
        return moment


def _numbers(sample: str) -> Iterator[tuple[int, int]]:
    """Yield the first two numbers of each date with a slash or a hyphen in a page.

    The marks are looked for first: that way the whole page is read ten times as fast.
    """
    for marked in chain(_SLASHED.finditer(sample), _HYPHENED.finditer(sample)):
        mark = marked.start()
        start = max(0, mark - _BEFORE_MARK)
        found = _NUMERIC.search(sample[start : mark + _AFTER_MARK])
        if found and start + found.start(2) == mark:
            yield int(found.group(1)), int(found.group(3))


def _iso(text: str) -> Moment | None:
    found = _ISO.search(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    on = _day(int(year), int(month), int(day))
    if on is None or hour is None:
        return on
    at = _clock(int(hour), int(minute), int(second or 0))
    return on if at is None else datetime.combine(on, at, tzinfo=_zone(zone))


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text[0] not in "+-":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        return None
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if text[0] == "+" else -offset)


def _unix(text: str) -> datetime | None:
    if not _UNIX.fullmatch(text):
        return None
    return datetime.fromtimestamp(int(text[:10]), tz=UTC)


def _year_first(text: str) -> date | None:
    found = _YEAR_FIRST.search(text)
    return _day(*map(int, found.groups())) if found else None


def _worded(text: str) -> date | None:
    """Read "18. Oktober 2019", "October 18th, 2019", "le 18 oct 2019"."""
    for word in _WORD.finditer(plain(text)):
        month = MONTHS.get(word.group())
        if month is None:
            continue
        before, after = text[: word.start()], text[word.end() :]
        year = _YEAR.search(after) or _YEAR.search(before)
        day = _nearest_day(before, after, year)
        if year and day:
            return _day(_full_year(year.group(1) or year.group(2)), month, day)
    return None


def _nearest_day(before: str, after: str, year: re.Match[str] | None) -> int | None:
    """Take the number next to the month's name: right before it, or right after."""
    earlier = [m for m in _DAY.finditer(before) if m.end() >= len(before) - 6]
    if earlier:
        return int(earlier[-1].group(1))
    later = _DAY.search(after[:12])
    return int(later.group(1)) if later else None


def _with_time(on: date | None, text: str) -> Moment | None:
    if on is None:
        return None
    rest = _NUMERIC.sub(" ", _YEAR_FIRST.sub(" ", text))
    for found in _TIME.finditer(rest):
        hour, minute, second, half = found.groups()
        at = _clock(_hour(int(hour), half), int(minute), int(second or 0))
        if at is not None:
            return datetime.combine(on, at)
    short = _HOUR.search(rest)
    at = _clock(_hour(int(short.group(1)), short.group(2)), 0, 0) if short else None
    return on if at is None else datetime.combine(on, at)


def _hour(hour: int, half: str | None) -> int:
    if half and 1 <= hour <= 12:
        return hour % 12 + (12 if half.lower() == "p" else 0)
    return hour


def _clock(hour: int, minute: int, second: int) -> time | None:
    if hour < 24 and minute < 60 and second < 60:
        return time(hour, minute, second)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= year < _LATEST else None


def _full_year(text: str) -> int:
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) < 70 else 1900)


def _squeezed(text: str) -> str:
    return " ".join(text[: 4 * LONGEST].split())
