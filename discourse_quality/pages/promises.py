"""What a page says of its comments: how many, where, and that there are more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from lxml import html

from discourse_quality.errors import CommentsNotSaved, NoComments
from discourse_quality.pages.document import Document, text_in
from discourse_quality.pages.vocabulary import answers_of
from discourse_quality.thread import Comment, Problem

_FRAMES = {
    "Disqus": ("disqus_thread", "disqus_shortname", ".disqus.com/embed"),
    "Facebook": ("fb-comments", "fb:comments", "plugins/comments.php"),
    "IntenseDebate": ("idc-container", "intensedebate.com/js"),
    "Livefyre": ("livefyre",),
    "Coral": ("coral_talk", "coral-stream", "coral_thread"),
    "OpenWeb": ("data-spotim-module", "spotim-conversation", "launcher.spot.im"),
    "Commento": ("commento.js", 'id="commento"'),
    "Hyvor Talk": ("hyvor-talk",),
    "Giscus": ("giscus.app",),
    "Utterances": ("utteranc.es",),
    "Isso": ('id="isso-thread"',),
    "Remark42": ("remark42",),
    "Vuukle": ("vuukle-comments",),
    "Viafoura": ("viafoura",),
    "Gigya": ("gigya.comments", "commentsuicontainer"),
    "Google+": ('class="g-comments', "g:comments"),
    "VK": ("vk_comments", "vk.widgets.comments"),
    "Echo": ("js-kit-comments",),
    "Hypercomments": ("hypercomments_widget",),
    "Cackle": ("mc-container",),
}  # fmt: skip
_COMMENTS = (
    "comments?|responses?|replies|thoughts|kommentare?|antworten|reaktionen|commentaires?|réactions?|"
    "comentarios?|comentários?|respuestas|commenti|commento|reacties?|komentarz\\w{0,3}|kommentarer|留言|回應|評論"
)
_COUNTER = re.compile(
    rf"[\W_]{{0,6}}(?:(?P<n>\d{{1,5}}|no|keine?|noch\skeine|one|ein|un|aucun|sin|nessun)\s{{0,3}}(?:reader\s)?(?:{_COMMENTS})"
    rf"|(?:{_COMMENTS})\s{{0,3}}[(\[:]\s{{0,3}}(?P<m>\d{{1,5}})\s{{0,3}}[)\]]?)"
    r"(?:[\s,]{0,3}(?:to|on|zu|auf|à|sur|a|en|su|op|for|so\sfar|bisher|yet|bis\sjetzt|responses?)\b.{0,200})?[\W_]{0,6}",
    re.I,
)
_NONE_YET = re.compile(
    r"be\sthe\sfirst\sto\scomment|no\scomments\s(?:yet|so\sfar)|keine\skommentare|noch\skeine\skommentare|"
    r"sei\sder\serste|aucun\scommentaire|sin\scomentarios|nessun\scommento|nog\sgeen\sreacties",
    re.I,
)
_MORE = re.compile(
    rf"[\W_]{{0,6}}(?:(?:load|show|view|see|read|next|previous|older|newer|more|all|ältere|neuere|weitere|mehr|alle|nächste|vorherige|"
    r"plus\sde|autres|tous|más|ver|altri|meer|oudere|nieuwere|\d{1,5})\s{1,3}){1,3}"
    rf"(?:\w{{1,12}}\s)?(?:{_COMMENTS})(?:\s(?:anzeigen|laden|lesen|précédents|suivants|anteriores|siguientes))?[\W_]{{0,6}}",
    re.I,
)
_PAGED = re.compile(r"comment-page-\d|[?&]cpage=\d", re.I)
_CLOSED = re.compile(
    r"comments\s(?:are|have\sbeen)\s(?:now\s)?(?:closed|disabled|off)|commenting\s(?:is|has\sbeen)\s(?:closed|disabled)|"
    r"(?:kommentare|kommentarfunktion|kommentieren|kommentarbereich)\s.{0,30}(?:geschlossen|deaktiviert|gesperrt|beendet)|"
    r"commentaires\s(?:sont\s)?(?:fermés|clos)|comentarios\s(?:están\s)?cerrados|i\scommenti\ssono\schiusi|reacties\szijn\sgesloten",
    re.I,
)
_WALL = re.compile(
    r"(?:log\s?in|sign\sin|register|subscribe|logged\sin)\s.{0,30}(?:to\s)?(?:view|read|see)\s.{0,12}comments|"
    r"(?:anmelden|einloggen|registrieren).{0,40}kommentare\s(?:zu\s)?(?:lesen|sehen)",
    re.I,
)
_TOLD = re.compile("omment|comentario|erste|reacties")
"""Parts of what a page that says why it has no comments says it with."""
_BEFORE, _AFTER = 100, 40
"""Characters around them in which it does."""
_GONE = re.compile(
    r"wayback\smachine\s(?:has\snot\sarchived|doesn[’']t\shave)|page\snot\sfound|404\s(?:not\sfound|error)|seite\snicht\sgefunden|"
    r"page\s(?:introuvable|non\strouvée)|página\sno\sencontrada|pagina\snon\strovata",
    re.I,
)
_SPEAKS = re.compile(
    "omment|omentari|epl|espon|hought|ntwort|eakti|éacti|eacti|espuesta|留言|回應|評論"
)
"""Parts of the words for comments, whatever case they begin with."""
_LABEL_TAGS = frozenset({"a", "button", "h2", "h3", "h4", "h5"})
_COUNTS = re.compile(r"omments|omment[-_]?[cCn]|ommentaires?\b|ommentare?\b")
_FEW = 3
_LONGEST_LABEL = 120
_MANY = 3000
"""Links and headings looked at on one page."""


PAST_LIMIT = "past-limit"
"""The problem of a page of which not everything was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """What a page says of its comments."""

    count: int | None = None
    """The largest number that a counter over the comments gives."""
    more: str | None = None
    """The label of a link to more comments."""
    closed: bool = False


