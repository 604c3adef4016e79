"""Learn the weights of the generic reader and of its confidence, one page left out.

    python -m tests.benchmarks.reader_weights [FOLDER]

The folder (``../shared/pages``) holds ``raw/*.html`` and ``gold/*.json``. Where a page
has no gold, what the platforms read is taken for the truth. Prints how often the best
group is right on a page that was not learned from, and the weights to put into
``pages/generic.py`` and ``pages/confidence.py``.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from lxml import html
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from discourse_quality.archives.saved import SavedPage
from discourse_quality.errors import DiscourseQualityError
from discourse_quality.pages import confidence, generic, read_thread
from discourse_quality.pages.built_in import LAST_RESORT
from discourse_quality.pages.census import Census
from discourse_quality.pages.document import Document
from discourse_quality.pages.repeats import FEATURES, Group, repeats
from discourse_quality.thread import Comment

RIGHT, WRONG = 0.9, 0.6
"""F1 against the page's comments from which a group is right, below which wrong."""
NAMES = ("called", "part", "inside_comments", "aside")
"""Signs that a page whose names say nothing does not give: half the weight without."""
WITHOUT_BUTTONS = {"answerable": 0.0, "reply_coverage": 0.5}
UNREAD = {"script", "style"}
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    name: str
    groups: tuple[tuple[Group, float], ...]
    """Each group of the page with its F1 against the page's comments."""
    without: tuple[Group, ...]
    """The groups that are left when the comments are taken out."""


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/pages")
    pages = [page for page in map(read_page, *sources(folder)) if page.groups]
    right = sum(best_is_right(pages, page) for page in pages)
    print(f"best group right on {right} of {len(pages)} pages not learned from")
    show("generic", FEATURES, *unscaled(learn(pages)))
    rows = list(readings(folder, {p.name: truth(folder, p.name) for p in pages}))
    show("confidence", confidence.FEATURES, *learn_confidence(rows))


def sources(folder: Path) -> tuple[list[Path], list[list[str]]]:
    paths = sorted((folder / "raw").glob("*.html"))
    return paths, [truth(folder, path.name) for path in paths]


def truth(folder: Path, name: str) -> list[str]:
    """Return the texts of a page's comments, by hand or as the platforms read them."""
    for path in (folder / "gold").glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        if gold["file"].endswith(name):
            return [comment["text"] for comment in gold["comments"]]
    try:
        thread = read_thread(saved(folder / "raw" / name))
    except DiscourseQualityError:
        return []
    return [" ".join((c.text, *c.quotes)) for c in thread.comments]


def saved(path: Path) -> SavedPage:
    return SavedPage(source=path.name, content=path.read_bytes())


def read_page(path: Path, texts: Sequence[str]) -> Page:
    census = Census.of(Document.of(saved(path)).body)
    groups = list(repeats(census))
    scores = [agreement(own_words(census, group), texts) for group in groups]
    best = max(
        zip(scores, groups, strict=True), key=lambda s: s[0], default=(0.0, None)
    )
    without: tuple[Group, ...] = tuple(groups) if not texts else ()
    if best[0] > RIGHT and best[1] is not None:
        body = Document.of(saved(path)).body
        counts = Census.of(body).counts
        for element in [counts[m].element for run in best[1].runs for m in run]:
            if element.getparent() is not None:
                element.drop_tree()
        without = tuple(repeats(Census.of(body)))
    return Page(path.name, tuple(zip(groups, scores, strict=True)), without)


def own_words(census: Census, group: Group) -> list[Counter[str]]:
    runs = [[census.counts[m].element for m in run] for run in group.runs]
    members = {element for run in runs for element in run}
    return [
        Counter(
            word
            for element in run
            for word in WORD.findall(" ".join(pieces(element, members)).lower())
        )
        for run in runs
    ]


