"""Names of authors, out of lines such as "Posted by: Ann at 3 May 2007"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from discourse_quality.pages.datespans import (
    mentions_date,
    split_at_date,
    without_dates,
)
from discourse_quality.pages.phrases import META_WORDS

LONGEST_NAME = 80
_MOST_WORDS = 5
"""A longer name in a line of text is a sentence."""
_BEFORE = re.compile(
    r"""^[\W_]*(?:(?:comment|posted|written|submitted|created|sent|kommentar|eintrag|beitrag|antwort|
    geschrieben|verfasst|erstellt|eingetragen|gepostet|publié|rédigé|écrit|posté|envoyé|commentaire|
    publicado|escrito|enviado|comentario|inviato|scritto|commento|geplaatst|geschreven|reactie|message|
    author|autor|auteur|name|nom|nombre|nome|naam|user|gast|guest|anonymous\suser|автор|имя|написала?|
    napisała?|dodała?|autorka?|投稿者|名前|作者|昵称|留言者|작성자|글쓴이)\b[\s:：.\#\d]*)?
    (?:(?:by|von|vom|par|por|da|di|door|av|af|przez|de)(?=\s|:)|\#?\d{1,5}[.):])?[\s:]*""",
    re.I | re.X,
)
_AFTER = re.compile(
    r"""(?:[\s,|•·:–—-]{1,9}
    (?:says?|said|wrote|writes|replied|comments?|commented|posted|schreibt|schrieb|sagte?|meinte?|antwortete|
    antwortet|kommentierte?|hat\sgeschrieben|hat\sgesagt|dit|a\sdit|a\sécrit|écrit|dice|dijo|escribió|
    ha\sscritto|scrive|ha\sdetto|diz|disse|escreveu|zegt|schreef|zei|skriver|sier|säger|pisze|napisał|пишет|
    at|on|am|um|dnia|от|於|于|vor|le|el|il|em|op|om|den|den|à|a\sles|says\sthat|permalink|link|\#\d{1,6}|in\sreply\sto.{0,80}+)
    (?=$|[\s:,.…])){1,6}[\s:,.…]{0,9}$""",
    re.I | re.X,
)
_WEEKDAY = re.compile(
    r"(?:(?<=\W)|^)(?:about|ca|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:mo|di|mi|do|fr|sa|so)|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)[\s.,]{0,4}$",
    re.I,
)
_EDGE = ' \t\n\u00a0,;:：|•·–—-»«›‹>…"“”„()[]/#'
_STATUS = re.compile(
    r"\s?\((?:not verified|unverified|unregistered|guest|gast|nicht überprüft|"
    r"non vérifié|no verificado|non verificato|niet gecontroleerd)\)?$", re.I
)  # fmt: skip
_ANONYMOUS_TITLES = re.compile(
    r"^(?:avatar|gravatar|image|photo|foto|profile|user|picture)$", re.I
)
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_AVATAR_OF = re.compile(
    r"^(?:avatar|gravatar|photo|foto|bild|profilbild|profile picture|picture)"
    r"\s(?:of|for|von|de)\s|"
    r"(?:['’]s)?\s(?:avatar|gravatar|profile picture|photo)$|['’]s\spicture$", re.I
)  # fmt: skip


@lru_cache(maxsize=64)  # for the name, its tag, and its link
def clean_author(text: str) -> str | None:
    """Return the name alone, None where what is left cannot be one."""
    text = " ".join(text.split())
    if len(text) > 3 * LONGEST_NAME:
        return None
    if mentions_date(text):
        before, _, after = split_at_date(text)
        before = _WEEKDAY.sub("", before)
        text = before if _has_words(_BEFORE.sub("", before, count=1)) else after
    text = _AVATAR_OF.sub("", _AFTER.sub("", f"{text.rstrip(_EDGE)}"))
    stripped = _BEFORE.sub("", text, count=1)
    text = (stripped if re.search(r"\w", stripped) else text).strip(_EDGE)
    text = _STATUS.sub("", text)
    if text.count("(") > text.count(")"):  # "Ann (@ann)" has lost its end
        text = f"{text})"
    if not re.search(r"\w", text) or len(text) > LONGEST_NAME:
        return None
    return None if _ANONYMOUS_TITLES.match(text) else text


def author_in_line(line: str) -> str | None:
    """Return the name from a line that says who wrote, and nothing but when."""
    name = clean_author(line) if _AFTER.search(line) or mentions_date(line) else None
    if name is None or len(name.split()) > _MOST_WORDS:
        return None
    return name if is_bare(line.replace(name, " ")) else None


def is_bare(line: str) -> bool:
    """Whether nothing is left of a line without dates and the words around them."""
    return not _has_words(without_dates(line))


def _has_words(text: str) -> bool:
    words = _WORD.findall(text)
    return any(
        not _is_meta(word, following)
        for word, following in zip_longest(words, words[1:], fillvalue="")
    )


@lru_cache(maxsize=8192)
def _is_meta(word: str, following: str) -> bool:
    """Whether a word alone, or with the next, is one around names and dates."""
    if not _LETTER.search(word):
        return True
    return bool(
        META_WORDS.fullmatch(word) or META_WORDS.fullmatch(f"{word} {following}")
    )
