"""Every regular expression of the package is quick on text made to slow it down."""

import pkgutil
import re
import time
from importlib import import_module

import pytest

import discourse_quality

SIZE = 5_000
PIECES = (
    "a", "1", " ", "\n", "<", ">", '"', "(", ")", "[", "{", "/", "\\", ".", ",", ":",
    "-", "_", "=", "&", "@", "é", "小", "a ", " a", "a.", "1.", "<a ", "a='", "<!--",
    "a\n", "\r\n", "http://", "&amp;", "aA", "1a", " by ", "in reply to ", "haha",
    "January 1, ", "12:00 ", " said ", "not ", "comment ", "url: ", "charset = ",
)  # fmt: skip
MOST_SECONDS = 0.2
"""Linear ones take a few milliseconds; quadratic ones a second."""


def patterns():
    for module in pkgutil.walk_packages(
        discourse_quality.__path__, prefix="discourse_quality."
    ):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(module.name)).items():
            found = value if isinstance(value, tuple | list) else [value]
            for number, pattern in enumerate(found):
                if isinstance(pattern, re.Pattern):
                    yield f"{module.name}.{name}[{number}]", pattern


PATTERNS = dict(patterns())


def seconds(pattern, text):
    started = time.process_time()
    pattern.search(text)
    return time.process_time() - started


@pytest.mark.parametrize("module", sorted({n.rpartition(".")[0] for n in PATTERNS}))
def test_patterns_are_linear_or_bounded(module):
    for name, pattern in PATTERNS.items():
        if name.rpartition(".")[0] != module:
            continue
        for piece in PIECES:
            text = piece * (SIZE // len(piece))
            hostile = text.encode() if isinstance(pattern.pattern, bytes) else text
            assert seconds(pattern, hostile) < MOST_SECONDS, (name, piece)
