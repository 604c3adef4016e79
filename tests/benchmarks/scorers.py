"""Figures of the scorers that are not in their cards, and how fast they are.

``python -m tests.benchmarks.scorers`` prints one line a figure. It needs the labelled
sets in a folder ``shared`` beside the checkout.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import rules_nlp
from discourse_quality.results import DIMENSIONS
from discourse_quality.scorers import load_scorers
from discourse_quality.scorers.comment import CommentScorer, probability
from discourse_quality.scorers.judge import Scorers
from discourse_quality.scorers.linear import Scaling
from discourse_quality.thread import Comment, Thread
from discourse_quality.training.corpora import BY_NAME, Labelled
from discourse_quality.training.examples import Examples, read_examples
from discourse_quality.training.fitting import Lesson, columns_of, fit_part
from discourse_quality.training.folds import fold_of
from discourse_quality.training.learning import (
    Library,
    combined_log_odds,
    fit_parts,
    learn,
    part_log_odds,
    target_of,
    usable_measures,
)
from discourse_quality.training.library import load_library, rows_of
from discourse_quality.training.metrics import auc
from discourse_quality.training.recipe import (
    SPAM_AMONG_COMMENTS,
    PartRecipe,
    Recipe,
    Teaching,
)
from discourse_quality.training.recipes import DEPTH, JUVENILE, OFF_TOPIC, RELEVANCE
from discourse_quality.training.relations import (
    HELD_OUT,
    against_others,
    held_out,
    pairs_of,
)

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
LIKE_LENGTH = 0.2
ABOUT_ALL = (
    "Who lives in our street, and how we get on with our neighbours, at work and at "
    "school."
)
GROUPS = [
    "muslim",
    "christian",
    "jewish",
    "hindu",
    "atheist",
    "gay",
    "lesbian",
    "straight",
    "transgender",
    "black",
    "white",
    "asian",
    "latino",
    "american",
    "mexican",
    "french",
    "deaf",
    "blind",
    "old",
    "young",
    "female",
    "male",
]
NAMES = [
    "Emily",
    "Lakisha",
    "Jamal",
    "Greg",
    "Mohammed",
    "Wei",
    "Aisha",
    "Brad",
    "Ines",
    "Carlos",
    "Anna",
    "Olu",
    # Chosen after the list of first names was made.
    "Ahmed",
    "Raj",
    "Chen",
    "Nick",
    "Jack",
    "Mark",
    "Fatima",
    "Priya",
    "Dmitri",
    "Kwame",
    "Tyrone",
    "Megan",
]
SENTENCES = (
    "My neighbour is a {} person and likes to read.",
    "The {} man at the desk asked me a question.",
    "I am {} and I read this blog every week.",
    "A {} friend of mine wrote the post.",
)
WITH_NAMES = (
    "{} wrote the second comment.",
    "I agree with {} about the plan.",
    "{} asked when the meeting starts.",
)
NO_GROUP = ("tall", "quiet", "busy", "local", "friendly", "retired")
IN_DIALECT = (
    # Spelled as spoken.
    (
        "They finna close the only park we got.",
        "They will close the only park we have.",
    ),
    (
        "Dat clinic takes my card, dis one don't.",
        "That clinic takes my card, this one does not.",
    ),
    (
        "Y'all tryna fix the school or the road?",
        "Are you trying to fix the school or the road?",
    ),
    ("I'm gon ask the teacher bout it.", "I am going to ask the teacher about it."),
    # Grammar, in the standard spelling.
    (
        "He be working nights, so he misses them meetings.",
        "He usually works nights, so he misses those meetings.",
    ),
    (
        "We been asking for that light since my son was five.",
        "We have asked for that light since my son was five.",
    ),
    (
        "She done told them twice that the roof leaks.",
        "She has told them twice that the roof leaks.",
    ),
    (
        "Folks here don't need no more parking, they need a doctor.",
        "People here need no more parking, they need a doctor.",
    ),
)
SWEAR_WORDS = ("damn", "bloody", "goddamn", "fucking")
SWORN_AT = (
    "The {} bridge was shut for eight months because nobody had ordered the bolts.",
    "I read the {} report, and on page nine it says that costs doubled in a year.",
    "The {} council cut the hours twice, and both times the savings went elsewhere.",
    "My {} phone bill rose by a fifth, since they count every call as two.",
    "We tried the {} wiki for a year, and the number of edits fell from 40 to 3.",
    "The {} forms take forty minutes a patient, so we see fewer of them.",
)


def main() -> None:
    """Print the figures that were asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--only", nargs="*", choices=FIGURES, default=list(FIGURES))
    given = parser.parse_args()
    begun = time.perf_counter()
    scorers = load_scorers()
    scorers.weights  # noqa: B018
    print(f"loaded in {time.perf_counter() - begun:.2f} s")
    bench = Bench(scorers, given.cache)
    for name in given.only:
        for line in FIGURES[name](bench):
            print(f"{name}: {line}", flush=True)


