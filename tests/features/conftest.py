"""Comments of our own writing, annotated and measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from discourse_quality.features import FAMILIES, CommentFeaturizer, load_vectors
from discourse_quality.language.annotate import AnnotatedComment, annotate
from discourse_quality.language.pipeline import load_nlp
from discourse_quality.thread import Comment, Thread

POST = (
    "The council wants to close the old railway line. A cycle path would take its "
    "place, says Mayor Okafor. Residents of Brackwater fear for their station."
)
Measure = Callable[..., dict[str, float]]
Annotate = Callable[..., AnnotatedComment]


@pytest.fixture(scope="session")
def nlp():
    return load_nlp()


@pytest.fixture(scope="session")
def annotated(nlp) -> Annotate:
    """Return a function: the last of some comments, each answering the one before."""

    def last(
        *texts: str,
        post: str | None = POST,
        title: str | None = "The line",
        answers: bool = False,
    ) -> AnnotatedComment:
        comments = [
            Comment(
                id=f"c{n}",
                text=text,
                author=("Matilda Ray", "Okonkwo", "Jun")[n % 3],
                reply_to=f"c{n - 1}" if answers and n else None,
                reply_link="markup" if answers and n else "none",
            )
            for n, text in enumerate(texts)
        ]
        thread = Thread.of(comments, source="page", article=post, title=title)
        (done,) = annotate([thread], nlp=nlp)
        return done.comments[-1]

    return last


@pytest.fixture(scope="session")
def vectors():
    return load_vectors()


@pytest.fixture(scope="session")
def measured(annotated, vectors) -> Measure:
    """Return a function: all measures of the last of some comments."""
    featurizer = CommentFeaturizer(tuple(FAMILIES), vectors=vectors)
    names: Sequence[str] = list(featurizer.get_feature_names_out())

    def measure(*texts: str, **options: object) -> dict[str, float]:
        row = featurizer.transform([annotated(*texts, **options)])[0]
        return dict(zip(names, row.tolist(), strict=True))

    return measure
