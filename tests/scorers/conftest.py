import pytest

from discourse_quality.errors import ModelNotFound
from discourse_quality.language.annotate import annotate
from discourse_quality.language.pipeline import rules_nlp
from discourse_quality.model_files import find_model
from discourse_quality.scorers import load_scorers
from discourse_quality.thread import Comment, Thread


@pytest.fixture(scope="session")
def scorers():
    return load_scorers()


@pytest.fixture(scope="session")
def nlp():
    return rules_nlp()


@pytest.fixture(scope="session")
def models():
    try:
        return find_model("depth").parent
    except ModelNotFound:
        pytest.skip("needs the scorers in models/")


@pytest.fixture(scope="session")
def judge(scorers, nlp):
    """Judge comments below one post; return their scores in order."""

    def judge(*texts, article="We bake bread at home.", language="en", **fields):
        thread = Thread.of(
            [Comment(id=str(n), text=text) for n, text in enumerate(texts)],
            source="test",
            article=article,
            language=language,
            **fields,
        )
        judgement = scorers.judge(list(annotate([thread], nlp=nlp)))[0]
        return [judgement.comments[str(n)] for n in range(len(texts))]

    return judge
