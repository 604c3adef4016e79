"""Numbers → judgements: how deep, relevant, juvenile and off-topic comments are."""

from discourse_quality.scorers.dimensions import ALL, Dimension, dimension
from discourse_quality.scorers.judge import Judgement, Scorers
from discourse_quality.scorers.store import load_scorer, load_scorers

__all__ = [
    "ALL",
    "Dimension",
    "Judgement",
    "Scorers",
    "dimension",
    "load_scorer",
    "load_scorers",
]
