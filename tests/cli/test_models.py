import pytest

from discourse_quality.model_files import VARIABLE, models_at_hand
from tests.cli.test_exit_codes import dq


@pytest.mark.model
def test_every_model_has_a_card_that_names_its_licence():
    found = {model.name: model for model in models_at_hand()}
    assert {"english", "depth", "relevance", "juvenile", "off_topic"} <= found.keys()
    assert all(model.licence for model in found.values())
    assert sum(model.size for model in found.values()) < 25e6


@pytest.mark.model
def test_the_models_are_listed():
    run = dq("models")
    assert run.returncode == 0
    assert b"CC BY-SA 4.0" in run.stdout


def test_a_folder_named_by_the_variable_comes_first(tmp_path, monkeypatch):
    (tmp_path / "depth").mkdir()
    (tmp_path / "depth" / "config.json").write_text('{"version": "9.9"}')
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    found = {model.name: model for model in models_at_hand()}
    assert found["depth"].path == tmp_path / "depth"
    assert found["depth"].version == "9.9"
    assert found["depth"].licence is None
