"""What the worker processes do, by name: only they load the models.

The command line hands these functions over without importing what they import, so that
its own start costs nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, TypeVar

from discourse_quality import __version__

if TYPE_CHECKING:
    from discourse_quality.analyses import ThreadAnalysis
    from discourse_quality.archives import ArchiveItem
    from discourse_quality.cli.leaving import Finished
    from discourse_quality.errors import Failure
    from discourse_quality.features import Level
    from discourse_quality.limits import Limits
    from discourse_quality.measuring import Measured
    from discourse_quality.options import Options, Privacy

Shown = TypeVar("Shown")

logger = logging.getLogger(__name__)

LIBRARIES = ("spacy", "scikit-learn", "numpy", "beautifulsoup4", "lxml")
"""What results depend on, beside the package and its models."""
SHORT = 12
"""Characters of a digest that tell models apart."""
LOG_FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s %(message)s"


def start_worker(prepare: Callable[[], object] | None, *, log_file: str | None) -> None:
    """Make a new worker process ready: it logs where its parent does."""
    if log_file is not None:
        logging.basicConfig(filename=log_file, level=logging.INFO, format=LOG_FORMAT)
    if prepare is not None:
        prepare()
    logger.info("a worker is ready")


def versions() -> dict[str, str]:
    """Return the versions of all that turns pages into threads."""
    return {"discourse-quality": __version__} | {n: _version(n) for n in LIBRARIES}


def versions_and_models(options: Options) -> dict[str, str]:
    """Return the versions, and digests, of all that judges threads."""
    from discourse_quality.model_files import digests

    own = options.models if options.models and options.models.is_dir() else None
    found = {
        f"models.{name}": digest[:SHORT]
        for name, digest in digests(options.pipeline, own).items()
    }
    if options.pipeline is not None:
        found[options.pipeline] = _version(options.pipeline)
    return versions() | found


def _version(name: str) -> str:
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):  # a path is no name of a package
        return "no package"


def parse_items(
    items: Sequence[ArchiveItem],
    *,
    platform: str | None,
    privacy: Privacy,
    limits: Limits,
    kept: bool,
) -> list[Finished[bytes] | Failure]:
    """Read the discussions on some pages, and write them out."""
    from discourse_quality.cli.leaving import finished_thread
    from discourse_quality.reading import parse_items as parse
    from discourse_quality.thread import Thread

    return [
        finished_thread(o, kept=kept) if isinstance(o, Thread) else o
        for o in parse(items, platform=platform, privacy=privacy, limits=limits)
    ]


def judge_items(
    items: Sequence[ArchiveItem],
    *,
    options: Options,
    kept: bool,
    shown: Callable[[ThreadAnalysis], Shown],
) -> list[Finished[Shown] | Failure]:
    """Judge the discussions on some pages, and write out what is asked of them."""
    from discourse_quality.analyses import ThreadAnalysis
    from discourse_quality.analysis import analyse_items
    from discourse_quality.cli.leaving import finished_analysis

    return [
        finished_analysis(o, kept=kept, shown=shown)
        if isinstance(o, ThreadAnalysis)
        else o
        for o in analyse_items(items, options=options)
    ]


def load_judges(options: Options) -> None:
    """Load what :func:`judge_items` needs."""
    from discourse_quality.analysis import load_tools

    load_tools(options.pipeline, options.models)


def measure_items(
    items: Sequence[ArchiveItem],
    *,
    level: Level,
    platform: str | None,
    pipeline: str | None,
    privacy: Privacy,
    limits: Limits,
) -> list[Measured | Failure]:
    """Measure the discussions on some pages."""
    from discourse_quality import measuring

    return measuring.measure_items(
        items,
        level=level,
        platform=platform,
        pipeline=pipeline,
        privacy=privacy,
        limits=limits,
    )


def load_pipeline(pipeline: str | None) -> None:
    """Load what :func:`measure_items` needs."""
    from discourse_quality import measuring

    measuring.loaded(pipeline)
