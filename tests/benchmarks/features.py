"""What each family of features adds: equal-length validity with and without it.

    python -m tests.benchmarks.features [--corpora ../shared/corpora] [--out TABLE.md]

Over all pairs of a positive and a negative comment of equally many words: the share in
which a model puts the positive first, so that length alone gives .5. Five folds that
part no group, three seeds, logistic regression on ranks. ``without`` is what the family
adds to the others, ``alone`` what it can do by itself. The last rows leave out the
network (tagger, sentences, base forms) and are what any blank pipeline would give.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import QuantileTransformer, StandardScaler

from discourse_quality.features import FAMILIES, CommentFeaturizer
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import COMPONENTS, blank_nlp, load_nlp
from discourse_quality.thread import Comment, Thread
from discourse_quality.training.metrics import equal_length_auc

CORPORA = Path(__file__).parents[2] / "../shared/corpora"
_, _, _ABOUT = __doc__.partition("    python")
INTRO = "# What each family of features adds\n\n" + _ABOUT.partition("\n\n")[2]
SEEDS = (0, 1, 2)
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
    features: NDArray[np.float64]
    plain: NDArray[np.float64]
    """The same from a pipeline without a network."""
    target: NDArray[np.int64]
    groups: NDArray[np.int64]
    sizes: NDArray[np.int64]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    csv.field_size_limit(sys.maxsize)
    tasks = list(_tasks(arguments.corpora))
    names = CommentFeaturizer(tuple(FAMILIES)).get_feature_names_out()
    family = np.array([name.partition(".")[0] for name in names])
    columns = {
        "all": np.ones(len(names), bool),
        **{f"without {name}": family != name for name in FAMILIES},
        **{f"{name} alone": family == name for name in FAMILIES},
    }
    lines = [f"| features | {' | '.join(task.name for task in tasks)} |"]
    lines.append("|---" * (len(tasks) + 1) + "|")
    for label, chosen in columns.items():
        values = [_validity(task, task.features[:, chosen]) for task in tasks]
        lines.append(_row(label, values))
        print(lines[-1], flush=True)
    lines.append(_row("all, no network", [_validity(t, t.plain) for t in tasks]))
    print(lines[-1])
    if arguments.out:
        arguments.out.write_text("\n".join([INTRO, *lines]) + "\n", encoding="utf-8")


def _tasks(folder: Path) -> Iterator[Task]:
    read: dict[str, tuple[list[dict[str, str]], list[NDArray[np.float64]]]] = {}
    for corpus, label in TASKS:
        if corpus not in read:
            rows = _rows(folder / f"{corpus}.csv.gz")
            read[corpus] = rows, [_features(rows, trained=t) for t in (True, False)]
        rows, (trained, plain) = read[corpus]
        known = np.array([row[label] not in ("", None) for row in rows])
        target = np.array([float(row[label] or 0) >= 0.5 for row in rows], int)
        groups = [row["group"] or str(n) for n, row in enumerate(rows)]
        if len(set(groups)) < FOLDS:
            groups = [str(n) for n in range(len(rows))]
        sizes = np.array([len(row["text"].split()) for row in rows])
        yield Task(
            name=f"{corpus} {label}",
            features=trained[known],
            plain=plain[known],
            target=target[known],
            groups=np.unique(groups, return_inverse=True)[1][known],
            sizes=sizes[known],
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _features(rows: Sequence[dict[str, str]], *, trained: bool) -> NDArray[np.float64]:
    nlp = load_nlp() if trained else blank_nlp()
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name)
    threads = (
        Thread.of(
            [Comment(id="c", text=row["text"])],
            source="row",
            language="en",
            article=row["context"] or None,
        )
        for row in rows
    )
    featurizer = CommentFeaturizer(tuple(FAMILIES))
    found = [featurizer.transform(t.comments) for t in annotate(threads, nlp=nlp)]
    return np.concatenate(found)


def _validity(task: Task, features: NDArray[np.float64]) -> tuple[float, float]:
    """Return the mean over the seeds, and how far the seeds lie apart."""
    values = []
    for seed in SEEDS:
        folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
        scores = np.zeros(len(task.target))
        for train, test in folds.split(features, task.target, task.groups):
            model = make_pipeline(
                QuantileTransformer(n_quantiles=100, random_state=seed),
                SimpleImputer(keep_empty_features=True),
                StandardScaler(),
                LogisticRegression(C=0.1, max_iter=200),
            )
            model.fit(features[train], task.target[train])
            scores[test] = model.predict_proba(features[test])[:, 1]
        values.append(equal_length_auc(task.target, scores, task.sizes))
    return float(np.mean(values)), float(np.ptp(values) / 2)


def _row(label: str, values: Sequence[tuple[float, float]]) -> str:
    cells = (f"{mean:.3f} ± {spread:.3f}".replace("0.", ".") for mean, spread in values)
    return f"| {label} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
