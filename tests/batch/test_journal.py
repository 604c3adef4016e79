import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.batch.journal import RunDirectory
from discourse_quality.errors import RunError

ITEMS = [(f"item-{n}", f"digest-{n}", n) for n in range(10)]


def open_run(path, *, resume=True, **settings):
    return RunDirectory(path, files=("out",), settings=settings, resume=resume)


def work(run, items, *, stop_after=None, commit_every=2):
    """Write each item; stop dead after so many, as a power cut would."""
    count = 0
    for count, item in enumerate(run.remaining(items), start=1):
        run.write("out", b"%d" % item)
        if stop_after == count:
            return
        if count % commit_every == 0:
            run.commit(commit_every)
    run.commit(count % commit_every)
    run.finish()


@given(st.lists(st.integers(1, 9), max_size=4), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_a_run_killed_anywhere_ends_like_one_undisturbed(
    tmp_path_factory, deaths, every
):
    path = tmp_path_factory.mktemp("run")
    for death in deaths:
        with open_run(path) as run:
            work(run, ITEMS, stop_after=death, commit_every=every)
    with open_run(path) as run:
        work(run, ITEMS, commit_every=every)
    assert (path / "out").read_text().split() == [str(n) for n in range(10)]
    assert json.loads((path / "run.json").read_text())["inputs"] == 10


def test_a_torn_last_line_of_the_journal_is_cut_off(tmp_path):
    with open_run(tmp_path) as run:
        work(run, ITEMS, stop_after=5)
    with (tmp_path / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"done": 9')
    with open_run(tmp_path) as run:
        assert run.done == 4
        work(run, ITEMS)
    assert (tmp_path / "out").read_text().split() == [str(n) for n in range(10)]


def test_a_folder_with_a_run_is_not_overwritten(tmp_path):
    open_run(tmp_path).__exit__()
    with pytest.raises(RunError, match="--resume"):
        open_run(tmp_path, resume=False)


def test_other_settings_are_named(tmp_path):
    open_run(tmp_path, models="a").__exit__()
    with pytest.raises(RunError, match="models was a, is b"):
        open_run(tmp_path, models="b")


def test_changed_inputs_are_noticed(tmp_path):
    with open_run(tmp_path) as run:
        work(run, ITEMS, stop_after=5)
    changed = [*ITEMS[:3], ("item-3", "other", 3), *ITEMS[4:]]
    with (
        open_run(tmp_path) as run,
        pytest.raises(RunError, match="from item-2 to item-3 are not the same"),
    ):
        next(run.remaining(changed))


def test_fewer_inputs_than_were_done_are_noticed(tmp_path):
    with open_run(tmp_path) as run:
        work(run, ITEMS)
    with open_run(tmp_path) as run, pytest.raises(RunError, match="not the same"):
        next(run.remaining(ITEMS[:3]))


def test_a_data_file_shorter_than_the_journal_says_is_refused(tmp_path):
    with open_run(tmp_path) as run:
        work(run, ITEMS)
    (tmp_path / "out").write_bytes(b"0\n")
    with pytest.raises(RunError, match="shorter"):
        open_run(tmp_path)


def test_a_run_that_another_process_is_at_work_on_is_left_alone(tmp_path):
    pytest.importorskip("fcntl", reason="Windows has other locks")
    with open_run(tmp_path) as run:
        with pytest.raises(RunError, match="another process is at work"):
            open_run(tmp_path)
        work(run, ITEMS)
    with open_run(tmp_path) as again:
        assert again.done == 10


@pytest.mark.parametrize("name", ["out", "journal.jsonl"])
def test_files_that_are_of_no_run_are_not_overwritten(tmp_path, name):
    (tmp_path / name).write_bytes(b"precious\n")
    with pytest.raises(RunError, match=f"holds {name} already"):
        open_run(tmp_path)
    assert (tmp_path / name).read_bytes() == b"precious\n"
    assert not (tmp_path / "run.json").exists()
