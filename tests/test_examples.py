"""Every example of the guides is run, in the order of the page.

A block is run for what it is: ``sh`` by the shell, ``pycon`` as a doctest, ``python``
is the file that its first line names. Where a comment above it says ``not run:`` and
why, it is what cannot be had in a test: a cluster, a store. All blocks of a guide share
a folder in which ``saved`` holds the sample pages.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT, SAMPLE

GUIDES = sorted((ROOT / "discourse_quality" / "guides").glob("*.md"))
BLOCK = re.compile(
    r"^(<!-- not run: \w[^\n]* -->\n)?```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
NAME = re.compile(r"# ([\w/]+\.py)\n")
LINK = re.compile(r"\]\(([\w./-]+)(?:#[\w-]+)?\)")


@dataclass(frozen=True)
class Reader:
    """Somebody who types what the guide says."""

    folder: Path

    def follow(self, guide: Path) -> None:
        spoken: dict[str, object] = {}
        for excused, kind, text in BLOCK.findall(guide.read_text(encoding="utf-8")):
            if excused:
                continue
            getattr(self, f"_{kind}")(text, spoken, guide.name)

    def _sh(self, text, spoken, name):
        shell = shutil.which("bash")
        commands = Path(sys.executable).parent
        path = f"{commands}{os.pathsep}{os.environ['PATH']}"
        run = subprocess.run(
            [shell, "-euo", "pipefail", "-c", text],
            cwd=self.folder,
            env={
                **os.environ,
                "PATH": path,
                "PYTHONPATH": f"{self.folder}{os.pathsep}{ROOT}",
            },
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, f"{text}\n{run.stdout}\n{run.stderr}"

    def _pycon(self, text, spoken, name):
        example = doctest.DocTestParser().get_doctest(text, spoken, name, name, 0)
        said: list[str] = []
        failed, _ = doctest.DocTestRunner().run(
            example, out=said.append, clear_globs=False
        )
        spoken |= example.globs
        assert not failed, "".join(said)

    def _python(self, text, spoken, name):
        named = NAME.match(text)
        assert named, f"name the file in the first line:\n{text}"
        path = self.folder / named[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _html(self, text, spoken, name):
        (self.folder / "page.html").write_text(text, encoding="utf-8")

    def _toml(self, text, spoken, name):
        """Leave what an installer leaves of a package: its name and entry points."""
        project = tomllib.loads(text)["project"]
        left = self.folder / f"{project['name'].replace('-', '_')}-0.1.dist-info"
        left.mkdir()
        (left / "METADATA").write_text(f"Name: {project['name']}\nVersion: 0.1\n")
        with (left / "entry_points.txt").open("w") as file:
            for group, entries in project["entry-points"].items():
                print(f"[{group}]", file=file)
                print(*(f"{k} = {v}" for k, v in entries.items()), sep="\n", file=file)


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_example_of_a_guide_runs(guide, tmp_path, monkeypatch):
    shutil.copytree(SAMPLE, tmp_path / "saved")
    monkeypatch.chdir(tmp_path)
    Reader(tmp_path).follow(guide)


@pytest.mark.parametrize("page", [ROOT / "README.md", *GUIDES], ids=lambda p: p.stem)
def test_every_link_to_a_file_leads_to_one(page):
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_every_guide_is_linked_from_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for guide in GUIDES:
        assert f"discourse_quality/guides/{guide.name}" in readme, guide.name
