"""A malicious model file executes nothing, exhausts nothing and is named as foreign."""

import io
import json
import os
import pickle
import shutil
import struct
import zipfile

import msgspec
import numpy as np
import pytest

from discourse_quality.errors import ModelMismatch
from discourse_quality.features.vectors import ARRAYS, VOCABULARY, load_vectors
from discourse_quality.scorers import load_scorer
from discourse_quality.scorers.config import CONFIG, Config, digest
from discourse_quality.scorers.store import HEAD

pytestmark = pytest.mark.model


class Attack:
    """Whoever unpickles this makes a folder."""

    def __init__(self, mark):
        self.mark = mark

    def __reduce__(self):
        return os.mkdir, (str(self.mark),)


@pytest.fixture
def mark(tmp_path):
    return tmp_path / "executed"


@pytest.fixture
def scorer(models, tmp_path):
    return shutil.copytree(models / "depth", tmp_path / "depth")


@pytest.fixture
def refused(scorer):
    """Try to load a head, its digest being as it should be."""

    def refused(content):
        (scorer / HEAD).write_bytes(content)
        config = msgspec.json.decode((scorer / CONFIG).read_bytes(), type=Config)
        known = config.digests | {HEAD: digest(scorer / HEAD)}
        changed = msgspec.structs.replace(config, digests=known)
        (scorer / CONFIG).write_bytes(msgspec.json.encode(changed))
        with pytest.raises(ModelMismatch, match="not a scorer of ours"):
            load_scorer(scorer)

    return refused


def head(schema, **files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", json.dumps(schema))
        for name, content in files.items():
            archive.writestr(f"{name}.npy", content)
    return packed.getvalue()


def logistic(file="a.npy"):
    array = {"file": file}
    return {
        "__module__": "sklearn.linear_model._logistic",
        "__class__": "LogisticRegression",
        "content": {"content": {"coef_": array, "intercept_": array}},
    }


def in_a_list(content):
    return {"__module__": "builtins", "__class__": "list", "content": [content]}


def npy(shape, data=b"", kind="<f8"):
    about = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}"
    padded = about.ljust(117) + "\n"
    return (
        b"\x93NUMPY\x01\x00" + struct.pack("<H", len(padded)) + padded.encode() + data
    )


def test_a_pickle_in_place_of_a_head_is_not_opened(refused, mark):
    refused(pickle.dumps(Attack(mark)))
    assert not mark.exists()


def test_a_pickle_inside_a_head_is_not_opened(refused, mark):
    refused(
        head(in_a_list(logistic()), a=npy("(1,)", pickle.dumps(Attack(mark)), "|O"))
    )
    refused(head(in_a_list(logistic()), a=pickle.dumps(Attack(mark))))
    assert not mark.exists()


@pytest.mark.parametrize(
    ("module", "kind"),
    [("os", "system"), ("builtins", "eval"), ("sklearn.pipeline", "Pipeline")],
)
def test_a_type_that_no_scorer_of_ours_has_is_not_made(refused, module, kind):
    asked = {"__module__": module, "__class__": kind, "content": {}}
    refused(head(in_a_list(asked)))


def test_arrays_larger_than_any_of_ours_are_not_made(refused):
    refused(head(in_a_list(logistic()), a=npy("(10**14,)".replace("10**14", "9" * 14))))


def test_a_bomb_in_a_head_is_not_unpacked(refused):
    refused(head(in_a_list(logistic()), a=b"\0" * 400_000_000))
    refused(head(in_a_list(" " * 200_000_000)))


def test_a_path_in_a_head_leads_nowhere(refused):
    for path in ("/etc/passwd", "../../../etc/passwd", "missing.npy"):
        refused(head(in_a_list(logistic(path))))


def test_a_head_without_end_is_no_head(refused):
    deep = b'{"__module__":"builtins","__class__":"list","content":[' * 50_000
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("schema.json", deep + b"1" + b"]}" * 50_000)
    refused(packed.getvalue())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dimension", "wit"),
        ("dimension", "../../depth"),
        ("scikit_learn", "99"),
        ("middle", [1.0]),
        ("digests", {HEAD: "../../etc/passwd"}),
        ("parts", []),
        ("version", "\udcff"),
    ],
)
def test_a_config_that_was_tampered_with_is_refused(scorer, name, value):
    config = json.loads((scorer / CONFIG).read_bytes())
    text = json.dumps(config | {name: value}, ensure_ascii=False)
    (scorer / CONFIG).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(ModelMismatch):
        load_scorer(scorer)


@pytest.mark.parametrize("cut", [0, 1, 30, 2_000])
def test_a_head_that_is_cut_off_is_refused(refused, scorer, cut):
    refused((scorer / HEAD).read_bytes()[:cut])


@pytest.fixture
def vectors(tmp_path):
    folder = tmp_path / "vectors"
    folder.mkdir()
    (folder / VOCABULARY).write_text("a\nb")
    return folder


def foreign(folder):
    with pytest.raises(ModelMismatch, match="not word vectors of ours"):
        load_vectors(folder)


def test_vectors_that_hold_objects_are_refused(vectors, mark):
    objects = np.array([Attack(mark)], dtype=object)
    np.savez(vectors / ARRAYS, vectors=objects, vectors_scale=objects)
    foreign(vectors)
    assert not mark.exists()


def test_vectors_that_are_a_pickle_are_refused(vectors, mark):
    (vectors / ARRAYS).write_bytes(pickle.dumps(Attack(mark)))
    foreign(vectors)
    assert not mark.exists()


def test_vectors_that_are_a_bomb_are_refused(vectors):
    with zipfile.ZipFile(vectors / ARRAYS, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("vectors.npy", npy("(400000000,)", b"\0" * 400_000_000, "|i1"))
    foreign(vectors)


@pytest.mark.parametrize("cut", [0, 10, 1_000])
def test_vectors_that_are_cut_off_or_broken_are_refused(vectors, models, cut):
    whole = (models / "vectors" / ARRAYS).read_bytes()
    (vectors / ARRAYS).write_bytes(whole[:cut])
    foreign(vectors)
    broken = whole[: len(whole) // 3] + b"\xff" * 99 + whole[len(whole) // 3 + 99 :]
    (vectors / ARRAYS).write_bytes(broken)
    foreign(vectors)
