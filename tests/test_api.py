import doctest
import inspect
import re
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

import discourse_quality
from discourse_quality.analyses import Analyses
from discourse_quality.errors import PageError
from discourse_quality.exports.convokit import write_convokit
from discourse_quality.records import encode_analysis, encode_row, encode_thread
from discourse_quality.results import Score, ThreadScore
from discourse_quality.thread import Comment, Thread
from tests.conftest import ROOT
from tests.reports.conftest import judged

PUBLIC = discourse_quality.__all__


def test_every_public_name_is_exported():
    offered = {*discourse_quality._HOME, *discourse_quality._MODULES}
    assert set(PUBLIC) == offered
    assert set(PUBLIC) <= set(dir(discourse_quality))


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_and_its_methods_are_documented(name):
    public = getattr(discourse_quality, name)
    assert public.__doc__
    # What dataclass writes where there is no docstring.
    assert not public.__doc__.startswith(f"{name}(")
    for method in vars(public) if isinstance(public, type) else ():
        if not method.startswith("_") and callable(getattr(public, method)):
            assert getattr(public, method).__doc__, f"{name}.{method}"


@pytest.mark.parametrize(
    "name", [n for n in PUBLIC if inspect.isfunction(getattr(discourse_quality, n))]
)
def test_every_public_function_explains_its_parameters_and_what_it_returns(name):
    function = getattr(discourse_quality, name)
    explained = inspect.getdoc(function)
    _, parameters = explained.split("Parameters\n----------\n")
    for parameter in inspect.signature(function).parameters:
        assert re.search(rf"^\*?{parameter}$", parameters, re.MULTILINE), parameter
    assert "Returns\n-------\n" in explained
    assert "Raises\n------\n" in explained


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'analyze_all'"):
        discourse_quality.analyze_all  # noqa: B018


def with_examples():
    package = Path(discourse_quality.__file__).parent
    for path in sorted(package.rglob("*.py")):
        if ">>>" in path.read_text(encoding="utf-8"):
            parts = path.relative_to(package.parent).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__")


@pytest.mark.model
@pytest.mark.parametrize("module", list(with_examples()))
def test_examples_of_docstrings_are_true(module, monkeypatch):
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testmod(import_module(module))
    assert tried
    assert not failed


@pytest.fixture
def run(tmp_path):
    """A run of dq analyse, of one thread."""
    analysis = judged()
    (tmp_path / "run.json").write_text('{"settings": {"command": "analyse"}}')
    (tmp_path / "journal.jsonl").touch()
    (tmp_path / "threads.jsonl").write_bytes(encode_analysis(analysis) + b"\n")
    rows = [encode_row(row) + b"\n" for row in analysis.comment_rows()]
    (tmp_path / "comments.jsonl").write_bytes(b"".join(rows))
    (tmp_path / "problems.jsonl").touch()
    return tmp_path


def test_a_corpus_is_read_from_thread_records(tmp_path):
    threads = [judged(title=title).thread for title in ("One", "Two")]
    lines = [encode_thread(thread) + b"\n" for thread in threads]
    (tmp_path / "threads.jsonl").write_bytes(b"".join([*lines, b"{}\n"]))
    loaded = discourse_quality.load_corpus(tmp_path / "threads.jsonl")
    assert list(loaded) == threads
    assert loaded[1].title == "Two"
    assert loaded[:1] == (threads[0],)
    assert len(loaded.failures) == 1
    assert repr(loaded) == "<Corpus: 2 threads, 6 comments, 1 failures>"


def test_a_corpus_is_read_from_a_run(run):
    (thread,) = discourse_quality.load_corpus(run)
    assert thread.contributions == judged().thread.contributions


def test_a_corpus_is_read_from_a_convokit_folder(run, tmp_path):
    write_convokit(run, tmp_path / "corpus")
    (thread,) = discourse_quality.load_corpus(tmp_path / "corpus")
    said = [comment.text for comment in judged().thread.contributions]
    assert [comment.text for comment in thread.contributions] == said


def test_a_corpus_is_read_from_a_folder_of_pages(sample):
    loaded = discourse_quality.load_corpus(sample)
    assert len(loaded) == 8
    assert not loaded.failures


def test_a_corpus_that_is_not_there_is_an_error_with_its_reason(tmp_path):
    with pytest.raises(PageError, match="gone: no such file or folder"):
        discourse_quality.load_corpus(tmp_path / "gone")


def test_results_introduce_themselves_in_a_line():
    analysis = judged()
    assert repr(analysis.thread) == (
        "<Thread 'What do we do now?': 3 comments, wordpress, 2007-11-05>"
    )
    assert repr(analysis) == (
        "<ThreadAnalysis 'What do we do now?': "
        "depth 0.82, relevance 0.91, juvenile 0.04, off_topic 0.03>"
    )
    assert repr(analysis.scores["depth"]) == (
        "<ThreadScore 0.82 (0.66 to 0.90), 3 comments>"
    )
    assert repr(analysis.comments["c1"]["depth"]) == (
        "<Score 0.90 (0.70 to 1.00), argument.reasons>"
    )
    assert repr(Analyses(threads=(analysis,))) == "<Analyses: 1 threads>"


def test_results_without_a_value_say_why():
    few = ThreadScore(value=None, status="insufficient", why="only 2 comments")
    assert repr(few) == "<ThreadScore insufficient: only 2 comments>"
    assert repr(Score(value=None, abstained="no text")) == "<Score none: no text>"
    assert repr(Score(value=0.5)) == "<Score 0.50>"
    sparse = replace(judged(), scores={"depth": few})
    assert "depth –" in repr(sparse)


def test_a_thread_without_a_title_is_known_by_its_source():
    thread = Thread.of([Comment(id="a")], source="a.html", published=date(2007, 1, 2))
    assert repr(thread) == "<Thread 'a.html': 1 comments, 2007-01-02>"
