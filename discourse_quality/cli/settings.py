"""``[tool.discourse_quality]`` of the nearest ``pyproject.toml``: defaults of options.

Keys of the table hold for every command that has such an option; a table of a command
(``[tool.discourse_quality.analyse]``) holds for that one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer

Defaults = dict[str, dict[str, Any]]


def read_settings(folder: Path, *, commands: Mapping[str, frozenset[str]]) -> Defaults:
    """Return the defaults for each command from the nearest settings file.

    Raises
    ------
    typer.BadParameter
        If a key is no option of any command, or the file is not TOML.
    """
    path = find_settings(folder)
    return {} if path is None else _defaults(path, commands)


def find_settings(folder: Path) -> Path | None:
    """Return the nearest ``pyproject.toml``, in a folder or above it."""
    places = (place / "pyproject.toml" for place in (folder, *folder.parents))
    return next((path for path in places if path.is_file()), None)


def _defaults(path: Path, commands: Mapping[str, frozenset[str]]) -> Defaults:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} is not TOML: {error}") from error
    table = content.get("tool", {}).get("discourse_quality", {})
    general = {k.replace("-", "_"): v for k, v in table.items() if k not in commands}
    known = frozenset().union(*commands.values())
    for key in general:
        _check(key, known | commands.keys(), path)
    defaults: Defaults = {}
    for command, options in commands.items():
        own = {k.replace("-", "_"): v for k, v in table.get(command, {}).items()}
        for key in own:
            _check(key, options, path)
        defaults[command] = {k: v for k, v in general.items() if k in options} | own
    return defaults


def _check(key: str, known: frozenset[str], path: Path) -> None:
    if key in known:
        return
    near = get_close_matches(key, known, n=1)
    hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(sorted(known))}"
    raise typer.BadParameter(f"{path}: [tool.discourse_quality] has no {key}; {hint}")
