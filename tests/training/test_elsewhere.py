from types import SimpleNamespace

import numpy as np
from scipy.sparse import csr_matrix

from discourse_quality.training import elsewhere
from discourse_quality.training.corpora import Labelled
from discourse_quality.training.elsewhere import carry_over, doubt_elsewhere
from discourse_quality.training.examples import Examples
from discourse_quality.training.recipe import PartRecipe, Recipe, Teaching, base_of
from discourse_quality.training.recipes import RELEVANCE


def test_a_set_that_is_made_of_another_bears_its_name():
    names = ("iac", "moved:iac", "others:iac", "youtube_spam+")
    assert [base_of(name) for name in names] == ["iac", "iac", "iac", "youtube_spam"]


def test_what_is_made_of_a_set_is_left_out_with_it(monkeypatch):
    left_out = []

    def fit_parts(*_, without, **__):
        left_out.append(without)
        return without

    monkeypatch.setattr(elsewhere, "fit_parts", fit_parts)
    monkeypatch.setattr(elsewhere, "combine_parts", lambda *_, without: without)
    monkeypatch.setattr(elsewhere, "part_log_odds", lambda parts, *_: parts)
    monkeypatch.setattr(
        elsewhere, "combined_log_odds", lambda combine, parts, *_: (combine, parts)
    )
    learned = SimpleNamespace(
        scorer=SimpleNamespace(scaling=None, measure_names=()), parts_unseen={}
    )
    library = {name: SimpleNamespace(sizes=None) for name in RELEVANCE.corpora}
    carried = carry_over(RELEVANCE, library, learned)
    assert left_out == ["iac", "reddit_technology", "semeval_cqa"]
    assert carried == {name: (base_of(name),) * 2 for name in RELEVANCE.corpora}


def rows(log_odds, random):
    """Return rows that are as likely as their log-odds say."""
    target = random.random(len(log_odds)) < 1 / (1 + np.exp(-log_odds))
    nothing = np.zeros((len(log_odds), 0), dtype=np.float32)
    return Examples(
        rows=tuple(
            Labelled(text="", group=str(n), labels={"y": float(y)})
            for n, y in enumerate(target)
        ),
        pieces=csr_matrix(nothing),
        senses=nothing,
        measures=nothing,
        sizes=np.full(len(log_odds), 50),
    )


def test_a_scorer_is_doubted_as_far_as_it_strays_where_it_learned_nothing():
    random = np.random.default_rng(0)
    true = random.normal(0, 2, 2000)
    library = {"a": rows(true, random), "b": rows(true, random)}
    a, b = (Teaching(corpus=name, label="y") for name in ("a", "b"))
    both = PartRecipe(name="both", teaching=(a, b), families=())
    learned = SimpleNamespace(unseen={"a": true, "b": true})
    carried = {"a": true, "b": true + 3}

    def doubt(*parts):
        recipe = Recipe(dimension="depth", parts=parts, combine=(a, b))
        return doubt_elsewhere(recipe, library, learned, carried).floor

    assert (
        doubt(both)
        > 1
        > 0.5
        > doubt(both, PartRecipe(name="own", teaching=(b,), families=()))
    )
