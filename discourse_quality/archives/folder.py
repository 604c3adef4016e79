"""Names given by the user → the files they stand for."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from discourse_quality.archives.members import is_asset, is_part_of_page

CORPUS_FILE = "utterances.jsonl"
"""A folder that holds this file is a ConvoKit corpus, read as one."""

RUN_FILES = ("run.json", "journal.jsonl")
"""A folder that holds these files is a run of ours: results, not an input."""


def expand(inputs: Iterable[str | Path]) -> Iterator[Path]:
    """Yield the files behind names, folders and glob patterns, in order, lazily.

    Folders are walked recursively and sorted; pictures, styles and scripts in them are
    left out, and so are hidden files and the ``page_files`` folders that browsers
    write beside a page. A ConvoKit corpus folder is yielded as one path. A run of ours
    inside a folder is left out; one that is named itself stands for its threads. A name
    that matches nothing is yielded as it stands, so that reading it names the failure.
    """
    for name in inputs:
        path = Path(name)
        if path.exists() or not glob.has_magic(str(name)):
            yield from _expand_path(path)
            continue
        # Path.glob takes no absolute pattern.
        matches = sorted(glob.glob(str(name), recursive=True))  # noqa: PTH207
        for match in matches or [str(name)]:
            yield from _expand_path(Path(match))


def _expand_path(path: Path) -> Iterator[Path]:
    if not path.is_dir() or (path / CORPUS_FILE).is_file():
        yield path
        return
    if _is_run(path):
        yield path / "threads.jsonl"
        return
    files = iter(_walk(path))
    yield next(files, path)
    yield from files


def _walk(folder: Path) -> Iterator[Path]:
    stack = [folder]
    while stack:
        path = stack.pop()
        if not path.is_dir() or (path / CORPUS_FILE).is_file():
            yield path
            continue
        entries = _entries(path)
        if entries is None:
            yield path
        else:
            stack.extend(reversed([e for e in entries if not _is_run(e)]))


def _is_run(folder: Path) -> bool:
    return all((folder / name).is_file() for name in RUN_FILES)


def _entries(folder: Path) -> list[Path] | None:
    """Return what is worth reading in a folder, sorted; None if it cannot be listed."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return None
    names = {entry.name for entry in entries}
    return [
        folder / entry.name
        for entry in sorted(entries, key=lambda entry: entry.name)
        if _is_worth_reading(entry, names)
    ]


def _is_worth_reading(entry: os.DirEntry[str], names: set[str]) -> bool:
    if entry.is_dir():
        # A linked folder may lead back up, and then the walk would never end.
        return not entry.is_symlink() and not is_part_of_page(entry.name, names)
    return entry.is_file() and not is_asset(entry.name)
