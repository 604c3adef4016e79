"""A page saved as plain text: the post, then comments that have lost their markup.

What is left of a comment's frame are list numbers, bullets before name and date, lines
such as "Ann says:" or "3 May 2007 at 10:12"; any of them may be lost as well. The
comment form, or the end of the text, ends the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discourse_quality.errors import NoComments
from discourse_quality.pages.authors import author_in_line, clean_author, is_bare
from discourse_quality.pages.dates import DateReader
from discourse_quality.pages.datespans import mentions_date
from discourse_quality.pages.document import Document
from discourse_quality.pages.platform import Reading
from discourse_quality.pages.post import Post
from discourse_quality.thread import Comment

NAME = "text"

_FORM = re.compile(
    r"""\s{0,40}(?:leave\s(?:a|your)\s(?:reply|comment|response)|post\sa\scomment|add\s(?:a|your)\scomment|
    write\sa\scomment|join\sthe\s(?:discussion|conversation)|cancel\sreply|comments\sare\sclosed|
    (?:schreibe?n?\s(?:sie\s)?einen|hinterlasse?n?\s(?:sie\s)?(?:einen|eine)|neuer|neuen)\s(?:kommentar|antwort)\b|
    kommentar\s(?:verfassen|schreiben|hinterlassen|abgeben)|laisser\sun\scommentaire|ajouter\sun\scommentaire|
    répondre\sà\scet\sarticle|deja\s(?:un\scomentario|una\srespuesta)|dejar\sun\scomentario|lascia\sun\scommento|
    geef\seen\sreactie|plaats\seen\sreactie|deixe\sum\scomentário|leave\sa\sreply)""",
    re.I | re.X,
)
_HEADING = re.compile(
    r"""[\W_]{0,8}(?:(?:\d{1,5}|one|ein|un|no)\s)?
    (?:comments?|responses?|replies|kommentare?|antworten|reaktionen|commentaires?|réactions?|
    comentarios?|respuestas|commenti|reacties|thoughts)
    (?:[\s:(\[]{1,3}\d{1,5}[)\]]?)?(?:\s(?:to|on|zu|auf|à|sur|a|en|su|op)\s.{1,200})?[\W_]{0,8}""",
    re.I | re.X,
)
_NUMBERED = re.compile(r"\s{0,12}(\d{1,4})[.)]\s{1,8}(?=\S)")
_BULLET = re.compile(r"\s{0,12}[•*·‣◦▪-]\s{1,8}(?=\S)")
_PROSE = 120
"""A line of this length is text, not a header."""
_LONGEST_HEADER = 100


@dataclass(frozen=True, slots=True)
class _Start:
    """A place where a comment begins."""

    line: int
    text_from: int
    """The first line that is text, not header."""
    cut: int = 0
    """Characters of that line to leave out."""
    header: str = ""
    numbered: bool = False


def read_dump(document: Document) -> Reading:
    """Read a text-only dump.

    Raises
    ------
    NoComments
        If nothing in it looks like the beginning of a comment.
    """
    lines = _before_form(document.text.splitlines())
    starts = _comment_starts(lines)
    if not starts:
        raise NoComments("a text without comments: no line looks like a comment's head")
    dates = DateReader(captured=document.captured, sample=document.text)
    ends = [start.line for start in starts[1:]] + [len(lines)]
    comments = [
        _comment(number, start, lines[start.text_from : end], dates)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    post = _post(lines[: starts[0].line], dates)
    return Reading(platform=NAME, comments=tuple(comments), post=post)


def _before_form(lines: Sequence[str]) -> list[str]:
    for number, line in enumerate(lines):
        if number > 2 and len(line) < _LONGEST_HEADER and _FORM.match(line):
            return list(lines[:number])
    return list(lines)


def _comment_starts(lines: Sequence[str]) -> list[_Start]:
    first, announced = _first_line(lines)
    starts = [start for start in _starts(lines) if start.line >= first]
    if announced or any(start.header for start in starts):
        return starts
    return starts if len(starts) > 1 and starts[0].numbered else []


def _first_line(lines: Sequence[str]) -> tuple[int, bool]:
    """Return the line after the heading of the comments, or else after some prose."""
    after_prose = len(lines)
    for number, line in enumerate(lines):
        if len(line) >= _PROSE and not _NUMBERED.match(line):
            after_prose = min(after_prose, number + 1)
        short = line.strip()
        if after_prose < number and short and _HEADING.fullmatch(short[:300]):
            return number + 1, True
    return after_prose, False


def _starts(lines: Sequence[str]) -> Iterator[_Start]:
    number = 0
    while number < len(lines):
        start = _start(lines, number)
        if start is not None:
            yield start
            number = max(start.text_from, number + 1)
        else:
            number += 1


def _start(lines: Sequence[str], number: int) -> _Start | None:
    line = lines[number]
    header, after = _header(lines, number)
    if header:
        return _Start(number, after, header=header)
    listed = _NUMBERED.match(line)
    if listed is None:
        return None
    rest = line[listed.end() :]
    if _is_header(rest):
        return _Start(number, number + 1, header=rest)
    return _Start(number, number, cut=listed.end(), numbered=True)


def _header(lines: Sequence[str], number: int) -> tuple[str, int]:
    """Return a header of one or two lines, and the line after it."""
    line, following = lines[number], _next_line(lines, number)
    if _is_header(line):
        more = following is not None and _is_date(lines[following])
        if more and not mentions_date(line):
            return f"{line} | {lines[following or 0]}", (following or 0) + 1
        return line, number + 1
    if following is not None and _is_name(line) and _is_date(lines[following]):
        return f"{_unlisted(line)} | {_unlisted(lines[following])}", following + 1
    return "", number


def _next_line(lines: Sequence[str], number: int) -> int | None:
    for later in range(number + 1, min(number + 3, len(lines))):
        if lines[later].strip():
            return later
    return None


def _unlisted(line: str) -> str:
    return _BULLET.sub("", _NUMBERED.sub("", line, count=1), count=1).strip()


def _is_header(line: str) -> bool:
    """Whether a line says who wrote, or who wrote when."""
    line = _unlisted(line)
    if not line or len(line) > _LONGEST_HEADER:
        return False
    named = author_in_line(line)
    return (
        named is not None
        and (line.endswith(":") or mentions_date(line))
        and is_bare(line.replace(named, ""))
    )


def _is_date(line: str) -> bool:
    line = _unlisted(line)
    return len(line) < _LONGEST_HEADER and mentions_date(line) and is_bare(line)


def _is_name(line: str) -> bool:
    name = _unlisted(line)
    return 0 < len(name) <= 40 and len(name.split()) <= 5 and name[-1] not in ".!?…,;"


def _comment(
    number: int, start: _Start, lines: Sequence[str], dates: DateReader
) -> Comment:
    text, quotes = _body([lines[0][start.cut :], *lines[1:]] if lines else [])
    head, _, when = start.header.partition(" | ")
    return Comment(
        id=f"comment-{number + 1}",
        position=number,
        author=clean_author(head) if start.header else None,
        posted=dates.read_in(when or head) if start.header else None,
        text=text,
        quotes=quotes,
    )


def _body(lines: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    own = [line.strip() for line in lines if not line.lstrip().startswith(">")]
    quoted = [line.strip(" >\t") for line in lines if line.lstrip().startswith(">")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(own)).strip()
    return text, ("\n".join(quoted),) if quoted else ()


def _post(lines: Sequence[str], dates: DateReader) -> Post:
    filled = [line.strip() for line in lines if line.strip()]
    if filled and _HEADING.fullmatch(filled[-1][:300]):
        filled.pop()
    title = filled[0] if filled and len(filled[0]) < 200 else None
    rest = filled[1:] if title else filled
    byline = next(
        (line for line in rest[:3] if _is_header(line) or _is_date(line)), None
    )
    text = [line for line in rest if line is not byline]
    return Post(
        title=title,
        author=author_in_line(byline) if byline else None,
        published=dates.read_in(byline) if byline else None,
        article="\n\n".join(text) or None,
    )
