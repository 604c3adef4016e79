"""The report in a real browser: what a reader does with it, by mouse and by keys."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from discourse_quality.reports.html import write_report
from discourse_quality.thread import Comment
from tests.benchmarks.judged import made_up

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = "<img src=x onerror=\"document.title='owned'\"></script><b>bold</b>"


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt install chromium")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    analyses = list(made_up(150))
    hostile = tuple(Comment(id=str(n), author=HOSTILE, text=HOSTILE) for n in range(3))
    first = analyses[0]
    thread = replace(first.thread, comments=hostile, title=f"Zebra {HOSTILE}")
    analyses[0] = replace(first, thread=thread, comments={}, scores={})
    write_report(analyses, path)
    return path.as_uri()


@pytest.fixture
def page(browser, report):
    """Yield the report, opened; nothing may go wrong or go out while it is used."""
    opened = browser.new_page(viewport={"width": 1200, "height": 900})
    wrong = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda r: None if r.url == report else wrong.append(r.url))
    opened.goto(report)
    yield opened
    opened.close()
    assert wrong == []


def column(page, number):
    return page.locator(f"#rows tr > :nth-child({number})").all_inner_texts()


def test_table_begins_with_the_deepest_thread(page):
    values = [text.split()[0] for text in column(page, 3)]
    scored = [float(value) for value in values if value != "–"]
    assert scored == sorted(scored, reverse=True)
    assert page.get_attribute("#columns th:nth-child(3)", "aria-sort") == "descending"


def test_header_sorts_and_sorts_the_other_way(page):
    page.click("#columns th:nth-child(2) button")
    falling = [int(text) for text in column(page, 2)]
    page.click("#columns th:nth-child(2) button")
    rising = [int(text) for text in column(page, 2)]
    assert falling == sorted(falling, reverse=True)
    assert rising == sorted(rising)
    assert page.inner_text("#status") == "150 threads by comments, rising"


def test_search_narrows_the_table_and_says_so(page):
    page.fill("#search", "zebra")
    assert page.locator("#rows tr").count() == 1
    assert page.inner_text("#status").startswith("1 of 150 threads")


def test_more_rows_come_on_demand(page):
    assert page.locator("#rows tr").count() == 100
    page.click("#more")
    assert page.locator("#rows tr").count() == 150
    assert not page.is_visible("#more")


def test_thread_opens_with_its_comments_and_back_leads_back(page):
    page.click("#rows tr:nth-child(5) a")
    page.wait_for_selector("#story-heading")
    assert page.locator(".comments > li").count() >= 3
    assert not page.is_visible("#overview")
    page.go_back()
    page.wait_for_selector("#overview", state="visible")
    assert page.locator("#story").is_hidden()


def test_keyboard_alone_opens_a_thread_and_returns_to_its_row(page):
    page.focus("#rows tr:nth-child(3) a")
    page.keyboard.press("Enter")
    page.wait_for_selector("#story-heading")
    focused = "document.activeElement.id"
    page.wait_for_function(f"{focused} === 'story-heading'")
    page.keyboard.press("Escape")
    page.wait_for_selector("#overview", state="visible")
    row = "document.activeElement.closest('tr')?.rowIndex"
    assert page.evaluate(row) == 3


def test_reason_leads_to_its_comment(page):
    page.click("#rows a")
    page.click(".scores a")
    page.wait_for_function("document.activeElement.id.startsWith('comment-')")


def test_spans_that_are_reasons_are_marked_in_the_text(page):
    page.click("#rows a")
    page.wait_for_selector("#story-heading")
    marks = page.locator(".text mark").all_inner_texts()
    assert marks
    assert all(mark in page.inner_text(".comments") for mark in marks)


def test_hostile_text_is_shown_and_does_nothing(page):
    page.fill("#search", "zebra")
    page.click("#rows a")
    page.wait_for_selector("#story-heading")
    assert HOSTILE in page.inner_text("#story-heading")
    assert page.locator("#story img, #story b b").count() == 0
    assert page.title().startswith("Zebra")


@pytest.mark.parametrize("width", [360, 900, 1600])
def test_page_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    across = "document.documentElement.scrollWidth"
    assert page.evaluate(across) == width
    page.click("#rows a")
    page.wait_for_selector("#story-heading")
    assert page.evaluate(across) == width


def test_address_of_a_thread_can_be_opened_directly(page, report):
    page.goto(f"{report}#thread-7")
    page.wait_for_selector("#story-heading")
    page.goto(f"{report}#thread-99999")
    page.wait_for_selector("#overview", state="visible")
