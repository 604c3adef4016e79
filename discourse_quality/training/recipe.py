"""How a recipe is written: labels of sets teach parts, and parts make a score."""

from __future__ import annotations

from dataclasses import dataclass

from discourse_quality.scorers.comment import Together

MOVED = "moved:"
"""Sets with this prefix are made from a site's threads by moving comments."""
OTHERS = "others:"
"""Sets with this prefix hold each comment below its own post and below another."""
SEEDS = "seeds"
"""Comments of our own writing: :mod:`discourse_quality.training.seeds`."""
SPAM_AMONG_COMMENTS = "youtube_spam+"
"""The spam set with ordinary comments of other sets as not spam."""


def base_of(corpus: str) -> str:
    """Return the set that another was made from; of one as it is, its own name."""
    return corpus.removeprefix(MOVED).removeprefix(OTHERS).removesuffix("+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """One label of one set."""

    corpus: str
    label: str
    match_length: bool = False
    """Weigh the rows so that length says nothing."""
    share: float = 1.0
    upside_down: bool = False
    """The label says the opposite of what is learned."""
    headline: bool = True
    """Measured in the card: not translations, nor what we wrote ourselves."""

    @property
    def key(self) -> str:
        """The name under which its figures stand."""
        return f"{self.corpus}.{self.label}"


ALIKE = 0.4
"""Where nothing speaks for one measure of closeness more than another, they weigh this
much each: what is best on three forums is not what is best on a blog."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRecipe:
    """How one part of a scorer is learned."""

    name: str
    teaching: tuple[Teaching, ...]
    families: tuple[str, ...]
    """Families of measures that it may use."""
    words: bool = True
    """Whether it learns from words, or from a few measures that may only raise it."""
    strength: float = 0.1
    even: bool = False
    """Pay for scoring rows higher that speak of a people."""
    pull: float = 1e-3
    """Without words: how strongly weights are drawn to :data:`ALIKE`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a scorer is learned."""

    dimension: str
    parts: tuple[PartRecipe, ...]
    combine: tuple[Teaching, ...]
    """What the weights of the parts, and of length, are learned from."""
    length: bool = False
    """Whether length may count at all."""
    together: Together | None = None
    """Which of the parts must hold, each a kind of its own; None: they are added up."""
    one_rate: float = 1e-3
    """How strongly the sets that teach kinds are held to one base rate: more, and the
    score fits all sets together better, and tells less well within each."""

    @property
    def rule(self) -> Together:
        """Which of the kinds must hold: of a single one, made of added parts, any."""
        return self.together or Together.any

    @property
    def teaching(self) -> tuple[Teaching, ...]:
        """All labels it learns from, each once."""
        parts = [one for part in self.parts for one in part.teaching]
        return tuple({one.key: one for one in (*parts, *self.combine)}.values())

    @property
    def measured(self) -> tuple[Teaching, ...]:
        """The labels whose figures stand in the card."""
        return tuple(one for one in self.teaching if one.headline)

    @property
    def corpora(self) -> frozenset[str]:
        """The names of all sets it learns from."""
        return frozenset(one.corpus for one in self.teaching)
