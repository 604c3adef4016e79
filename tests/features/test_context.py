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
CLOSE = ("angle", "unusual", "shared", "covered", "beyond_chance")
TUNA = "My cat likes tuna and sleeps all afternoon."


def test_answer_in_the_words_of_the_parent_is_close_to_it(measured):
    near = measured(BRIDGE, MILL, answers=True)
    far = measured(BRIDGE, TUNA, answers=True)
    for name in ("relevance.parent", "relevance.parent_share", "relevance.nearest"):
        assert near[name] > far[name]


@pytest.mark.parametrize("kind", CLOSE)
def test_answer_on_the_subject_of_the_parent_is_close_in_meaning(measured, kind):
    name = f"closeness.parent_{kind}"
    assert (
        measured(BRIDGE, MILL, answers=True)[name]
        > measured(BRIDGE, TUNA, answers=True)[name]
    )


@pytest.mark.parametrize("kind", CLOSE)
def test_what_the_others_speak_of_is_close_to_the_thread(nlp, vectors, kind):
    texts = (BRIDGE, MILL, "Paint the old bridge.", "New timber for a mill.", TUNA)
    comments = [Comment(id=str(n), text=text) for n, text in enumerate(texts)]
    (done,) = annotate([Thread.of(comments, source="page")], nlp=nlp)
    featurizer = CommentFeaturizer(["closeness"], vectors=vectors)
    column = list(featurizer.get_feature_names_out()).index(f"closeness.thread_{kind}")
    *near, far = featurizer.transform(done.comments)[:, column]
    assert min(near) > far


def test_closeness_is_nan_where_there_is_nothing_to_be_close_to(measured):
    values = measured("", post=None, title=None)
    close = {name: v for name, v in values.items() if name.startswith("closeness.")}
    assert len(close) == 20
    assert all(map(math.isnan, close.values()))


def test_a_title_alone_says_what_a_page_is_about(measured):
    about = measured(BRIDGE, post=None, title="The bridge and the mill")
    other = measured(BRIDGE, post=None, title="Tuna for cats")
    assert about["closeness.post_angle"] > other["closeness.post_angle"]


def test_closeness_does_not_depend_on_case_or_blanks(measured):
    plain = measured(BRIDGE, MILL, answers=True)
    for variant in (MILL.lower(), f"  {MILL}\n\n"):
        values = measured(BRIDGE, variant, answers=True)
        for kind in CLOSE:
            name = f"closeness.parent_{kind}"
            assert values[name] == pytest.approx(plain[name], abs=1e-5)


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
