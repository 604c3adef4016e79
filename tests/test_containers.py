"""The same pages give the same scores, whatever they are packed in."""

import zipfile
from dataclasses import replace

import pytest

import discourse_quality as dq
from tests.generated import generate, warc_records

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def pages():
    return list(generate(24, comments=6))


def judged(path):
    """Return what was said of each thread, apart from where it was found."""
    found = dq.analyse_all(path)
    assert len(found.threads) + len(found.failures) == 24
    return [
        replace(a, thread=replace(a.thread, source="", url=None, captured=None))
        for a in found
    ]


@pytest.fixture(scope="module")
def from_files(pages, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, content in pages:
        (folder / name).write_text(content, encoding="utf-8")
    return judged(folder)


def test_a_warc_gives_what_its_pages_give(pages, from_files, tmp_path):
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(b"".join(warc_records(pages)))
    assert judged(path) == from_files


def test_a_wacz_gives_what_its_pages_give(pages, from_files, tmp_path):
    path = tmp_path / "pages.wacz"
    with zipfile.ZipFile(path, "w") as wacz:
        wacz.writestr("datapackage.json", '{"profile": "data-package"}')
        wacz.writestr("archive/data.warc.gz", b"".join(warc_records(pages)))
        wacz.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n')
    assert judged(path) == from_files
