"""Saved pages by the thousand, made up: for runs that need more than a sample.

    python -m tests.generated 1000 --out FOLDER|FILE.warc.gz [--comments 8] [--seed 0]
        [--revived 0.3]

Every page is a WordPress post with a nested comment list. The words come from a small
grammar of our own, so pages differ in length, depth and tone, and a page is the same
for the same seed and number whatever else is made.
"""

from __future__ import annotations

import argparse
import gzip
import html
import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

PEOPLE = (
    "Ada",
    "Bruno",
    "Celia",
    "Dov",
    "Edith",
    "Femi",
    "Greta",
    "Hamid",
    "Ines",
    "Jonas",
    "Kavya",
    "Leopold",
    "Mirela",
    "Nils",
    "Olga",
    "Pavel",
    "Quentin",
    "Rosa",
    "Sunil",
    "Tamsin",
    "Ulla",
    "Viktor",
    "Wanda",
    "Xenia",
    "Yusuf",
    "Zelda",
)
THINGS = (
    "the network",
    "the monthly meeting",
    "the new forum",
    "our department",
    "the pilot",
    "the budget",
    "the newsletter",
    "the front page",
    "the search box",
    "the working group",
    "the library",
    "the bus route",
    "the allotment",
    "the reading list",
    "the village hall",
    "the harbour office",
)
CLAIMS = (
    "{thing} needs somebody who has the time to look after it",
    "{thing} worked well until the person who ran it moved on",
    "{thing} is worth keeping",
    "nobody asked the people who use {thing}",
    "{thing} will be gone by the summer",
    "we should ask {person} how {thing} was paid for",
)
REASONS = (
    "because {number} of the {bigger} members never wrote a word",
    "since we tried the same in {year} and it lasted {number} weeks",
    "because it costs about {bigger} pounds a year and saves us twice that",
    "although I can see why {person} thinks otherwise",
    "for example, in {year} the {number} of us who met every week kept it alive",
    "and if that is so, the moderators ought to answer within {number} days",
)
CHATTER = (
    "Thanks for this, {person}!",
    "lol",
    "First!!!",
    "Great post, I could not agree more.",
    "Sooooo boring, {person}.",
    "Anybody watching the match tonight?",
    "What do you think, {person}?",
)


def generate(
    count: int, *, comments: int = 8, seed: int = 0, revived: float = 0.0
) -> Iterator[tuple[str, str]]:
    """Yield name and HTML of so many pages, with so many comments on average.

    A share of them, whatever is said on them, goes on after a silence of months.
    """
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        size = min(int(chance.expovariate(1 / comments)), 12 * comments)
        again = random.Random(f"{seed}/{number}/again").random() < revived
        yield f"page-{number:06}.html", page(chance, comments=size, revived=again)


def warc_records(pages: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """Yield each page as a WARC record, packed by itself as web archives do."""
    for name, content in pages:
        body = content.encode()
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        )
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: http://blog.example/{name}\r\n"
            "WARC-Date: 2009-01-02T03:04:05Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{name}>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        yield gzip.compress(head.encode() + http + b"\r\n\r\n", 1)


def page(chance: random.Random, *, comments: int, revived: bool = False) -> str:
    """Return the HTML of one page; a revived one is silent for months in its middle."""
    thing = chance.choice(THINGS)
    posted = datetime(2007, 1, 1) + timedelta(minutes=chance.randrange(1_000_000))
    post = "".join(f"<p>{_paragraph(chance, thing)}</p>" for _ in range(6))
    title = f"What shall we do with {thing}?"
    silent_from = comments // 2 if revived else comments
    items = _list(chance, thing, posted, comments, silent_from)
    return _PAGE.format(title=title, posted=posted, post=post, items=items)


