"""Names, folders and patterns become the right files, in order."""

from itertools import islice
from pathlib import Path

import pytest

from discourse_quality.archives import expand, read_source
from discourse_quality.errors import Failure


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    for name in (
        "2008/b.html",
        "2008/a.html",
        "2008/a_files/frame.html",
        "2008/a_files/style.css",
        "2007/z.warc.gz",
        "2007/picture.JPG",
        ".hidden/x.html",
        "index.htm",
        "lone_files/page.html",
    ):
        path = tmp_path / "blog" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>x</p>")
    return tmp_path / "blog"


def names(paths, blog: Path) -> list[str]:
    return [path.relative_to(blog).as_posix() for path in paths]


def test_folder_is_walked_sorted_without_assets_and_page_parts(blog):
    assert names(expand([blog]), blog) == [
        "2007/z.warc.gz",
        "2008/a.html",
        "2008/b.html",
        "index.htm",
        "lone_files/page.html",
    ]


def test_named_file_is_yielded_whatever_its_suffix(blog):
    path = blog / "2007/picture.JPG"
    assert list(expand([str(path)])) == [path]


def test_pattern_is_sorted_and_may_match_folders(blog):
    assert names(expand([f"{blog}/*/[ab].html"]), blog) == [
        "2008/a.html",
        "2008/b.html",
    ]
    assert names(expand([f"{blog}/200?"]), blog)[0] == "2007/z.warc.gz"


def test_file_name_with_brackets_is_no_pattern(tmp_path):
    path = tmp_path / "page[1].html"
    path.write_text("<p>x</p>")
    assert list(expand([path])) == [path]


@pytest.mark.parametrize("name", ["absent.html", "absent-*.html", "absent/", "a\0b"])
def test_name_that_matches_nothing_becomes_a_failure(tmp_path, name):
    (path,) = expand([f"{tmp_path}/{name}"])
    (failure,) = read_source(path)
    assert isinstance(failure, Failure)
    assert (failure.stage, failure.code) == ("read", "unreadable-page")
    assert failure.source == str(path)


def test_folder_without_pages_becomes_a_failure(tmp_path):
    (path,) = expand([tmp_path])
    (failure,) = read_source(path)
    assert "without pages" in failure.reason


def test_folder_linked_into_itself_does_not_hang(blog):
    (blog / "loop").symlink_to(blog, target_is_directory=True)
    assert len(list(expand([blog]))) == 5


def test_a_run_among_pages_is_no_input_and_a_run_alone_is_its_threads(blog):
    before = list(expand([blog]))
    run = blog / "results"
    run.mkdir()
    for name in ("run.json", "journal.jsonl", "threads.jsonl", "problems.jsonl"):
        (run / name).write_text("{}\n")
    assert list(expand([blog])) == before
    assert list(expand([run])) == [run / "threads.jsonl"]


def test_walk_is_lazy(tmp_path, monkeypatch):
    for number in range(50):
        (tmp_path / f"{number:02}").mkdir()
        (tmp_path / f"{number:02}" / "a.html").write_text("<p>x</p>")
    listed = []
    scandir = __import__("os").scandir
    monkeypatch.setattr("os.scandir", lambda path: listed.append(path) or scandir(path))
    list(islice(expand([tmp_path]), 3))
    assert len(listed) == 4