def problems_of(document: Document, comments: Sequence[Comment]) -> Iterator[Problem]:
    """Say what a page promises and does not hold."""
    if not document.is_markup:
        return
    promises = promises_of(document)
    if promises.count is not None and promises.count > len(comments):
        detail = f"{promises.count} comments promised, {len(comments)} on the page"
        yield Problem(code="more-promised", detail=detail)
        frame = _frame(document)
        if frame is not None:
            yield Problem(code="comments-not-saved", detail=f"{frame} frame, not saved")
    if promises.more is not None and promises.count != len(comments):
        yield Problem(code="more-pages", detail=promises.more)
    if promises.closed:
        yield Problem(code="comments-closed")
    if document.unread is not None:
        yield Problem(code=PAST_LIMIT, detail=f"not read: {document.unread}")


def absence(document: Document) -> NoComments:
    """Say why there are no comments, and whether all of the page was looked at."""
    found = _in_their_place(document)
    if document.unread is None:
        return found
    return type(found)(f"{found}; not read: {document.unread}")


def _in_their_place(document: Document) -> NoComments:
    """Say what stands in the place of the comments that were not found."""
    promises = promises_of(document)
    text = document.shown
    promised = f", {promises.count} comments promised" if promises.count else ""
    frame = _frame(document)
    if frame is not None:
        return CommentsNotSaved(
            f"the comments stand in a {frame} frame that was not saved{promised}"
        )
    title = document.tree.findtext(".//title") or ""
    if _GONE.search(title) or _GONE.search(text[:1500]):
        return NoComments("the page says that it was not found")
    told = list(_told(text))
    if any(map(_WALL.search, told)):
        return NoComments(f"the comments are shown to members only{promised}")
    if promises.more or promises.count:
        what = promised or f": {promises.more}"
        return CommentsNotSaved(f"the comments were not saved with the page{what}")
    if promises.closed:
        return NoComments("comments are closed, and there are none")
    if promises.count == 0 or any(map(_NONE_YET.search, told)):
        return NoComments("the page says that there are none yet")
    return NoComments("nothing on the page looks like comments")


def _told(text: str) -> Iterator[str]:
    """Yield the stretches in which a text may say why there are no comments.

    To search all of it for all that may be said takes a quarter of a page's time.
    """
    text = text.lower()
    start, end = 0, 0
    for word in _TOLD.finditer(text):
        if word.start() - _BEFORE > end:
            yield text[start:end]
            start = word.start() - _BEFORE
        end = word.end() + _AFTER
    yield text[start:end]


def promises_of(document: Document) -> Promises:
    """Read the counters and the links to more of a page."""
    counts: list[int] = []
    more: str | None = None
    closed = False
    for element, label in _labels(document):
        has_number = any(map(str.isdigit, label))
        counter = _COUNTER.fullmatch(label) if has_number else None
        number = counter and (counter.group("n") or counter.group("m"))
        if number and number.isdigit():
            counts.append(int(number))
        elif element.tag in {"a", "button"} and more is None:
            href = element.get("href") or ""
            if _MORE.fullmatch(label) or (_PAGED.search(href) and "#" not in href):
                more = label or "comment page"
        elif not closed:
            closed = bool(_CLOSED.search(label))
    return Promises(count=max(counts, default=None), more=more, closed=closed)


def _labels(document: Document) -> Iterator[tuple[html.HtmlElement, str]]:
    """Yield the short texts that speak of comments."""
    counts = answers_of(_COUNTS)
    called = (e for e, said, _ in document.named if counts[said])
    labels = document.tagged(_LABEL_TAGS)
    has_pages = document.mentions("comment-page", "cpage")
    for element in islice(chain(labels, called), _MANY):
        inside = len(element)
        if inside > _FEW:
            continue
        text = text_in(element) if inside else element.text
        if not text or len(text) >= 2 * _LONGEST_LABEL:
            continue
        if _SPEAKS.search(text) or (has_pages and _is_paged(element)):
            yield element, " ".join(text.split())[:_LONGEST_LABEL]


def _is_paged(element: html.HtmlElement) -> bool:
    return bool(_PAGED.search(element.get("href") or ""))


def _frame(document: Document) -> str | None:
    return next(
        (name for name, marks in _FRAMES.items() if document.mentions(*marks)), None
    )
