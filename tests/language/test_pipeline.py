from __future__ import annotations

import pytest
import spacy

from discourse_quality.errors import ModelNotFound
from discourse_quality.language.embedding import remember_embeddings
from discourse_quality.language.markers import COMPONENTS
from discourse_quality.language.pipeline import (
    blank_nlp,
    load_nlp,
    pipeline_version,
    rules_nlp,
)
from discourse_quality.language.sentences import SENTENCES
from discourse_quality.model_files import VARIABLE, digests, find_model

TEXT = "They didn't close the lines. Why would they? It was loved by the mice!"


@pytest.mark.model
def test_shipped_pipeline_reads_words_and_sentences(nlp):
    doc = nlp(TEXT)
    assert {t.text: t.lemma_ for t in doc if t.text in {"lines", "was", "mice"}} == {
        "lines": "line",
        "was": "be",
        "mice": "mouse",
    }
    assert [sentence.text[:3] for sentence in doc.sents] == ["The", "Why", "It "]
    assert [t.pos_ for t in doc[:4]] == ["PRON", "AUX", "PART", "VERB"]


@pytest.mark.model
def test_version_names_the_files_by_their_digest(nlp):
    version = pipeline_version(nlp)
    assert version == pipeline_version(load_nlp())
    assert (version.name, len(version.digest)) == ("en_comments", 64)


def test_rules_for_scorers_need_no_model(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    nlp = rules_nlp()
    assert tuple(nlp.pipe_names) == (SENTENCES, *COMPONENTS)
    doc = nlp("Wow!!! I agree, because it rained. Really?! Yes\n\nAnd no")
    starts = [sentence.text.split()[0] for sentence in doc.sents]
    assert starts == ["Wow!!!", "I", "Really?!", "Yes", "And"]
    assert "argument.reasons" in {marker.name for marker in doc._.discourse_markers}


def test_version_of_the_rules_names_the_lexicons_by_their_digest():
    version = pipeline_version(rules_nlp())
    assert (version.name, version.version) == ("en_rules", "1.0.0")
    assert version.digest == digests(None, None)["pipeline"]


@pytest.mark.model
def test_a_pipeline_that_is_named_is_told_by_its_files():
    named = digests("english", None)
    assert named["pipeline"] == pipeline_version(load_nlp("english")).digest
    assert named["pipeline"] != digests(None, None)["pipeline"]


@pytest.mark.model
def test_config_holds_no_path_of_the_machine_it_was_made_on():
    config = (find_model("english") / "config.cfg").read_text(encoding="utf-8")
    assert "train = null" in config
    assert ".conllu" not in config


def test_missing_pipeline_is_named_with_the_places_searched(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(ModelNotFound, match=str(tmp_path)):
        load_nlp("no-such-pipeline")


def test_models_are_found_by_variable_before_the_checkout(monkeypatch, tmp_path):
    (tmp_path / "english").mkdir()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert find_model("english") == tmp_path / "english"
    assert find_model(tmp_path / "english") == tmp_path / "english"


def test_any_saved_pipeline_can_be_named(tmp_path):
    blank_nlp().to_disk(tmp_path / "plain")
    nlp = load_nlp(str(tmp_path / "plain"))
    assert tuple(nlp.pipe_names[-2:]) == COMPONENTS


@pytest.mark.model
def test_remembered_embeddings_are_those_worked_out_anew():
    plain = spacy.load(find_model("english"))
    quick = spacy.load(find_model("english"))
    remember_embeddings(quick)
    texts = [TEXT, "", "Mice. Lines! Mice?", TEXT.upper(), TEXT]
    for _ in range(2):
        for one, other in zip(plain.pipe(texts), quick.pipe(texts), strict=True):
            assert one.to_json() == other.to_json()


@pytest.mark.model
def test_a_pipeline_with_a_memory_is_saved_as_one_without(tmp_path):
    quick = spacy.load(find_model("english"))
    remember_embeddings(quick)
    quick(TEXT)
    quick.to_disk(tmp_path)
    assert spacy.load(tmp_path)(TEXT).to_json() == quick(TEXT).to_json()
