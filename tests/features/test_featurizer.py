"""``CommentFeaturizer`` keeps the promises of a scikit-learn transformer."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from sklearn import config_context
from sklearn.base import clone
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.tree import DecisionTreeClassifier
from sklearn.utils import estimator_checks

from discourse_quality.features import (
    FAMILIES,
    CommentFeaturizer,
    describe,
)
from discourse_quality.language.annotate import annotate
from discourse_quality.thread import Comment, Thread


@pytest.fixture(scope="module")
def comments(nlp):
    texts = ["I agree, because it is cheap.", "lol!!!", "", "Who pays for it?"] * 6
    made = [Comment(id=str(n), text=text) for n, text in enumerate(texts)]
    (done,) = annotate([Thread.of(made, source="page", article="Costs.")], nlp=nlp)
    return done.comments


def test_columns_match_the_names_and_the_descriptions(comments, vectors):
    featurizer = CommentFeaturizer(tuple(FAMILIES), vectors=vectors).fit(comments)
    names = list(featurizer.get_feature_names_out())
    assert featurizer.transform(comments).shape == (len(comments), len(names))
    assert names == [one.name for one in describe()]


def test_families_choose_the_columns(comments):
    featurizer = CommentFeaturizer(families=["civility", "surface"])
    names = list(featurizer.get_feature_names_out())
    assert [n for n in names if n.startswith("civility.")] == [
        one.name for one in FAMILIES["civility"]
    ]
    assert featurizer.transform(comments).shape[1] == len(names)


def test_unknown_family_is_named_in_the_error(comments):
    with pytest.raises(ValueError, match="moods"):
        CommentFeaturizer(families=["moods"]).fit(comments)


def test_clone_and_parameters(comments):
    featurizer = CommentFeaturizer(families=("argument",))
    copy = clone(featurizer)
    assert copy.get_params() == {"families": ("argument",), "vectors": None}
    assert copy.set_params(families=None).families is None
    assert featurizer.fit(comments) is featurizer


def test_refitting_changes_nothing(comments):
    once = CommentFeaturizer().fit(comments[:3])
    before = once.transform(comments)
    np.testing.assert_array_equal(once.fit(comments).transform(comments), before)


def test_no_comments_give_no_rows(vectors):
    featurizer = CommentFeaturizer(tuple(FAMILIES), vectors=vectors)
    assert featurizer.transform([]).shape == (0, len(describe()))


def test_output_becomes_a_frame(comments, vectors):
    pandas = pytest.importorskip("pandas")
    featurizer = CommentFeaturizer(tuple(FAMILIES), vectors=vectors).set_output(
        transform="pandas"
    )
    frame = featurizer.fit_transform(comments)
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == [one.name for one in describe()]


def test_works_in_a_pipeline_with_cross_validation(comments):
    labels = ["because" in c.comment.text for c in comments]
    model = make_pipeline(
        CommentFeaturizer(["surface", "argument"]),
        SimpleImputer(strategy="constant", fill_value=-1.0),
        DecisionTreeClassifier(random_state=0),
    )
    scores = cross_validate(model, list(comments), labels, cv=3)["test_score"]
    assert scores.min() == 1.0


def test_other_pipelines_do_without_a_tagger():
    nlp = spacy.blank("en")
    for name in ("sentencizer", "discourse_markers", "discourse_civility"):
        nlp.add_pipe(name)
    made = [Comment(id="a", text="I agree, because it is cheap.")]
    (done,) = annotate([Thread.of(made, source="page")], nlp=nlp)
    names = list(CommentFeaturizer().get_feature_names_out())
    row = dict(zip(names, CommentFeaturizer().transform(done.comments)[0], strict=True))
    assert row["argument.reasons"] > 0
    assert np.isnan(row["syntax.nouns"])


def test_pipelines_without_our_components_give_nan_not_nought():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    made = [Comment(id="a", text="I agree, because it is cheap.")]
    (done,) = annotate([Thread.of(made, source="page")], nlp=nlp)
    names = list(CommentFeaturizer().get_feature_names_out())
    row = dict(zip(names, CommentFeaturizer().transform(done.comments)[0], strict=True))
    assert np.isnan(row["argument.reasons"])
    assert row["surface.words"] > 0


def test_what_adds_nothing_is_left_out_of_the_default():
    default = {
        name.split(".")[0] for name in CommentFeaturizer().get_feature_names_out()
    }
    assert set(FAMILIES) - default == {"diversity", "closeness"}


def test_closeness_is_measured_where_there_are_vectors(comments, vectors):
    featurizer = CommentFeaturizer(vectors=vectors).fit(comments)
    names = featurizer.get_feature_names_out().tolist()
    assert sum(name.startswith("closeness.") for name in names) == 20
    assert featurizer.transform(comments).shape == (len(comments), len(names))


def test_closeness_without_vectors_says_what_is_missing(comments):
    with pytest.raises(ValueError, match="needs word vectors"):
        CommentFeaturizer(["closeness"]).fit(comments)


def test_vectors_are_a_parameter_that_is_copied_and_printed(comments, vectors):
    featurizer = CommentFeaturizer(["closeness"], vectors=vectors)
    copy = clone(featurizer)
    np.testing.assert_array_equal(
        copy.fit_transform(comments), featurizer.transform(comments)
    )
    assert len(repr(featurizer)) < 200


def test_comments_together_are_as_close_as_each_alone(comments, vectors):
    featurizer = CommentFeaturizer(["closeness"], vectors=vectors)
    names = featurizer.get_feature_names_out().tolist()
    own = [n for n, name in enumerate(names) if "thread" not in name]
    together = featurizer.transform(comments)[:, own]
    alone = np.vstack([featurizer.transform([one])[:, own] for one in comments])
    np.testing.assert_allclose(together, alone, atol=1e-5)


@pytest.mark.parametrize(
    "check",
    [
        estimator_checks.check_no_attributes_set_in_init,
        estimator_checks.check_parameters_default_constructible,
        estimator_checks.check_get_params_invariance,
        estimator_checks.check_set_params,
        estimator_checks.check_estimator_repr,
        estimator_checks.check_estimator_cloneable,
    ],
)
def test_scikit_learns_own_checks_that_need_no_numbers_pass(check):
    check("CommentFeaturizer", CommentFeaturizer())


def test_groups_are_routed_through_a_pipeline_to_the_splitter(comments):
    model = make_pipeline(
        CommentFeaturizer(["surface", "argument"]),
        SimpleImputer(keep_empty_features=True),
        LogisticRegression(),
    )
    many = [*comments] * 4
    target = [n % 2 for n in range(len(many))]
    groups = [n // 2 % 3 for n in range(len(many))]
    with config_context(enable_metadata_routing=True):
        found = cross_validate(
            model, many, target, cv=GroupKFold(3), params={"groups": groups}
        )
    assert len(found["test_score"]) == 3
