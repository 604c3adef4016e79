"""A report of thousands of threads: how large, how fast to write and to open.

    python -m tests.benchmarks.report [--threads 5000] [--results FOLDER]
        [--pictures FOLDER] [--axe axe.min.js]

Writes a report of made-up threads, or of the results of a run, opens it in Chromium
(Debian: ``apt install chromium``), and prints sizes and times. ``--pictures`` saves
what it looks like at three widths. ``--axe`` takes the script of axe-core (``npm pack
axe-core``) and lists violations of the rules of accessibility.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from discourse_quality.reports.html import write_report
from discourse_quality.runs import read_analyses, read_failures
from tests.benchmarks.judged import made_up

WIDTHS = (360, 900, 1600)
HEIGHT = 1000
TALLEST = 2600
"""Pixels of a picture: a table of a hundred rows is not looked at to its end."""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        _write(report, options)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium())
            _open(browser, report)
            if options.pictures:
                _take_pictures(browser, report, options.pictures)
            if options.axe:
                _check(browser, report, options.axe.read_text(encoding="utf-8"))
            browser.close()


def picture(report: Path, path: Path, *, width: int, height: int) -> None:
    """Save what the top of a report looks like."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(report.as_uri())
        page.wait_for_selector("#rows tr")
        page.screenshot(path=path)
        browser.close()
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=5000)
    parser.add_argument("--results", type=Path, help="what dq analyse --out wrote")
    parser.add_argument("--pictures", type=Path, help="folder for pictures")
    parser.add_argument("--axe", type=Path, help="axe.min.js")
    return parser.parse_args()


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("needs Chromium: apt install chromium")
    return found


def _write(report: Path, options: argparse.Namespace) -> None:
    if options.results:
        analyses = list(read_analyses(options.results))
        failures = list(read_failures(options.results))
    else:
        analyses, failures = list(made_up(options.threads)), []
    comments = sum(len(analysis.comments) for analysis in analyses)
    started = time.perf_counter()
    write_report(analyses, report, failures=failures)
    seconds = time.perf_counter() - started
    size = report.stat().st_size / 1e6
    print(f"{len(analyses):,} threads, {comments:,} comments")
    print(f"written in {seconds:.1f} s, {size:.2f} MB")


def _open(browser: Browser, report: Path) -> None:
    page = browser.new_page(viewport={"width": 1600, "height": HEIGHT})
    started = time.perf_counter()
    page.goto(report.as_uri())
    page.wait_for_selector("#rows tr")
    print(f"opened in {time.perf_counter() - started:.2f} s")
    for name, step in (
        ("sorted", lambda: page.click("#columns th:nth-child(2) button")),
        ("searched", lambda: page.fill("#search", "e")),
        ("thread opened", lambda: _open_story(page)),
    ):
        started = time.perf_counter()
        step()
        print(f"{name} in {time.perf_counter() - started:.2f} s")
    page.close()


def _open_story(page: Page) -> None:
    page.click("#rows a")
    page.wait_for_selector("#story-heading")


def _take_pictures(browser: Browser, report: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            size = {"width": width, "height": HEIGHT}
            page = browser.new_page(viewport=size, color_scheme=scheme)
            page.goto(report.as_uri())
            _save(page, folder / f"overview-{scheme}-{width}.png", width)
            _open_story(page)
            _save(page, folder / f"thread-{scheme}-{width}.png", width)
            page.close()
    print(f"pictures in {folder}")


def _save(page: Page, path: Path, width: int) -> None:
    tall = page.evaluate("document.documentElement.scrollHeight")
    box = {"x": 0, "y": 0, "width": width, "height": min(TALLEST, tall)}
    page.screenshot(path=path, full_page=True, clip=box)


def _check(browser: Browser, report: Path, axe: str) -> None:
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            # The page lets no script in but its own; the checker comes in beside it.
            context = browser.new_context(
                viewport={"width": width, "height": HEIGHT},
                color_scheme=scheme,
                bypass_csp=True,
            )
            page = context.new_page()
            page.goto(report.as_uri())
            _violations(page, axe, f"overview {scheme} {width}")
            _open_story(page)
            _violations(page, axe, f"thread {scheme} {width}")
            context.close()


def _violations(page: Page, axe: str, name: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    print(f"axe-core, {name}: {len(found)} violations")
    for violation in found:
        nodes = [node["html"][:100] for node in violation["nodes"][:3]]
        print(f"  {violation['id']}: {violation['help']}: {nodes}")


if __name__ == "__main__":
    main()
