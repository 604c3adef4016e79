"""A run directory that survives anything: append, make durable, take note, go on.

Data files only ever grow. After a few outcomes they are flushed to the disk, and then
one line in ``journal.jsonl`` says how many items are done and how long each file is.
Whatever stands behind the last whole line of the journal is cut off on a resume, so a
run that was killed anywhere ends with the same records as one that was not.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from discourse_quality.errors import RunError

Item = TypeVar("Item")
Settings = Mapping[str, object]

NOTHING_DONE = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line of the journal: the state that is safely on the disk."""

    done: int = 0
    """Items whose outcome has been written."""
    fingerprint: str = NOTHING_DONE
    """Digest over the digests of those items, in order."""
    sizes: Mapping[str, int]
    """Length of each data file in bytes."""
    lines: Mapping[str, int]
    """Lines in each data file."""


class RunDirectory:
    """An open run: data files, ``journal.jsonl`` and ``run.json``.

    Parameters
    ----------
    path
        The folder; made where it does not exist.
    files
        Names of the data files.
    settings
        What the result depends on (JSON types); kept in ``run.json``.
    about
        What else ``run.json`` is to say of the run; it may differ on a resume.
    resume
        Continue the run that the folder holds, if it holds one.

    Raises
    ------
    RunError
        If the folder holds a run and ``resume`` is false, one with other settings, one
        that another process is at work on, or files that are of no run.
    """

    def __init__(
        self,
        path: Path,
        *,
        files: Sequence[str],
        settings: Settings,
        about: Settings | None = None,
        resume: bool,
    ) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._in_flight: deque[str] = deque()
        if (path / "run.json").exists():
            _check(path, settings, resume=resume)
        else:
            _refuse_strangers(path, files)
            began = {"settings": settings, **(about or {})}
            write_atomically(path / "run.json", _json(began))
        with ExitStack() as opened:
            journal = path / "journal.jsonl"
            self._journal = opened.enter_context(journal.open("ab"))
            _lock(self._journal, path)
            self._note = _last_note(journal) or Note(
                sizes=dict.fromkeys(files, 0), lines=dict.fromkeys(files, 0)
            )
            self._files = {
                name: opened.enter_context(_open_at(path / name, size))
                for name, size in self._note.sizes.items()
            }
            self._opened = opened.pop_all()
        self._lines = dict(self._note.lines)

    def __enter__(self) -> RunDirectory:
        return self

    def __exit__(self, *_: object) -> None:
        # What counts is on the disk; where that is full, closing fails again.
        with suppress(OSError):
            self._opened.close()

    @property
    def done(self) -> int:
        """Items whose outcome is on the disk."""
        return self._note.done

    @property
    def lines(self) -> Mapping[str, int]:
        """Lines in each data file."""
        return self._lines

    def remaining(self, items: Iterable[tuple[str, str, Item]]) -> Iterator[Item]:
        """Yield the items that are not done yet; each comes with a name and a digest.

        Raises
        ------
        RunError
            If the items that were done are not the ones that come first now.
        """
        iterator = iter(items)
        before = Note(sizes={}, lines={})
        for note in _notes(self.path / "journal.jsonl"):
            fingerprint, names = before.fingerprint, []
            for name, digest, _item in islice(iterator, note.done - before.done):
                fingerprint = _add(fingerprint, digest)
                names.append(name)
            if fingerprint != note.fingerprint:
                raise RunError(
                    f"{self.path}: {_between(names)} not the same as when the run "
                    "began: start anew in another folder"
                )
            before = note
        for _name, digest, item in iterator:
            self._in_flight.append(digest)
            yield item

    def write(self, name: str, line: bytes) -> None:
        """Append a line to a data file."""
        self._files[name].write(line + b"\n")
        self._lines[name] += 1

    def commit(self, done: int) -> None:
        """Make what was written durable, and note that ``done`` more items are."""
        fingerprint = self._note.fingerprint
        for _ in range(done):
            fingerprint = _add(fingerprint, self._in_flight.popleft())
        for file in self._files.values():
            _to_disk(file)
        self._note = Note(
            done=self.done + done,
            fingerprint=fingerprint,
            sizes={name: file.tell() for name, file in self._files.items()},
            lines=self._lines,
        )
        self._journal.write(json.dumps(asdict(self._note)).encode() + b"\n")
        _to_disk(self._journal)

    def finish(self) -> None:
        """Say in ``run.json`` that the run is whole, with the lines of each file."""
        run = json.loads((self.path / "run.json").read_bytes())
        finished = {**run, "inputs": self.done, "lines": self._lines}
        write_atomically(self.path / "run.json", _json(finished))


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file that is there as a whole or not at all."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as file:
        file.write(content)
        _to_disk(file)
    draft.replace(path)


def _check(path: Path, settings: Settings, *, resume: bool) -> None:
    if not resume:
        raise RunError(
            f"{path} holds a run already: continue it with --resume, or name another "
            "folder"
        )
    before = _flat(json.loads((path / "run.json").read_bytes())["settings"])
    now = _flat(json.loads(_json(settings)))
    changed = sorted(k for k in before | now if before.get(k) != now.get(k))
    if changed:
        was = ", ".join(f"{k} was {before.get(k)}, is {now.get(k)}" for k in changed)
        raise RunError(f"{path}: the run was begun with other settings: {was}")


def _refuse_strangers(path: Path, files: Sequence[str]) -> None:
    """Overwrite nothing: a run writes ``run.json`` before any other file."""
    names = (*files, "journal.jsonl")
    if found := [name for name in names if (path / name).exists()]:
        raise RunError(
            f"{path} holds {', '.join(found)} already, and not of a run that could be "
            "continued: name another folder"
        )


def _lock(journal: BinaryIO, path: Path) -> None:
    """Keep others out while this process lives: two would spoil each other's files."""
    try:
        import fcntl
    except ImportError:  # Windows
        return
    try:
        fcntl.flock(journal, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise RunError(f"{path}: another process is at work on this run") from error
    except OSError:  # a file system that has no locks
        return


def _flat(settings: Settings) -> dict[str, object]:
    """Return settings with those inside a setting beside it: ``models.depth``."""
    flat: dict[str, object] = {}
    for name, value in settings.items():
        inner = _flat(value) if isinstance(value, dict) else {"": value}
        flat |= {f"{name}.{key}".rstrip("."): one for key, one in inner.items()}
    return flat


def _between(names: Sequence[str]) -> str:
    if not names:
        return "inputs are gone; they are"
    if len(names) == 1:
        return f"{names[0]} is"
    return f"the {len(names)} inputs from {names[0]} to {names[-1]} are"


def _notes(journal: Path) -> Iterator[Note]:
    """Yield the lines of the journal that were written as a whole."""
    if journal.exists():
        with journal.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield Note(**json.loads(line))


def _last_note(journal: Path) -> Note | None:
    """Return the last line that was written as a whole, and cut off what follows it."""
    whole, last = 0, b""
    if journal.exists():
        with journal.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    whole, last = whole + len(line), line
        os.truncate(journal, whole)
    return Note(**json.loads(last)) if last else None


def _open_at(path: Path, size: int) -> BinaryIO:
    """Open a data file for appending, cut to what the journal vouches for."""
    path.touch()
    found = path.stat().st_size
    if found < size:
        raise RunError(f"{path} is shorter than the journal says: {found} < {size}")
    file = path.open("ab")
    file.truncate(size)
    file.seek(size)
    return file


def _add(fingerprint: str, digest: str) -> str:
    return hashlib.sha256(f"{fingerprint} {digest}".encode()).hexdigest()


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _json(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, indent=2, default=str).encode() + b"\n"
