"""What each scorer learns from: which label of which set teaches which part of it."""

from __future__ import annotations

from discourse_quality.scorers.comment import Together
from discourse_quality.training.recipe import (
    MOVED,
    OTHERS,
    SEEDS,
    SPAM_AMONG_COMMENTS,
    PartRecipe,
    Recipe,
    Teaching,
)

LENGTHS = (
    "surface.words",
    "surface.sentences",
    "surface.paragraphs",
    "diversity.hapaxes",
    "argument.variety",
    "readability.sentence_length",
    "readability.grade",
)
"""Measures that follow length (correlation above .5, or nearly): no part uses them, as
what they mean among comments of equal length is not what they mean elsewhere."""

UNUSED = (*LENGTHS, "civility.vulgarity")
"""The other is reported beside the scores: swearing as such is neither childish nor
shallow."""

TEXT = (
    "surface",
    "diversity",
    "readability",
    "argument",
    "stance",
    "civility",
    "spam",
)
CONTENT = tuple(family for family in TEXT if family != "civility")
"""For depth: rude and reasoned go together often (Rossini 2020), so how rude a comment
is must not count. Leaving civility out costs nothing on any set."""
SUBSTANCE = ("surface", "diversity", "readability", "argument", "spam", "stance.thanks")
"""For relevance: whether anything is said. Of stance thanks alone: on the forum of
questions and answers that teaches it a question is no answer, below a post it may well
be about it."""
BANTER = (
    "civility.first",
    "civility.laughter",
    "civility.letter_runs",
    "civility.mark_runs",
    "civility.name_play",
    "civility.shouting",
)
"""What is seen in how words are written; it may only raise a score."""
CLOSE = ("closeness.post", "closeness.nearest", "closeness.thread_shared")
"""With the middle of the thread in one measure only: a thread that left the subject as
one man is close to itself, and its readers do not call that relevant."""

DEPTH = Recipe(
    dimension="depth",
    parts=(
        # One part for all sets: two, one for arguments and one for answers, have to
        # be traded off against each other and reach less on both.
        PartRecipe(
            name="content",
            teaching=(
                Teaching(
                    corpus="c3", label="constructive", match_length=True, share=2.0
                ),
                Teaching(corpus="semeval_cqa", label="good_bad", match_length=True),
                Teaching(
                    corpus="appropriateness",
                    label="appropriate",
                    match_length=True,
                    share=0.5,
                ),
                Teaching(
                    corpus="europolis",
                    label="justified",
                    match_length=True,
                    share=0.3,
                    headline=False,
                ),
                Teaching(
                    corpus="tbhbk",
                    label="argumentative",
                    match_length=True,
                    share=0.5,
                    headline=False,
                ),
            ),
            families=CONTENT,
            strength=0.03,
        ),
    ),
    combine=(
        Teaching(corpus="c3", label="constructive", share=1.15),
        Teaching(corpus="semeval_cqa", label="good_bad"),
        Teaching(corpus="tbhbk", label="argumentative", share=0.25, headline=False),
    ),
    length=True,
)

RELEVANCE = Recipe(
    dimension="relevance",
    parts=(
        PartRecipe(
            name="closeness",
            teaching=tuple(
                Teaching(corpus=f"{kind}{site}", label=label, upside_down=down)
                for site in ("iac", "semeval_cqa", "reddit_technology")
                for kind, label, down in (
                    (OTHERS, "own", False),
                    (MOVED, "moved", True),
                )
            ),
            families=CLOSE,
            words=False,
            # Nearer to alike than the pairs ask for: whole threads are ranked better,
            # and pairs still well enough.
            pull=0.02,
        ),
        PartRecipe(
            name="substance",
            teaching=(
                Teaching(corpus="semeval_cqa", label="good_bad", match_length=True),
            ),
            families=SUBSTANCE,
            strength=0.1,
        ),
    ),
    combine=(
        *(
            Teaching(corpus=f"{MOVED}{site}", label="moved", upside_down=True)
            for site in ("iac", "semeval_cqa", "reddit_technology")
        ),
        # More, and a comment is told less well from one below another post.
        Teaching(corpus="semeval_cqa", label="good_bad", match_length=True, share=0.5),
    ),
    # Whoever says nothing says nothing about the post, however close the words; and
    # what is said about something else does not come closer by being said well.
    together=Together.all,
    one_rate=0.01,
)

