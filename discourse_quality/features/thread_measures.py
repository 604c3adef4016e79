"""What is measured of a whole thread, and of a site's months: the names' meanings."""

from __future__ import annotations

import math

from discourse_quality.features.measure import Described

_HOURS = "hours"
_WU = "Wu and Huberman 2007 (decay of attention)"
_BARABASI = "Barabási 2005 (inter-event times)"
_COMING_BACK = "Arguello et al. 2006; Kraut and Resnick 2012 (newcomers)"


def _of(
    name: str,
    meaning: str,
    source: str,
    high: float = math.inf,
    unit: str = "",
) -> Described:
    return Described(name=name, meaning=meaning, source=source, high=high, unit=unit)


INTERACTION = (
    _of("interaction.authors", "Names under which comments were written.",
        "Gómez et al. 2008"),
    _of("interaction.comments_per_author", "Mean number of comments of an author.",
        "Himelboim 2008"),
    _of("interaction.gini", "Inequality of talk: Gini coefficient of words by author.",
        "Gini 1912; Himelboim 2008", 1.0),
    _of("interaction.host_share", "Share of the comments that the host wrote.",
        "Herring et al. 2005", 1.0),
    _of("interaction.links", "The reply links that what follows rests on: markup, "
        "inferred or none.", "own definition"),
    _of("interaction.max_depth", "Level of the deepest comment; 1 is right under the "
        "post.", "Gómez et al. 2008"),
    _of("interaction.mean_depth", "Mean level of the comments.", "Gómez et al. 2008"),
    _of("interaction.width", "Most comments at one level.", "Gómez et al. 2008"),
    _of("interaction.h_index", "Largest h with at least h comments at level h.",
        "Gómez et al. 2008"),
    _of("interaction.structural_virality", "Mean distance between any two nodes of the "
        "reply tree.", "Goel et al. 2016"),
    _of("interaction.reciprocity", "Share of the pairs of authors with an answer that "
        "have both ways.", "Wasserman and Faust 1994 (dyad census)", 1.0),
    _of("interaction.questions", "Comments that ask something.",
        "Himelboim et al. 2009 (discussion catalysts)"),
    _of("interaction.questions_answered", "Share of them that got a reply.",
        "Himelboim et al. 2009 (discussion catalysts)", 1.0),
)  # fmt: skip

MOMENTUM = (
    _of("momentum.dated", "Comments with a date.", "own definition"),
    _of("momentum.first_reply", "From the post to the first comment.", _WU,
        unit=_HOURS),
    _of("momentum.last_reply", "From the post to the last comment.", _WU, unit=_HOURS),
    _of("momentum.half_life", "From the first comment until half of all had come.",
        _WU, unit=_HOURS),
    _of("momentum.gap", "Median time between one comment and the next.", _BARABASI,
        unit=_HOURS),
    _of("momentum.longest_silence", "Longest time between one comment and the next.",
        _BARABASI, unit=_HOURS),
    _of("momentum.bursts", "Times that several comments came far faster than the mean.",
        "Kleinberg 2002 (bursts), with one fixed rate"),
    _of("momentum.revived", "Whether two comments or more came after a silence out of "
        "all proportion.", _BARABASI, 1.0),
    _of("momentum.newcomers", "Authors in the second half who were not in the first.",
        _COMING_BACK),
    _of("momentum.returners", "Authors who wrote more than once.", _COMING_BACK),
)  # fmt: skip

MONTHS = (
    _of("site.posts", "Threads that began in the month.", "own definition"),
    _of("site.comments", "Comments written in the month, below whatever post.",
        "own definition"),
    _of("site.newcomers", "People who wrote their first comment of the record in it.",
        _COMING_BACK),
    _of("site.returners", "People who wrote in it and in a month before.",
        _COMING_BACK),
    _of("site.half_life", "From the first comment until half of all had come: median "
        "of the threads begun in the month.", _WU, unit=_HOURS),
    _of("site.fell_silent", "Threads whose last comment stands in it, and that had had "
        "none for 30 days when the record ends.", _BARABASI),
    _of("site.revived", "Threads begun in it that went on after a silence out of all "
        "proportion.", _BARABASI),
)  # fmt: skip
