"""The parts of the guides that are made of the code, so that they cannot go stale.

    python -m tests.benchmarks.guides

Writes ``records.schema.json`` (the records' types and the sentences below their fields)
and ``data_dictionary.md`` (the columns of every table, and every feature) into
``discourse_quality/guides``. A test says when that is to be done.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from discourse_quality import schema, thread
from discourse_quality.exports.columns import columns
from discourse_quality.features import FeatureDescription, describe
from discourse_quality.language.lexicons import lexicons

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "discourse_quality" / "guides"

RECORDS = (schema.ThreadRecord, schema.AnalysisRecord, schema.ProblemRecord)
SAME_FIELDS = {
    schema.ThreadRecord: thread.Thread,
    schema.CommentRecord: thread.Comment,
}
"""Records whose fields are explained where the package works with them."""


def main() -> None:
    GUIDES.mkdir(exist_ok=True)
    for name, made in MADE.items():
        (GUIDES / name).write_text(made(), encoding="utf-8")
        print(f"wrote {(GUIDES / name).relative_to(ROOT)}")


def records_schema() -> str:
    """Return the JSON Schema of a line of any of our files of records."""
    _, parts = msgspec.json.schema_components(RECORDS, ref_template="#/$defs/{name}")
    for kind in _kinds(parts):
        about = parts[kind.__name__]
        about["description"] = _sentence(inspect.getdoc(kind) or "")
        for field, said in _said_of_fields(kind).items():
            about["properties"][field]["description"] = said
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Records of discourse_quality, form {schema.SCHEMA}",
        "description": "One object a line, UTF-8. What is absent is null.",
        "oneOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in RECORDS],
        "$defs": {name: _named(parts[name]) for name in sorted(parts)},
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def _named(part: dict[str, Any]) -> dict[str, Any]:
    """Require what tells one record from another: a default is no proof of its kind."""
    if "record" in part["properties"]:
        part["required"] = ["schema", "record", *part["required"]]
    return part


def _kinds(names: Iterable[str]) -> Iterator[type]:
    modules = [import_module(f"discourse_quality.{m}") for m in _MODULES]
    for name in names:
        yield next(getattr(m, name) for m in modules if hasattr(m, name))


_MODULES = ("schema", "results", "thread")


def _said_of_fields(kind: type) -> dict[str, str]:
    """Return the sentences that stand below the fields of a class."""
    tree = ast.parse(inspect.getsource(kind))
    (body,) = (node.body for node in tree.body if isinstance(node, ast.ClassDef))
    said = _said_of_fields(SAME_FIELDS[kind]) if kind in SAME_FIELDS else {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            said[ast.unparse(field.target)] = _sentence(ast.literal_eval(below.value))
    return {name: text for name, text in said.items() if name in kind.__annotations__}


def _sentence(text: str) -> str:
    return " ".join(text.replace("``", "").split())


def data_dictionary() -> str:
    """Return the columns of the tables, and the features, as a page of Markdown."""
    return "\n".join([_HEAD, *_tables(), *_features(), *_word_lists()]) + "\n"


_HEAD = """\
# Data dictionary

This page is made of the code (`python -m tests.benchmarks.guides`), so it says what the
files hold. The form of the JSON records is in
[records.schema.json](records.schema.json).

Absent is `null` in the records and an empty cell in the tables; a feature that cannot
be measured is `NaN`. Times are those of the page; times in hours are lengths of time.
`position` counts comments from 0, in page order; where we show a comment to people, on
the screen and in the report, `#1` is the one at position 0.

`dq export RUN --to csv` (or `parquet`) writes three tables; `dq features` writes a row
a comment, with `--level thread` a row a thread, or with `--level month` a row for each
month of a site; `dq features --describe --level LEVEL` prints what stands below.
"""


def _tables() -> Iterator[str]:
    for table in ("threads", "comments", "problems"):
        yield f"## Table `{table}`\n"
        yield from ("| column | type | meaning |", "|---|---|---|")
        for column in columns(table):
            yield f"| `{column.name}` | {column.type} | {_cell(column.meaning)} |"
        yield ""


def _features() -> Iterator[str]:
    comments = describe("comment")
    yield from ("## Features of a comment\n", *_described(comments), "")
    yield "## Features of a thread\n"
    yield "Beside these, the means of the features of its comments.\n"
    yield from _described(one for one in describe("thread") if one not in comments)
    yield ""
    yield from ("## Features of a month of a site\n", *_described(describe("month")))


def _described(features: Iterable[FeatureDescription]) -> Iterator[str]:
    yield from ("| feature | meaning | range | unit | after |", "|---|---|---|---|---|")
    for one in features:
        reach = f"{one.low:g} to {one.high:g}".replace("inf", "∞")
        yield (
            f"| `{one.name}` | {_cell(one.meaning)} | {reach} | {one.unit} "
            f"| {_cell(one.source)} |"
        )


def _word_lists() -> Iterator[str]:
    yield _LISTS
    yield from ("| list | entries | holds | source |", "|---|---|---|---|")
    for one in lexicons():
        number = len(one.anywhere) + len(one.at_start)
        yield f"| `{one.name}` | {number} | {_cell(one.about)} | {_cell(one.source)} |"


_LISTS = """
## Word lists

The measures of the same names count the entries of these lists, in
`discourse_quality/language/lexicons`, one file each. All were written for this project.

Checked for bias (`tests/language/test_lexicons.py`, `tests/features/test_measures.py`):
no list of rude words names a group of people, an illness, a disability or a word of a
dialect, and neutral sentences that name groups, in dialect, or with words that only
look rude ("Scunthorpe", "mustard") raise no measure of incivility. How scorers treat
sentences that name groups stands in each model card. `features/frequencies.tsv` holds
how many comments a base form stands in, our own counts, and no text.
"""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


MADE = {"records.schema.json": records_schema, "data_dictionary.md": data_dictionary}

if __name__ == "__main__":
    main()