JUVENILE = Recipe(
    dimension="juvenile",
    parts=(
        PartRecipe(
            name="unserious",
            teaching=(
                Teaching(
                    corpus="appropriateness",
                    label="missing_seriousness",
                    match_length=True,
                ),
                Teaching(corpus="ukpconvarg2", label="juvenile_any", match_length=True),
            ),
            families=TEXT,
            strength=0.03,
        ),
        PartRecipe(
            name="taunting",
            teaching=(
                Teaching(corpus="civil_toxic_spans", label="toxic"),
                Teaching(corpus="kaggle_insults", label="insult"),
                Teaching(corpus="ruddit", label="offensive"),
                Teaching(corpus="ucc", label="unhealthy"),
                Teaching(corpus="context_toxicity", label="toxic"),
                Teaching(corpus="olid", label="offensive", share=0.5),
            ),
            families=TEXT,
            strength=0.1,
            even=True,
        ),
        # Chatter of the forum was tried as its teacher, and is warm, not childish: it
        # ran against the rated threads.
        PartRecipe(
            name="low_effort",
            teaching=(
                Teaching(
                    corpus=SEEDS, label="low_effort", match_length=True, headline=False
                ),
            ),
            families=BANTER,
            strength=0.3,
        ),
    ),
    combine=(
        Teaching(corpus="kaggle_insults", label="insult", match_length=True),
        Teaching(corpus="ruddit", label="offensive", match_length=True),
        Teaching(corpus="ucc", label="unhealthy", match_length=True),
        Teaching(
            corpus="appropriateness", label="missing_seriousness", match_length=True
        ),
        Teaching(
            corpus=SEEDS,
            label="low_effort",
            match_length=True,
            share=0.5,
            headline=False,
        ),
    ),
)

OFF_TOPIC = Recipe(
    dimension="off_topic",
    parts=(
        PartRecipe(
            name="digression",
            teaching=(
                *(
                    Teaching(corpus=f"{MOVED}{site}", label="moved")
                    for site in ("iac", "semeval_cqa", "reddit_technology")
                ),
                # Thanks are close to nothing and still to the point.
                Teaching(corpus=SEEDS, label="away", headline=False, share=0.5),
            ),
            families=(*CLOSE, "stance.thanks"),
            words=False,
            pull=0.024,
        ),
        PartRecipe(
            name="spam",
            # Below videos spam is longer than what else is said, elsewhere shorter.
            teaching=(
                Teaching(corpus=SPAM_AMONG_COMMENTS, label="spam", match_length=True),
            ),
            families=TEXT,
            strength=0.3,
        ),
        PartRecipe(
            name="meta",
            teaching=(Teaching(corpus=SEEDS, label="away", headline=False),),
            families=("relevance.digression", "relevance.meta_talk"),
            strength=0.3,
        ),
        PartRecipe(
            name="chatter",
            teaching=(Teaching(corpus="semeval_cqa", label="off", match_length=True),),
            families=TEXT,
            strength=0.1,
        ),
    ),
    combine=(
        *(
            Teaching(corpus=f"{MOVED}{site}", label="moved")
            for site in ("iac", "semeval_cqa", "reddit_technology")
        ),
        # It alone knows chatter, which in the others is among what is to the point.
        Teaching(corpus="semeval_cqa", label="off", share=2.65),
        Teaching(corpus=SPAM_AMONG_COMMENTS, label="spam"),
        Teaching(corpus=SEEDS, label="away", headline=False),
    ),
    # Spam is spam, however close to the post: added up, each kind was held down by
    # the sets that do not know it.
    together=Together.any,
)

RECIPES = (DEPTH, RELEVANCE, JUVENILE, OFF_TOPIC)
