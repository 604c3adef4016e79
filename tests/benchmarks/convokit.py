"""ConvoKit reads the folder that we write: seen in an environment of its own.

    python -m tests.benchmarks.convokit [--pages corpora/sample] [--venv FOLDER]

Judges the pages, writes ``dq export --to convokit``, makes a virtual environment
outside the checkout, installs ConvoKit there (from the package index, with what it
needs some gigabytes), and lets it load the folder, check it, walk its reply trees and
read our scores.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from discourse_quality.corpus import load_corpus

ROOT = Path(__file__).parents[2]
SEEN = """
import sys
from importlib.metadata import version
from convokit import Corpus
corpus = Corpus(filename=sys.argv[1])
conversations = list(corpus.iter_conversations())
utterances = list(corpus.iter_utterances())
print("convokit", version("convokit"))
print(len(conversations), "conversations,", len(utterances), "utterances,",
      len(list(corpus.iter_speakers())), "speakers")
whole = [c for c in conversations if c.check_integrity(verbose=False)]
print(len(whole), "of them whole reply trees")
deepest = max(len(path) for c in whole for path in c.get_root_to_leaf_paths())
print("longest path from a post to a leaf:", deepest)
scored = [u for u in utterances if u.meta.get("depth") is not None]
print(len(scored), "utterances with a depth, from",
      min(u.meta["depth"] for u in scored), "to", max(u.meta["depth"] for u in scored))
print("columns:", ", ".join(corpus.get_utterances_dataframe().columns[:8]))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=ROOT / "corpora" / "sample")
    parser.add_argument("--venv", type=Path, help="kept and used again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run, corpus = Path(folder) / "run", Path(folder) / "corpus"
        _dq("analyse", options.pages, "--out", run, "--quiet")
        _dq("export", run, "--to", "convokit", "--out", corpus)
        theirs = _python_with_convokit(options.venv or Path(folder) / "venv")
        subprocess.run([theirs, "-c", SEEN, corpus], check=True)
        print("read again by us:", load_corpus(corpus))


def _dq(*arguments: object) -> None:
    command = [sys.executable, "-m", "discourse_quality", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _python_with_convokit(folder: Path) -> Path:
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "convokit"], check=True)
    return python


if __name__ == "__main__":
    main()
