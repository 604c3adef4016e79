"""Forums: the first message is the post only where a topic starts."""

from pathlib import Path

import pytest

from discourse_quality.archives import SavedPage
from discourse_quality.errors import NoComments
from discourse_quality.pages import read_thread

HERE = Path(__file__).parent


def read(case: str, *replaced: tuple[str, str], url: str | None = None):
    text = (HERE / case / "page.html").read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return read_thread(SavedPage(source="page.html", content=text.encode(), url=url))


@pytest.mark.parametrize(
    "canonical",
    [
        "https://board.example/threads/rye.5/page-2",
        "https://board.example/viewtopic.php?f=1&amp;t=5&amp;start=20",
        "https://board.example/t/rye/5?page=3",
    ],
)
def test_later_page_has_no_post(canonical):
    link = f"<head><link rel='canonical' href='{canonical}'>"
    thread = read("xenforo/two", ("<head>", link))
    assert len(thread.comments) == 3
    assert thread.comments[0].author == "clara"
    assert thread.article is None


def test_later_page_is_known_by_the_address_it_was_saved_from():
    thread = read("phpbb3/prosilver", url="http://board.example/viewtopic.php?start=20")
    assert len(thread.comments) == 3


def test_later_page_is_known_by_what_it_shows():
    page = ("Page <b>1</b> of <b>1</b>", "Page <b>2</b> of <b>2</b>")
    assert len(read("phpbb2/subsilver", page).comments) == 3


def test_quoting_the_post_answers_the_post():
    thread = read("xenforo/two", ('data-source="post: 82"', 'data-source="post: 81"'))
    answer = thread.comments[1]
    assert (answer.author, answer.reply_to, answer.reply_link) == ("bert", None, "none")


def test_topic_of_one_message_has_no_comments():
    with pytest.raises(NoComments):
        read("phpbb3/three-zero", ('id="p22" class="post bg1"', 'class="other"'))
