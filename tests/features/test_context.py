"""Measures of a comment against its post, its parent and the thread so far."""

from __future__ import annotations

import math
import time

import pytest

from discourse_quality.features import CommentFeaturizer, evidence
from discourse_quality.language.annotate import annotate
from discourse_quality.thread import Comment, Thread

BRIDGE = "The old bridge near the mill needs new timber and fresh paint."
MILL = "Timber for the bridge was always cut at the mill itself."
TUNA = "My cat likes tuna and sleeps all afternoon."


def test_answer_in_the_words_of_the_parent_is_close_to_it(measured):
    near = measured(BRIDGE, MILL, answers=True)
    far = measured(BRIDGE, TUNA, answers=True)
    for name in ("relevance.parent", "relevance.parent_share", "relevance.nearest"):
        assert near[name] > far[name]


def test_parent_measures_are_nan_for_a_comment_on_the_post(measured):
    values = measured(BRIDGE, MILL)
    assert math.isnan(values["relevance.parent"])
    assert values["relevance.previous"] > 0


def test_first_comment_has_nothing_before_it(measured):
    values = measured(BRIDGE, post=None)
    for name in ("thread", "previous", "novelty", "echo", "post"):
        assert math.isnan(values[f"relevance.{name}"])


def test_repeating_an_earlier_comment_is_an_echo_without_novelty(measured):
    again = measured(BRIDGE, TUNA, BRIDGE)
    assert again["relevance.echo"] == 1
    assert again["relevance.novelty"] == 0
    assert measured(BRIDGE, TUNA)["relevance.echo"] == 0


def test_closeness_to_the_thread_takes_all_before_into_account(measured):
    after = measured(BRIDGE, TUNA, MILL)["relevance.thread"]
    assert after > measured(TUNA, TUNA, MILL)["relevance.thread"]


def test_quoted_passages_are_counted(nlp):
    comment = Comment(id="a", text=TUNA, quotes=("one", "two"))
    (done,) = annotate([Thread.of([comment], source="page")], nlp=nlp)
    featurizer = CommentFeaturizer(["surface"])
    column = list(featurizer.get_feature_names_out()).index("surface.quotes")
    assert featurizer.transform(done.comments)[0, column] == pytest.approx(math.log(3))


def test_a_comment_measured_alone_is_measured_the_same_in_its_thread(nlp):
    comments = [
        Comment(id=str(n), text=text) for n, text in enumerate((BRIDGE, TUNA, MILL))
    ]
    (done,) = annotate([Thread.of(comments, source="page", article=BRIDGE)], nlp=nlp)
    together = CommentFeaturizer().transform(done.comments)
    for row, comment in zip(together, done.comments, strict=True):
        alone = CommentFeaturizer().transform([comment])[0]
        assert row.tolist() == pytest.approx(alone.tolist(), nan_ok=True)


def test_time_grows_with_the_words_of_a_thread_and_no_faster(nlp):
    def seconds(number: int) -> float:
        comments = [Comment(id=str(n), text=f"{MILL} {n}") for n in range(number)]
        (done,) = annotate([Thread.of(comments, source="page")], nlp=nlp)
        start = time.process_time()
        CommentFeaturizer(["relevance"]).transform(done.comments)
        return time.process_time() - start

    seconds(50)
    # Ten times the comments: a quadratic step would take a hundred times as long.
    assert seconds(2000) < 40 * seconds(200)


def test_evidence_is_the_words_behind_a_feature(annotated):
    text = "I think the station matters, because pupils use it."
    found = evidence(annotated(text))
    shown = {n: [text[a:b] for a, b in spans] for n, spans in found.items()}
    assert shown["argument.reasons"] == ["because"]
    assert shown["argument.claims"] == ["I think"]
    assert shown["relevance.post"] == ["station"]


def test_every_span_of_evidence_lies_in_the_text(annotated):
    text = "You IDIOT, see https://example.org!!! LOL. What do you mean? Why not 7?"
    for spans in evidence(annotated(text)).values():
        assert all(0 <= start < end <= len(text) for start, end in spans)
