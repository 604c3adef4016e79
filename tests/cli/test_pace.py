from datetime import timedelta

from discourse_quality.cli.pace import Pace, count_pages


def test_the_time_left_after_a_resume_counts_only_what_is_left():
    pace = Pace(total=1_000, before=900)
    for second in range(11):
        pace.one_more(100.0 + second)
    assert pace.rate == 1.0
    assert pace.left == timedelta(seconds=1_000 - 900 - 11)


def test_without_a_total_no_time_is_promised():
    pace = Pace()
    pace.one_more(0.0)
    pace.one_more(0.5)
    assert pace.left is None
    assert pace.words(comments=4) == ["2 pages", "2.0 pages/s, 8 comments/s"]


def test_the_first_page_tells_no_rate():
    pace = Pace(total=3)
    pace.one_more(5.0)
    assert pace.words(comments=9) == ["1 of 3 pages"]


def test_pages_are_counted_where_each_is_a_file(sample, tmp_path):
    pages = [*sample.glob("*.html"), *sample.glob("*.txt")]
    assert count_pages([str(sample)]) == len(pages)
    (tmp_path / "a.warc.gz").write_bytes(b"")
    assert count_pages([str(sample), str(tmp_path)]) is None
    assert count_pages(["-"]) is None
