"""A run that was judged with names and texts → as much of it as is to be shown.

Who writes anywhere on a site is known here, so that its regulars are also found in
threads in which they do not write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.errors import Failure
from discourse_quality.options import OPEN, Privacy
from discourse_quality.privacy import hide_analysis, hide_failure
from discourse_quality.pseudonyms import People, people
from discourse_quality.runs import read_analyses, read_failures
from discourse_quality.thread import Thread


def disclosed_analyses(
    run: Path, *, privacy: Privacy = OPEN
) -> Iterator[ThreadAnalysis]:
    """Yield the threads of a run without what is to be left out.

    Raises
    ------
    RecordError
        If the folder holds no run of ``dq analyse``, or a line of it is damaged.
    """
    if privacy.key is None:
        regulars = {}
    else:
        threads = (analysis.thread for analysis in read_analyses(run))
        regulars = people_of_sites(threads, privacy.key)
    for analysis in read_analyses(run):
        others = regulars.get(_site(analysis.thread))
        yield hide_analysis(analysis, privacy, others=others)


def disclosed_failures(run: Path, *, privacy: Privacy = OPEN) -> Iterator[Failure]:
    """Yield the inputs that gave no result without what is to be left out."""
    return (hide_failure(failure, privacy) for failure in read_failures(run))


def people_of_sites(threads: Iterable[Thread], key: bytes) -> dict[str | None, People]:
    """Return who writes on each site, looked for under their whole names only.

    A thread without an address belongs to no site: only its own people are known.
    """
    names: defaultdict[str, set[str]] = defaultdict(set)
    for thread in threads:
        site = _site(thread)
        if site is not None:
            names[site].update(c.author for c in thread.comments if c.author)
    return {site: people(key, whole=found) for site, found in names.items()}


def _site(thread: Thread) -> str | None:
    try:
        return urlsplit(thread.url or "").hostname
    except ValueError:  # an address that is none
        return None
