"""Frames that were saved beside a page or in another part of it, and nothing else."""

from pathlib import Path

import pytest

from discourse_quality.archives import SavedPage, read_source
from discourse_quality.pages import read_thread

FRAME = (
    "<html><body><ul id='post-list'><li class='post' id='post-1'>"
    "<div data-role='post-content' class='post-content'><span class='author'>"
    "<a data-username='ann'>Ann</a></span><a class='time-ago' title='Sunday, May 3, "
    "2015 5:06 PM'>old</a><div class='post-message'><p>It was full again.</p></div>"
    "</div></li></ul></body></html>"
)
POST = "<h1>The ferry</h1><p>It runs again, says the harbour office.</p>"


def page_with(address: str) -> str:
    frame = f"<div id='disqus_thread'><iframe src='{address}'></iframe></div>"
    return f"<html><body>{POST}{frame}</body></html>"


def saved(folder: Path, address: str, *, name: str = "ferry.html") -> SavedPage:
    (folder / name).write_text(page_with(address))
    (page,) = read_source(folder / name)
    assert isinstance(page, SavedPage)
    return page


@pytest.mark.parametrize("files", ["ferry_files", "ferry-Dateien"])
@pytest.mark.parametrize("address", ["./{}/saved frame.html", "{}/saved%20frame.html"])
def test_frame_in_the_folder_beside_the_page_is_read_with_it(tmp_path, files, address):
    (tmp_path / files).mkdir()
    (tmp_path / files / "saved frame.html").write_text(FRAME)
    page = saved(tmp_path, address.format(files))
    assert [c.text for c in read_thread(page).comments] == ["It was full again."]


@pytest.mark.parametrize(
    "address",
    [
        "ferry_files/../secret.html",
        "ferry_files/%2e%2e/secret.html",
        "../secret.html",
        "secret.html",
        "other_files/secret.html",
        "ferry_files/link.html",
        "file:///{}/secret.html",
        "{}/ferry_files/secret.html",
        "ferry_files/missing.html",
        "ferry_files/",
        "ferry_files//frame.html",
    ],
)
def test_nothing_outside_the_folder_is_opened(tmp_path, address):
    for folder in ("ferry_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "secret.html").write_text(FRAME)
    (tmp_path / "secret.html").write_text(FRAME)
    (tmp_path / "ferry_files" / "link.html").symlink_to(tmp_path / "secret.html")
    assert saved(tmp_path, address.format(tmp_path)).frames == ()


def test_linked_folder_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "frame.html").write_text(FRAME)
    (tmp_path / "ferry_files").symlink_to(tmp_path / "elsewhere")
    assert saved(tmp_path, "ferry_files/frame.html").frames == ()


def mhtml(address: str, *headers: str, end: str = "--x--") -> str:
    parts = (
        ("Content-Location: https://h.example/ferry", page_with(address)),
        ("Content-Location: https://a.example/ad", "<html><p>Buy!</p></html>"),
        ("\n".join(headers), FRAME),
    )
    body = "\n".join(
        f"--x\nContent-Type: text/html\n{head}\n\n{content}" for head, content in parts
    )
    head = "From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: "
    return f'{head}multipart/related; boundary="x"\n\n{body}\n{end}\n'


@pytest.mark.parametrize(
    ("address", "header"),
    [
        ("cid:frame-1@mhtml.blink", "Content-ID: <frame-1@mhtml.blink>"),
        (
            "https://d.example/embed?a=1",
            "Content-Location: https://d.example/embed?a=1",
        ),
    ],
)
def test_frame_in_another_part_is_read_with_the_page(tmp_path, address, header):
    path = tmp_path / "ferry.mhtml"
    path.write_text(mhtml(address, header))
    (page,) = read_source(path)
    assert [c.text for c in read_thread(page).comments] == ["It was full again."]


def test_part_that_is_cut_off_costs_only_itself(tmp_path):
    path = tmp_path / "ferry.mhtml"
    path.write_text(mhtml("cid:1", "Content-ID: <1>", end=""))
    (page,) = read_source(path)
    assert page.frames == ()
    assert b"harbour office" in page.content
