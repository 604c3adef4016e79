from itertools import combinations

import numpy as np
import pytest

from discourse_quality.language.annotate import annotate
from discourse_quality.results import DIMENSIONS
from discourse_quality.scorers.comment import probability
from discourse_quality.scorers.evidence import WORDS
from discourse_quality.scorers.linear import length_hinges
from discourse_quality.thread import Comment, Thread

pytestmark = pytest.mark.model

REASONED = (
    "I tried this for a year with rye flour. The loaf stays moist longer because rye "
    "holds about a third more water than wheat, so bake it fifteen minutes more; for "
    "example, at 220 degrees mine needs an hour. The recipe in the post omits that."
)
TAUNT = "you are such an idiot, shut up you pathetic loser lol"


def test_a_reasoned_comment_is_deeper_than_a_cheer(judge):
    reasoned, cheer = judge(REASONED, "Great post!")
    assert reasoned["depth"].value > 0.6 > 0.4 > cheer["depth"].value


def test_a_taunt_is_juvenile_and_anger_with_reasons_is_not(judge):
    taunt, angry = judge(
        TAUNT,
        "I am furious about this. The council closed the bakery without a hearing, "
        "although the law asks for one, and forty people lost their work.",
    )
    assert taunt["juvenile"].value > 0.6 > 0.3 > angry["juvenile"].value


def test_every_score_has_an_interval_around_it(judge):
    for scores in judge(REASONED, TAUNT, "ok", "First!!!"):
        assert set(scores) == set(DIMENSIONS)
        for score in scores.values():
            assert 0 <= score.low <= score.value <= score.high <= 1


def test_few_words_make_a_wide_interval(judge):
    long, short = judge(REASONED, "Rye.")
    width = [s["depth"].high - s["depth"].low for s in (long, short)]
    assert probability_width(long["depth"]) < probability_width(short["depth"]), width


def probability_width(score):
    low, high = (np.log(p / (1 - p)) for p in (score.low, score.high))
    return high - low


@pytest.mark.parametrize("text", ["", " ", "!!!", "…", ":-)"])
def test_a_text_without_words_is_not_scored(judge, text):
    (scores,) = judge(text)
    assert {s.value for s in scores.values()} == {None}
    assert scores["depth"].abstained == "no words"


def test_another_language_is_not_scored(judge):
    (scores,) = judge(
        "Das ist ein sehr schöner Beitrag, und ich möchte mich herzlich bedanken, weil "
        "er mir beim Backen geholfen hat."
    )
    assert scores["depth"].value is None
    assert "language" in scores["depth"].abstained


GERMAN = (
    "Das ist ein sehr schöner Beitrag, und ich möchte mich herzlich dafür bedanken."
)


@pytest.mark.parametrize(
    ("language", "texts"),
    [("de", ("Bitte",)), (None, ("Bitte", GERMAN)), ("de", ("Bitte", REASONED))],
)
def test_a_comment_too_short_to_tell_speaks_the_language_of_its_thread(
    judge, language, texts
):
    scores = judge(*texts, language=language)[0]
    assert {s.abstained for s in scores.values()} == {"language not supported: de"}


def test_a_short_comment_speaks_no_other_threads_language(scorers, nlp):
    threads = [
        Thread.of(
            [Comment(id=str(n), text=text) for n, text in enumerate(texts)], source="t"
        )
        for texts in (("Sure", REASONED), ("Bitte", GERMAN))
    ]
    ours, theirs = scorers.judge(list(annotate(threads, nlp=nlp)))
    assert ours.comments["0"]["depth"].value is not None
    assert theirs.comments["0"]["depth"].value is None


def test_threads_of_another_language_are_not_read_and_all_stay_in_order(
    scorers, nlp, monkeypatch
):
    threads = [
        Thread.of(
            [Comment(id=str(n), text=text) for n, text in enumerate(texts)], source="t"
        )
        for texts in ((GERMAN, "!!!"), (REASONED, TAUNT), (GERMAN,), (), (TAUNT,))
    ]
    read = []
    real = scorers.reader.read

    def noted(taken):
        read.extend(taken)
        return real(taken)

    monkeypatch.setattr(scorers.reader, "read", noted)
    found = scorers.judge(list(annotate(threads, nlp=nlp)))
    assert [thread.thread for thread in read] == [threads[1], threads[4]]
    told = [
        [scores["depth"].abstained for scores in one.comments.values()] for one in found
    ]
    german = "language not supported: de"
    assert told == [[german, "no words"], [None, None], [german], [], [None]]
    deep, taunt = (found[1].comments[n]["juvenile"].value for n in "01")
    assert deep < found[4].comments["0"]["juvenile"].value
    assert abs(taunt - found[4].comments["0"]["juvenile"].value) < 0.05


