"""Text-only dumps: posts and comments that have lost their markup."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import NoComments
from discourse_quality.pages import read_thread

SEED = Path(__file__).parents[2] / "../shared/seed"
POST = (
    "The pond in winter\n\nIt froze on Tuesday, and by Thursday the children of the "
    "whole street stood on it, which nobody had asked the ice about.\n\n"
)


def thread(text: str):
    page = SavedPage(source="page.txt", content=text.encode(), media_type="text/plain")
    return read_thread(page)


def test_numbered_comments_with_bullets_and_without():
    found = thread(
        POST + "  1. Ours broke in January.\n\n    • hal\n    • January 3rd, 2009\n\n"
        "    We measured nine centimetres.\n\n    That is enough for a cow.\n\n"
        "  2. Fair point Hal, but cows are careful.\n\nLeave a Reply\n\nName\nEmail\n"
    )
    assert [c.text for c in found.comments] == [
        "Ours broke in January.",
        "We measured nine centimetres.\n\nThat is enough for a cow.",
        "Fair point Hal, but cows are careful.",
    ]
    assert [c.author for c in found.comments] == [None, "hal", None]
    assert [c.posted for c in found.comments] == [None, date(2009, 1, 3), None]
    assert [c.reply_to for c in found.comments] == [None, None, "comment-2"]
    assert found.title == "The pond in winter"
    assert found.article.startswith("It froze on Tuesday")
    assert found.platform == "text"


def test_lines_that_say_who_wrote_and_when():
    found = thread(
        POST
        + "2 Comments\n\nMaria schrieb am 3.2.2011 um 10:15 Uhr:\nBei uns hielt es.\n\n"
        "Otto\n4. Februar 2011, 08:00\n> Bei uns hielt es.\nWie dick?\n\n"
        "Schreibe einen Kommentar\n"
    )
    assert [c.author for c in found.comments] == ["Maria", "Otto"]
    assert found.comments[0].posted == datetime(2011, 2, 3, 10, 15)
    assert found.comments[1].text == "Wie dick?"
    assert found.comments[1].quotes == ("Bei uns hielt es.",)
    assert "2 Comments" not in found.article


@pytest.mark.parametrize(
    "text", [POST, "Buy milk\n\nCall Ann\n", POST + "1. one list item"]
)
def test_text_without_comments_says_so(text):
    with pytest.raises(NoComments, match="text without comments"):
        thread(text)


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seed")
def test_the_page_that_started_the_project():
    gold = json.loads((SEED / "gold" / "page.json").read_text("utf-8"))
    found = thread((SEED / "page.txt").read_text("utf-8"))
    assert [c.text for c in found.comments] == [c["text"] for c in gold["comments"]]
    assert [c.author for c in found.comments] == [c["author"] for c in gold["comments"]]
    place = {c.id: n for n, c in enumerate(found.comments)}
    likely = {n: place[c.reply_to] for n, c in enumerate(found.comments) if c.reply_to}
    assert likely == {int(n): p for n, p in gold["likely_replies"].items()}
    assert {c.reply_link for c in found.comments} == {"inferred", "none"}
