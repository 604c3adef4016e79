"""How deep, relevant, juvenile and off-topic the discussion on a saved page is.

>>> import discourse_quality as dq
>>> analysis = dq.analyse("corpora/sample/deep-what-do-we-do-now.html")
>>> analysis.scores["depth"].status
'ok'
>>> 0 <= analysis.scores["depth"].low <= analysis.scores["depth"].high <= 1
True
>>> comment = analysis.thread.comments[1]
>>> analysis.comments[comment.id]["depth"].reasons[0].feature
'length'
>>> analysis.to_pandas().shape[0]
14
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discourse_quality import features, scorers
    from discourse_quality.analyses import Analyses, ThreadAnalysis
    from discourse_quality.analysis import (
        analyse,
        analyse_all,
        judge,
    )
    from discourse_quality.corpus import Corpus, load_corpus
    from discourse_quality.errors import DiscourseQualityError, Failure
    from discourse_quality.limits import Limits
    from discourse_quality.options import Options, Privacy
    from discourse_quality.reading import parse
    from discourse_quality.results import Score, ThreadScore
    from discourse_quality.thread import Comment, Thread

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())

_HOME = {
    "Analyses": "analyses",
    "Comment": "thread",
    "Corpus": "corpus",
    "DiscourseQualityError": "errors",
    "Failure": "errors",
    "Limits": "limits",
    "Options": "options",
    "Privacy": "options",
    "Score": "results",
    "Thread": "thread",
    "ThreadAnalysis": "analyses",
    "ThreadScore": "results",
    "analyse": "analysis",
    "analyse_all": "analysis",
    "judge": "analysis",
    "load_corpus": "corpus",
    "parse": "reading",
}
_MODULES = ("features", "scorers")

__all__ = [
    "Analyses",
    "Comment",
    "Corpus",
    "DiscourseQualityError",
    "Failure",
    "Limits",
    "Options",
    "Privacy",
    "Score",
    "Thread",
    "ThreadAnalysis",
    "ThreadScore",
    "analyse",
    "analyse_all",
    "features",
    "judge",
    "load_corpus",
    "parse",
    "scorers",
]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: spaCy and scikit-learn take a second, `dq --help`
    # must not.
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    # So that the names are offered where one types ``dq.`` and waits.
    return sorted({*globals(), *__all__})
