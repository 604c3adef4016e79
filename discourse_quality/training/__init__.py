"""Labelled comments → scorers, and how good they are."""

from discourse_quality.training.evaluate import Report, evaluate, set_floor
from discourse_quality.training.own import Trained, train

__all__ = ["Report", "Trained", "evaluate", "set_floor", "train"]
