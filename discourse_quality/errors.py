"""Every exception this package raises on purpose.

::

    DiscourseQualityError
    ├── PageError              a saved page could not become a thread
    │   ├── UnreadablePage     not text, empty, truncated beyond use, or past a limit
    │   ├── UnknownPlatform    no parser recognises the markup
    │   └── NoComments         a page was read, and it holds no comments
    │       └── CommentsNotSaved   they stand in a frame, or behind a button
    ├── ArchiveError           a container (MHTML, WARC, ZIP …) or a member is broken
    ├── RecordError            a thread or analysis record does not match the schema
    ├── ThreadError            comments that cannot be one thread
    ├── ModelError
    │   ├── ModelNotFound      no such model in any of the places searched
    │   └── ModelMismatch      changed, foreign, or made for other versions
    ├── RunError               a run directory that cannot be continued
    └── CorpusError            a labelled file that cannot be learned from

Argument mistakes stay ``ValueError`` and ``TypeError``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class DiscourseQualityError(Exception):
    """Anything that goes wrong with the input rather than with the program."""

    code: ClassVar[str] = "error"
    """The short name under which ``problems`` files count it."""


class PageError(DiscourseQualityError):
    """A saved page that could not become a thread."""

    code = "page"


class UnreadablePage(PageError):
    """A page that is empty, not text, truncated beyond use, or past a limit."""

    code = "unreadable-page"


class UnknownPlatform(PageError):
    """A platform name that no parser answers to."""

    code = "unknown-platform"


class NoComments(PageError):
    """A page without comments; the message says what stands in their place."""

    code = "no-comments"


class CommentsNotSaved(NoComments):
    """A page whose comments stand elsewhere and were not saved with it."""

    code = "comments-not-saved"


class ArchiveError(DiscourseQualityError):
    """A container, or a member of one, that cannot be read."""

    code = "broken-archive"


class RecordError(DiscourseQualityError):
    """A record that does not match the schema; the message has the field's path."""

    code = "bad-record"


class ThreadError(DiscourseQualityError):
    """Comments that cannot form one thread."""

    code = "bad-thread"


class ModelError(DiscourseQualityError):
    """A model that cannot be used."""

    code = "model"


class ModelNotFound(ModelError):
    """No model of that name; the message lists the places searched."""

    code = "model-not-found"


class ModelMismatch(ModelError):
    """A model that is changed, foreign, or made for other versions."""

    code = "model-mismatch"


class RunError(DiscourseQualityError):
    """A run directory that cannot be begun or continued; the message says why."""

    code = "run"


class CorpusError(DiscourseQualityError):
    """A labelled file that cannot be learned from or measured on."""

    code = "bad-corpus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that gave no result: a line of ``problems.jsonl``."""

    source: str
    stage: str
    """Where it failed: ``read``, ``parse``, ``judge`` or ``run``."""
    code: str
    reason: str

    @classmethod
    def of(cls, source: str, stage: str, error: BaseException) -> Failure:
        """Name the input, the stage and the reason of an error."""
        if isinstance(error, MemoryError):
            reason = "it takes more memory than a worker may use (--memory-limit)"
            return cls(source=source, stage=stage, code="memory", reason=reason)
        code = error.code if isinstance(error, DiscourseQualityError) else "internal"
        reason = " ".join(str(error).split()) or type(error).__name__
        if code == "internal":
            reason = f"{type(error).__name__}: {reason}"
        return cls(source=source, stage=stage, code=code, reason=reason)
