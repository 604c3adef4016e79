"""The README's pictures, drawn from what the commands print and write.

    python -m tests.benchmarks.pictures [--out corpora/sample]

Judges the sample pages and writes ``analyse.svg`` (the table of ``dq analyse``),
``explain.svg`` (the story of the deepest sample thread) and ``report.png`` (the page
of ``dq report``, seen in Chromium).
"""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from io import StringIO
from pathlib import Path

from rich.console import Console, RenderableType
from rich.segment import Segments
from rich.terminal_theme import DIMMED_MONOKAI

from discourse_quality.analysis import analyse_all
from discourse_quality.reports.html import write_report
from discourse_quality.reports.terminal import explanation, summary_table
from tests.benchmarks.report import picture

ROOT = Path(__file__).parents[2]
SAMPLE = Path("corpora/sample")
STORY = "deep-what-do-we-do-now.html"
STORY_LINES = 58
"""Lines of the story that are shown: the scores, the course, the first comments."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=SAMPLE)
    out = parser.parse_args().out.resolve()
    # Sources stand in the picture as a reader would type them.
    os.chdir(ROOT)
    analyses = analyse_all(SAMPLE)
    story = next(a for a in analyses if a.thread.source.endswith(STORY))
    table = summary_table(analyses)
    draw(table, out / "analyse.svg", command="dq analyse corpora/sample", width=120)
    command = f"dq explain corpora/sample/{STORY}"
    draw(
        explanation(story),
        out / "explain.svg",
        command=command,
        width=100,
        lines=STORY_LINES,
    )
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        write_report(analyses, page, failures=analyses.failures)
        picture(page, out / "report.png", width=1200, height=1350)


def draw(
    shown: RenderableType,
    path: Path,
    *,
    command: str,
    width: int,
    lines: int | None = None,
) -> None:
    """Write what a terminal of so many columns shows as an SVG picture."""
    console = Console(record=True, width=width, file=StringIO(), force_terminal=True)
    printed = console.render_lines(shown, pad=False, new_lines=True)[:lines]
    console.print(Segments(segment for line in printed for segment in line), end="")
    drawn = console.export_svg(
        title=command,
        theme=DIMMED_MONOKAI,
        unique_id=path.stem,
    )
    # Rich names a font on the net; the picture is to ask for nothing.
    offline = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    path.write_text(offline, encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
