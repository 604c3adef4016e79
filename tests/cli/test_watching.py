import logging

from discourse_quality.cli import watching
from discourse_quality.cli.leaving import Finished
from discourse_quality.cli.place import Place
from discourse_quality.cli.watching import Watch
from discourse_quality.errors import Failure, NoComments

THREAD = Finished(comments=2, lines=(), shown=None)
FAILURE = Failure.of("b", "parse", NoComments("nobody said anything"))


def test_a_long_run_notes_how_far_it_is_with_the_problems_by_kind(
    tmp_path, caplog, monkeypatch
):
    monkeypatch.setattr(watching, "SECONDS_BETWEEN_NOTES", 0.0)
    caplog.set_level(logging.INFO)
    pages = [tmp_path / f"{n}.html" for n in range(9)]
    watch = Watch(quiet=True, inputs=list(map(str, pages)), place=Place(), out=tmp_path)
    seen = list(watch.successes([THREAD, FAILURE, THREAD, FAILURE]))
    assert seen == [THREAD, THREAD]
    notes = [record.message for record in caplog.records]
    assert notes[0].startswith("1 ")
    assert notes[-1].endswith("2 no-comments")
