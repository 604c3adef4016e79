from __future__ import annotations

from dataclasses import replace

import pytest

from discourse_quality.reports.html import write_report
from discourse_quality.reports.sites import MOST_SITES, MomentumCount


def at(judge, url):
    analysis = judge()
    return replace(analysis, thread=replace(analysis.thread, url=url))


def counted(judge, *urls):
    count = MomentumCount()
    for url in urls:
        count.add(at(judge, url))
    return count


def test_each_site_has_a_momentum_of_its_own_the_largest_first(judge):
    count = counted(
        judge, "http://b.example/1", "https://www.a.example/1", "http://a.example/2"
    )
    assert [(s.name, s.threads) for s in count.sites()] == [
        ("a.example", 2),
        ("b.example", 1),
    ]
    assert count.whole().discussed == 3


def test_one_site_is_not_told_twice(judge):
    assert counted(judge, "http://a.example/1", "http://a.example/2").sites() == ()


@pytest.mark.parametrize("url", [None, "", "http://[broken", "no address"])
def test_page_without_an_address_counts_for_the_whole_alone(judge, url):
    count = counted(judge, url, "http://a.example", "http://b.example")
    assert len(count.sites()) == 2
    assert count.whole().discussed == 3


def test_many_sites_do_not_bury_the_table(judge):
    count = counted(judge, *(f"http://{n}.example" for n in range(3 * MOST_SITES)))
    assert len(count.sites()) == MOST_SITES


def test_report_draws_each_site(judge, tmp_path):
    urls = ("http://a.example", "http://b.example/<script>")
    write_report([at(judge, url) for url in urls], tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert text.count('<svg class="months"') == 3
    assert "<summary>a.example: 1 thread</summary>" in text
