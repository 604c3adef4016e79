"""Training on a treebank of our own writing: a few sentences, a few steps."""

from __future__ import annotations

import random

import pytest

from discourse_quality.errors import CorpusError
from discourse_quality.training.language import main, train_language
from discourse_quality.training.language_scores import running_text, score_language
from discourse_quality.training.noise import as_comment
from discourse_quality.training.treebank import read_treebank

SENTENCE = """\
# newdoc id = d{n}
# newpar id = d{n}-p1
# text = They don't run.
1\tThey\tthey\tPRON\tPRP\tNumber=Plur|Typo=Yes\t3\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\trun\trun\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Mice ran
1\tMice\tmouse\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tran\trun\tVERB\tVBD\tTense=Past\t0\troot\t_\t_

"""


@pytest.fixture
def treebank(tmp_path):
    for part in ("train", "dev", "test"):
        path = tmp_path / f"en_ewt-ud-{part}.conllu"
        path.write_text("".join(SENTENCE.format(n=n) for n in range(8)))
        path.rename(path.with_suffix(".conllu.gz"))
        _compress(path.with_suffix(".conllu.gz"))
    (tmp_path / "LICENSE.txt").write_text("as you like")
    return tmp_path


def _compress(path):
    import gzip

    path.write_bytes(gzip.compress(path.read_bytes()))


def test_treebank_is_read_as_running_text(treebank):
    documents = read_treebank(treebank / "en_ewt-ud-dev.conllu.gz")
    assert len(documents) == 8
    assert running_text(documents[0]) == "They don't run. Mice ran"
    first = documents[0][0].words[0]
    assert (first.lemma, first.morph) == ("they", "Number=Plur")


def test_a_line_with_a_column_too_few_is_quoted(tmp_path):
    path = tmp_path / "bad.conllu"
    path.write_text("1\tThey\tthey\n\n")
    with pytest.raises(CorpusError, match="They"):
        read_treebank(path)


def test_a_folder_without_a_treebank_is_a_usage_error(tmp_path, monkeypatch, capsys):
    given = ["training", "--treebank", str(tmp_path), "--out", str(tmp_path / "out")]
    monkeypatch.setattr("sys.argv", given)
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "en_ewt-ud-dev.conllu.gz" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_noise_keeps_the_number_of_words(treebank):
    (passage, *_) = read_treebank(treebank / "en_ewt-ud-dev.conllu.gz")
    for seed in range(60):
        noisy = as_comment(passage, random.Random(seed))
        assert [len(s.words) for s in noisy] == [len(s.words) for s in passage]
        assert [w.lemma for s in noisy for w in s.words] == [
            w.lemma for s in passage for w in s.words
        ]


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_same_training_twice_gives_the_same_scores(treebank, tmp_path):
    settings = {"training.max_steps": 12, "training.eval_frequency": 6}
    outs = [tmp_path / "first", tmp_path / "second"]
    scores = [train_language(treebank, out, settings=settings) for out in outs]
    assert scores[0] == scores[1]
    assert scores[0].tokens == 1
    assert scores[0].lemma > 0.5
    weights = [(out / "tok2vec" / "model").read_bytes() for out in outs]
    assert weights[0] == weights[1]
    assert str(tmp_path) not in (outs[0] / "config.cfg").read_text()
    assert "CC BY-SA" in (outs[0] / "README.md").read_text()


@pytest.mark.model
@pytest.mark.slow
def test_shipped_pipeline_reads_ewt_as_well_as_its_card_says(nlp, shared):
    test = read_treebank(shared / "treebank" / "en_ewt-ud-test.conllu.gz")
    scores = score_language(nlp, test)
    assert scores.pos >= 0.945
    assert scores.lemma >= 0.98
    assert scores.sentences >= 0.85
