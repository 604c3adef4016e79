"""Where models are found: a checkout and an installed wheel look alike from here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from discourse_quality.errors import ModelNotFound

VARIABLE = "DISCOURSE_QUALITY_MODELS"


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
    package = Path(str(files("discourse_quality")))
    yield package / "models"  # in an installed wheel
    yield package.parent / "models"  # in a checkout
