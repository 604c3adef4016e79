from __future__ import annotations

import pytest

from discourse_quality.language.pipeline import load_nlp


@pytest.fixture(scope="session")
def nlp():
    return load_nlp()
