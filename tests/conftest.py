"""What the tests share: our own sample pages, and the real ones where they are."""

from __future__ import annotations

import socket
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


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Nothing leaves the machine: any attempt to reach beyond it fails the test."""
    connect = socket.socket.connect

    def stay_here(self, address):
        if self.family == socket.AF_UNIX or address[0] in {"127.0.0.1", "::1"}:
            return connect(self, address)
        raise AssertionError(f"tried to reach {address}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", stay_here)
        yield
