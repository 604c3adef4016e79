from datetime import timedelta

import pytest

from discourse_quality.cli.pace import Pace, in_bytes
from discourse_quality.cli.place import Extent


def test_the_time_left_after_a_resume_counts_only_what_is_left():
    pace = Pace(extent=Extent(pages=1_000, size=1), before=900)
    for second in range(11):
        pace.one_more(100.0 + second)
    assert pace.rate == 1.0
    assert pace.left == timedelta(seconds=1_000 - 900 - 11)


def test_the_time_left_of_an_archive_goes_by_its_bytes():
    pace = Pace(extent=Extent(pages=None, size=4_100_000_000), before=900)
    for second in range(11):  # a resumed run: the first page ends at 1.0 GB
        pace.one_more(100.0 + second, read=1_000_000_000 + second * 51_700_000)
    assert pace.bar == (1_517_000_000, 4_100_000_000)
    assert pace.left == timedelta(seconds=round((4_100 - 1_517) / 51.7))
    assert pace.words(comments=50) == [
        "911 pages, 37 % of 4.1 GB",
        "1.0 pages/s, 5 comments/s",
        "0:00:50 left",
    ]


def test_what_is_read_as_a_whole_before_it_is_worked_on_promises_no_time():
    pace = Pace(extent=Extent(pages=None, size=1_000))
    pace.one_more(0.0, read=400)
    pace.one_more(10.0, read=400)
    assert pace.left is None
    pace.one_more(20.0, read=1_000)
    assert pace.left is None


def test_without_a_total_no_time_is_promised():
    pace = Pace()
    for second in (0.0, 5.0, 10.0):
        pace.one_more(second)
    assert pace.left is None
    assert pace.words(comments=80) == ["3 pages", "0.2 pages/s, 8 comments/s"]
    pace.extent = Extent(pages=None, size=None)
    assert pace.words(comments=80) == ["3 pages", "0.2 pages/s, 8 comments/s"]


def test_the_first_chunk_tells_no_rate():
    pace = Pace(extent=Extent(pages=300, size=100))
    for page in range(16):
        pace.one_more(5.0 + page / 1000, read=30)
    assert pace.words(comments=9) == ["16 of 300 pages"]


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 byte"), (999, "999 bytes"), (4_120, "4.1 kB"), (4_060_000_000, "4.1 GB")],
)
def test_a_size_is_said_in_the_unit_that_fits(size, said):
    assert in_bytes(size) == said
