from __future__ import annotations

from dataclasses import replace

from discourse_quality.reports.causes import positions, strongest_reason
from discourse_quality.results import DIMENSIONS, ThreadReason, ThreadScore

UP = ThreadReason(feature="up", contribution=0.4, comments=("c1",))
DOWN = ThreadReason(feature="down", contribution=-0.9, comments=("c2",))


def by_name(reason, dimension):
    return reason.feature


def scores(**values):
    return {
        name: ThreadScore(value=values.get(name, 0.1), reasons=(DOWN, UP))
        for name in DIMENSIONS
    }


def told(judge, **values):
    return strongest_reason(judge(scores=scores(**values)), words=by_name)


def test_fault_is_told_before_a_virtue(judge):
    assert told(judge, juvenile=0.9, depth=0.9) == "more juvenile: up #1"
    assert told(judge, off_topic=0.6, depth=0.9) == "more off-topic: up #1"


def test_reason_agrees_with_the_score(judge):
    assert told(judge, depth=0.9) == "more depth: up #1"
    assert told(judge, depth=0.2) == "less depth: down #2"


def test_reason_against_the_score_is_told_where_there_is_no_other(judge):
    only = {"depth": ThreadScore(value=0.9, reasons=(DOWN,))}
    assert strongest_reason(judge(scores=only), words=by_name) == "more depth: down #2"


def test_length_is_told_only_where_there_is_nothing_else(judge):
    length = ThreadReason(feature="length", contribution=2.0, comments=("c1",))
    for reasons, said in (((length, UP), "up"), ((length, DOWN), "length")):
        only = {"depth": ThreadScore(value=0.9, reasons=reasons)}
        text = strongest_reason(judge(scores=only), words=by_name)
        assert text == f"more depth: {said} #1"


def test_reason_has_an_example_from_the_foremost_comment(judge):
    cause = ThreadReason(
        feature="argument.reasons", contribution=1.0, comments=("c1", "c2")
    )
    only = {"depth": ThreadScore(value=0.9, reasons=(cause,))}
    text = strongest_reason(
        judge(scores=only), words=lambda reason, dimension: "reasons"
    )
    assert text == "more depth: reasons “because” #1 #2"


def test_thread_without_reasons_has_none_to_tell(judge):
    assert (
        strongest_reason(judge(scores={"depth": ThreadScore(value=0.9)}), by_name) == ""
    )


def test_comments_that_are_not_there_are_left_out(judge):
    thread = judge().thread
    assert positions(replace(UP, comments=("gone", "c3")), thread) == (2,)