def _list(
    chance: random.Random,
    thing: str,
    posted: datetime,
    comments: int,
    silent_from: int,
) -> str:
    children: dict[int, list[int]] = {}
    for number in range(1, comments + 1):
        parent = chance.randrange(number) if chance.random() < 0.4 else 0
        children.setdefault(parent, []).append(number)
    texts = {
        number: _comment(chance, number, thing, posted + _hours(number, silent_from))
        for number in range(1, comments + 1)
    }
    # A list that may be thousands deep is written without recursion.
    parts: list[str] = []
    stack: list[int | str] = [*reversed(children.get(0, []))]
    while stack:
        entry = stack.pop()
        if isinstance(entry, str):
            parts.append(entry)
            continue
        parts.append(texts[entry])
        below = children.get(entry, [])
        closing = "</ul></li>" if below else "</li>"
        parts.append('<ul class="children">' if below else "")
        stack.append(closing)
        stack.extend(reversed(below))
    return "".join(parts)


def _hours(number: int, silent_from: int) -> timedelta:
    silence = timedelta(days=90) if number > silent_from else timedelta()
    return timedelta(hours=number**1.3) + silence


def _comment(chance: random.Random, number: int, thing: str, posted: datetime) -> str:
    text = (
        _fill(chance, chance.choice(CHATTER), thing)
        if chance.random() < 0.35
        else _paragraph(chance, thing)
    )
    return _COMMENT.format(
        number=number,
        author=chance.choice(PEOPLE),
        time=posted.isoformat(timespec="seconds"),
        shown=posted.strftime("%B %d, %Y at %H:%M"),
        text=html.escape(text),
    )


def _paragraph(chance: random.Random, thing: str) -> str:
    sentences = []
    for _ in range(chance.randint(1, 6)):
        sentence = chance.choice(CLAIMS)
        if chance.random() < 0.6:
            sentence += " " + chance.choice(REASONS)
        sentences.append(_fill(chance, sentence, thing) + ".")
    return " ".join(s[0].upper() + s[1:] for s in sentences)


def _fill(chance: random.Random, sentence: str, thing: str) -> str:
    return sentence.format(
        thing=thing if chance.random() < 0.7 else chance.choice(THINGS),
        person=chance.choice(PEOPLE),
        number=chance.randint(2, 60),
        bigger=chance.randint(61, 9000),
        year=chance.randint(1995, 2007),
    )


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | A blog</title>
<meta name="generator" content="WordPress 5.2"></head>
<body class="single single-post"><header><a href="/">A blog</a></header>
<main><article class="post"><header><h1 class="entry-title">{title}</h1>
<time class="entry-date" datetime="{posted:%Y-%m-%dT%H:%M:%S}">{posted:%d %B %Y}</time>
</header><div class="entry-content">{post}</div></article>
<div id="comments" class="comments-area"><h2 class="comments-title">Comments</h2>
<ol class="comment-list">{items}</ol>
<div id="respond" class="comment-respond"><h3>Leave a Reply</h3><form></form></div>
</div></main><aside><ul><li><a href="/about">About</a></li></ul></aside></body></html>
"""
_COMMENT = """<li id="comment-{number}" class="comment">
<article id="div-comment-{number}" class="comment-body"><footer class="comment-meta">
<div class="comment-author vcard"><b class="fn">{author}</b>
<span class="says">says:</span></div><div class="comment-metadata">
<a href="#comment-{number}"><time datetime="{time}">{shown}</time></a></div></footer>
<div class="comment-content"><p>{text}</p></div>
<div class="reply"><a class="comment-reply-link" href="#respond">Reply</a></div>
</article>"""


def main() -> None:
    """Write the pages into a folder, or into one WARC."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--comments", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--revived", type=float, default=0.0)
    arguments = parser.parse_args()
    pages = generate(
        arguments.count,
        comments=arguments.comments,
        seed=arguments.seed,
        revived=arguments.revived,
    )
    if arguments.out.name.endswith(".warc.gz"):
        with arguments.out.open("wb") as archive:
            archive.writelines(warc_records(pages))
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name, content in pages:
        (arguments.out / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
