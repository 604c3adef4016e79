import io
import tarfile
import zipfile

import pytest

from discourse_quality.archives import read_inputs
from discourse_quality.cli.place import Extent, Place, measure
from tests.generated import generate, warc_records


@pytest.fixture(scope="module")
def pages():
    return list(generate(200, comments=8))


def as_warc(pages, path):
    with path.open("wb") as file:
        file.writelines(warc_records(pages))


def as_zip(pages, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pages:
            archive.writestr(name, content)


def as_tar(pages, path):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in pages:
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))


def as_wacz(pages, path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", b"".join(warc_records(pages)))


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.warc.gz", as_warc),
        ("a.zip", as_zip),
        ("a.tar.gz", as_tar),
        ("a.wacz", as_wacz),
    ],
)
def test_the_place_in_an_archive_is_near_the_share_of_its_pages(
    pages, tmp_path, name, pack
):
    pack(pages, tmp_path / name)
    pack(pages, tmp_path / f"again-{name}")
    size = (tmp_path / name).stat().st_size
    place = Place()
    inputs = [str(tmp_path / name), str(tmp_path / f"again-{name}")]
    seen = []
    for _ in place.ahead(read_inputs(inputs, opened=place.opened)):
        place.one_more()
        seen.append(place.done / size)
    assert len(seen) == 400
    assert seen == sorted(seen)
    assert seen[99] == pytest.approx(0.5, abs=0.2)
    assert seen[299] == pytest.approx(1.5, abs=0.2)


def test_pages_that_are_read_ahead_do_not_count_as_done(pages, tmp_path):
    as_warc(pages, tmp_path / "a.warc.gz")
    place = Place()
    items = read_inputs([tmp_path / "a.warc.gz"], opened=place.opened)
    assert len(list(place.ahead(items))) == 200
    assert place.done == 0
    place.one_more()
    assert 0 < place.done < (tmp_path / "a.warc.gz").stat().st_size / 2


def test_an_input_that_cannot_be_opened_moves_nothing(tmp_path):
    place = Place()
    for _ in place.ahead(read_inputs([tmp_path / "gone"], opened=place.opened)):
        place.one_more()
    assert place.done == 0


def test_pages_are_counted_where_each_is_a_file(sample, tmp_path):
    files = [*sample.glob("*.html"), *sample.glob("*.txt")]
    size = sum(file.stat().st_size for file in files)
    assert measure([str(sample)]) == Extent(pages=len(files), size=size)
    (tmp_path / "a.warc.gz").write_bytes(b"1234")
    both = measure([str(sample), str(tmp_path)])
    assert both == Extent(pages=None, size=size + 4)
    assert measure(["-"]) == Extent(pages=None, size=None)
