from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import StringIO

import pytest
from rich.console import Console

from discourse_quality.reports.terminal import explanation, summary_table
from discourse_quality.results import DIMENSIONS, Reason, Score, ThreadScore
from discourse_quality.thread import Comment, Problem

HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\u202eBobby [bold]Tables[/bold] :smile:"


def shown(renderable, *, width=100, colour=None):
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=colour is not None,
        color_system=colour,
    )
    console.print(renderable)
    return console.file.getvalue()


def test_table_has_a_row_with_four_scores_and_their_intervals(judge):
    text = shown(summary_table([judge()]))
    assert "What do we do now?" in text
    for score in (".82", ".91", ".04", ".03", ".66–.90", ".73–1.0"):
        assert score in text


def test_table_names_the_strongest_reason_and_the_comment(judge):
    table = summary_table(
        [judge()], words=lambda reason, dimension: f"<{reason.feature}>"
    )
    text = shown(table, width=220)
    assert "more depth: <argument.reasons> “because” #1" in text


def test_table_says_why_a_thread_was_not_scored(judge):
    few = ThreadScore(value=None, status="insufficient", why="only 2 comments")
    text = shown(summary_table([judge(scores=dict.fromkeys(DIMENSIONS, few))]))
    assert "Not scored: only 2 comments" in text
    assert text.count("too few") == 4


def test_score_that_is_not_ok_is_not_shown_as_a_number(judge):
    doubtful = ThreadScore(value=0.77, status="insufficient", why="only 2 comments")
    assert ".77" not in shown(summary_table([judge(scores={"depth": doubtful})]))


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
def test_nothing_is_wider_than_the_terminal(judge, width):
    analysis = judge(title="Donaudampfschifffahrtsgesellschaft" * 5)
    for view in (summary_table([analysis]), explanation(analysis)):
        assert max(map(len, shown(view, width=width).splitlines())) <= width


def test_empty_table_says_nothing():
    assert shown(summary_table([])).strip() == ""


def test_hostile_page_cannot_steer_the_terminal(judge):
    comments = tuple(
        Comment(id=f"{n}", author=HOSTILE, text=HOSTILE, posted=datetime(2007, 1, n))
        for n in (1, 2, 3)
    )
    analysis = judge(
        comments,
        title=HOSTILE,
        problems=(Problem(code=HOSTILE, detail=HOSTILE),),
    )
    text = shown(summary_table([analysis])) + shown(explanation(analysis))
    assert not set(text) & set("\x1b\x9b\x07\x08\u202e")
    assert "Bobby [bold]Tables[/bold] :smile:" in text


def test_story_tells_scores_course_and_comments_in_this_order(judge):
    text = shown(explanation(judge()))
    parts = ("Scores", "How it went", "The comments", "#1 Tobias", "#2 Ines")
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "then it revived" in text
    assert "half of all within 36 minutes of the first" in text


def test_story_draws_replies_below_what_they_answer(judge):
    lines = shown(explanation(judge())).splitlines()
    columns = [
        next(line.index(f"#{n} ") for line in lines if f"#{n} " in line and "·" in line)
        for n in (1, 2, 3)
    ]
    assert columns == sorted(set(columns))


def test_story_quotes_the_span_behind_a_reason(judge):
    assert "+ reasons “because”" in shown(explanation(judge()))


def test_story_says_what_the_signs_mean_where_there_are_any(judge):
    signs = "+ raises the score · − lowers it"
    assert signs in shown(explanation(judge()))
    silent = judge(scores={"depth": ThreadScore(value=0.4)})
    assert signs not in shown(explanation(silent))


def test_off_topic_comment_is_said_to_be_far_from_the_post(judge):
    far = Reason(feature="closeness.post_unusual", contribution=0.9)
    scores = {"c1": {"off_topic": Score(value=0.8, reasons=(far,))}}
    text = shown(explanation(replace(judge(), comments=scores)))
    assert "off-topic + far from the post" in text


def test_span_is_marked_in_the_comment(judge):
    coloured = shown(explanation(judge()), colour="truecolor")
    assert "\x1b[4;38;2;61;143;209mbecause\x1b[0m" in coloured


def test_story_says_what_was_not_saved_or_could_not_be_judged(judge):
    lost = Problem(code="comments-not-saved", detail="14 promised")
    text = shown(explanation(judge(problems=(lost,), article=None, complete=False)))
    assert "Some comments were not saved with the page (14 promised)" in text
    assert "The text of the post is not at hand" in text


def test_post_with_a_date_alone_is_not_counted_from_by_the_minute(judge):
    analysis = judge()
    thread = replace(analysis.thread, published=date(2007, 11, 5))
    text = shown(explanation(replace(analysis, thread=thread)))
    assert "first comment on the same day" in text


def test_comments_with_a_date_alone_are_not_counted_by_the_minute(judge):
    days = tuple(
        Comment(id=str(n), text="Why?", posted=date(2007, 11, 5)) for n in range(3)
    )
    analysis = judge(days)
    course = replace(analysis.momentum, first_reply=0.0, half_life=0.0)
    text = shown(explanation(replace(analysis, momentum=course)))
    assert "first comment on the same day" in text
    assert "half of all on the day of the first" in text
    assert "0 minutes" not in text


def test_story_tells_where_the_discussion_turned(judge):
    comments = tuple(Comment(id=str(n), text="word") for n in range(12))
    drifted = {
        str(n): {"off_topic": Score(value=0.9 if n >= 7 else 0.1)} for n in range(12)
    }
    text = shown(explanation(replace(judge(comments), comments=drifted)))
    assert "at #8, off-topic rises from .10 to .90" in text


def test_abstentions_are_counted_once_by_their_reason(judge):
    analysis = judge()
    silent = Score(value=None, abstained="no post text")
    scores = {i: {**s, "relevance": silent} for i, s in analysis.comments.items()}
    text = shown(explanation(replace(analysis, comments=scores)))
    assert "3 comments not scored for relevance: no post text" in text


def test_long_comment_is_shortened_and_says_by_how_much(judge):
    text = shown(explanation(judge((Comment(id="a", text="word " * 500),))))
    assert "more words)" in text
    assert text.count("word ") < 100


def test_long_chain_of_replies_stays_readable(judge):
    chain = tuple(
        Comment(id=f"{n}", text="And?", reply_to=f"{n - 1}" if n else None)
        for n in range(400)
    )
    text = shown(explanation(judge(chain)), width=80)
    assert "#400" in text
    assert "level 399" in text


def test_weak_reasons_are_not_told(judge):
    analysis = judge()
    weak = Score(
        value=0.5, reasons=(Reason(feature="surface.words", contribution=0.1),)
    )
    scores = {i: dict.fromkeys(DIMENSIONS, weak) for i in analysis.comments}
    assert "surface" not in shown(explanation(replace(analysis, comments=scores)))
