"""``dq parse``: pages in, thread records out."""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import partial

from discourse_quality.cli.hiding import (
    DropText,
    Pseudonymise,
    PseudonymKey,
    privacy_of,
)
from discourse_quality.cli.place import Place
from discourse_quality.cli.running import (
    Cluster,
    Inputs,
    Jobs,
    Limit,
    MemoryLimit,
    Platform,
    Quiet,
    TimeLimit,
    Workers,
    process,
    read_items,
)
from discourse_quality.cli.watching import Watch
from discourse_quality.cli.work import parse_items, versions
from discourse_quality.cli.writing import (
    Destination,
    Out,
    Resume,
    check_out,
    write_run,
)
from discourse_quality.limits import Limits


def parse(
    inputs: Inputs,
    out: Out = None,
    platform: Platform = None,
    pseudonymise: Pseudonymise = False,
    pseudonym_key: PseudonymKey = None,
    drop_text: DropText = False,
    jobs: Jobs = 0,
    cluster: Cluster = None,
    time_limit: TimeLimit = 60.0,
    memory_limit: MemoryLimit = 4096,
    limit: Limit = None,
    resume: Resume = False,
    quiet: Quiet = False,
) -> None:
    """Read saved pages and write their threads as JSON Lines.

    Example:  dq parse saved/ archive.warc.gz > threads.jsonl
    """
    check_out(out, inputs=inputs, resume=resume)
    limits = Limits.of(limit or ())
    place = Place()
    items = read_items(inputs, limits=limits, place=place)
    privacy = privacy_of(
        pseudonymise=pseudonymise,
        key_file=pseudonym_key,
        drop_text=drop_text,
        out=out,
        resume=resume,
    )
    parse_all = partial(
        process,
        work=partial(
            parse_items,
            platform=platform,
            privacy=privacy,
            limits=limits,
            kept=out is not None,
        ),
        workers=Workers(
            jobs=jobs,
            time_limit=time_limit,
            memory_limit=memory_limit,
            cluster=cluster,
        ),
        place=place,
        alike=versions,
    )
    watch = Watch(quiet=quiet, inputs=inputs, place=place, out=out, next_step="analyse")
    results = (
        parse_all(items)
        if out is None
        else write_run(
            items,
            parse_all,
            to=Destination.of(
                out,
                *("threads", "problems"),
                resume=resume,
                command="parse",
                platform=platform,
                privacy=privacy.settings,
                limits=asdict(limits),
            ),
            watch=watch,
        )
    )
    for thread in watch.successes(results):
        sys.stdout.buffer.write(thread.shown)
    sys.stdout.buffer.flush()
    watch.end()
