from __future__ import annotations

from dataclasses import replace
from datetime import date

from discourse_quality.errors import Failure
from discourse_quality.reports.overview import SLOTS, OverviewCount
from discourse_quality.results import DIMENSIONS, ThreadScore


def overview(*analyses, failures=()):
    count = OverviewCount()
    for analysis in analyses:
        count.add(analysis)
    return count.result(failures)


def scored(value, *, low=None, high=None):
    return dict.fromkeys(DIMENSIONS, ThreadScore(value=value, low=low, high=high))


def findings(found):
    return {finding.says: finding.count for finding in found.findings}


def test_threads_comments_people_and_days_are_counted(judge):
    found = overview(judge(), judge())
    assert (found.threads, found.comments, found.people) == (2, 6, 3)
    assert (found.first, found.last) == (date(2007, 11, 5), date(2008, 1, 14))


def test_threads_stand_from_lowest_to_highest_with_their_intervals(judge):
    low = judge(scores=scored(0.2, low=0.1, high=0.4))
    high = judge(scores=scored(0.7, low=0.6, high=0.9))
    depth = overview(high, low).distributions[0]
    assert [(s.low, s.value, s.high) for s in depth.slots] == [
        (10, 20, 40),
        (60, 70, 90),
    ]


def test_many_threads_share_slots_and_none_is_lost(judge):
    values = [n / 1000 for n in range(1000)]
    depth = overview(*(judge(scores=scored(v)) for v in values)).distributions[0]
    assert len(depth.slots) == SLOTS
    assert depth.slots[0].value == 0
    assert depth.slots[-1].value == 100
    assert "Half of the threads lie between .25 and .75" in depth.sentence


def test_few_threads_are_told_by_their_ends(judge):
    def said(*values):
        analyses = [judge(scores=scored(v, low=v - 0.1, high=v)) for v in values]
        return overview(*analyses).distributions[0].sentence

    assert said(0.3) == "1 thread, at .30."
    assert (
        said(0.2, 0.7, 0.8) == "3 threads, from .20 to .80; 2 clearly above one half."
    )


def test_unscored_threads_are_told_not_drawn(judge):
    few = ThreadScore(value=0.9, status="insufficient", why="2 scored comments")
    found = overview(judge(scores=dict.fromkeys(DIMENSIONS, few)))
    assert found.distributions[0].slots == ()
    assert findings(found) == {"Not scored: too little to go on": 1}


def test_what_goes_wrong_is_counted_by_kind(judge):
    silly = {**scored(0.2), "juvenile": ThreadScore(value=0.8, low=0.6, high=0.9)}
    doubtful = {**scored(0.2), "juvenile": ThreadScore(value=0.8, low=0.4, high=0.9)}
    failures = [
        Failure(source="a", stage="parse", code="no-comments", reason="none"),
        Failure(source="b", stage="parse", code="no-comments", reason="none"),
    ]
    found = overview(
        judge(scores=silly),
        judge(scores=doubtful),
        judge(complete=False),
        failures=failures,
    )
    assert findings(found) == {
        "Page not read: no comments": 2,
        "Mostly juvenile": 1,
        "Not all comments were saved with the page": 1,
    }


def test_models_behind_the_results_are_named_once(judge):
    other = judge()
    other = replace(other, provenance=replace(other.provenance, scorers=()))
    assert overview(judge(), other).scorers == ("en_blogs 1", "depth 1")


def test_run_without_threads_has_an_overview():
    found = overview()
    assert found.first is None
    assert {d.sentence for d in found.distributions} == {"No thread could be scored."}
