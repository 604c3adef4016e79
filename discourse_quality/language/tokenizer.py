"""Tokeniser rules for the way comments are written."""

from __future__ import annotations

from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

# A run of marks is one gesture ("!!!", "?!", "***"). The upper bound keeps a line of
# ten thousand marks from being matched again and again.
RUN_OF_MARKS = (
    r"(?:[.]?[!?]{2,80}|[.][!?]|[*]{2,80}|[_]{2,80}|[=]{2,80}"
    r"|[<]{2,80}|[>]{2,80}|[~]{2,80})"
)
# spaCy splits "you're"; its rules know no "YOU'RE".
SHOUTED_CONTRACTION = r"(?<=[A-Z])(?:['’](?:RE|LL|VE|M|D)|N['’]T)"
SLASH_BETWEEN_WORDS = r"(?<=[a-zA-Z])/(?=[a-zA-Z])"
CHUNKS = 50_000
"""Stretches without a blank whose tokens are remembered: 20 MB. spaCy stops at a fifth
of it, which a hundred pages fill, and then splits most words anew each time."""
KEPT_WHOLE = ("e-mail", "E-mail", "w/o", "W/o", "c'mon", "C'mon", "y'all")


class CommentTokenizer(Tokenizer):  # type: ignore[misc]
    """spaCy's tokeniser, which splits a stretch without a blank once and not again.

    spaCy's own remembers nothing that follows the first exception ("I'm") in a text:
    it splits half of all words each time it meets them.
    """

    _met: set[str] | None = None

    def __call__(self, string: str) -> Doc:
        """Return a text as a document of tokens."""
        met = self._met = self._met or set()
        if len(met) < self.max_cache_size and not self.vocab.in_memory_zone:
            new = set(string.split()).difference(met)
            met |= new
            self._remember([chunk for chunk in new if chunk not in self.rules])
        doc: Doc = super().__call__(string)
        return doc

    def _remember(self, chunks: Sequence[str]) -> None:
        # No exception is hidden in letters alone, so those need no text each.
        letters = " ".join(filter(str.isalpha, chunks))
        for text in (letters, *filterfalse(str.isalpha, chunks)):
            super().__call__(text)


class _Rule:
    """A regular expression that is not tried on letters alone: it splits off marks."""

    def __init__(self, expression: re.Pattern[str]) -> None:
        self.pattern = expression.pattern
        self._search = expression.search
        self._finditer = expression.finditer

    def search(self, text: str) -> re.Match[str] | None:
        return None if text.isalpha() else self._search(text)

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        return () if text.isalpha() else self._finditer(text)


def comment_tokenizer(nlp: Language) -> Tokenizer:
    """Return a tokeniser with the rules of a pipeline's language, and ours."""
    defaults = nlp.Defaults
    prefixes = [RUN_OF_MARKS, *(defaults.prefixes or ())]
    suffixes = [RUN_OF_MARKS, SHOUTED_CONTRACTION, *(defaults.suffixes or ())]
    infixes = [RUN_OF_MARKS, SLASH_BETWEEN_WORDS, *(defaults.infixes or ())]
    return CommentTokenizer(
        nlp.vocab,
        rules={
            **(defaults.tokenizer_exceptions or {}),
            **{word: [{"ORTH": word}] for word in KEPT_WHOLE},
        },
        prefix_search=_Rule(compile_prefix_regex(prefixes)).search,
        suffix_search=_Rule(compile_suffix_regex(suffixes)).search,
        infix_finditer=_Rule(compile_infix_regex(infixes)).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def use_comment_rules(nlp: Language) -> Language:
    """Give a pipeline our tokeniser, in place; return the pipeline."""
    nlp.tokenizer = comment_tokenizer(nlp)
    return nlp


def remember_splits(nlp: Language) -> None:
    """Let a pipeline's tokeniser remember more words than spaCy would."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "max_cache_size"):  # other languages' may have none
        tokenizer.max_cache_size = CHUNKS


TOKENIZER = "discourse_quality.comment_tokenizer.v1"


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def make_comment_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return :func:`comment_tokenizer` by the name that configurations know."""
    return comment_tokenizer


@registry.callbacks("discourse_quality.comment_rules.v1")  # type: ignore[untyped-decorator]
def comment_rules() -> Callable[[Language], Language]:
    """Return :func:`use_comment_rules` by the name training configurations know."""
    return use_comment_rules