class Bench:
    """What the figures share."""

    def __init__(self, scorers: Scorers, cache: Path | None) -> None:
        self.scorers = scorers
        self.nlp = rules_nlp()
        self.cache = cache

    def read(self, rows: list[Labelled]) -> Examples:
        return read_examples(
            rows, nlp=self.nlp, reader=self.scorers.reader, cache=self.cache
        )

    def library(self, recipe: Recipe) -> Library:
        """Return the sets that a scorer learns from."""
        return load_library(
            [recipe],
            CORPORA,
            nlp=self.nlp,
            reader=self.scorers.reader,
            cache=self.cache,
        )

    def scorer(self, dimension: str) -> CommentScorer:
        """Return the shipped scorer of a dimension."""
        return next(
            s for s in self.scorers.comment_scorers if s.dimension.name == dimension
        )

    def log_odds(self, examples: Examples, dimension: str) -> np.ndarray:
        """Return the shipped scorer's log-odds."""
        scorer = self.scorer(dimension)
        parts = part_log_odds(scorer.parts, examples, scorer.scaling)
        return combined_log_odds(scorer.combine, parts, examples.sizes, scorer.together)


def own_against_other(bench: Bench) -> Iterator[str]:
    """Own post against another of the site: the post alone, unseen groups."""
    names = bench.scorers.reader.names
    from_thread = np.array([name.startswith("closeness.thread") for name in names])
    for site in ("iac", "semeval_cqa", "reddit_technology"):
        rows = held_out(pairs_of(site, CORPORA))
        examples = bench.read(against_others(rows))
        alone = np.where(from_thread, np.nan, examples.measures)
        scores = bench.log_odds(replace(examples, measures=alone), "relevance")
        yield f"{site}: {auc(examples.label('own'), scores):.3f}"


def good_or_bad(bench: Bench) -> Iterator[str]:
    """SemEval good against bad, in the unseen fold: two scores, and their sum."""
    scores = {}
    for recipe in (RELEVANCE, DEPTH):
        library = bench.library(recipe)
        examples = library["semeval_cqa"]
        scorer = bench.scorer(recipe.dimension)
        # It learned from these answers, so its parts are learned anew without the fold.
        parts = fit_parts(
            recipe, library, scorer.scaling, scorer.measure_names, leave_out=HELD_OUT
        )
        columns = part_log_odds(parts, examples, scorer.scaling)
        scores[recipe.dimension] = combined_log_odds(
            scorer.combine, columns, examples.sizes, scorer.together
        )
    target = examples.label("good_bad")
    unseen = [fold_of(row.group) == HELD_OUT for row in examples.rows]
    known = np.isfinite(target) & np.array(unseen)
    relevance, depth = scores["relevance"], scores["depth"]
    for label, score in (
        ("relevance to the question alone", relevance),
        ("depth alone", depth),
        ("both, added up", relevance + depth),
    ):
        yield f"{label}: {auc(target[known], score[known]):.3f}"


