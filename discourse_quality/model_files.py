"""Where models are found: a checkout and an installed wheel look alike from here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from discourse_quality.errors import ModelNotFound

VARIABLE = "DISCOURSE_QUALITY_MODELS"
PACKAGE = Path(str(files("discourse_quality")))
LEXICONS = PACKAGE / "language" / "lexicons"
"""What the pipeline of the scorers is made of, beside its rules."""


def find_model(name: str | Path) -> Path:
    """Return the folder of a model, given its name or an explicit path.

    Raises
    ------
    ModelNotFound
        If it is in none of the places searched; the message lists them.
    """
    given = Path(name)
    if given.is_dir() and (given.is_absolute() or len(given.parts) > 1):
        return given
    places = [place / given for place in model_folders()]
    for place in places:
        if place.is_dir():
            return place
    searched = ", ".join(map(str, places))
    raise ModelNotFound(f"no model {str(name)!r}; searched {searched}")


def model_folders() -> Iterator[Path]:
    """Yield the folders that hold models, in the order in which they are searched."""
    named = os.environ.get(VARIABLE)
    if named:
        yield Path(named)
    yield PACKAGE / "models"  # in an installed wheel
    yield PACKAGE.parent / "models"  # in a checkout


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFolder:
    """A model at hand and what its files say of it."""

    name: str
    path: Path
    version: str | None
    licence: str | None
    """From the head of its card."""
    size: int
    """Bytes."""


def models_at_hand() -> Iterator[ModelFolder]:
    """Yield the models that are found, each under the first folder that has it."""
    seen: set[str] = set()
    for place in model_folders():
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.is_dir() and path.name not in seen:
                seen.add(path.name)
                yield ModelFolder(
                    name=path.name,
                    path=path,
                    version=_version(path),
                    licence=_licence(path / "README.md"),
                    size=sum(f.stat().st_size for f in path.rglob("*") if f.is_file()),
                )


def digests(pipeline: str | None, models: Path | None) -> dict[str, str]:
    """Return the digest of every model that an analysis would load, by its name."""
    shipped = {model.name: model.path for model in models_at_hand()}
    own = {p.name: p for p in sorted(models.iterdir()) if p.is_dir()} if models else {}
    used = {"pipeline": _pipeline_folder(pipeline)} | shipped | own
    used.pop("english", None)  # scorers read with it only where it is named
    return {name: folder_digest(path) for name, path in used.items() if path}


def _pipeline_folder(name: str | None) -> Path | None:
    """Return what a pipeline is made of; None for an installed package."""
    if name is None:
        return LEXICONS
    with suppress(ModelNotFound):
        return find_model(name)
    return None


def folder_digest(folder: Path) -> str:
    """Return one SHA-256 over the names and contents of a model's files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _version(folder: Path) -> str | None:
    for name in ("config.json", "meta.json"):
        file = folder / name
        if file.is_file():
            version = json.loads(file.read_bytes()).get("version")
            return str(version) if version else None
    return None


def _licence(card: Path) -> str | None:
    """Return the licence that a card's front matter names."""
    if not card.is_file():
        return None
    for line in card.read_text(encoding="utf-8").splitlines()[:20]:
        if line.startswith("license:"):
            return line.removeprefix("license:").strip()
    return None
