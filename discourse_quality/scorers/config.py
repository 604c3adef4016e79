"""``config.json`` of a scorer: what its numbers are for, and whether they fit here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from importlib.metadata import version as version_of
from pathlib import Path

import msgspec

from discourse_quality.errors import ModelMismatch
from discourse_quality.features.vectors import ARRAYS, VECTORS
from discourse_quality.results import DIMENSIONS
from discourse_quality.scorers.comment import Together

FORMAT = 5
"""Of the folder; a scorer of another format is refused."""

CONFIG = "config.json"


class ThreadConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What a thread scorer needs beside its link."""

    summaries: tuple[str, ...]
    reference: tuple[float, ...]
    weight: float
    error: float | None


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """``config.json``."""

    format: int
    dimension: str
    version: str
    scikit_learn: str
    digests: dict[str, str]
    """File → SHA-256, of the folder's own files and of the vectors' it was made for."""
    parts: tuple[str, ...]
    together: Together
    measures: tuple[str, ...]
    middle: tuple[float, ...]
    spread: tuple[float, ...]
    doubt: tuple[float, float]
    threshold: float
    thread: ThreadConfig


def write_config(folder: Path, config: Config) -> None:
    """Write the configuration of a scorer into its folder."""
    text = msgspec.json.format(msgspec.json.encode(config), indent=1)
    (folder / CONFIG).write_bytes(text + b"\n")


def read_config(folder: Path) -> Config:
    """Return the configuration in a scorer's folder.

    Raises
    ------
    ModelMismatch
        If it is foreign, or the scorer was made for other versions.
    """
    try:
        config = msgspec.json.decode((folder / CONFIG).read_bytes(), type=Config)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ModelMismatch(f"{folder}: no scorer of ours: {error}") from error
    if config.format != FORMAT:
        raise ModelMismatch(
            f"{folder}: format {FORMAT} expected, found {config.format}"
        )
    sizes = {len(config.measures), len(config.middle), len(config.spread)}
    if config.dimension not in DIMENSIONS or len(sizes) > 1:
        raise ModelMismatch(f"{folder}: {CONFIG} was tampered with")
    if _minor(config.scikit_learn) > _minor(version_of("scikit-learn")):
        raise ModelMismatch(
            f"{folder}: made with scikit-learn {config.scikit_learn}, "
            f"found the older {version_of('scikit-learn')}"
        )
    return config


def check_measures(
    folders: Sequence[Path], configs: Sequence[Config], offered: tuple[str, ...]
) -> None:
    """Refuse scorers that ask for measures we have not, or that differ in them."""
    for folder, config in zip(folders, configs, strict=True):
        odd = set(config.measures) - set(offered)
        odd |= set(config.measures) ^ set(configs[0].measures)
        if odd or config.measures != configs[0].measures:
            raise ModelMismatch(
                f"{folder}: made for other features; they differ in {sorted(odd)[:5]}"
            )


def check_vectors(
    folders: Sequence[Path], configs: Sequence[Config], found: str
) -> None:
    """Refuse scorers whose weights are for the words of other vectors."""
    for folder, config in zip(folders, configs, strict=True):
        if config.digests.get(f"{VECTORS}/{ARRAYS}") != found:
            raise ModelMismatch(f"{folder}: made for other word vectors")


def _minor(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version)[:2])


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
