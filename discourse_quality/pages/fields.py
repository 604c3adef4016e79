"""What attributes and links say of a comment: its id, its kind, its place."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from discourse_quality.pages.blocks import Block
from discourse_quality.pages.text import squeezed
from discourse_quality.pages.vocabulary import HOST, PINGBACK, answers_of, words
from discourse_quality.thread import Kind

_IS_HOST = answers_of(HOST)
_NUMBER_IN_ID = re.compile(r"\d{1,19}")
_IN_REPLY_TO = re.compile(
    r"\b(?:in reply to|in response to|reply to|replying to|als antwort auf|antwort auf|"
    r"en réponse à|en respuesta a|in risposta a|als reactie op)\b", re.I
)  # fmt: skip
_PARENT = words("data-parent-id data-parent data-parentid data-reply-to")
_FRAGMENT = re.compile(r"#([\w:.-]{1,80})$")


@lru_cache(maxsize=4)  # for itself, and to find its permalink
def comment_id(block: Block) -> str | None:
    """Return the id of the comment's own element, the numbered one before others."""
    ids = [str(i) for tag, _ in block.tags[:12] if (i := tag.attrs.get("id"))]
    ids += [str(a.attrs["name"]) for a in block.anchors if a.attrs.get("name")][:2]
    return next((i for i in ids if _NUMBER_IN_ID.search(i)), ids[0] if ids else None)


def kind(block: Block) -> Kind:
    """Tell comments from other sites' links by what they are called."""
    described = (block.around, *(d for _, d in block.tags[:3]))
    is_ping = any("ping" in d or "track" in d or "webm" in d for d in described)
    return "pingback" if is_ping and PINGBACK.search(" ".join(described)) else "comment"


def is_host(block: Block) -> bool:
    """Whether the markup says that the post's author or the site's keeper wrote it."""
    return any(_IS_HOST[described] for _, described in block.tags[:12])


def permalink(block: Block) -> str | None:
    """Return the address of the comment itself."""
    found = _NUMBER_IN_ID.search(comment_id(block) or "")
    if found is None:
        return None
    number = found.group()
    for tag in block.anchors:
        href = str(tag.attrs.get("href") or "")
        if number in href and "reply" not in href and _FRAGMENT.search(href):
            return href
    return None


MOST_ANCHORS = 100
"""Of a comment: 25,000 in one element took time with their square."""


def reply_to(block: Block) -> str | None:
    """Return the comment that an attribute or an "in reply to" link names."""
    for tag, _ in block.tags[:4]:
        for name in _PARENT.intersection(tag.attrs):
            if tag.attrs[name]:
                return str(tag.attrs[name])
    for tag in islice(block.anchors, MOST_ANCHORS):
        href = str(tag.attrs.get("href") or "")
        target = _FRAGMENT.search(href) if "#" in href else None
        if (
            target
            and tag.parent is not None
            and _IN_REPLY_TO.search(squeezed(tag.parent, at_most=120))
        ):
            return target.group(1)
    return None
