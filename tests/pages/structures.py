"""Made-up pages in many structures and languages, their comments known.

Each page is a post, a comment list in one of the styles, and decoys around it: menus,
latest comments, related posts with dates and authors, tags, a form. Class names are
those of comments, of another language, or mean nothing. Nothing is learned from these
pages; ``python -m tests.benchmarks.structures`` prints how well each style is read.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

PEOPLE = (
    "Ada", "bruno77", "Celia Marsh", "dov_k", "Édith", "Jörg", "Kavya R.", "night owl",
    "Mirela", "Ølga", "PavelTheFirst", "Rosa L", "Иван", "田中", "김민수", "Zelda",
)  # fmt: skip
SYLLABLES = (
    "ba", "de", "fi", "go", "lu", "ma", "ne", "po", "ra", "si", "ta", "vo", "ker",
    "lin", "mos", "tur", "ven", "zel",
)  # fmt: skip
MONTHS = {
    "en": "January February March April May June July August September October "
    "November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November "
    "Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
    "novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
    "novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober "
    "november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября "
    "декабря",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
    "października listopada grudnia",
}
SIGNS = {
    "ja": "{0.year}年{0.month}月{0.day}日 {1}",
    "zh": "{0.year}年{0.month}月{0.day}日 {1}",
    "ko": "{0.year}년 {0.month}월 {0.day}일 {1}",
}
WORDS = {
    # heading, reply, by, at, latest comments, related posts
    "en": ("{n} Comments", "Reply", "Posted by", "at", "Recent comments", "Related"),
    "de": ("{n} Kommentare", "Antworten", "Geschrieben von", "am", "Neueste Kommentare",
           "Ähnliche Artikel"),
    "fr": ("{n} commentaires", "Répondre", "Rédigé par", "le", "Derniers commentaires",
           "À lire aussi"),
    "es": ("{n} comentarios", "Responder", "Publicado por", "el",
           "Últimos comentarios", "Relacionados"),
    "pt": ("{n} comentários", "Responder", "Publicado por", "em",
           "Comentários recentes", "Relacionados"),
    "it": ("{n} commenti", "Rispondi", "Scritto da", "il", "Ultimi commenti",
           "Leggi anche"),
    "nl": ("{n} reacties", "Beantwoorden", "Geplaatst door", "op", "Laatste reacties",
           "Lees ook"),
    "ru": ("Комментарии ({n})", "Ответить", "Автор:", "", "Последние комментарии",
           "Похожие записи"),
    "pl": ("Komentarze ({n})", "Odpowiedz", "Napisał", "dnia", "Ostatnie komentarze",
           "Podobne wpisy"),
    "ja": ("コメント {n}件", "返信", "投稿者:", "", "最近のコメント", "関連記事"),
    "zh": ("{n} 条评论", "回复", "作者:", "", "最新评论", "相关文章"),
    "ko": ("댓글 {n}개", "답글", "작성자:", "", "최근 댓글", "관련 글"),
}  # fmt: skip
CLASSES = {
    "plain": ("comment", "comment-author", "comment-date", "comment-text", "replies"),
    "local": ("kommentar", "verfasser", "datum", "kommentartext", "antworten"),
    "vague": ("item", "user", "when", "body", "sub"),
    "none": ("", "", "", "", ""),
}


@dataclass(frozen=True)
class Made:
    """A comment that we know."""

    author: str
    posted: datetime
    paragraphs: tuple[str, ...]
    above: int | None
    depth: int


@dataclass(frozen=True)
class Look:
    """How one page names, words and dates things."""

    language: str
    classes: tuple[str, ...]
    numeric: bool
    number: int
    """Where the ids begin."""

    def named(self, part: int) -> str:
        """Return the class attribute of comment, author, date, text or replies."""
        return f' class="{self.classes[part]}"' if self.classes[part] else ""

    def date(self, moment: datetime) -> str:
        if self.language in SIGNS and not self.numeric:
            return SIGNS[self.language].format(moment, moment.strftime("%H:%M"))
        months = MONTHS.get(self.language, "").split()
        if self.numeric or not months:
            return moment.strftime(
                "%Y-%m-%d %H:%M" if not months else "%d.%m.%Y, %H:%M"
            )
        month = months[moment.month - 1]
        if self.language == "en":
            return f"{month} {moment.day}, {moment.year} at {moment:%H:%M}"
        return f"{moment.day} {month} {moment.year} {moment:%H:%M}"

    def word(self, which: int) -> str:
        return WORDS[self.language][which]


Style = Callable[[Sequence[Made], Look], str]
STYLES: dict[str, Style] = {}
FLAT: set[str] = set()
"""Styles that show no nesting."""


def style(name: str, *, nests: bool = False) -> Callable[[Style], Style]:
    def added(function: Style) -> Style:
        STYLES[name] = function
        if not nests:
            FLAT.add(name)
        return function

    return added


def text(made: Made) -> str:
    return "".join(f"<p>{p}</p>" for p in made.paragraphs)


def broken(made: Made) -> str:
    return "<br><br>".join(made.paragraphs)


def nested(
    comments: Sequence[Made],
    look: Look,
    item: Callable[[int, Made, str], str],
    holder: tuple[str, str],
    above: int | None = None,
) -> str:
    """Set every comment's answers in a holder inside it."""
    inner = []
    for number, made in enumerate(comments):
        if made.above == above:
            below = nested(comments, look, item, holder, number)
            inner.append(
                item(number, made, f"{holder[0]}{below}{holder[1]}" if below else "")
            )
    return "".join(inner)


