"""Our number of comments against what the pages themselves say, page by page.

    python -m tests.benchmarks.counters [../shared/pages]

For the pages without hand-checked comments: what we read (comments and pingbacks, and
notices apart), what the generic reader alone finds, the page's own counter, the number
in its linked data, and an automatic count of ids made when the pages were collected.
Wherever two of these differ, a person has looked at the page and says in ``WHY`` what
is the case; a page without its line, or with one that is no longer needed, is named.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import read_thread
from discourse_quality.pages.document import Document
from discourse_quality.pages.promises import promises_of

PAGES = Path(__file__).parents[2] / "../shared/pages"
STATED = re.compile(
    r"""["']commentCount["']\s{0,3}:\s{0,3}["']?(\d{1,5})|UserComments:(\d{1,5})"""
)
WHY = {
    "Ostbelgiendirekt.be-ARD-Doku": (
        "the page says that there are none; the id is the form's"
    ),
    "chefkoch.de.mandarinen": (
        "the first ten of 953, reported as incomplete; one of the ids is a template's"
    ),
    "discourse-oeb-18": (
        "the first message is the post; two of the others say that it was pinned"
    ),
    "discourse-oeb-36": "the first message is the post",
    "discourse-oeb-60": (
        "the first message is the post, the others say that it was listed"
    ),
    "drupal7-oem-3265": (
        "the generic reader takes the post of the forum, in the same markup, for "
        "the first"
    ),
    "erp-news.info.interview": (
        "two pingbacks, of which nothing but a link stands there: too little for "
        "the generic reader"
    ),
    "german.stackexchange.com.ausgeraubt": (
        "six answers and fourteen comments on them; the ids are the comments', "
        "the generic reader leaves out part"
    ),
    "goose-issue115": (
        "five of 23, reported as incomplete: the rest stands behind a link"
    ),
    "goose-lefigaro": "twelve of 160, reported as incomplete",
    "goose-politico": "the first 20 of 718, reported as incomplete",
    "mtb-news.de-tubeless": (
        "the five best of 120, reported as incomplete; the rest is in the forum"
    ),
    "readability-lifehacker-post-comment-load": (
        "twelve in four branches; the counted id is the first's, all others are "
        "behind a link"
    ),
    "stackoverflow.com.rust": "one comment, whose number stands in four ids",
    "tomshardware.com.rtx": (
        "ten of 32, reported as incomplete: the rest stands behind a link"
    ),
    "villagersandheroes.com.forums.patchnotes": "the first message is the post",
    "wolfgangmichal.de.sorgfaltspflicht": (
        "two comments and two pingbacks in a list of their own, which the generic "
        "reader leaves out"
    ),
    "zeit.de.zugverkehr": "eight of 571, two of them removed, reported as incomplete",
}
"""Page → what is the case where the numbers differ."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One page: what we read on it, and what it says itself."""

    page: str
    platform: str
    ours: int
    notices: int
    generic: int
    says: int | None
    states: int | None
    ids: int | None

    @property
    def agrees(self) -> bool:
        """Whether all numbers that there are are the same."""
        said = {self.ours, self.generic, self.says, self.states, self.ids} - {None}
        return len(said) == 1

    def __str__(self) -> str:
        ours = f"{self.ours} + {self.notices}" if self.notices else f"{self.ours}"
        rest = (self.generic, self.says, self.states, self.ids)
        numbers = " | ".join("–" if n is None else str(n) for n in rest)
        why = "" if self.agrees else WHY.get(self.page, "**NOT EXPLAINED**")
        return f"| {self.page} | {self.platform} | {ours} | {numbers} | {why} |"


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    if not folder.exists():
        raise SystemExit(f"no saved pages: {folder} is missing")
    rows = list(read_rows(folder))
    print("| page | platform | ours | generic | counter | data | ids | why |")
    print("|---|---|---:|---:|---:|---:|---:|---|")
    print("\n".join(map(str, sorted(rows, key=lambda row: row.agrees))))
    print(summary(rows))


def read_rows(folder: Path) -> Iterator[Row]:
    """Read the pages that have no gold."""
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
        known = json.loads(line)
        if known["gold"] is None:
            content = (folder / "raw" / known["file"]).read_bytes()
            page = SavedPage(source=known["file"], content=content)
            yield read_row(page, ids=known["n_comments"])


def read_row(page: SavedPage, *, ids: int | None) -> Row:
    document = Document.of(page)
    platform, ours, notices = counted(page, None)
    stated = [int(a or b) for a, b in STATED.findall(document.text)]
    return Row(
        page=page.source.removesuffix(".html"),
        platform=platform,
        ours=ours,
        notices=notices,
        generic=counted(page, "generic")[1],
        says=promises_of(document).count,
        states=max(stated, default=None),
        ids=ids,
    )


def counted(page: SavedPage, only: str | None) -> tuple[str, int, int]:
    """Return the platform, the number of comments and pingbacks, and of notices."""
    try:
        thread = read_thread(page, platform=only)
    except DiscourseQualityError as error:
        return type(error).__name__, 0, 0
    kinds = Counter(comment.kind for comment in thread.comments)
    notices = kinds.pop("notice", 0)
    return thread.platform or "", kinds.total(), notices


def summary(rows: list[Row]) -> str:
    differ = {row.page for row in rows if not row.agrees}
    counted_so = [row for row in rows if row.says is not None]
    same = sum(row.says == row.ours for row in counted_so)
    lines = [
        "",
        f"{len(rows)} pages, {len(differ)} on which two numbers differ.",
        f"{same} of {len(counted_so)} counters agree with what we read.",
    ]
    lines += [f"not explained: {page}" for page in sorted(differ - WHY.keys())]
    lines += [f"explained for nothing: {page}" for page in sorted(WHY.keys() - differ)]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
