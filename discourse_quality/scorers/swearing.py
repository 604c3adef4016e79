"""Swear words and the mild words that judges read in their place.

Swearing as such says nothing of how serious or how deep a comment is, but the sets that
judges learn from hold it mostly in taunts. So "a damn good answer" is read as "a very
good answer". Words that are thrown at somebody stay what they are.
"""

from __future__ import annotations

from functools import cache

_READ_AS = {
    "very": "damn damned darn darned goddam goddamn goddamned bloody bleeding blasted "
    "fucking fuckin fking f'ing fkn effing freaking freakin fricking frickin frigging "
    "friggin flipping motherfucking",
    "oh": "dammit damnit goddammit",
    "nonsense": "bullshit bullshite horseshit bollocks bs",
    "bad": "shitty crappy",
    "earth": "hell",
    "angry": "pissed",
    "bother": "bugger",
}


@cache
def mild() -> dict[str, str]:
    """Return the mild word of each swear word, both in lower case."""
    return {word: read for read, words in _READ_AS.items() for word in words.split()}