@style("cards", nests=True)
def cards(comments: Sequence[Made], look: Look) -> str:
    def item(n: int, made: Made, below: str) -> str:
        return (
            f'<div{look.named(0)} id="c{look.number + n}"><div{look.named(1)}>'
            f"{made.author}</div><div{look.named(2)}>{look.date(made.posted)}</div>"
            f"<div{look.named(3)}>{text(made)}</div>"
            f'<a href="#respond">{look.word(1)}</a>{below}</div>'
        )

    return nested(comments, look, item, (f"<div{look.named(4)}>", "</div>"))


@style("list", nests=True)
def listed(comments: Sequence[Made], look: Look) -> str:
    def item(n: int, made: Made, below: str) -> str:
        return (
            f'<li{look.named(0)} id="comment-{look.number + n}"><p><b>{made.author}</b>'
            f"<br><small>{look.date(made.posted)}</small></p>{text(made)}{below}</li>"
        )

    return f"<ol>{nested(comments, look, item, ('<ol>', '</ol>'))}</ol>"


@style("components", nests=True)
def components(comments: Sequence[Made], look: Look) -> str:
    """Frames in frames, as scripts draw them."""

    def item(n: int, made: Made, below: str) -> str:
        return (
            f'<div class="css-1q2w"><div class="css-9f8a"><div class="css-7t6">'
            f'<img src="/u{n}.png"></div><div class="css-3e4"><div class="css-5r5">'
            f'<a href="/users/{n}"><span>{made.author}</span></a><span>·</span>'
            f'<time datetime="{made.posted.isoformat()}">2y</time></div>'
            f'<div class="css-8u8"><span>{broken(made)}</span></div>'
            f'<div class="css-2w2"><button>{look.word(1)}</button><span>3</span></div>'
            f"</div></div>{below}</div>"
        )

    return nested(comments, look, item, ('<div class="css-0p0">', "</div>"))


@style("articles", nests=True)
def articles(comments: Sequence[Made], look: Look) -> str:
    def item(n: int, made: Made, below: str) -> str:
        return (
            f"<li><article{look.named(0)}><header><span{look.named(1)}>{made.author}"
            f'</span> <time datetime="{made.posted.isoformat()}">'
            f"{look.date(made.posted)}</time></header><div{look.named(3)}>{text(made)}"
            f"</div><footer>{look.word(1)}</footer></article>{below}</li>"
        )

    return f"<ul>{nested(comments, look, item, ('<ul>', '</ul>'))}</ul>"


@style("indented", nests=True)
def indented(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f'<div{look.named(0)} style="margin-left: {made.depth * 25}px"><span'
        f"{look.named(1)}>{made.author}</span> | <span{look.named(2)}>"
        f"{look.date(made.posted)}</span><div{look.named(3)}>{broken(made)}</div></div>"
        for made in comments
    )


@style("definitions")
def definitions(comments: Sequence[Made], look: Look) -> str:
    items = "".join(
        f'<dt id="c{look.number + n}">{made.author} <span{look.named(2)}>'
        f"{look.date(made.posted)}</span></dt><dd{look.named(3)}>{text(made)}</dd>"
        for n, made in enumerate(comments)
    )
    return f"<dl>{items}</dl>"


