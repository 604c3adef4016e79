"""The reply tree in a terminal: every comment in place, its marks and its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from discourse_quality.analyses import ThreadAnalysis
from discourse_quality.reports import wording
from discourse_quality.reports.bars import COLOURS, LETTERS, Pens, small_marks
from discourse_quality.reports.plain import one_line, shortened
from discourse_quality.results import DIMENSIONS, Reason, Score
from discourse_quality.thread import Comment, Thread

MAX_INDENT = 6
"""Levels drawn as such: deeper replies would leave no room for their text."""

TEXT_LENGTH = 280
"""Characters shown of a comment: three to four lines."""

QUOTE_LENGTH = 50
"""Characters shown of the span that is a reason."""

REASONS = 2
"""Reasons shown for each score of a comment."""

MARKS_WIDTH = 13
"""Room at the left for the marks, so that they can be scanned from top to bottom."""


@dataclass(frozen=True, slots=True)
class TreeView:
    """The comments of a thread, each below the one it answers."""

    analysis: ThreadAnalysis
    words: wording.Words
    pens: Pens

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        """Draw the marks, then the guides, then the text of each comment."""
        yield _legend(self.pens)
        for place in _places(self.analysis.thread, self.pens):
            scores = self.analysis.comments.get(place.comment.id, {})
            marks = small_marks(scores, pens=self.pens) if scores else Text()
            marks.truncate(MARKS_WIDTH, pad=True)
            room = max(20, options.max_width - MARKS_WIDTH - len(place.below))
            first = marks + Text(place.head, style="dim")
            other = Text(" " * MARKS_WIDTH) + Text(place.below, style="dim")
            for block in self._blocks(place, scores):
                for line in block.wrap(console, room):
                    line.rstrip()
                    yield first + line
                    first = other
            yield other

    def _blocks(self, place: Place, scores: Mapping[str, Score]) -> Iterator[Text]:
        reasons = {d: _notable(scores.get(d)) for d in DIMENSIONS}
        yield _heading(place)
        yield _body(place.comment, reasons)
        for dimension, said in reasons.items():
            if said:
                yield _because(dimension, said, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a comment stands in the drawing."""

    comment: Comment
    depth: int
    head: str
    """Guides before its first line."""
    below: str
    """Guides before its other lines."""


def _places(thread: Thread, pens: Pens) -> Iterator[Place]:
    """Yield the comments in reading order, with their guides."""
    stack = [(comment, 0, "", False) for comment in reversed(thread.replies(None))]
    while stack:
        comment, depth, guides, is_last = stack.pop()
        replies = thread.replies(comment)
        indented = 0 < depth <= MAX_INDENT
        head = guides + (pens.last if is_last else pens.fork) if indented else guides
        inner = guides + ("   " if is_last else pens.down) if indented else guides
        yield Place(
            comment=comment,
            depth=depth,
            head=head,
            below=inner + (pens.down if replies and depth < MAX_INDENT else "   "),
        )
        last = len(replies) - 1
        stack.extend(
            (reply, depth + 1, inner, number == last)
            for number, reply in reversed(list(enumerate(replies)))
        )


def _heading(place: Place) -> Text:
    comment = place.comment
    heading = Text(f"#{comment.position + 1} ", style="dim")
    heading.append(shortened(comment.author or "no name", to=40), style="bold not dim")
    notes = [
        "host" if comment.is_host else "",
        comment.kind if comment.kind != "comment" else "",
        wording.moment(comment.posted) if comment.posted else "",
        "reply inferred" if comment.reply_link == "inferred" else "",
        f"level {place.depth}" if place.depth > MAX_INDENT else "",
    ]
    for note in filter(None, notes):
        heading.append(f" · {note}", style="dim")
    return heading


def _body(comment: Comment, reasons: Mapping[str, tuple[Reason, ...]]) -> Text:
    whole = one_line(comment.text)
    shown = shortened(whole, to=TEXT_LENGTH)
    body = Text(shown)
    for dimension, said in reasons.items():
        for reason in said:
            span = one_line(reason.text or "")
            start = shown.find(span) if span else -1
            if start >= 0:
                style = f"underline {COLOURS[dimension]}"
                body.stylize(style, start, start + len(span))
    hidden = len(whole.split()) - len(shown.split())
    if hidden > 0:
        body.append(f" ({wording.counted(hidden, 'more word')})", style="dim")
    return body


def _because(dimension: str, reasons: tuple[Reason, ...], words: wording.Words) -> Text:
    line = Text.assemble((f"{wording.LABELS[dimension]} ", COLOURS[dimension]))
    said = []
    for reason in reasons:
        span = shortened(reason.text, to=QUOTE_LENGTH) if reason.text else ""
        told = f"{wording.sign(reason.contribution)} {words(reason, dimension)}"
        said.append(told + (f" “{span}”" if span else ""))
    return line.append("  ".join(said), style="dim")


def _notable(score: Score | None) -> tuple[Reason, ...]:
    reasons = () if score is None else score.reasons
    return tuple(r for r in reasons if abs(r.contribution) >= wording.NOTABLE)[:REASONS]


def _legend(pens: Pens) -> Text:
    legend = Text(style="dim")
    for dimension, letter in LETTERS.items():
        legend.append(f"{letter} {wording.LABELS[dimension]}  ")
    return legend.append(f"from {pens.levels[0]} to {pens.levels[-1]}\n")
