import csv

import pytest

from discourse_quality.errors import CorpusError
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import blank_nlp
from discourse_quality.scorers import load_scorer
from discourse_quality.thread import Comment, Thread
from discourse_quality.training import evaluate, set_floor, train

pytestmark = pytest.mark.model

REASONS = ("because the river floods", "since the bridge is closed", "as prices fell")
CHEERS = ("great post", "so true", "love it", "nice one")
PLACES = ("Alfa", "Bravo", "Delta", "Lima", "Oscar")


def write(path, *, turn=False):
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "label", "group"])
        for n in range(60):
            reasoned = n % 2 == 0
            words = REASONS[n % 3] if reasoned else CHEERS[n % 4]
            text = f"The town of {PLACES[n % 5]} should act, {words}, number {n}."
            rows.writerow([text, int(reasoned != turn), f"group {n // 2}"])
    return path


@pytest.fixture(scope="module")
def nlp():
    return blank_nlp()


@pytest.fixture(scope="module")
def trained(tmp_path_factory, nlp):
    folder = tmp_path_factory.mktemp("own")
    labels = write(folder / "labels.csv")
    return labels, train(labels, dimension="depth", out=folder / "scorer", nlp=nlp)


def test_own_labels_become_a_scorer_that_loads(trained):
    _, result = trained
    scorers = load_scorer(result.folder)
    assert [s.dimension.name for s in scorers.comment_scorers] == ["depth"]
    assert (result.folder / "README.md").read_text().startswith("---\nlicense: that of")
    assert result.figures.auc.value > 0.9
    assert result.figures.rows == 60


def test_a_scorer_of_ones_own_judges_whole_threads(trained, nlp):
    _, result = trained
    thread = Thread.of(
        [Comment(id=str(n), text=f"The town should act, {REASONS[n]}.") for n in (0, 1)]
        + [Comment(id="2", text="great post")],
        source="t",
        article="The town and the river.",
        language="en",
    )
    scorers = load_scorer(result.folder)
    (judgement,) = scorers.judge(list(annotate([thread], nlp=nlp)))
    score = judgement.scores["depth"]
    assert score.status == "ok"
    assert score.low < score.value < score.high


def test_the_card_shows_what_a_share_of_the_labels_teaches(trained):
    _, result = trained
    assert [point.share for point in result.curve] == [0.25, 0.5, 1.0]
    assert result.curve[-1].auc > 0.9
    assert "## More labels?" in (result.folder / "README.md").read_text()


def test_a_report_names_what_is_wrong(trained, tmp_path, nlp):
    _, result = trained
    turned = write(tmp_path / "turned.csv", turn=True)
    report = evaluate(result.folder, turned, nlp=nlp)
    assert report.figures.auc.value < 0.1
    (true_0, false_1), (false_0, true_1) = report.confusion
    assert true_0 + true_1 < false_0 + false_1
    assert {abs(error.label - error.score) > 0.5 for error in report.worst} == {True}


def test_a_floor_is_held_and_not_lowered_unasked(trained, nlp):
    labels, result = trained
    report = evaluate(result.folder, labels, nlp=nlp)
    floor = set_floor(result.folder, report)
    assert floor.auc == report.figures.auc.value
    assert evaluate(result.folder, labels, nlp=nlp, check=True).below_floor == ()


def test_a_changed_file_is_not_held_against_the_floors(trained, tmp_path, nlp):
    _, result = trained
    other = write(tmp_path / "other.csv", turn=True)
    with pytest.raises(CorpusError, match="another, or changed"):
        evaluate(result.folder, other, nlp=nlp, check=True)


def test_an_unknown_dimension_is_refused(trained, tmp_path, nlp):
    labels, _ = trained
    with pytest.raises(ValueError, match="no dimension 'wit'"):
        train(labels, dimension="wit", out=tmp_path, nlp=nlp)
