"""Damaged pages of every platform give a thread or an error of our own."""

import random
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.archives import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import read_thread

PAGES = [p.read_bytes() for p in sorted(Path(__file__).parent.glob("*/*/page.html"))]


@st.composite
def damaged(draw) -> bytes:
    """A good page with tags and texts taken out, doubled, swapped or emptied."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    parts = re.findall(rb"<[^>]*>|[^<]+", chance.choice(PAGES))
    for _ in range(chance.randrange(1, 20)):
        here, there = chance.randrange(len(parts)), chance.randrange(len(parts))
        match chance.choice(["remove", "double", "swap", "empty", "number", "byte"]):
            case "remove":
                parts[here : here + chance.randrange(8)] = [b" "]
            case "double":
                parts.insert(there, parts[here])
            case "swap":
                parts[here], parts[there] = parts[there], parts[here]
            case "empty":
                parts[here] = re.sub(rb"([\"'])[^\"']*\1", rb"\1\1", parts[here])
            case "number":
                number = str(chance.choice([0, -1, 10**30, 99])).encode()
                parts[here] = re.sub(rb"\d+", number, parts[here])
            case "byte":
                parts[here] += bytes([chance.randrange(256)])
    return b"".join(parts)


@settings(max_examples=150, deadline=None)
@given(page=damaged())
def test_damaged_page_gives_a_sound_thread_or_our_error(page):
    try:
        thread = read_thread(SavedPage(source="page.html", content=page))
    except DiscourseQualityError:
        return
    ids = [comment.id for comment in thread.comments]
    assert len(set(ids)) == len(ids)
    assert all(c.reply_to is None or c.reply_to in ids for c in thread.comments)
    assert len(list(thread.walk())) == len(ids)
