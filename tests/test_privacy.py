"""Under --pseudonymise no name is written, under --drop-text no text."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.archives import SavedPage
from discourse_quality.errors import DiscourseQualityError, Failure
from discourse_quality.options import Privacy
from discourse_quality.pages import read_thread
from discourse_quality.privacy import hide_analysis, hide_failure, hide_thread
from discourse_quality.pseudonyms import people
from discourse_quality.records import encode_analysis, encode_row, encode_thread
from discourse_quality.results import Reason, Score, ThreadReason, ThreadScore
from discourse_quality.thread import Comment, Problem, Thread
from tests.reports.conftest import judged

KEY = b"0123456789abcdef"
HIDDEN = Privacy(key=KEY)
BARE = Privacy(drop_text=True)
NAMES = ("Matthew Kirschenbaum", "Zoë O'Brien", "chem_99", "小明", "Ulrike von Stein")


def thread(*texts, **known):
    comments = [
        Comment(
            id=f"{NAMES[n % len(NAMES)]}-{n}",
            author=NAMES[n % len(NAMES)],
            author_url="http://kirschenbaum.example/",
            permalink=f"http://blog.example/#{NAMES[n % len(NAMES)]}",
            text=text,
            quotes=(f"Zoë wrote: {text}",),
            reply_to=f"{NAMES[0]}-0" if n else None,
        )
        for n, text in enumerate(texts)
    ]
    facts = {"title": "Matthew's post", "author": "Matthew Kirschenbaum"}
    return Thread.of(comments, source="page.html", **facts | known)


def written(one: Thread) -> str:
    return encode_thread(one).decode()


@pytest.mark.parametrize(
    "text",
    [
        "Fair points Matthew",
        "fair points, matthew.",
        "Matt, you are wrong",
        "MATTHEW!!!",
        "As Kirschenbaum's paper says",
        "@chem_99 is right, and so is chem_99",
        "http://matthewkirschenbaum.example/about",
        "zoe obrien and Zoë O’Brien and Zoe\u0308",
        "小明说得对",
        "Frau von Stein, Ulrike",
        "write to zoe@blog.example",
    ],
)
def test_name_is_hidden_however_it_is_written(text):
    out = written(hide_thread(thread(text, "Yes.", "No.", "So?", "Ah."), HIDDEN))
    found = re.findall(r"matt|kirsch|zoe|zoë|brien|chem_|小明|ulrike|stein", out, re.I)
    assert found == [], out


def test_a_person_has_one_pseudonym_in_field_and_text():
    hidden = hide_thread(thread("Hm.", "Thanks Matthew"), HIDDEN)
    assert hidden.comments[1].text == f"Thanks {hidden.author}"
    assert hidden.comments[0].author == hidden.author


def test_a_name_that_two_share_stands_for_neither():
    comments = [Comment(id=str(n), author=f"Ana {n}") for n in ("Silva", "Costa")]
    said = Comment(id="3", text="Ana, why? Ana Silva?", author="x")
    hidden = hide_thread(Thread.of([*comments, said], source="a"), HIDDEN)
    first, second = re.findall(r"Person-\w+", hidden.comments[2].text)
    assert second == hidden.comments[0].author
    assert first not in {c.author for c in hidden.comments}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Hope", "I hope it lasts"),
        ("The Reader", "The reader knows what the others know"),
        ("Guest", "A guest, Guest of the house"),
        ("Me", "Me too"),
        ("Working Dad", "we are working on it"),
    ],
)
def test_ordinary_words_stay(name, text):
    one = Thread.of([Comment(id="1", author=name, text=text)], source="a")
    assert hide_thread(one, HIDDEN).comments[0].text == text


def test_pseudonyms_are_the_same_under_one_key_and_others_under_another():
    one = thread("Hm.")
    assert hide_thread(one, HIDDEN) == hide_thread(one, HIDDEN)
    other = hide_thread(one, Privacy(key=b"f" * 16))
    assert other.author != hide_thread(one, HIDDEN).author


def test_the_tree_stays_as_it_was():
    before = thread("a", "b", "c")
    after = hide_thread(before, HIDDEN)
    assert [c.id for c in after.comments] == ["comment-1", "comment-2", "comment-3"]
    assert [d for _, d in after.walk()] == [d for _, d in before.walk()]


def test_an_address_is_kept_as_far_as_the_site():
    known = {"url": "http://matthewkirschenbaum.blog.example/2007/11/matthew/"}
    url = hide_thread(thread("a", **known), HIDDEN).url
    assert re.fullmatch(r"http://Person-\w+\.blog\.example/", url)
    assert hide_thread(thread("a", url="http://[broken"), HIDDEN).url is None


def test_problems_count_but_name_nobody():
    problem = Problem(code="orphan-reply", detail="1: Matthew Kirschenbaum-7")
    hidden = hide_thread(thread("a", problems=[problem]), HIDDEN)
    assert hidden.problems[0] == Problem(code="orphan-reply", detail="1")


def analysed():
    one = thread("Moronthew, please. Matthew!", "Kirschenbaum is right.")
    first, second = (comment.id for comment in one.comments)
    twist = Reason(feature="civility.name_play", contribution=1.0, text="Moronthew")
    words = Reason(feature="words", contribution=0.5, text="please. Matthew")
    return replace(
        judged(),
        thread=one,
        comments={
            first: {"juvenile": Score(value=0.9, reasons=(twist, words))},
            second: {"juvenile": Score(value=0.1)},
        },
        scores={
            "juvenile": ThreadScore(
                value=0.5,
                reasons=(
                    ThreadReason(feature="words", contribution=0.4, comments=(first,)),
                ),
            )
        },
    )


def test_spans_that_are_reasons_name_nobody_not_even_in_jest():
    hidden = hide_analysis(analysed(), HIDDEN)
    rows = b"".join(map(encode_row, hidden.comment_rows()))
    out = (encode_analysis(hidden) + rows).decode()
    assert not re.search(r"matthew|thew|kirschenbaum|moron", out, re.I), out
    assert hidden.scores["juvenile"].reasons[0].comments == ("comment-1",)
    assert set(hidden.comments) == {c.id for c in hidden.thread.comments}
    spans = [r.text for r in hidden.comments["comment-1"]["juvenile"].reasons]
    assert all(span in hidden.thread.comments[0].text for span in spans)


def test_without_texts_the_scores_stay():
    before = analysed()
    after = hide_analysis(before, BARE)
    rows = b"".join(map(encode_row, after.comment_rows()))
    out = (encode_analysis(after) + rows).decode()
    assert not re.search("please|right|wrote", out)
    assert [s["juvenile"].value for s in after.comments.values()] == [0.9, 0.1]


def test_without_texts_the_tree_and_the_times_stay():
    before = thread("Apples", "Pears", article="The post.")
    after = hide_thread(before, BARE)
    assert not re.search("Apples|Pears|The post|wrote", written(after))
    assert [c.author for c in after.comments] == [c.author for c in before.comments]


@pytest.mark.parametrize("privacy", [HIDDEN, BARE])
def test_failures_quote_nothing(privacy):
    quoting = Failure.of("a", "read", DiscourseQualityError("found b'Matthew says'"))
    assert "Matthew" not in hide_failure(quoting, privacy).reason
    foreign = Failure.of("a", "parse", KeyError("Matthew"))
    assert hide_failure(foreign, privacy).reason.startswith("KeyError: ")
    assert "Matthew" not in hide_failure(foreign, privacy).reason
    assert hide_failure(quoting, Privacy()) == quoting


LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd"))


@given(names=st.lists(st.text(LETTERS, min_size=5, max_size=12), max_size=5))
@settings(max_examples=200, deadline=None)
def test_whatever_the_alphabet_a_name_is_found_as_it_was_signed(names):
    known = people(KEY, names)
    hidden = known.hide(" – ".join(["so", *names, "said"]))
    assert all(f" {name} " not in hidden for name in names if not name.islower())


@given(names=st.lists(st.text(max_size=30), max_size=5), text=st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_names_and_text_do_no_harm(names, text):
    assert isinstance(people(KEY, names).hide(text), str)


def test_hostile_names_and_texts_take_no_longer_than_others():
    names = [f"{'A' * 300} {n} {'b ' * 200}" for n in range(2_000)]
    known = people(KEY, [*names, *(f"小{chr(0x4E00 + n)}" for n in range(2_000))])
    assert known.hide("A " * 20_000 + "小" * 20_000 + "@" * 20_000)


@pytest.mark.slow
def test_no_name_is_left_on_real_pages_but_those_that_are_other_words(shared):
    left, names = [], 0
    for path in sorted((shared / "pages" / "raw").iterdir()):
        try:
            page = SavedPage(source="a", content=path.read_bytes())
            before = read_thread(page)
        except DiscourseQualityError:
            continue
        out = written(replace(hide_thread(before, HIDDEN), problems=(), source=""))
        signed = {c.author for c in before.contributions if c.author} - {None}
        names += len(signed)
        left += [n for n in signed if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", out)]
    assert names > 500
    assert len(left) <= names / 200