@style("anchors")
def anchors(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f'<a name="c{look.number + n}"></a>{text(made)}<p class="posted">'
        f'{look.word(2)} <a href="http://site{n}.example/">{made.author}</a> '
        f"{look.word(3)} {look.date(made.posted)}</p>"
        for n, made in enumerate(comments)
    )


@style("feet")
def feet(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f"{text(made)}<div{look.named(2)}>{look.word(2)} {made.author} {look.word(3)} "
        f"{look.date(made.posted)}</div>"
        for made in comments
    )


@style("headings")
def headings(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f"<h4>{made.author} <small>{look.date(made.posted)}</small></h4>"
        f"<div{look.named(3)}>{text(made)}</div>"
        for made in comments
    )


@style("ruled")
def ruled(comments: Sequence[Made], look: Look) -> str:
    return "<hr>".join(
        f"<p><b>{made.author}</b> ({look.date(made.posted)})</p>{text(made)}"
        for made in comments
    )


@style("row pairs")
def row_pairs(comments: Sequence[Made], look: Look) -> str:
    rows = "".join(
        f"<tr><td><b>{made.author}</b></td><td>{look.date(made.posted)}</td></tr>"
        f"<tr><td colspan=2>{broken(made)}</td></tr>"
        for made in comments
    )
    return f"<table>{rows}</table>"


@style("rows")
def rows(comments: Sequence[Made], look: Look) -> str:
    inner = "".join(
        f"<tr><td width=120><b>{made.author}</b><br>{look.date(made.posted)}</td>"
        f"<td>{broken(made)}</td></tr>"
        for made in comments
    )
    return f"<table>{inner}</table>"


@style("tables")
def tables(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f'<table border=0><tr><td bgcolor="#eee"><b>{made.author}</b> '
        f"{look.date(made.posted)}</td></tr><tr><td>{broken(made)}</td></tr></table>"
        for made in comments
    )


@style("bylines below")
def bylines_below(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f"<div{look.named(0)}>{text(made)}<p>{look.word(2)} {made.author} | "
        f"{look.date(made.posted)}</p></div>"
        for made in comments
    )


@style("paragraph pairs")
def paragraph_pairs(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f"<p{look.named(1)}>{made.author}, {look.date(made.posted)}</p>"
        f"<p{look.named(3)}>{broken(made)}</p>"
        for made in comments
    )


@style("anonymous")
def anonymous(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f"<div{look.named(0)}><div{look.named(2)}>{look.date(made.posted)}</div>"
        f"<div{look.named(3)}>{text(made)}</div></div>"
        for made in comments
    )


@style("two cells")
def two_cells(comments: Sequence[Made], look: Look) -> str:
    return "".join(
        f'<div{look.named(0)}><div class="cell"><a href="/profile/{n}">{made.author}'
        f'</a><br>Member</div><div class="cell"><small>{look.date(made.posted)}</small>'
        f"<div{look.named(3)}>{text(made)}</div></div></div>"
        for n, made in enumerate(comments)
    )


@style("boxed answers", nests=True)
def boxed_answers(comments: Sequence[Made], look: Look) -> str:
    """The host's answer in a box of its own inside the comment."""

    def item(n: int, made: Made, below: str) -> str:
        if made.depth:
            return (
                f'<div class="reply-text">{text(made)}<p>{look.word(2)} {made.author} '
                f"{look.word(3)} {look.date(made.posted)}</p></div>{below}"
            )
        return (
            f"<div{look.named(0)}><b>{made.author}</b> <i>{look.date(made.posted)}</i>"
            f"<div{look.named(3)}>{text(made)}</div>{below}</div>"
        )

    return nested(comments, look, item, ("", ""))


def sentence(chance: random.Random, language: str) -> str:
    if language in {"ja", "zh", "ko", "ru"}:
        start = {"ja": 0x3042, "zh": 0x4E10, "ko": 0xAC00, "ru": 0x0430}[language]
        words = [
            "".join(chr(start + chance.randrange(30)) for _ in range(4))
            for _ in range(chance.randrange(5, 14))
        ]
        return (" " if language in {"ko", "ru"} else "").join(words) + (
            "." if language in {"ko", "ru"} else "。"
        )
    words = [
        "".join(chance.choices(SYLLABLES, k=chance.randrange(1, 4)))
        for _ in range(chance.randrange(5, 16))
    ]
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random, language: str) -> str:
    return " ".join(sentence(chance, language) for _ in range(chance.randrange(1, 4)))


