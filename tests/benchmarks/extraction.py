"""Comments out of saved pages: accuracy and speed beside the tools people use today.

    pip install "discourse-quality[benchmark]"
    python -m tests.benchmarks.extraction [--pages ../shared/pages] [--rounds 5]

Reads the pages with hand-checked comments, all tools in one process, each over all
pages as in a run over an archive, round by round. Prints Markdown tables: pages a CPU
second, how well the comments' words were found (bag-of-tokens F1, mean over pages), on
how many pages the number of comments is right, and where our own time goes.

The other tools give one text, not comments: trafilatura its comments' part, resiliparse
what its text has more with comments than without, newspaper4k the article alone. CPU
time is counted, and of each tool the fastest round, so that other work on the machine
changes little; on a quiet machine it changes least.
"""

from __future__ import annotations

import argparse
import collections
import gc
import importlib.util
import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from discourse_quality.archives import SavedPage, read_source
from discourse_quality.pages import (
    blocks,
    document,
    platform,
    platforms,
    read_thread,
    reader,
)

PAGES = Path(__file__).parents[2] / "../shared/pages"


@dataclass(frozen=True)
class Found:
    """What a tool found on a page: the words of the comments, and their number."""

    text: str
    count: int | None = None
    quoted: str = ""
    """The quotations, where a tool keeps them apart; a gold comment may hold them."""


@dataclass
class Tool:
    """A tool, what it found, and the CPU seconds of its fastest round."""

    name: str
    read: Callable[[SavedPage], Found]
    found: dict[str, Found] = field(default_factory=dict)
    seconds: float = float("inf")


def main() -> None:
    options = _options()
    logging.disable(logging.CRITICAL)
    score = _scorer(options.pages / "score.py")
    golds = _golds(options.pages / "gold")
    pages = [_page(options.pages / "raw" / name) for name in golds]
    tools = [Tool(name, read) for name, read in _tools()]
    for tool in tools:
        tool.read(pages[0])  # imports and compiled patterns cost nobody's first round
    for _ in range(options.rounds):
        for tool in tools:
            _run(tool, pages)
    print(_comparison(tools, golds, pages, score))
    print(_stages(pages, options.rounds))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--rounds", type=int, default=5)
    return parser.parse_args()


