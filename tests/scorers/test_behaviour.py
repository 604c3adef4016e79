"""What anyone would expect of the scores, on comments that nothing was learned from.

Capabilities and invariances after Ribeiro et al. 2020 (CheckList). The comments stand
in no labelled set and not among the seeds, so that no weight was learned from them. But
we looked at them while we chose between designs, and set the lines below by what came
out: this holds what was reached, and is no measure of how good it is. Where a scorer
falls short of what one would expect, a test that must fail says so.
"""

from statistics import fmean

import pytest

pytestmark = pytest.mark.model

POST = """Why our town should keep the library open on Sundays

The council wants to close the town library on Sundays to save 40,000 pounds a year.
Sunday is the only day when many working families can come. Last year 310 people came in
on an average Sunday, more than on any other day. Closing it would hurt children who
have nowhere quiet to do their homework. I think the council should cut elsewhere, for
instance the mayor's car, and ask volunteers to help on the desk. What do you think?"""

REASONED = (
    "The 40,000 pounds sounds a lot, but the council spent 65,000 on the mayor's car "
    "last year, and the library reaches 310 people every Sunday. That is about 2.50 a "
    "visit, which is cheap.",
    "I disagree. Volunteers cannot replace trained librarians, because they may not "
    "handle borrowers' data and they cannot be made to turn up. In our village the "
    "desk was shut three Sundays of four.",
)
BARE = ("Well said. I agree.", "Me too", "So true!", "Rubbish, all of it.")
CHILDISH = (
    "first! lol",
    "hahahaha you guys crack me up :D :D",
    "lolol u mad bro? cry more",
    "SHUT UP SHUT UP SHUT UP!!!!!",
    "You are a moron and so is your mother.",
    "What an idiot. Go back to your cave, troll.",
)
SERIOUS = (
    *REASONED,
    "I am furious. My kids have nowhere else to go on a Sunday and nobody asked us.",
    "Thanks for this post.",
    "Is the library open on bank holidays as well?",
    "ain't nobody got time to drive to the city for a book, we finna lose the only "
    "quiet spot these kids got",
)
AWAY = (
    "Anyone watching the match tonight? I reckon United will win 3-0.",
    "My cat had kittens yesterday, they are so sweet.",
    "Buy cheap replica watches at http://watches.example.com best price!!!",
    "Check out my channel and subscribe for free gift cards http://win.example.com",
    "Why is the font on this site so small now? Can the admin fix the comment form?",
    "Does anybody know how to reset my password for this blog?",
)
HERE = (
    *REASONED,
    "I work two jobs and Sunday is the only day I can take my daughter to the library, "
    "so closing it means she loses it altogether.",
    "Is the library open on bank holidays as well?",
)
SUGGESTION = (
    "What about opening in the evenings instead? In Leeds they moved two hours from "
    "Monday morning to Thursday night and visits went up by a fifth."
)
EXPERIENCE = (
    "I am a teacher and I see every week what a quiet place to study does for children "
    "from crowded homes."
)
SWEARING = (
    "The {}short report leaves out the Sundays in summer, so its average is too low.",
    "The council made a {}large mistake: it cut the hours twice since 2004, and each "
    "time the savings went into car parks, as the minutes of June show.",
)


@pytest.fixture(scope="module")
def scores_of(judge):
    """Judge comments below the post; return one dimension's values in order."""

    def scores(dimension, *texts):
        judged = judge(*texts, article=POST)
        return [one[dimension].value for one in judged]

    return scores


def test_a_reason_is_deeper_than_a_cheer(scores_of):
    assert min(scores_of("depth", *REASONED)) > 0.5
    assert max(scores_of("depth", *BARE)) < 0.35


def test_play_and_taunts_are_juvenile_and_seriousness_is_not(scores_of):
    childish = scores_of("juvenile", *CHILDISH)
    serious = scores_of("juvenile", *SERIOUS)
    assert min(childish) > 0.5
    assert max(serious) < 0.3


def test_what_is_elsewhere_is_off_topic(scores_of):
    assert min(scores_of("off_topic", *AWAY)) > 0.5
    assert max(scores_of("off_topic", *HERE)) < 0.35
    assert scores_of("off_topic", SUGGESTION)[0] < 0.4


def test_what_is_about_the_post_is_relevant(scores_of):
    here, away = scores_of("relevance", *HERE), scores_of("relevance", *AWAY)
    assert min(here) > 0.9 > 0.7 > max(away)
    assert fmean(away) < 0.4


def test_the_same_words_are_off_topic_below_another_post(judge):
    text = REASONED[0]
    here = judge(text, article=POST)[0]
    there = judge(text, article="We bake bread at home, with rye and a sour dough.")[0]
    assert here["relevance"].value > there["relevance"].value + 0.3
    assert here["off_topic"].value < there["off_topic"].value - 0.3


@pytest.mark.parametrize("word", ["damn", "bloody", "fucking"])
@pytest.mark.parametrize("dimension", ["depth", "juvenile"])
def test_swearing_as_such_hardly_counts(scores_of, dimension, word):
    # Not "very", which is what they are read as: that would be no test.
    plain = scores_of(dimension, *(text.format("rather ") for text in SWEARING))
    sworn = scores_of(dimension, *(text.format(f"{word} ") for text in SWEARING))
    assert sworn == pytest.approx(plain, abs=0.1)


def test_thanks_are_neither_juvenile_nor_deep(scores_of):
    texts = ("Thanks for this post.", "Thank you, very helpful!")
    assert max(scores_of("juvenile", *texts)) < 0.2
    assert max(scores_of("depth", *texts)) < 0.3


def test_thanks_in_the_words_of_the_post_are_less_relevant_than_a_reason(scores_of):
    thanks = scores_of(
        "relevance",
        "Thanks for this post about the library on Sundays.",
        "Thank you, great post about our library!",
    )
    assert max(thanks) < min(scores_of("relevance", *REASONED)) - 0.02


@pytest.mark.xfail(reason="the scorers do not reach this yet", strict=True)
@pytest.mark.parametrize(
    ("dimension", "low", "high", "text"),
    [
        # The sets teach that what is deep is long.
        ("depth", 0.5, 1.0, HERE[2]),
        ("depth", 0.5, 1.0, SUGGESTION),
        ("depth", 0.4, 1.0, EXPERIENCE),
        ("depth", 0.0, 0.3, "+1"),
        ("juvenile", 0.5, 1.0, "FIRST!!!"),
        ("off_topic", 0.0, 0.45, "Thanks for this post."),
    ],
)
def test_what_one_would_expect_and_does_not_get(scores_of, dimension, low, high, text):
    assert low <= scores_of(dimension, text)[0] <= high
