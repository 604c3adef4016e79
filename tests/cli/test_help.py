from __future__ import annotations

import pytest
import typer

from discourse_quality.cli.app import app
from tests.cli.test_exit_codes import dq
from tests.conftest import ROOT

GROUP = typer.main.get_command(app)
COMMANDS = {name: c for name, c in GROUP.commands.items() if not c.hidden}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_has_an_example_of_it(name):
    example = COMMANDS[name].help.partition("Example:")[2]
    assert f"dq {name}" in example


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_in_a_sentence_what_it_does(name):
    for option in COMMANDS[name].params:
        if option.name != "help":
            assert len(option.help.split()) >= 2, option.name
            assert option.help[0].isupper(), option.name
            assert option.help.endswith((".", "…")), option.name


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"| `dq {name}" in readme, name


def test_british_and_american_spelling_are_one_command():
    british, american = (GROUP.commands[name] for name in ("analyse", "analyze"))
    assert [p.name for p in british.params] == [p.name for p in american.params]
    assert british.help == american.help


def test_version_is_shown():
    from discourse_quality import __version__

    assert dq("--version").stdout.decode().strip() == f"discourse-quality {__version__}"


def test_a_run_names_the_next_step_unless_asked_to_be_quiet(sample, tmp_path):
    page = sample / "deep-what-do-we-do-now.html"
    out = tmp_path / "threads"
    assert f"`dq analyse {out}`" in dq("parse", page, "--out", out).stderr.decode()
    assert dq("parse", page, "--out", tmp_path / "quiet", "-q").stderr == b""


def test_a_judged_run_is_no_input_and_says_what_to_do_with_it(tmp_path):
    (tmp_path / "run.json").write_text('{"settings": {"command": "analyse"}}')
    refused = dq("analyse", tmp_path)
    assert refused.returncode == 2
    assert b"dq report" in refused.stderr
