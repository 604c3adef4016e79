"""Who else is named in a text, by how one speaks to people; and how to reach somebody.

No model for names is asked: found is who is greeted, thanked, quoted or called with an
``@``, and who signs. Those who are only talked about are not.
"""

from __future__ import annotations

import re

_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0386-\u03ab\u0410-\u042f]"
_NAME = rf"({_CAPITAL}[\w'’-]{{1,20}}(?:\.? {_CAPITAL}[\w'’-]{{0,20}}){{0,2}})"
_HANDLE = re.compile(r"(?<![\w.])@([^\W_][\w.-]{1,60})")
_GREETED = re.compile(
    r"(?<!\w)(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|[Hh]allo|[Ll]ieber?|[Bb]onjour|"
    r"[Cc]h[eè]re?|[Hh]ola|[Qq]uerid[oa]|[Cc]iao|[Cc]ar[oa]|[Bb]este|"
    rf"[Oo]l[aá]) {_NAME}(?=[,.!:;?)–—]|\s[-–—]|\n|$)"
)
_THANKED = re.compile(
    r"(?<!\w)(?:[Tt]hanks|[Tt]hank you|[Tt]hx|[Dd]anke|[Mm]erci|[Gg]racias|[Gg]razie|"
    r"[Bb]edankt|[Oo]brigad[oa]|[Ss]orry|[Cc]ongratulations|[Ww]elcome|"
    r"[Aa]gree with|[Aa]greed),? (?:to )?"
    rf"{_NAME}(?=[,.!:;?)–—]|\s[-–—]|\n|$)"
)
_THANKED_AT_LAST = re.compile(
    r"(?<!\w)[Tt]hank(?:s| you)\b[^\n.!?,]{1,60}, "
    rf"{_NAME}(?=[.!?\n]|\Z)"
)
_QUOTED = re.compile(
    rf"^[\"“»> ]{{0,4}}{_NAME} (?:said|wrote|says|writes|asked|schrieb|schreibt|sagte|"
    r"a écrit|dijo|escribió|ha scritto|schreef)(?: (?:on|at|am|le)[^\n:]{1,40})?:",
    re.MULTILINE,
)
_TITLED = re.compile(
    r"(?<!\w)(?:Mrs?\.?|Ms\.?|Dr\.|Prof\.|Herrn?|Frau|Monsieur|M\.|Mme|Mlle|Señora?|"
    rf"Sr[.a]|Signora?|[Mm]eneer|[Mm]evrouw) (?:Dr\. |Prof\. ){{0,2}}{_NAME}"
)
_CLOSING = (
    r"(?:^|\n|[.!?)] )(?:(?:[Bb]est|[Kk]ind|[Ww]arm|[Mm]any)? ?(?:[Rr]egards|"
    r"[Ww]ishes|[Cc]heers|[Tt]hanks|[Bb]est|[Ss]incerely|[Yy]ours|[Ll]ove|[Pp]eace|"
    r"[Bb]lessings)|[Ll][Gg]|[Vv][Gg]|(?:(?:[Ll]iebe|[Vv]iele|[Hh]erzliche) )?"
    r"Gr[uü](?:ß|ss)e?n?|[Cc]ordialement|[Bb]ien à vous|[Ss]aludos|"
    r"[Gg]roet(?:en|jes)?)[,.! ]{0,3}"
)
_SIGNED = (
    re.compile(rf"(?:^|\n|[.!?)] )[-–—~]{{1,3}} ?{_NAME}[.!]?\s{{0,20}}\Z"),
    re.compile(rf"{_CLOSING}{_NAME}[.!]?\s{{0,20}}\Z"),
    re.compile(
        rf"{_CLOSING}\n{{1,2}}[-–—~]{{0,3}} ?{_NAME}[.!]?(?=\s{{0,3}}(?:\n|\Z))"
    ),
)
_NOBODY = """
again all amen anyone bloggers brother christ commenters congrats dad editor editors
every everybody everyone father folks friend friends gentlemen god guest guys he
heaven i it jesus kids ladies lord ma'am madam man mate mods mom mother mr mrs ms much
mum nice people please reader readers she sir sirs sister so someone team that the
there they this to very we who world you your
alle allen er euch forum freunde gott grüsse grüße gruß herr frau ihr kollegen leser
leute zusammen amis elle il on monsieur madame tous toutes amigos todos todas señor
señora tutti
"""
_ANYBODY = frozenset(_NOBODY.split())
"""Words, folded to lower case, that are greeted and thanked and are nobody's name."""

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SPELT_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?[\[({] ?at ?[\])}] ?"
    r"[\w-]{1,63}(?: ?(?:\.|[\[({] ?dot ?[\])}]) ?[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_PAGE_OF_SOMEBODY = re.compile(
    r"(?<![\w.-])(?:https?://)?(?:"
    r"(?:[\w-]{1,20}\.)?(?:facebook|twitter|instagram|linkedin|github|flickr|myspace|"
    r"pinterest|tiktok|soundcloud|last|deviantart|goodreads|patreon|x|t)"
    r"\.(?:com|me|fm)/[^\s<>\"'),;\]]{1,200}"
    r"|[\w-]{1,63}\.(?:blogspot|wordpress|livejournal|typepad|tumblr|substack|blogger)"
    r"\.[a-z]{2,3}(?:\.[a-z]{2})?(?![\w.])(?:/[^\s<>\"'),;\]]{0,200})?"
    r"|[\w.-]{1,100}/(?:~|@|u/|users?/|profiles?/|members?/|people/|author/|channel/)"
    r"[^\s<>\"'),;\]]{1,200})",
    re.IGNORECASE,
)
_OWN_PAGE = re.compile(
    r"(?<![\w./@:-])(?:https?://|www\.)[\w-]{1,63}(?:\.{1,2}[\w-]{1,63}){1,4}/?"
    r"(?=[).!]{0,2}\s{0,20}\Z)"
)
"""A site, not one of its pages, at the end: with it one signs."""
_MACHINE = re.compile(
    r"(?<![\w.:])(?:(?:\d{1,3}\.){3}\d{1,3}|(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4})"
    r"(?![\w.:]\w)"
)
_TELEPHONE = re.compile(
    r"(?<![\w/.,:-])(?!\d\d[./-]\d\d[./-]\d)"  # no date
    r"(?:(?:(?:\+|00)[1-9]|\(\+?\d{1,5}\)|0[1-9])(?:(?:[ ./-]| ?\(|\) ?)?\d){7,13}"
    r"|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4})(?![\w/-])"
)


def mentioned(text: str) -> frozenset[str]:
    """Return the names of people who are spoken to, quoted or who sign in a text."""
    handles = (match.rstrip(".-") for match in _HANDLE.findall(text))
    patterns = (_GREETED, _THANKED, _THANKED_AT_LAST, _TITLED, _QUOTED, *_SIGNED)
    called = (name for pattern in patterns for name in pattern.findall(text))
    return frozenset((*handles, *filter(_is_somebody, called)))


def hide_contacts(text: str) -> str:
    """Return a text without ways to reach somebody: mail, telephone, own pages."""
    for pattern in (_MAIL, _SPELT_MAIL, _PAGE_OF_SOMEBODY, _OWN_PAGE, _MACHINE):
        text = pattern.sub("[address]", text)
    return _TELEPHONE.sub("[number]", text)


def _is_somebody(name: str) -> bool:
    return not _ANYBODY.intersection(name.casefold().replace(".", "").split())