def test_noise_is_not_scored(judge):
    (scores,) = judge("xqzt vrrgh plomf wqxy zzkrt bnmpf qqlx grwnk tzzv")
    assert scores["depth"].value is None


def test_relevance_needs_a_post(judge):
    (scores,) = judge(REASONED, article=None)
    assert scores["relevance"].value is None
    assert scores["off_topic"].value is None
    assert scores["depth"].value is not None


def test_no_comments_make_a_judgement_without_scores(scorers, nlp):
    thread = Thread.of([], source="t", article="A post.", language="en")
    judgement = scorers.judge(list(annotate([thread], nlp=nlp)))[0]
    assert judgement.comments == {}
    assert {s.status for s in judgement.scores.values()} == {"insufficient"}
    assert scorers.judge([]) == []


def test_a_comment_scores_the_same_alone_and_in_a_batch(scorers, nlp):
    threads = [
        Thread.of([Comment(id="a", text=text)], source=str(n), article="We bake bread.")
        for n, text in enumerate((REASONED, TAUNT, "ok then"))
    ]
    annotated = list(annotate(threads, nlp=nlp))
    together = scorers.judge(annotated)
    for thread, judgement in zip(annotated, together, strict=True):
        alone = scorers.judge([thread])[0]
        for name, score in alone.comments["a"].items():
            assert score.value == pytest.approx(
                judgement.comments["a"][name].value, abs=2e-4
            )


def test_the_shares_add_up_to_the_score(scorers, nlp):
    thread = Thread.of(
        [Comment(id="a", text=REASONED)], source="t", article="We bake bread."
    )
    reading = scorers.reader.read(list(annotate([thread], nlp=nlp)))
    weights = scorers.weights
    words = weights.of_bag(reading.bags[0])  # not by the shares, which are tested
    total = scorers.log_odds(reading, scorers.word_shares(reading))[0]
    for scorer, columns in scorers.places():
        measures = (
            scorer.scaling.apply(reading.measures)[0] @ weights.measures[:, columns]
        )
        length = (length_hinges(reading.sizes) @ weights.lengths)[0, columns]
        found = words[columns] + measures + length + weights.bias[columns]
        assert found == pytest.approx(total[columns], abs=1e-3)


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        (TAUNT, "juvenile"),
        (
            "You are an idiot and your cat smells. The bread was fine though.",
            "juvenile",
        ),
        (REASONED, "depth"),
        ("Buy cheap watches here http://watches.example now. Nice bread.", "off_topic"),
    ],
)
def test_without_the_words_named_the_score_moves_as_named(judge, text, dimension):
    (scores,) = judge(text)
    named = [r for r in scores[dimension].reasons if r.feature == WORDS]
    assert named
    for reason in named:
        (without,) = judge(" ".join(text.replace(reason.text, " ", 1).split()))
        fell = without[dimension].value < scores[dimension].value
        assert fell == (reason.contribution > 0), reason


def test_names_of_groups_make_no_difference(judge):
    groups = ("muslim", "christian", "gay", "black", "white", "woman", "jewish", "deaf")
    judged = judge(*(f"My neighbour is a {g} person and bakes bread." for g in groups))
    for dimension in ("depth", "juvenile"):
        values = [scores[dimension].value for scores in judged]
        apart = [abs(a - b) for a, b in combinations(values, 2)]
        assert sum(apart) / len(apart) <= 0.03
        assert max(apart) <= 0.05


def test_first_names_make_no_difference(judge):
    names = ("Emily", "Jamal", "Ahmed", "Nick", "Jack", "Mark", "Aisha", "Carlos")
    judged = judge(
        *(f"I agree with {name} about the plan." for name in names),
        article="Who lives in our street, and how we get on at work and at school.",
    )
    for dimension in ("relevance", "off_topic"):
        values = [scores[dimension].value for scores in judged]
        assert max(values) - min(values) <= 0.05


def test_probabilities_survive_extreme_log_odds():
    assert probability(np.array([-1e6, 0, 1e6])).tolist() == pytest.approx([0, 0.5, 1])
