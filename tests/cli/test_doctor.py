from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from discourse_quality.cli import doctor
from discourse_quality.model_files import VARIABLE
from tests.cli.test_exit_codes import dq


def test_packages_are_those_that_the_package_asks_for():
    assert {"spacy", "msgspec", "typer"} <= set(doctor._required(extra=None))
    assert set(doctor._required(extra="research")) == {"pandas", "pyarrow"}
    assert "pytest" not in doctor._required(extra=None)


def test_a_missing_package_is_broken_and_named_with_its_command(monkeypatch):
    _without(monkeypatch, "msgspec")
    (found,) = (f for f in doctor._versions() if f.state != "ok")
    assert found.state == "broken"
    assert found.mend == "pip install msgspec"


def test_a_missing_extra_is_a_note(monkeypatch):
    _without(monkeypatch, "pyarrow")
    research = next(f for f in doctor._extras() if f.what == "research")
    assert research.state == "note"
    assert research.mend == "pip install pyarrow"


def test_little_memory_is_a_note_with_what_helps(monkeypatch):
    monkeypatch.setattr(doctor, "_gigabytes", lambda: 0.9)
    memory = list(doctor._machine())[-1]
    assert memory.state == "note"
    assert "-j 1" in memory.mend


@pytest.mark.model
def test_a_sound_installation_is_0_and_lists_what_it_is_made_of(tmp_path):
    run = dq("doctor", cwd=tmp_path)
    said = run.stdout.decode()
    assert run.returncode == 0, said
    for name in ("python", "spacy", "english", "off_topic", "CC BY-SA 4.0", "cores"):
        assert name in said
    assert said.count("sha256") == 5


@pytest.mark.model
def test_bad_settings_are_broken_and_the_rest_is_still_told(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.discourse_quality]\njos = 2\n")
    run = dq("doctor", cwd=tmp_path)
    assert run.returncode == 1
    assert "did you mean jobs?" in run.stdout.decode()
    assert b"cores" in run.stdout


def test_a_model_that_is_changed_is_broken(tmp_path):
    (tmp_path / "depth").mkdir()
    (tmp_path / "depth" / "config.json").write_text('{"version": "9.9"}')
    run = subprocess.run(
        [sys.executable, "-m", "discourse_quality", "doctor"],
        capture_output=True,
        env={**os.environ, VARIABLE: str(tmp_path)},
    )
    assert run.returncode == 1
    assert "✗ models" in run.stdout.decode()
    assert "pip install --force-reinstall" in run.stdout.decode()


def _without(monkeypatch, gone):
    def found(name):
        if name == gone:
            raise PackageNotFoundError(name)
        return "1.0"

    monkeypatch.setattr(doctor, "version", found)
