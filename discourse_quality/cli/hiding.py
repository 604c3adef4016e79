"""``--pseudonymise`` and ``--drop-text``: what of people is left out of results."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from discourse_quality.errors import RunError
from discourse_quality.options import Privacy

RUN_KEY = "pseudonyms.key"
"""In the folder of a run, until it is whole."""
KEY_BYTES = 32

Pseudonymise = Annotated[
    bool,
    typer.Option(
        "--pseudonymise",
        help="Write Person-… for names, in texts too as far as found. The key is made "
        "for this once and gone when it is done.",
    ),
]
PseudonymKey = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        dir_okay=False,
        help="Keep the key of --pseudonymise here (made where it is missing): the same "
        "names in other runs. Who has it can try out names.",
    ),
]
DropText = Annotated[
    bool,
    typer.Option(
        "--drop-text", help="Write no text of a post or comment: scores only."
    ),
]


def privacy_of(
    *,
    pseudonymise: bool,
    key_file: Path | None = None,
    drop_text: bool = False,
    out: Path | None = None,
    resume: bool = False,
) -> Privacy:
    """Return what is left out; the key from where it is kept, or a new one."""
    key = None
    if key_file is not None:
        key = _kept_key(key_file)
    elif pseudonymise:
        key = _run_key(out, resume=resume) if out else secrets.token_bytes(KEY_BYTES)
    return Privacy(key=key, drop_text=drop_text)


def forget_key(out: Path) -> None:
    """Delete the key of a run that is whole: its pseudonyms are final."""
    (out / RUN_KEY).unlink(missing_ok=True)


def _run_key(out: Path, *, resume: bool) -> bytes:
    path = out / RUN_KEY
    if not (out / "run.json").exists() or (resume and path.exists()):
        return _kept_key(path)
    if resume:
        raise RunError(
            f"{out}: the key of its pseudonyms is gone, as it is when a run is whole: "
            "start anew in another folder"
        )
    # Not asked to resume: the run that the folder holds is about to be refused.
    return secrets.token_bytes(KEY_BYTES)


def _kept_key(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nobody else may read it, not even for a moment.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="ascii") as opened:
            opened.write(secrets.token_hex(KEY_BYTES) + "\n")
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError as error:
        raise typer.BadParameter(f"{path} holds no key: {error}") from error
    if len(key) != KEY_BYTES:
        raise typer.BadParameter(f"{path} holds no key of {KEY_BYTES} bytes")
    return key