def _scorer(path: Path) -> ModuleType:
    """Load the score of the hand-checked pages: one definition of a token's F1."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"no hand-checked pages: {path} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _golds(folder: Path) -> dict[str, list[dict[str, str]]]:
    golds = {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        kinds = (None, "comment", "pingback")
        comments = [c for c in gold["comments"] if c.get("kind") in kinds]
        golds[Path(gold["file"]).name] = comments
    return golds


def _page(path: Path) -> SavedPage:
    (page,) = read_source(path)
    assert isinstance(page, SavedPage)
    return page


def _tools() -> Iterator[tuple[str, Callable[[SavedPage], Found]]]:
    yield "discourse_quality", _ours
    yield "discourse_quality, generic parser only", _ours_generic
    yield "trafilatura", _trafilatura
    yield "resiliparse", _resiliparse
    yield "newspaper4k", _newspaper


def _ours(page: SavedPage) -> Found:
    return _from_thread(page, None)


def _ours_generic(page: SavedPage) -> Found:
    return _from_thread(page, "generic")


def _from_thread(page: SavedPage, only: str | None) -> Found:
    thread = read_thread(page, platform=only)
    comments = [c for c in thread.comments if c.kind != "notice"]
    quoted = " ".join(quote for comment in comments for quote in comment.quotes)
    return Found("\n\n".join(c.text for c in comments), len(comments), quoted)


def _trafilatura(page: SavedPage) -> Found:
    import trafilatura

    extracted = trafilatura.bare_extraction(page.content, include_comments=True)
    return Found((extracted.comments if extracted else None) or "")


def _resiliparse(page: SavedPage) -> Found:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree

    text = bytes_to_str(page.content, detect_encoding(page.content))
    tree = HTMLTree.parse(text)
    options = {"main_content": True, "alt_texts": False}
    with_comments = extract_plain_text(tree, comments=True, **options).split()
    without = extract_plain_text(tree, comments=False, **options).split()
    more = collections.Counter(with_comments) - collections.Counter(without)
    return Found(" ".join(more.elements()))


def _newspaper(page: SavedPage) -> Found:
    import newspaper

    # It would fetch pictures from the network: saved pages are read offline.
    article = newspaper.Article("http://saved.example/page", fetch_images=False)
    article.download(input_html=page.content.decode("utf-8", "replace"))
    article.parse()
    return Found("")


def _run(tool: Tool, pages: list[SavedPage]) -> None:
    gc.collect()  # what one tool left behind is not cleared away at another's cost
    started = time.process_time()
    for page in pages:
        try:
            tool.found[Path(page.source).name] = tool.read(page)
        except Exception:  # a tool's trouble with a page is part of the result
            tool.found[Path(page.source).name] = Found("")
    tool.seconds = min(tool.seconds, time.process_time() - started)


def _comparison(
    tools: list[Tool],
    golds: dict[str, list[dict[str, str]]],
    pages: list[SavedPage],
    score: ModuleType,
) -> str:
    rows = ["| tool | pages per CPU second | token F1 | exact count | without result |"]
    rows.append("|---|---:|---:|---:|---:|")
    for tool in tools:
        f1 = exact = 0.0
        for name, comments in golds.items():
            found = tool.found.get(name, Found(""))
            gold = score.bag(" ".join(comment["text"] for comment in comments))
            f1 += max(
                score.overlap_f1(score.bag(text), gold)
                for text in (found.text, f"{found.text} {found.quoted}")
            )
            exact += found.count == len(comments)
        empty = sum(not tool.found.get(name, Found("")).text for name in golds)
        counted = any(found.count is not None for found in tool.found.values())
        rows.append(
            f"| {tool.name} | {len(pages) / tool.seconds:.1f} | {f1 / len(golds):.3f} "
            f"| {f'{exact:.0f} of {len(golds)}' if counted else 'gives none'} "
            f"| {empty} |"
        )
    return "\n".join(rows) + "\n"


class Stages:
    """The time spent in each stage, with what it spends in a later stage taken off."""

    def __init__(self) -> None:
        self.seconds: collections.Counter[str] = collections.Counter()
        self._open: list[str] = []
        self._since = time.process_time()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._switch()
        self._open.append(name)
        try:
            yield
        finally:
            self._switch()
            self._open.pop()

    def wrap(self, owner: object, attribute: str, name: str) -> None:
        """Count all calls of a function as a stage."""
        inner = getattr(owner, attribute)

        def counted(*args: object, **options: object) -> object:
            with self.stage(name):
                result = inner(*args, **options)
                return list(result) if isinstance(result, Iterator) else result

        setattr(owner, attribute, counted)

    def _switch(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


def _stages(pages: list[SavedPage], rounds: int) -> str:
    stages = Stages()
    stages.wrap(document, "decoded", "decode")
    stages.wrap(document.html, "document_fromstring", "lxml tree of the page")
    stages.wrap(blocks, "described_soup_of", "BeautifulSoup of the comments")
    stages.wrap(platform, "blocks", "take the comments out of the tree")
    stages.wrap(platform, "read_post", "the post: title, author, date, text")
    stages.wrap(reader, "problems_of", "counters, frames, further pages")
    stages.wrap(reader, "with_inferred_links", "inferred reply links")
    kinds = {kind for each in platforms() for kind in type(each).__mro__}
    for kind in kinds:
        for method in {"recognises", "runs"} & vars(kind).keys():
            stages.wrap(kind, method, "find the platform and its comments")
    for _ in range(rounds):
        for page in pages:
            with stages.stage("fields and reply links"):
                reader.read_thread(page)
    total = sum(stages.seconds.values())
    rows = ["| stage | ms a page | share |", "|---|---:|---:|"]
    for name, seconds in stages.seconds.most_common():
        per_page = 1000 * seconds / rounds / len(pages)
        rows.append(f"| {name} | {per_page:.1f} | {seconds / total:.0%} |")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