def comments_of(
    chance: random.Random, language: str, *, deepest: int = 3
) -> list[Made]:
    moment = datetime(2012, 3, 14, 9, 30)
    found: list[Made] = []
    for number in range(chance.randrange(3, 12)):
        moment += timedelta(minutes=chance.randrange(20, 4000))
        above = chance.randrange(number) if number and chance.random() < 0.4 else None
        if above is not None and found[above].depth >= deepest:
            above = None
        depth = 0 if above is None else found[above].depth + 1
        paragraphs = [paragraph(chance, language) for _ in range(chance.choice((1, 2)))]
        author = chance.choice(PEOPLE)
        found.append(Made(author, moment, tuple(paragraphs), above, depth))
    return in_page_order(found)


def in_page_order(found: Sequence[Made]) -> list[Made]:
    order: list[int] = []

    def visit(above: int | None) -> None:
        for number, made in enumerate(found):
            if made.above == above:
                order.append(number)
                visit(number)

    visit(None)
    place = {old: new for new, old in enumerate(order)}
    return [
        Made(m.author, m.posted, m.paragraphs,
             None if m.above is None else place[m.above], m.depth)
        for m in (found[old] for old in order)
    ]  # fmt: skip


def look_of(chance: random.Random, language: str) -> Look:
    names = chance.choice([*CLASSES, "random"])
    classes = CLASSES.get(names) or tuple(
        f"x{chance.randrange(16**5):05x}" for _ in range(5)
    )
    return Look(language, classes, chance.random() < 0.4, chance.randrange(1, 9000))


def page_of(
    chance: random.Random, comments: Sequence[Made], look: Look, drawn: str
) -> str:
    def title() -> str:
        return sentence(chance, look.language).rstrip(".。")[:50]

    def link(n: int) -> str:
        return f'<a href="/{2011 + n}/{n}/">{title()}</a>'

    old = datetime(2012, 1, 5)
    latest = "".join(f"<li>{chance.choice(PEOPLE)}: {link(n)}</li>" for n in range(5))
    related = "".join(
        f'<div class="teaser"><h3>{link(n)}</h3><span>{look.date(old)}</span> '
        f"<span>{chance.choice(PEOPLE)}</span><p>{paragraph(chance, look.language)}"
        f"</p></div>"
        for n in range(chance.choice((3, 4)))
    )
    tags = " ".join(f'<a href="/tag/{s}">{s}</a>' for s in SYLLABLES)
    post = "".join(f"<p>{paragraph(chance, look.language)}</p>" for _ in range(5))
    heading = look.word(0).format(n=len(comments))
    frame = chance.choice(('<div id="comments">', '<div class="box">', "<section>"))
    end = "</section>" if frame == "<section>" else "</div>"
    menu = "".join(f"<li>{link(n)}</li>" for n in range(6))
    return (
        f'<!DOCTYPE html><html lang="{look.language}"><head><meta charset="utf-8">'
        f"<title>{title()}</title></head><body><ul>{menu}</ul>"
        f'<div id="page"><div class="main"><h1>{title()}</h1><div class="info">'
        f"{look.date(old)} {chance.choice(PEOPLE)}</div><div>{post}</div>"
        f"{frame}<h3>{heading}</h3>{drawn}{end}"
        f'<form action="/send"><input name="name"><textarea></textarea></form>'
        f"<div><h3>{look.word(5)}</h3>{related}</div></div>"
        f'<div class="sidebar"><h3>{look.word(4)}</h3><ul>{latest}</ul>{tags}</div>'
        f'</div><div class="footer">© 2012 {title()}</div></body></html>'
    )


def made_pages(seeds: int) -> Iterator[tuple[str, Look, list[Made], str]]:
    """Yield each style in each language: the page and what it holds."""
    for name, drawn_by in STYLES.items():
        for language in WORDS:
            for seed in range(seeds):
                chance = random.Random(f"{name} {language} {seed}")
                look = look_of(chance, language)
                deepest = 1 if name == "boxed answers" else 3
                comments = comments_of(chance, language, deepest=deepest)
                page = page_of(chance, comments, look, drawn_by(comments, look))
                yield name, look, comments, page


def empty_pages(seeds: int) -> Iterator[str]:
    """Yield pages with all the decoys and no comments."""
    for language in WORDS:
        for seed in range(seeds):
            chance = random.Random(f"nothing {language} {seed}")
            yield page_of(chance, [], look_of(chance, language), "")
