"""A report of hostile threads in a real browser: nothing runs, nothing goes out."""

from dataclasses import replace

import pytest

from discourse_quality.errors import Failure
from discourse_quality.reports.html import write_report
from discourse_quality.results import Reason
from discourse_quality.thread import Comment, Problem
from tests.reports.conftest import COMMENTS, judged
from tests.reports.test_browser import browser as browser

OWNED = "document.title='owned';window.owned=1"
INJECTIONS = (
    f"<script>{OWNED}</script>",
    f"</script><script>{OWNED}</script>",
    f"</script></style></title></template></textarea><script>{OWNED}</script>",
    f'<img src=x onerror="{OWNED}">',
    '<img src="http://evil.example/pixel.gif"><link href=//evil.example>',
    f"<svg onload={OWNED}><animate onbegin={OWNED} attributeName=x></svg>",
    f"\"><body onload='{OWNED}'>",
    f"' onmouseover='{OWNED}' autofocus onfocus='{OWNED}' x='",
    f"javascript:{OWNED}",
    '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
    '<meta http-equiv="refresh" content="0;url=http://evil.example/">',
    '<base href="http://evil.example/"><form action="//evil.example"><button>x</form>',
    "<style>@import url(http://evil.example/a.css);body{display:none}</style>",
    f"${{{OWNED}}}{{{{7*7}}}}<!--<script>-->]]>",
    "\u2028\u2029</SCRIPT\t><sCrIpT>window.owned=1</sCrIpT>",
    '\\u003cscript\\u003e"};window.owned=1;//',
)


TOUCH_ALL = """
for (const element of document.querySelectorAll('#story *'))
  for (const kind of ['mouseover', 'focus', 'load', 'error'])
    element.dispatchEvent(new Event(kind));
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(
        [_injected(text) for text in INJECTIONS],
        path,
        failures=[Failure.of(text, text, ValueError(text)) for text in INJECTIONS],
    )
    return path.as_uri()


def _injected(text):
    """Return an analysis that says it in every field that a page can fill."""
    comments = tuple(
        Comment(
            id=f"{text}{n}", author=text, author_url=text, text=text, quotes=(text,)
        )
        for n in range(3)
    )
    whole = judged(
        title=text, article=text, problems=(Problem(code=text, detail=text),)
    )
    reason = Reason(feature="words", contribution=1.0, text=text)
    scores = {
        name: replace(score, reasons=(reason,), abstained=None)
        for name, score in whole.comments[COMMENTS[0].id].items()
    }
    thread = replace(
        whole.thread,
        comments=comments,
        source=text,
        url=text,
        platform=text,
        author=text,
        language=text,
    )
    judgements = {comment.id: scores for comment in comments}
    return replace(whole, thread=thread, comments=judgements)


@pytest.mark.parametrize("number", range(len(INJECTIONS)))
def test_no_script_runs_and_no_request_is_made(browser, report, number):
    page = browser.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: None if r.url == report else wrong.append(r.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(f"{report}#thread-{number}")
    page.wait_for_selector("#story-heading")
    page.evaluate(TOUCH_ALL)
    assert page.evaluate("window.owned") is None
    assert page.title() != "owned"
    assert (
        page.locator("#story :is(script, iframe, img, base, meta, form)").count() == 0
    )
    assert page.locator("a[href^='javascript' i]").count() == 0
    shown = page.inner_text("#story")
    assert " ".join(INJECTIONS[number].split())[:20] in " ".join(shown.split())
    page.close()
    assert wrong == []
