"""What each family and each component adds: equal-length validity without it.

    python -m tests.benchmarks.features [--sets c3 …] [--most 2000] [--out TABLE.md]

Over all pairs of a positive and a negative comment of equally many words: the share in
which a model puts the positive first, so that length alone gives .5. Five folds that
part no group, three seeds (± is half the range of the three), logistic regression on
ranks. ``without`` a family is what the others can do, ``alone`` what it can do by
itself. ``without`` a component of the pipeline is what all families can do when it has
not run; for the senter a rule stands in that ends sentences at full stops. ``no
network`` leaves out tagger, senter and base forms, as any blank pipeline would.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import QuantileTransformer, StandardScaler
from spacy.language import Language

from discourse_quality.features import (
    FAMILIES,
    CommentFeaturizer,
    feature_names,
    load_vectors,
)
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import COMPONENTS, blank_nlp, load_nlp
from discourse_quality.thread import Comment, Thread
from discourse_quality.training.metrics import equal_length_auc

CORPORA = Path(__file__).parents[2] / "../shared/corpora"
_, _, _ABOUT = __doc__.partition("    python")
INTRO = "# What each family and each component adds\n\n" + _ABOUT.partition("\n\n")[2]
SEEDS = (0, 1, 2)
WHOLE = "all"
BLANK = "no network"
LEFT_OUT = ("morphologizer", "senter", "discourse_lemmas", *COMPONENTS)
FOLDS = 5
TASKS = (
    ("c3", "constructive"),
    ("semeval_cqa", "good"),
    ("semeval_cqa", "dialogue"),
    ("tbhbk", "argumentative"),
    ("europolis", "justified"),
    ("appropriateness", "missing_seriousness"),
    ("appropriateness", "missing_relevance"),
    ("kaggle_insults", "insult"),
    ("ruddit", "offensive"),
    ("ucc", "dismissive"),
    ("ucc", "condescending"),
    ("youtube_spam", "spam"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A labelled set as numbers."""

    name: str
    features: Mapping[str, NDArray[np.float64]]
    """By the pipeline that they come from."""
    target: NDArray[np.int64]
    groups: NDArray[np.int64]
    sizes: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """What a model learns from and what it is asked about, as ranks."""

    learned: NDArray[np.float64]
    asked: NDArray[np.float64]
    train: NDArray[np.int64]
    test: NDArray[np.int64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--sets", nargs="+", default=list(dict(TASKS)))
    parser.add_argument("--most", type=int, help="comments of a set, by whole groups")
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    csv.field_size_limit(sys.maxsize)
    families = np.array([n.partition(".")[0] for n in feature_names(tuple(FAMILIES))])
    columns = {
        WHOLE: families != "",
        **{f"without {name}": families != name for name in FAMILIES},
        **{f"{name} alone": families == name for name in FAMILIES},
    }
    cells: dict[str, list[str]] = {}
    names = []
    for task in _tasks(arguments.corpora, arguments.sets, arguments.most):
        names.append(task.name)
        for label, cell in _column(task, columns):
            cells.setdefault(label, []).append(cell)
            print(f"{task.name:36} {label:28} {cell}", flush=True)
    lines = [f"| features | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    lines += [f"| {label} | {' | '.join(row)} |" for label, row in cells.items()]
    if arguments.out:
        arguments.out.write_text("\n".join([INTRO, *lines]) + "\n", encoding="utf-8")


def _column(
    task: Task, columns: Mapping[str, NDArray[np.bool_]]
) -> Iterator[tuple[str, str]]:
    """Yield the cells of a task, by the label of their row."""
    for pipeline, features in task.features.items():
        folds = [_folds(task, features, seed) for seed in SEEDS]
        chosen = columns if pipeline == WHOLE else {pipeline: columns[WHOLE]}
        for label, kept in chosen.items():
            values = [_validity(task, split, kept) for split in folds]
            mean, spread = np.mean(values), np.ptp(values) / 2
            yield label, f"{mean:.3f} ± {spread:.3f}".replace("0.", ".")


def _tasks(folder: Path, sets: Sequence[str], most: int | None) -> Iterator[Task]:
    read: dict[str, tuple[list[dict[str, str]], dict[str, NDArray[np.float64]]]] = {}
    for corpus, label in TASKS:
        if corpus not in sets:
            continue
        if corpus not in read:
            rows = _rows(folder / f"{corpus}.csv.gz", most)
            read = {corpus: (rows, dict(_features(rows)))}
        rows, features = read[corpus]
        known = np.array([row[label] not in ("", None) for row in rows])
        target = np.array([float(row[label] or 0) >= 0.5 for row in rows], int)
        groups = [row["group"] or str(n) for n, row in enumerate(rows)]
        if len(set(groups)) < FOLDS:
            groups = [str(n) for n in range(len(rows))]
        sizes = np.array([len(row["text"].split()) for row in rows])
        yield Task(
            name=f"{corpus} {label}",
            features={name: found[known] for name, found in features.items()},
            target=target[known],
            groups=np.unique(groups, return_inverse=True)[1][known],
            sizes=sizes[known],
        )


def _rows(path: Path, most: int | None) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if most is None or len(rows) <= most:
        return rows
    groups = [row["group"] or str(n) for n, row in enumerate(rows)]
    sizes = Counter(groups)
    shuffled = np.random.default_rng(0).permutation(sorted(sizes)).tolist()
    ends = np.cumsum([sizes[group] for group in shuffled])
    kept = set(shuffled[: max(1, int((ends <= most).sum()))])
    return [row for row, group in zip(rows, groups, strict=True) if group in kept]


def _features(
    rows: Sequence[dict[str, str]],
) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """Yield the features from each pipeline, by its name."""
    threads = [
        Thread.of(
            [Comment(id="c", text=row["text"])],
            source="row",
            language="en",
            article=row["context"] or None,
        )
        for row in rows
    ]
    featurizer = CommentFeaturizer(tuple(FAMILIES), vectors=load_vectors())
    for name, nlp in _pipelines():
        read = annotate(threads, nlp=nlp)
        yield name, np.concatenate([featurizer.transform(t.comments) for t in read])


def _pipelines() -> Iterator[tuple[str, Language]]:
    yield WHOLE, load_nlp()
    for component in LEFT_OUT:
        nlp = load_nlp()
        if component == "senter":
            nlp.add_pipe("sentencizer", before="senter")
        nlp.remove_pipe(component)
        yield f"without {component}", nlp
    blank = blank_nlp()
    for component in COMPONENTS:
        blank.add_pipe(component)
    yield BLANK, blank


def _folds(task: Task, features: NDArray[np.float64], seed: int) -> list[Fold]:
    """Return the folds; ranks are those of what is learned from, column by column."""
    splits = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    folds = []
    for train, test in splits.split(features, task.target, task.groups):
        ranks = make_pipeline(
            QuantileTransformer(n_quantiles=100, random_state=seed),
            SimpleImputer(keep_empty_features=True),
            StandardScaler(),
        )
        learned = ranks.fit_transform(features[train])
        asked = ranks.transform(features[test])
        folds.append(Fold(learned=learned, asked=asked, train=train, test=test))
    return folds


def _validity(task: Task, folds: Sequence[Fold], kept: NDArray[np.bool_]) -> float:
    scores = np.zeros(len(task.target))
    for fold in folds:
        model = LogisticRegression(C=0.1, solver="newton-cholesky")
        model.fit(fold.learned[:, kept], task.target[fold.train])
        scores[fold.test] = model.decision_function(fold.asked[:, kept])
    return equal_length_auc(task.target, scores, task.sizes)


if __name__ == "__main__":
    main()
