import shutil

import msgspec
import numpy as np
import pytest
import skops.io
from sklearn.linear_model import LinearRegression, LogisticRegression

from discourse_quality.errors import ModelMismatch, ModelNotFound
from discourse_quality.scorers import load_scorer, load_scorers
from discourse_quality.scorers.config import CONFIG, Config, digest
from discourse_quality.scorers.heads import read_head
from discourse_quality.scorers.store import HEAD

pytestmark = pytest.mark.model


@pytest.fixture
def scorer(models, tmp_path):
    return shutil.copytree(models / "depth", tmp_path / "depth")


def rewrite(folder, **changes):
    config = msgspec.json.decode((folder / CONFIG).read_bytes(), type=Config)
    changed = msgspec.structs.replace(config, **changes)
    (folder / CONFIG).write_bytes(msgspec.json.encode(changed))


def test_a_copied_scorer_loads(scorer):
    loaded = load_scorer(scorer)
    assert [s.dimension.name for s in loaded.comment_scorers] == ["depth"]
    assert loaded.versions[0].digest == digest(scorer / CONFIG)


def test_a_changed_head_is_refused(scorer):
    content = bytearray((scorer / HEAD).read_bytes())
    content[len(content) // 2] ^= 1
    (scorer / HEAD).write_bytes(content)
    with pytest.raises(ModelMismatch, match="changed since it was saved"):
        load_scorer(scorer)


def test_a_head_of_another_kind_is_refused_even_with_the_right_digest(scorer):
    other = LinearRegression().fit([[0], [1]], [0, 1])
    skops.io.dump({"parts": [other], "combine": other}, scorer / HEAD)
    config = msgspec.json.decode((scorer / CONFIG).read_bytes(), type=Config)
    digests = config.digests | {HEAD: digest(scorer / HEAD)}
    rewrite(scorer, digests=digests, parts=("content",))
    with pytest.raises(ModelMismatch, match="LinearRegression in it"):
        load_scorer(scorer)


def test_a_head_with_types_of_its_own_is_refused(scorer):
    class Stranger(LogisticRegression):
        pass

    Stranger.__module__ = "stranger"
    skops.io.dump({"parts": [Stranger()], "combine": Stranger()}, scorer / HEAD)
    config = msgspec.json.decode((scorer / CONFIG).read_bytes(), type=Config)
    rewrite(scorer, digests=config.digests | {HEAD: digest(scorer / HEAD)})
    with pytest.raises(ModelMismatch, match="not a scorer of ours"):
        load_scorer(scorer)


def test_kinds_without_a_constant_each_are_refused(scorer):
    head = skops.io.load(scorer / HEAD, trusted=[])
    head["combine"].intercept_ = np.zeros(2)
    skops.io.dump(head, scorer / HEAD)
    config = msgspec.json.decode((scorer / CONFIG).read_bytes(), type=Config)
    rewrite(scorer, digests=config.digests | {HEAD: digest(scorer / HEAD)})
    with pytest.raises(ModelMismatch, match="weights expected"):
        load_scorer(scorer)


def test_a_newer_scikit_learn_is_refused(scorer):
    rewrite(scorer, scikit_learn="99.0.1")
    with pytest.raises(ModelMismatch, match=r"made with scikit-learn 99\.0\.1"):
        load_scorer(scorer)


def test_a_scorer_for_other_features_is_refused(scorer):
    config = msgspec.json.decode((scorer / CONFIG).read_bytes(), type=Config)
    rewrite(scorer, measures=("a.b", *config.measures[1:]))
    with pytest.raises(ModelMismatch, match="made for other features"):
        load_scorer(scorer)


def test_another_format_is_refused(scorer):
    rewrite(scorer, format=1)
    with pytest.raises(ModelMismatch, match="format 5 expected, found 1"):
        load_scorer(scorer)


def test_a_config_that_is_not_ours_is_refused(scorer):
    (scorer / CONFIG).write_text("{}")
    with pytest.raises(ModelMismatch, match="no scorer of ours"):
        load_scorer(scorer)


def test_a_scorer_for_other_word_vectors_is_refused(scorer):
    config = msgspec.json.decode((scorer / CONFIG).read_bytes(), type=Config)
    rewrite(scorer, digests=config.digests | {"vectors/vectors.npz": "0"})
    with pytest.raises(ModelMismatch, match="other word vectors"):
        load_scorer(scorer)


@pytest.mark.parametrize("given", ["depth", "."])
def test_one_scorer_of_ones_own_takes_the_place_of_the_shipped_one(scorer, given):
    rewrite(scorer, version="mine")
    versions = {v.name: v.version for v in load_scorers(scorer.parent / given).versions}
    assert versions.pop("depth") == "mine"
    assert len(versions) == 3
    assert "mine" not in versions.values()


def test_two_scorers_of_one_dimension_are_refused(scorer):
    shutil.copytree(scorer, scorer.parent / "newer")
    with pytest.raises(ModelMismatch, match="two scorers of depth, in depth and newer"):
        load_scorers(scorer.parent)


def test_a_folder_without_scorers_is_not_found(tmp_path):
    with pytest.raises(ModelNotFound):
        load_scorers(tmp_path / "none")


def test_all_four_scorers_fit_in_25_megabytes(models):
    names = ("depth", "relevance", "juvenile", "off_topic", "vectors")
    files = [f for name in names for f in (models / name).rglob("*") if f.is_file()]
    assert sum(file.stat().st_size for file in files) < 25_000_000


@pytest.mark.parametrize("name", ["head", "thread"])
def test_the_weights_are_those_that_skops_reads(models, name):
    path = models / "depth" / f"{name}.skops"
    ours, theirs = read_head(path), skops.io.load(path, trusted=[])
    if name == "head":
        ours, theirs = ours["combine"], theirs["combine"]
    assert ours.coef_.tolist() == theirs.coef_.tolist()
    assert ours.intercept_.tolist() == theirs.intercept_.tolist()
