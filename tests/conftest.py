"""What the tests share: our own sample pages, and the real ones where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpora" / "sample"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def sample() -> Path:
    """The folder of sample pages of our own writing."""
    return SAMPLE


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and labelled comments, which we may not hand out."""
    if not SHARED.is_dir():
        pytest.skip("needs real data in a folder `shared` beside the checkout")
    return SHARED