def pieces(element: html.HtmlElement, members: set[html.HtmlElement]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child not in members and child.tag not in UNREAD:
            yield from pieces(child, members)
        yield child.tail or ""


def agreement(found: Sequence[Counter[str]], texts: Sequence[str]) -> float:
    """Return the F1 of members against comments; a header around a text is allowed."""
    left = [Counter(WORD.findall(text.lower())) for text in texts]
    hits = 0
    for words in found:
        for number, wanted in enumerate(left):
            enough = 0.95 * wanted.total()
            room = wanted.total() * 1.2 + 30
            if wanted and words.total() <= room and (words & wanted).total() >= enough:
                del left[number]
                hits += 1
                break
    return 2 * hits / max(1, len(found) + len(texts))


def learn(pages: Sequence[Page]) -> object:
    rows, labels, weights = [], [], []
    for page in pages:
        right = sum(f1 >= RIGHT for _, f1 in page.groups)
        for group, f1 in page.groups if right else ():
            if WRONG < f1 < RIGHT:
                continue
            share = 1 / right if f1 >= RIGHT else 1 / max(1, len(page.groups) - right)
            for changed, weight in variants(group.features):
                rows.append(changed)
                labels.append(f1 >= RIGHT)
                weights.append(share * weight)
        for group in page.without:
            rows.append(group.features)
            labels.append(False)
            weights.append(1 / len(page.without))
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
    return model.fit(rows, labels, logisticregression__sample_weight=weights)


def variants(features: tuple[float, ...]) -> Iterator[tuple[tuple[float, ...], float]]:
    named = dict(zip(FEATURES, features, strict=True))
    yield features, 1.0
    yield tuple((named | dict.fromkeys(NAMES, 0.0)).values()), 0.2
    yield tuple((named | WITHOUT_BUTTONS).values()), 0.2


def best_is_right(pages: Sequence[Page], page: Page) -> bool:
    model = learn([other for other in pages if other is not page])
    scores = model.decision_function([group.features for group, _ in page.groups])
    scored = [(s, group) for s, (group, _) in zip(scores, page.groups, strict=True)]
    _, chosen = generic.choose(scored)
    return any(group is chosen and f1 >= RIGHT for group, f1 in page.groups)


def unscaled(model: object) -> tuple[np.ndarray, float]:
    scaler, regression = model[0], model[-1]
    weights = regression.coef_[0] / scaler.scale_
    return weights, float(regression.intercept_[0] - (weights * scaler.mean_).sum())


def readings(
    folder: Path, truths: dict[str, list[str]]
) -> Iterator[tuple[str, tuple[float, ...], bool, float]]:
    """Yield the page, the signs, whether it is right, and the weight of each reading.

    Besides what the platforms and the generic reader find stand the groups that come
    next in rank: what a page looks like that was read wrongly.
    """
    for name, texts in truths.items():
        page = saved(folder / "raw" / name)
        for platform in (None, "generic"):
            try:
                thread = read_thread(page, platform=platform)
            except DiscourseQualityError:
                continue
            signs = confidence.features_of(
                thread.comments, platform=thread.platform or ""
            )
            yield name, signs, same(thread.comments, texts), 1.0
        for comments in wrong_groups(page):
            signs = confidence.features_of(comments, platform="generic")
            yield name, signs, same(comments, texts), 0.1


def wrong_groups(page: SavedPage) -> Iterator[Sequence[Comment]]:
    document = Document.of(page)
    census = Census.of(document.body)
    ranked = sorted(repeats(census), key=lambda g: -generic.score(g))
    reader = type("Ranked", (type(LAST_RESORT),), {})()
    for group in ranked[3:12:3]:
        runs = [[census.counts[m].element for m in run] for run in group.runs]
        reader.runs = lambda _, runs=runs: runs
        comments = reader.read(document).comments
        if comments:
            yield comments


def same(comments: Sequence[Comment], texts: Sequence[str]) -> bool:
    own = [c for c in comments if c.kind != "notice"]
    found = [Counter(WORD.findall(" ".join((c.text, *c.quotes)).lower())) for c in own]
    return agreement(found, texts) >= RIGHT and len(found) == len(texts)


def learn_confidence(
    rows: Sequence[tuple[str, tuple[float, ...], bool, float]],
) -> tuple[np.ndarray, float]:
    names, signs, right, weights = map(np.array, zip(*rows, strict=True))
    guessed = np.zeros(len(rows))
    for known, rest in GroupKFold(10).split(signs, right, names):
        model = LogisticRegression(max_iter=5000)
        model.fit(signs[known], right[known], sample_weight=weights[known])
        guessed[rest] = model.predict_proba(signs[rest])[:, 1]
    for low, high in ((0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 1.01)):
        here = (guessed >= low) & (guessed < high)
        share = right[here].mean() if here.any() else float("nan")
        print(f"confidence {low} to {high}: {here.sum()} readings, {share:.3f} right")
    model = LogisticRegression(max_iter=5000).fit(signs, right, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def show(what: str, names: Sequence[str], weights: np.ndarray, bias: float) -> None:
    print(f"\n# {what}")
    print("_WEIGHTS = {")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print(f"}}\n_BIAS = {bias:.2f}")


if __name__ == "__main__":
    main()
