"""Train the English pipeline: ``python -m discourse_quality.training.language``.

What is learned and how is in ``language.cfg``, a configuration of spaCy's.
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import DIR_MODEL_LAST, train
from spacy.util import load_config, registry
from thinc.api import use_ops

import discourse_quality.language.tokenizer  # noqa: F401  registers the rules
from discourse_quality import __version__
from discourse_quality.errors import CorpusError
from discourse_quality.training.language_scores import (
    LanguageScores,
    score_language,
)
from discourse_quality.training.noise import as_comment
from discourse_quality.training.treebank import Document, Sentence, Word, read_treebank

if TYPE_CHECKING:
    from spacy.language import Language

logger = logging.getLogger(__name__)

CONFIG = Path(__file__).with_name("language.cfg")
CARD = Path(__file__).with_name("language_card.md")
META = {
    "name": "comments",
    "version": __version__,
    "description": "English as it is written in comments: words, base forms, sentences",
    "author": "The discourse_quality maintainers",
    "license": "CC BY-SA 4.0",
    "sources": [
        {
            "name": "UD English EWT",
            "author": "Silveira et al. 2014 and the UD English EWT contributors",
            "license": "CC BY-SA 4.0",
        }
    ],
}
PARTS = tuple(f"en_ewt-ud-{part}.conllu.gz" for part in ("train", "dev", "test"))
LICENCE = "LICENSE.txt"
LONGEST_PASSAGE = 12
"""Sentences a training passage has at most: comments are short."""


def train_language(
    treebank: Path,
    out: Path,
    *,
    seed: int = 1,
    settings: Mapping[str, object] | None = None,
) -> LanguageScores:
    """Train the pipeline, write it to ``out`` and return its scores on the test part.

    The same treebank, seed and settings give the same scores.

    Parameters
    ----------
    treebank
        Folder with ``en_ewt-ud-{train,dev,test}.conllu.gz`` and ``LICENSE.txt``.
    out
        Folder for the pipeline; what is in it is replaced.
    seed
        Seed of initial weights, order of passages, and noise.
    settings
        Values that replace those of ``language.cfg``, by dotted name.

    Raises
    ------
    CorpusError
        If a file of the treebank is missing or cannot be read as one.
    """
    missing = [name for name in (*PARTS, LICENCE) if not (treebank / name).is_file()]
    if missing:
        raise CorpusError(f"{treebank}: no treebank here, {', '.join(missing)} missing")
    train_part, dev_part, test_part = (treebank / name for name in PARTS)
    overrides = {
        "paths.train": str(train_part),
        "paths.dev": str(dev_part),
        "system.seed": seed,
        **(settings or {}),
    }
    # OpenBLAS: the same output as BLIS at half the time on small matrices.
    with use_ops("numpy", use_blis=False), tempfile.TemporaryDirectory() as work:
        nlp = init_nlp(load_config(CONFIG, overrides=overrides))
        train(nlp, Path(work))
        trained = spacy.load(Path(work) / DIR_MODEL_LAST)
    scores = score_language(trained, read_treebank(test_part))
    write_pipeline(trained, out, scores)
    shutil.copy(treebank / LICENCE, out / "LICENSE")
    return scores


def write_pipeline(nlp: Language, out: Path, scores: LanguageScores) -> None:
    """Write a trained pipeline with what its users must know, and no local paths."""
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(
        META, performance={k: round(v, 4) for k, v in asdict(scores).items()}
    )
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    card = CARD.read_text(encoding="utf-8")
    facts = {name: f"{value:.4f}" for name, value in asdict(scores).items()}
    text = Template(card).substitute(facts, size=f"{size / 1e6:.1f} MB")
    (out / "README.md").write_text(text, encoding="utf-8")


@registry.readers("discourse_quality.treebank.v1")  # type: ignore[untyped-decorator]
def treebank_reader(
    path: Path, passages: bool, seed: int
) -> Callable[[Language], Iterator[Example]]:
    """Return a reader of training passages, or of whole documents without noise."""
    documents = read_treebank(Path(path))
    chance = random.Random(seed)

    def read(nlp: Language) -> Iterator[Example]:
        for document in documents:
            if not passages:
                yield as_example(nlp, document, " ")
                continue
            for passage in cut_into_passages(document, chance):
                paragraphs = chance.choice((" ", "\n\n"))
                yield as_example(nlp, as_comment(passage, chance), paragraphs)

    return read


def cut_into_passages(
    document: Document, chance: random.Random
) -> Iterator[Sequence[Sentence]]:
    """Yield the document in passages of comment length."""
    start = 0
    while start < len(document):
        end = start + chance.randint(1, LONGEST_PASSAGE)
        yield document[start:end]
        start = end


def as_example(nlp: Language, passage: Sequence[Sentence], paragraphs: str) -> Example:
    """Return what the tokeniser makes of a passage, beside what is right."""
    words: list[Word] = []
    starts: list[bool | int | None] = []
    for number, sentence in enumerate(passage):
        if number:
            breaks = paragraphs if sentence.opens_paragraph else " "
            _join(words, starts, breaks)
        words += sentence.words
        starts += [True, *[False] * (len(sentence.words) - 1)]
    reference = Doc(
        nlp.vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        sent_starts=starts,
    )
    return Example(nlp.make_doc(reference.text), reference)


def _join(words: list[Word], starts: list[bool | int | None], breaks: str) -> None:
    """Put what stands between two sentences after the words so far."""
    if breaks == " ":
        words[-1] = replace(words[-1], space_after=True)
        return
    words[-1] = replace(words[-1], space_after=False)
    words.append(
        Word(form=breaks, lemma=breaks, pos="SPACE", morph="", space_after=False)
    )
    starts.append(False)


def main() -> None:
    """Train from the command line, and say how good the pipeline is."""
    parser = argparse.ArgumentParser(
        prog="python -m discourse_quality.training.language",
        description="Train the English pipeline on a treebank, write it with its card, "
        "and print its scores on the test part. Takes some ten minutes; the same "
        "treebank and seed give the same pipeline.",
    )
    parser.add_argument(
        "--treebank",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=f"holds {', '.join(PARTS)} and {LICENCE}",
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FOLDER",
        help="of the pipeline; what is in it is replaced",
    )
    parser.add_argument("--seed", type=int, default=1, help="default: %(default)s")
    parser.add_argument(
        "--steps", type=int, help="stop after so many, to see whether all is well"
    )
    options = parser.parse_args()
    settings = {"training.max_steps": options.steps} if options.steps else None
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        scores = train_language(
            options.treebank, options.out, seed=options.seed, settings=settings
        )
    except CorpusError as error:
        parser.error(str(error))
    for name, value in asdict(scores).items():
        logger.info("%-20s %.4f", name, value)


if __name__ == "__main__":
    main()
