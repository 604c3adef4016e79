"""Where in a text a date stands, absolute or relative."""

from __future__ import annotations

import re

from discourse_quality.pages.datewords import AGO, MONTHS, UNITS, YESTERDAY, plain

_LONGEST_RELATIVE = 60

AMOUNT = re.compile(r"\b(\d{1,3}|an?|eine?[mnr]?|une?|un[oa]?)\s{0,3}([^\W\d_]{1,20})")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_DATE_LIKE = re.compile(
    r"""\d{4}\s?[-/.年년]\s?\d{1,2}\s?[-/.月월]\s?\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./,-]\s?\d{2,4}\b
    |\b(?:19[89]|20\d)\d\b""",
    re.X,
)
_RELATIVE = re.compile(rf"{AGO.pattern}|(?:{'|'.join(YESTERDAY)})")
_MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_UNIT_NAMES = "|".join(sorted(UNITS, key=len, reverse=True))
_KOREAN = "\u1102\u110b"
"""What :func:`plain` leaves of the syllables for year, and for month and day."""
_CLOCK = (
    r"(?:[\s,|@-]{1,3}(?:at|um|on|a|las|alle|om|kl|h|of)?[\s.]{0,2}\d{1,2}[:.h]\d{2}"
    r"(?::\d{2})?\s?(?:[ap]\.?m\b\.?)?\s?(?:uhr\b|h\b)?)?"
)
_DATE_SPAN = re.compile(
    rf"""\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:t\d{{2}}:\d{{2}}(?::\d{{2}})?(?:z|[+-]\d{{2}}:?\d{{2}})?)?{_CLOCK}
    |\d{{4}}\s?[./年{_KOREAN[0]}]\s?\d{{1,2}}\s?[./月{_KOREAN[1]}]\s?\d{{1,2}}[日{_KOREAN[1]}]?{_CLOCK}
    |\b\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./,-]\s?(?:\d{{4}}|\d{{2}})\b{_CLOCK}
    |(?:\b\d{{1,2}}(?:st|nd|rd|th|er)?[\s.-]{{1,3}}(?:de\s|of\s)?)?\b(?:{_MONTH_NAMES})\b\.?(?:[\s-]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?\b(?!:))?
     ,?[\s-]{{1,2}}(?:de\s|del\s)?(?:(?:19|20)\d\d|['’]\d\d|\d\d\b){_CLOCK}
    |\b(?:vor|il\sy\sa|hace|ha)\s(?:\d{{1,3}}|eine[mnr]?|une?|un[oa]?)\s(?:{_UNIT_NAMES})\b
    |\b(?:\d{{1,3}}|an?)\s(?:{_UNIT_NAMES})\b(?:\s\d{{1,3}}\s(?:{_UNIT_NAMES})\b)?(?:\s(?:ago|her|fa|geleden|atras|temu|sedan|siden)\b)?
    |\b\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\b\.?)?(?:\s?uhr\b)?""",
    re.X,
)


def mentions_date(text: str) -> bool:
    """Whether a text may hold a date: cheap, and meant to be sure only of a no."""
    has_number = _DIGIT.search(text) is not None
    return (has_number and bool(_DATE_LIKE.search(text))) or is_relative(text)


def is_relative(text: str) -> bool:
    """Whether a short text is a relative date, like "3 hours ago"."""
    short = plain(text[:_LONGEST_RELATIVE])
    if not _RELATIVE.search(short):
        return False  # nearly all texts
    words = set(_WORD.findall(short))
    if words & YESTERDAY.keys() and len(words) <= 4:
        return True
    return bool(AGO.search(short)) and any(
        unit in UNITS for _, unit in AMOUNT.findall(short)
    )


def split_at_date(text: str) -> tuple[str, str, str]:
    """Return what stands before the first date in a text, the date, and the rest."""
    found = _DATE_SPAN.search(plain(text))
    if not found:
        return text, "", ""
    return text[: found.start()], found.group(), text[found.end() :]


def without_dates(text: str) -> str:
    """Return a text with its dates and times blanked out."""
    if not any(map(str.isdigit, text)):
        return text
    spans = [match.span() for match in _DATE_SPAN.finditer(plain(text))]
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    return text
