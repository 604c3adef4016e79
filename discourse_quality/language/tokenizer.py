"""Tokeniser rules for the way comments are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    registry,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

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
"""Stretches without a blank whose tokens are remembered: 15 MB. spaCy stops at a fifth
of it, which a hundred pages fill, and then splits most words anew each time."""
KEPT_WHOLE = ("e-mail", "E-mail", "w/o", "W/o", "c'mon", "C'mon", "y'all")


def use_comment_rules(nlp: Language) -> Language:
    """Give a pipeline's tokeniser the rules, in place; return the pipeline."""
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    prefixes = [RUN_OF_MARKS, *(defaults.prefixes or ())]
    suffixes = [RUN_OF_MARKS, SHOUTED_CONTRACTION, *(defaults.suffixes or ())]
    infixes = [RUN_OF_MARKS, SLASH_BETWEEN_WORDS, *(defaults.infixes or ())]
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for word in KEPT_WHOLE:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp


def remember_splits(nlp: Language) -> None:
    """Let a pipeline's tokeniser remember more words than spaCy would."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "max_cache_size"):  # other languages' may have none
        tokenizer.max_cache_size = CHUNKS


@registry.callbacks("discourse_quality.comment_rules.v1")  # type: ignore[untyped-decorator]
def comment_rules() -> Callable[[Language], Language]:
    """Return :func:`use_comment_rules` by the name training configurations know."""
    return use_comment_rules
