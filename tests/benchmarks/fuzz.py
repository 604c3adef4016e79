"""Coverage-guided fuzzing of whatever reads bytes, with atheris.

    python -m venv fuzzing && fuzzing/bin/pip install -e . atheris coverage
    fuzzing/bin/python -m tests.benchmarks.fuzz warc --seconds 3600 --corpus FOLDER
    fuzzing/bin/python -m tests.benchmarks.fuzz warc --replay --corpus FOLDER

One reader a run. It starts from files that our own code makes, keeps in the corpus
what reaches code that nothing had reached, and ends at the first exception that is not
ours, at a minute for one input or at two gigabytes. ``--replay`` reads the corpus
again and says how much of the reader's lines and branches it reaches.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.damage import CONTAINERS
from tests.generated import generate

LONGEST = 65_536
"""Bytes of an input: readers that go wrong do so on small ones."""


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, the files it starts from, and the modules that it is."""

    containers: tuple[str, ...]
    modules: tuple[str, ...]


TARGETS = {
    "page": Target(("html",), ("pages/decoding", "pages/document", "archives/origin")),
    "dump": Target(("txt",), ("pages/textdump",)),
    "mhtml": Target(("mht",), ("archives/mhtml",)),
    "webarchive": Target(("webarchive", "plist"), ("archives/webarchive",)),
    "warc": Target(("warc", "warc.gz"), ("archives/warc", "archives/response")),
    "zip": Target(("zip", "wacz"), ("archives/zipped", "archives/members")),
    "tar": Target(("tar",), ("archives/tarred",)),
    "packed": Target(("tar.gz", "html.xz", "html.bz2"), ("archives/compressed",)),
    "records": Target(("jsonl",), ("records", "schema")),
    "convokit": Target(("convokit",), ("archives/convokit",)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--replay", action="store_true")
    arguments = parser.parse_args()
    logging.disable()
    folder = arguments.corpus / arguments.target
    folder.mkdir(parents=True, exist_ok=True)
    target = TARGETS[arguments.target]
    _write_seeds(target, folder)
    if arguments.replay:
        _replay(target, folder)
    else:
        _fuzz(target, folder, seconds=arguments.seconds)


def _write_seeds(target: Target, folder: Path) -> None:
    made_up = (content for _, content in generate(40, comments=2))
    pages = [page.encode() for page in made_up if 'id="comment-1"' in page]
    for number, page in enumerate(sorted(pages, key=len)[:4]):
        for name in target.containers:
            made = CONTAINERS[name](page)
            if len(made) <= LONGEST:
                (folder / f"seed-{number}.{name}").write_bytes(made)


def _fuzz(target: Target, folder: Path, *, seconds: int) -> None:
    import atheris

    for name in [n for n in sys.modules if n.startswith("discourse_quality")]:
        del sys.modules[name]  # so that they are imported again, instrumented
    with atheris.instrument_imports(include=["discourse_quality"]):
        read = _reader(target)
    options = {
        "max_total_time": seconds,
        "timeout": 60,
        "rss_limit_mb": 2048,
        "max_len": LONGEST,
        "print_final_stats": 1,
        "artifact_prefix": f"{folder.parent}/crash-{folder.name}-",
    }
    flags = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *flags, str(folder)], read)
    atheris.Fuzz()


def _reader(target: Target) -> Callable[[bytes], None]:
    """Return what reads and parses bytes, and raises only what it should not."""
    from discourse_quality.archives import read_source, read_stream
    from discourse_quality.reading import parse_items

    def check(items: Iterable[object]) -> None:
        for item in items:
            (outcome,) = parse_items([item])  # type: ignore[list-item]
            if getattr(outcome, "code", None) == "internal":
                raise AssertionError(outcome)

    def read_file(content: bytes) -> None:
        check(read_stream(io.BytesIO(content), name=f"file.{target.containers[0]}"))

    def read_folder(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "utterances.jsonl").write_bytes(content)
            check(read_source(Path(folder)))

    return read_folder if target.containers == ("convokit",) else read_file


def _replay(target: Target, folder: Path) -> None:
    import coverage

    include = [f"*/discourse_quality/{module}.py" for module in target.modules]
    watched = coverage.Coverage(branch=True, include=include, data_file=None)
    for name in [n for n in sys.modules if n.startswith("discourse_quality")]:
        del sys.modules[name]
    watched.start()
    read = _reader(target)
    inputs = sorted(folder.iterdir())
    random.Random(0).shuffle(inputs)
    wrong = 0
    for path in inputs:
        with suppress(OSError):
            try:
                read(path.read_bytes())
            except AssertionError as error:
                wrong += 1
                print(path.name, error)
    watched.stop()
    print(f"{len(inputs):,} inputs, {wrong} of them go wrong")
    watched.report(file=sys.stdout, show_missing=True)


if __name__ == "__main__":
    main()
