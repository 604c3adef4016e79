"""A path → saved pages. The only place that opens containers."""

from discourse_quality.archives.folder import expand
from discourse_quality.archives.saved import ArchiveItem, SavedPage
from discourse_quality.archives.source import read_inputs, read_source, read_stream
from discourse_quality.limits import Limits

__all__ = [
    "ArchiveItem",
    "Limits",
    "SavedPage",
    "expand",
    "read_inputs",
    "read_source",
    "read_stream",
]
