"""What the tests share: our own sample pages, and the real ones where they are."""

from __future__ import annotations

import socket
import sys
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


def _stay_here(event: str, arguments: tuple[object, ...]) -> None:
    """Nothing leaves the machine: any attempt to reach beyond it fails the test."""
    if event != "socket.connect":
        return
    connection, address = arguments
    if connection.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1"}:
        raise AssertionError(f"tried to reach {address}")


# An audit hook, unlike a patch, cannot be undone by another test.
sys.addaudithook(_stay_here)
