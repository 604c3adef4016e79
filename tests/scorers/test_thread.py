import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from discourse_quality.results import Reason, Score
from discourse_quality.scorers.dimensions import DEPTH, RELEVANCE
from discourse_quality.scorers.thread import Scored, ThreadScorer, volume
from discourse_quality.thread import Comment, Thread


def thread_scorer(dimension=DEPTH, error=0.8):
    link = LogisticRegression()
    link.coef_ = np.array([[1.0]])
    link.intercept_ = np.array([0.0])
    return ThreadScorer(
        dimension=dimension,
        link=link,
        reference=(0.5,),
        weight=2.0,
        error=error,
        threshold=0.5,
    )


def scored(values, *, reasons=()):
    return [
        Scored(id=str(n), score=Score(value=v, reasons=reasons), weight=3**0.5)
        for n, v in enumerate(values)
    ]


def thread(**fields):
    return Thread.of([], source="t", **({"language": "en", "article": "post"} | fields))


def test_higher_comment_scores_make_a_higher_thread_score():
    low, high = (thread_scorer().score(thread(), scored([v] * 8)) for v in (0.2, 0.8))
    assert low.value < high.value
    assert high.low <= high.value <= high.high
    assert (high.status, high.share, high.n) == ("ok", 1.0, 8)


def test_a_small_thread_is_drawn_to_the_reference():
    few, many = (thread_scorer().score(thread(), scored([1.0] * n)) for n in (3, 30))
    assert 0.5 < few.value < many.value


def test_under_three_scored_comments_are_insufficient():
    result = thread_scorer().score(thread(), scored([0.9, None, 0.8]))
    assert (result.status, result.n) == ("insufficient", 2)
    assert result.why == "2 scored comments, 3 needed"


def test_a_badly_parsed_page_is_insufficient():
    result = thread_scorer().score(thread(confidence=0.3), scored([0.9] * 5))
    assert result.status == "insufficient"
    assert "confidence 0.30" in result.why


def test_another_language_is_not_applicable():
    result = thread_scorer().score(thread(language="de"), scored([None] * 5))
    assert (result.status, result.value) == ("not_applicable", None)


def test_relevance_without_a_post_is_not_applicable():
    result = thread_scorer(RELEVANCE).score(thread(article=None), scored([None] * 5))
    assert (result.status, result.why) == ("not_applicable", "no post text")


def test_the_first_and_the_second_half_are_told_apart():
    result = thread_scorer().score(thread(), scored([0.0, 0.0, 1.0, 1.0]))
    assert (result.first_half, result.second_half) == (0.0, 1.0)


def test_a_reason_names_the_comments_responsible():
    some = scored([0.9, 0.9, 0.9, 0.9])
    some[1] = Scored(
        id="1",
        weight=1.0,
        score=Score(value=0.9, reasons=(Reason(feature="words", contribution=2.0),)),
    )
    reasons = thread_scorer().score(thread(), some).reasons
    assert [(r.feature, r.contribution, r.comments) for r in reasons] == [
        ("words", 0.5, ("1",))
    ]


def test_long_comments_count_more_but_not_in_proportion():
    long, short = (volume(Comment(id="a", text="w " * n)) for n in (400, 4))
    assert long == pytest.approx(10 * short)


def test_the_same_comments_give_the_same_interval():
    one, two = (
        thread_scorer().score(thread(), scored([0.1, 0.5, 0.9, 0.3])) for _ in range(2)
    )
    assert one == two


def test_the_interval_is_narrower_near_the_ends_and_never_leaves_the_scale():
    low, middle, high = (
        thread_scorer().score(thread(), scored([v] * 30)) for v in (0.02, 0.5, 0.98)
    )
    assert middle.high - middle.low > low.high - low.low
    assert (low.low, high.high) == (0.0, 1.0)


def test_where_threads_were_rated_the_interval_does_not_hang_on_their_size():
    few, many = (thread_scorer().score(thread(), scored([0.5] * n)) for n in (3, 30))
    assert (few.low, few.high) == (many.low, many.high)


def test_where_nobody_rated_threads_more_comments_make_it_narrower():
    unrated = thread_scorer(error=None)
    few, many = (unrated.score(thread(), scored([0.2, 0.5, 0.8] * n)) for n in (1, 10))
    assert few.low < many.low < many.value < many.high < few.high