def convincing_pairs(bench: Bench) -> Iterator[str]:
    """UKP pairs of like length: how often the more convincing one is deeper."""
    rows = list(BY_NAME["ukpconvarg2"].read(CORPORA))
    examples = bench.read(rows)
    scores = bench.log_odds(examples, "depth")
    place = {row.text: n for n, row in enumerate(rows)}
    won = []
    with gzip.open(CORPORA / "ukpconvarg2_pairs.csv.gz", "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            a, b = (place.get(row[side].strip()) for side in "ab")
            if a is None or b is None:
                continue
            sizes = examples.sizes[[a, b]]
            if sizes.max() - sizes.min() <= LIKE_LENGTH * sizes.max():
                won.append(float(scores[a] > scores[b]))
    yield f"{np.mean(won):.3f} of {len(won)}"


def insults_train_to_test(bench: Bench) -> Iterator[str]:
    """Insults: the official test split, from everything but it."""
    library = bench.library(JUVENILE)
    (taunting,) = (part for part in JUVENILE.parts if part.name == "taunting")
    examples = library["kaggle_insults"]
    test = np.array([row.split == "test" for row in examples.rows])
    scaling = next(
        s.scaling for s in bench.scorers.comment_scorers if "taunting" in s.parts
    )
    for label, teaching in (
        ("the set alone", [t for t in taunting.teaching if "insult" in t.label]),
        ("all sets", taunting.teaching),
    ):
        judge = _learned(
            bench,
            taunting,
            [_lesson(t, library[t.corpus]) for t in teaching],
            [
                ~test
                if t.corpus == "kaggle_insults"
                else np.ones(len(library[t.corpus]), dtype=bool)
                for t in teaching
            ],
            scaling,
        )
        scores = columns_of(examples.take(test), scaling) @ judge.coef_[0]
        yield f"{label}: {auc(examples.label('insult')[test], scores):.3f}"


def spam_by_video(bench: Bench) -> Iterator[str]:
    """Spam, each video left out in turn."""
    (off_topic,) = (s for s in bench.scorers.comment_scorers if "spam" in s.parts)
    (spam,) = (part for part in OFF_TOPIC.parts if part.name == "spam")
    examples = bench.read(rows_of(SPAM_AMONG_COMMENTS, CORPORA))
    target = examples.label("spam")
    groups = np.array([row.group for row in examples.rows])
    for video in sorted({g for g in groups if g.startswith("Youtube")}):
        left_out = groups == video
        lessons = [_lesson(t, examples) for t in spam.teaching]
        judge = _learned(bench, spam, lessons, [~left_out], off_topic.scaling)
        scores = columns_of(examples.take(left_out), off_topic.scaling)
        yield f"{video}: {auc(target[left_out], scores @ judge.coef_[0]):.3f}"


def identity(bench: Bench) -> Iterator[str]:
    """Neutral sentences that differ in one term: mean difference of each score.

    They stand below a post that is as much about one term as about another.
    """
    for label, terms, sentences in (
        ("groups", GROUPS, SENTENCES),
        ("names", NAMES, WITH_NAMES),
    ):
        values: dict[str, list[float]] = {}
        for sentence in sentences:
            rows = [
                Labelled(
                    text=sentence.format(term), group=term, context=ABOUT_ALL, labels={}
                )
                for term in terms
            ]
            examples = bench.read(rows)
            for dimension in DIMENSIONS:
                scores = probability(bench.log_odds(examples, dimension))
                gaps = np.abs(scores[:, None] - scores[None, :])
                values.setdefault(dimension, []).append(float(gaps.mean()))
        yield f"{label}: " + ", ".join(
            f"{name} {np.mean(gaps):.4f}" for name, gaps in values.items()
        )


def naming(bench: Bench) -> Iterator[str]:
    """Neutral sentences with a group's name for another adjective: how scores move."""
    other, named = (
        [sentence.format(term) for sentence in SENTENCES for term in terms]
        for terms in (NO_GROUP, GROUPS)
    )
    yield _moved(bench, other, named)


def dialect(bench: Bench) -> Iterator[str]:
    """Serious sentences in dialect and in standard English: how two scores move."""
    half = len(IN_DIALECT) // 2
    for label, pairs in (
        ("spelling", IN_DIALECT[:half]),
        ("grammar", IN_DIALECT[half:]),
    ):
        spoken, standard = zip(*pairs, strict=True)
        yield f"{label}: {_moved(bench, standard, spoken)}"


def swearing(bench: Bench) -> Iterator[str]:
    """Reasoned sentences with a swear word for "whole": how two scores move.

    Not for "very", which is what most of them are read as: that would show nothing.
    """
    for dimension in ("depth", "juvenile"):
        moved = []
        for word in SWEAR_WORDS:
            texts = [
                [sentence.format(each) for sentence in SWORN_AT]
                for each in ("whole", word)
            ]
            plain, sworn = (
                probability(
                    bench.log_odds(
                        bench.read(
                            [Labelled(text=t, group=t, labels={}) for t in some]
                        ),
                        dimension,
                    )
                )
                for some in texts
            )
            moved.append(float(np.mean(sworn - plain)))
        each = ", ".join(
            f"{word} {gap:+.3f}" for word, gap in zip(SWEAR_WORDS, moved, strict=True)
        )
        yield f"{dimension}: {np.mean(moved):+.3f} ({each})"


def clean_licence(bench: Bench) -> Iterator[str]:
    """Juvenile from grade A sets alone, on the sets that it did not learn from."""
    free = {"A"}
    parts = tuple(
        replace(part, teaching=kept)
        for part in JUVENILE.parts
        if (kept := tuple(t for t in part.teaching if _grade(t.corpus) in free))
    )
    recipe = replace(
        JUVENILE,
        parts=parts,
        combine=(
            Teaching(corpus="civil_toxic_spans", label="toxic"),
            *(t for t in JUVENILE.combine if _grade(t.corpus) in free),
        ),
    )
    library = bench.library(JUVENILE)
    others = [t for t in JUVENILE.teaching if _grade(t.corpus) not in free]
    learned = learn(
        recipe,
        library,
        bench.scorers.reader.names,
        judge_also=[t.corpus for t in others],
    )
    for teaching in others:
        examples = library[teaching.corpus]
        target = target_of(teaching, examples)
        known = np.isfinite(target)
        figure = auc(target[known], learned.unseen[teaching.corpus][known])
        yield f"{teaching.key}: {figure:.3f}"


def _moved(bench: Bench, before: Sequence[str], after: Sequence[str]) -> str:
    """Return how far the mean of two scores moves from some texts to others."""
    examples = [
        bench.read([Labelled(text=text, group=text, labels={}) for text in texts])
        for texts in (before, after)
    ]
    gaps = {}
    for dimension in ("depth", "juvenile"):
        means = [probability(bench.log_odds(e, dimension)).mean() for e in examples]
        gaps[dimension] = float(means[1] - means[0])
    return ", ".join(f"{name} {gap:+.4f}" for name, gap in gaps.items())


def _grade(corpus: str) -> str:
    return BY_NAME[corpus].grade if corpus in BY_NAME else "A"


def speed(bench: Bench) -> Iterator[str]:
    """Comments a second on one core, from the text on."""
    rows = held_out(pairs_of("semeval_cqa", CORPORA))
    warm, threads = _below_their_posts(rows[1000:1500]), _below_their_posts(rows[:1000])
    alone = replace(
        bench.scorers,
        comment_scorers=_of_relevance(bench.scorers.comment_scorers),
        thread_scorers=_of_relevance(bench.scorers.thread_scorers),
    )
    for label, act in (
        ("reading and judging", bench.scorers.judge),
        ("the same, relevance alone", alone.judge),
        ("reading", bench.scorers.reader.read),
    ):
        act(list(annotate(warm, nlp=bench.nlp)))
        begun = time.process_time()
        act(list(annotate(threads, nlp=bench.nlp)))
        taken = time.process_time() - begun
        yield f"{label}: {1000 / taken:.0f} comments a CPU second"


def _below_their_posts(rows: Sequence[Labelled]) -> list[Thread]:
    below: dict[str, list[str]] = {}
    for row in rows:
        below.setdefault(row.context or "", []).append(row.text)
    return [
        Thread.of(
            [Comment(id=str(n), text=text) for n, text in enumerate(texts)],
            source="",
            article=post,
            language="en",
        )
        for post, texts in below.items()
    ]


def _of_relevance(scorers: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(s for s in scorers if s.dimension.name == "relevance")


def _lesson(teaching: Teaching, examples: Examples) -> Lesson:
    return Lesson(
        examples=examples,
        target=target_of(teaching, examples),
        match_length=teaching.match_length,
        share=teaching.share,
    )


def _learned(
    bench: Bench,
    part: PartRecipe,
    lessons: list[Lesson],
    chosen: list[np.ndarray],
    scaling: Scaling,
) -> LogisticRegression:
    return fit_part(
        lessons,
        chosen,
        scaling,
        measures=usable_measures(part, bench.scorers.reader.names),
        strength=part.strength,
        even=part.even,
    )


FIGURES = {
    figure.__name__: figure
    for figure in (
        own_against_other,
        good_or_bad,
        convincing_pairs,
        insults_train_to_test,
        spam_by_video,
        identity,
        naming,
        dialect,
        swearing,
        clean_licence,
        speed,
    )
}

if __name__ == "__main__":
    main()
