"""Whether some are wronged more often: false positives by who is named, and by dialect.

Among comments without the label, those that name a group or are written in a dialect
are compared with others of about the same length from the same sets: long comments name
more, and are deeper, whoever writes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
import numpy as np

from discourse_quality.language.groups import groups
from discourse_quality.scorers.comment import probability
from discourse_quality.training.learning import Learned, Library, target_of
from discourse_quality.training.metrics import bootstrap
from discourse_quality.training.recipe import Recipe

FEWEST = 50
"""Comments below which a rate says nothing."""

MARKERS = {
    "women": "women woman female girls feminist feminists",
    "gay or lesbian": "gay gays lesbian lesbians homosexual homosexuals queer lgbt",
    "black": "black blacks african africans",
    "white": "white whites",
    "Muslim": "muslim muslims islam islamic",
    "Jewish": "jew jews jewish judaism",
    "Christian": "christian christians catholic catholics",
    "old or young": "elderly old young teenager teenagers millennial millennials",
    # Without "dem" and "wit": nearly all of those are Democrats, or the noun.
    "African American English": "finna aint ain't imma gon' dat dis deez bout "
    "y'all yall tryna ima nuffin nothin'",
    "spoken spelling": "gonna wanna gotta cos cuz 'cause dunno kinda sorta lemme innit",
}
"""What is compared: words that mark it, in lower case."""

_WORD = re.compile(r"[a-z']{2,30}")


class FalsePositives(msgspec.Struct, frozen=True, kw_only=True):
    """How often comments without the label pass the operating threshold."""

    rows: int
    rate: float
    others: float
    """Among the other rows, weighed to the same mixture of sets and lengths."""
    low: float = -1.0
    high: float = 1.0
    """The ends of the 90 % interval of the difference, from resampled rows."""


def false_positives(
    recipe: Recipe, library: Library, learned: Learned
) -> dict[str, FalsePositives]:
    """Return the rate of each kind of :data:`MARKERS`, and of any group's name.

    Rows are judged by models that did not see their group of rows.
    """
    kinds = {**MARKERS, "any group": " ".join(sorted(groups()))}
    rows = list(_unlabelled(recipe, library, learned))
    found = {}
    for kind, markers in kinds.items():
        one = compared(rows, frozenset(markers.split()))
        if one is not None:
            found[kind] = one
    return found


def _unlabelled(
    recipe: Recipe, library: Library, learned: Learned
) -> list[tuple[list[frozenset[str]], np.ndarray]]:
    """Return the words of rows without label, and whether they passed.

    An item a stratum: the rows of one set that have about the same length.
    """
    found = []
    for teaching in recipe.teaching:
        if not teaching.headline or ":" in teaching.corpus:
            continue
        examples = library[teaching.corpus]
        without = target_of(teaching, examples) == 0
        length = np.log2(np.maximum(examples.sizes, 1)).astype(int)
        passed = probability(learned.unseen[teaching.corpus]) > learned.scorer.threshold
        for step in np.unique(length[without]).tolist():
            rows = np.flatnonzero(without & (length == step))
            words = [_words(examples.rows[row].text) for row in rows.tolist()]
            found.append((words, passed[rows]))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower().replace("’", "'")))


def compared(
    strata: Sequence[tuple[list[frozenset[str]], np.ndarray]], markers: frozenset[str]
) -> FalsePositives | None:
    """Compare the rows with the markers to the others; None where they are too few.

    Parameters
    ----------
    strata
        Of each the words of its rows, and which of them passed.
    markers
        The words looked for.
    """
    passed, expected = [], []
    for words, positive in strata:
        marked = np.array([bool(markers & each) for each in words], dtype=bool)
        if marked.all() or not marked.any():
            continue
        passed.append(positive[marked])
        expected.append(np.full(marked.sum(), positive[~marked].mean()))
    found = np.concatenate([[], *passed]), np.concatenate([[], *expected])
    if len(found[0]) < FEWEST:
        return None
    difference = found[0] - found[1]
    spread = bootstrap(
        lambda rows: float(difference[rows].mean()),
        np.arange(len(difference)).astype(str),
    )
    return FalsePositives(
        rows=len(difference),
        rate=round(float(found[0].mean()), 4),
        others=round(float(found[1].mean()), 4),
        low=round(spread.low, 4),
        high=round(spread.high, 4),
    )
