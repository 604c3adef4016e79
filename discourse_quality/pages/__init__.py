"""Saved page → Thread: the only place that imports bs4."""

from discourse_quality.pages.built_in import platforms
from discourse_quality.pages.reader import read_thread

__all__ = ["platforms", "read_thread"]
