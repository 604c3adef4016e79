"""What a run is told, and what it says of each item."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """An item and what the function made of it."""

    item: Item
    result: Result


@dataclass(frozen=True, slots=True)
class Failed(Generic[Item]):
    """An item that gave no result, even when it was run alone."""

    item: Item
    code: str
    """``timeout``, ``worker-died`` or ``internal``."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may use."""

    jobs: int = 1
    """Worker processes on this machine; a cluster has as many as it has."""
    chunk_size: int = 16
    """Items that go to the function at once."""
    seconds: float = 60.0
    """Time for one item; a chunk gets the sum."""
    megabytes: int | None = None
    """Address space of a worker; only where the system can limit it."""
    chunks_per_worker: int = 200
    """A worker is replaced after so many, so that no leak can add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Item, Result]):
    """What the workers do with a chunk."""

    work: Callable[[Sequence[Item]], Sequence[Result]]
    limits: Limits = field(default_factory=Limits)
    prepare: Callable[[], object] | None = None
    """Called once in each new worker, before its first chunk and outside its time."""
    alike: Callable[[], Mapping[str, str]] | None = None
    """What must be the same wherever the work is done, such as versions, by name."""
    fatal: tuple[type[Exception], ...] = ()
    """Errors that no other item could escape: they end the run."""
