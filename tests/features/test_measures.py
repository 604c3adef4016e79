"""Each measure: a text that must raise it, beside one that must not."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discourse_quality.features import FAMILIES, describe, feature_names

PLAIN = "The train leaves at noon and the bus waits outside."

# name: (higher, lower)
PAIRS = {
    "surface.words": (PLAIN, "The train leaves."),
    "surface.sentences": ("It rains. We stay. Nobody minds.", PLAIN),
    "surface.paragraphs": ("The train leaves.\n\nThe bus waits.", PLAIN),
    "surface.word_length": (
        "Considerable administrative difficulties.",
        "We go at ten.",
    ),
    "surface.long_words": (
        "Considerable administrative difficulties.",
        "We go at ten.",
    ),
    "surface.capitalised": ("It rains. We stay.", "it rains. we stay."),
    "surface.ended": ("It rains.", "It rains"),
    "surface.commas": ("Rain, wind, snow, and hail.", "Rain and wind and snow."),
    "diversity.mtld": (
        "Trains carry people, freight, parcels and hope across wide open country.",
        "the dog and the dog and the dog and the dog and the dog ran",
    ),
    "diversity.mattr": (
        "Trains carry people, freight, parcels and hope across wide open country.",
        "the dog and the dog and the dog and the dog and the dog ran",
    ),
    "diversity.hapaxes": ("bridges tunnels stations", "bridges tunnels bridges"),
    "readability.flesch": (
        "We go by bus. It is fast. I like it.",
        "Municipal administrations habitually underestimate infrastructural costs.",
    ),
    "readability.grade": (
        "Municipal administrations habitually underestimate infrastructural costs.",
        "We go by bus. It is fast. I like it.",
    ),
    "readability.sentence_length": (PLAIN, "We go by bus. It is fast."),
    "readability.polysyllables": ("Considerable difficulties.", "We go by bus at ten."),
    "readability.rarity": ("Culverts erode embankments.", "People think things."),
    "syntax.clauses": (
        "When it rains we stay because they said that it floods.",
        "A long walk by the river in the rain.",
    ),
    "syntax.subordination": (
        "We stay because they said that it floods when it rains.",
        "We stay and they go and it rains.",
    ),
    "syntax.nouns": (
        "Trains, bridges, tunnels and stations.",
        "They went there again.",
    ),
    "syntax.proper_nouns": ("Alice met Robert in Paris.", "They met there again."),
    "syntax.verbs": ("We ran, jumped, swam and slept.", "A house by the sea."),
    "syntax.adjectives": ("A small, old, quiet, green house.", "They went there."),
    "syntax.adverbs": ("They spoke quietly, slowly and carefully.", "A house of wood."),
    "syntax.prepositions": ("In the house by the sea under a hill.", "They went home."),
    "syntax.interjections": ("Oh wow, yes, hello!", "They went to the house."),
    "syntax.past": ("We walked, talked and waited.", "We walk, talk and wait."),
    "syntax.passives": ("The house was built and was sold.", "They built and sold it."),
    "syntax.imperatives": ("Read the report. Go home.", "They read the report."),
    "syntax.infinitives": ("I want to go, to see and to stay.", "I went and saw it."),
    "syntax.negations": ("They do not go and did not stay.", "They go and they stay."),
    "argument.reasons": ("It is closed because the bridge fell.", PLAIN),
    "argument.consequences": ("The bridge fell. Therefore it is closed.", PLAIN),
    "argument.claims": ("In my opinion it should stay open.", PLAIN),
    "argument.contrast": ("It is old, but it works.", PLAIN),
    "argument.concession": ("Although it is old, it works.", PLAIN),
    "argument.conditionals": ("If it floods, the road closes.", PLAIN),
    "argument.examples": ("Some towns, for example Ely, kept theirs.", PLAIN),
    "argument.citations": ("According to the survey, most walk.", PLAIN),
    "argument.hedges": ("Perhaps it might possibly work.", PLAIN),
    "argument.boosters": ("It will definitely, certainly work.", PLAIN),
    "argument.elaboration": ("Moreover, it is cheap. In addition, it is quick.", PLAIN),
    "argument.comparisons": ("It is cheaper compared to a road.", PLAIN),
    "argument.numbers": ("It costs 4 million and takes 12 years.", PLAIN),
    "argument.links": ("See https://example.org/report for it.", PLAIN),
    "argument.names": ("Alice met Robert in Paris.", PLAIN),
    "argument.variety": ("I think so because, for example, it floods.", PLAIN),
    "argument.backed_claims": ("I think it should stay because it is used.", PLAIN),
    "stance.address": ("You and your friends know.", PLAIN),
    "stance.agreement": ("Well said, I agree with you.", PLAIN),
    "stance.disagreement": ("I disagree, that is wrong.", PLAIN),
    "stance.experience": ("In my experience it works; I used to commute.", PLAIN),
    "stance.inquiry": ("What do you mean? Do you have a source?", PLAIN),
    "stance.proposals": ("One solution: we should share the line.", PLAIN),
    "stance.self": ("I like my bike.", PLAIN),
    "stance.thanks": ("Thanks, great post!", PLAIN),
    "stance.we": ("We like our bikes.", PLAIN),
    "stance.questions": ("Who pays for it? When?", PLAIN),
    "stance.addresses_author": ("@Jun that is a fine idea.", PLAIN),
    "civility.condescension": ("Do your homework, sweetie.", PLAIN),
    "civility.dismissal": ("What a load of rubbish.", PLAIN),
    "civility.insults": ("He is an idiot and a moron.", PLAIN),
    "civility.insults_at_reader": ("You are such an idiot.", "He is such an idiot."),
    "civility.politeness": ("Sorry, could you please wait?", PLAIN),
    "civility.taunts": ("Cry me a river, get a life.", PLAIN),
    "civility.vulgarity": ("This is fucking bullshit.", PLAIN),
    "civility.name_play": ("Thank you, Mr. Know-It-All.", "Thank you, Mr. Baker."),
    "civility.shouting": ("STOP CLOSING OUR LINE", "NASA and the BBC agree."),
    "civility.letter_runs": ("That is sooooo good.", "The committee agrees."),
    "civility.mark_runs": ("Really?!?! No!!!", "Really? No!"),
    "civility.emoticons": ("Nice :-) 😀", PLAIN),
    "civility.laughter": ("lol hahaha", PLAIN),
    "civility.first": ("First!!!", "First we should ask who pays for it."),
    "civility.capitals": ("STOP IT", "Stop it"),
    "civility.marks": ("Stop! Now!", "Stop. Now."),
    "spam.offers": ("Click here for cheap pills, free trial!", PLAIN),
    "spam.contacts": ("Write to me@example.org or see www.example.org", PLAIN),
    "spam.money": ("Earn $500 today, then $900.", PLAIN),
    "spam.repetition": (
        "shoes shoes shoes shoes cheap leather shoes",
        "leather boots, woollen hats, silk scarves, cotton gloves",
    ),
    "relevance.post": ("The railway line and its station.", "My cat likes tuna."),
    "relevance.post_share": ("The railway line and its station.", "My cat likes tuna."),
    "relevance.post_names": ("Mayor Okafor is right.", "Alice met Robert."),
    "relevance.nearest": ("The railway line and its station.", "My cat likes tuna."),
    "relevance.novelty": ("My cat likes tuna.", "The railway line and its station."),
    "relevance.new_names": ("Alice met Robert.", "Mayor Okafor came to Brackwater."),
    "relevance.echo": (
        "The council wants to close the old railway line.",
        "I would rather have trains than a path.",
    ),
    **{
        f"closeness.{target}_{kind}": (
            "Closing the railway line leaves Brackwater without a station.",
            "My cat likes tuna and sleeps all afternoon.",
        )
        for target in ("post", "nearest")
        for kind in ("angle", "unusual", "shared", "covered", "beyond_chance")
    },
    "relevance.digression": ("Off topic, but by the way.", PLAIN),
    "relevance.meta_talk": ("The moderators deleted my comment on this blog.", PLAIN),
}
ELSEWHERE = {
    "surface.quotes",
    "civility.name_twists",
    "civility.joke_author",
    "relevance.parent",
    "relevance.parent_share",
    "relevance.thread",
    "relevance.previous",
    *(
        f"closeness.{target}_{kind}"
        for target in ("parent", "thread")
        for kind in ("angle", "unusual", "shared", "covered", "beyond_chance")
    ),
}
"""Measures of what a text alone does not show: tested in test_context.py
and test_name_play.py."""


def test_every_measure_has_a_case():
    assert {one.name for one in describe()} == PAIRS.keys() | ELSEWHERE


@pytest.mark.model
@pytest.mark.parametrize("name", PAIRS)
def test_text_raises_the_measure_above_another(measured, name):
    higher, lower = PAIRS[name]
    assert measured(higher)[name] > measured(lower)[name]


@pytest.mark.model
@pytest.mark.parametrize("name", PAIRS)
def test_measure_stays_in_its_range(measured, name):
    described = next(one for one in describe() if one.name == name)
    for text in PAIRS[name]:
        value = measured(text)[name]
        assert described.low <= value <= described.high


# Words that look like markers and are none: none may raise a measure of incivility.
INNOCENT = [
    "NASA and the BBC confirmed it.",
    "My grandmother is from Scunthorpe and keeps cockatoos.",
    "He don't know nothing about them trains, finna ask my cousin.",
    "As a gay man, a Muslim and a wheelchair user, I take the train.",
    "The Black community and the Jewish community both use the station.",
    "Mustard and custard are sold at the assembly.",
    "Aye, the bairns were right pleased with the wee train.",
]
RUDE = (
    "civility.insults",
    "civility.insults_at_reader",
    "civility.name_play",
    "civility.shouting",
    "civility.taunts",
    "civility.vulgarity",
)


@pytest.mark.parametrize("text", INNOCENT)
def test_groups_dialect_and_acronyms_are_not_rude(measured, text):
    values = measured(text)
    assert {name: values[name] for name in RUDE if values[name]} == {}


def test_disagreement_and_anger_with_reasons_are_not_taunts(measured):
    values = measured("I strongly disagree, and I am angry, because they lied to us.")
    assert values["civility.taunts"] == values["civility.insults"] == 0
    assert values["stance.disagreement"] > 0


INVARIANT = [
    name
    for name in PAIRS
    if name.partition(".")[0] in {"argument", "stance"}
    and name not in {"argument.names", "argument.links", "argument.elaboration"}
]


@pytest.mark.parametrize(
    "text",
    [
        "I think it should stay, because for example the survey says so.",
        "You're right, I agree. In my experience we should try.",
    ],
)
def test_markers_do_not_depend_on_case_quotes_or_spaces(measured, text):
    plain = measured(text)
    expected = pytest.approx({name: plain[name] for name in INVARIANT})
    for variant in (text.upper(), text.replace("'", "’"), f"  {text}\n"):
        values = measured(variant)
        assert {name: values[name] for name in INVARIANT} == expected


TAGGED = {
    "syntax",
    "argument.names",
    "argument.elaboration",
    "argument.variety",
    "readability.rarity",
    "relevance.post_names",
    "relevance.new_names",
}
"""What rests on the tagger, to whom blanks around a text are words."""


SENTENCES = sorted(
    {t for pair in PAIRS.values() for t in pair if t[0].isalpha() and t[-1] in ".?!"}
)


@pytest.mark.model
@pytest.mark.parametrize("text", SENTENCES)
def test_blanks_around_a_text_and_the_kind_of_quotes_change_nothing(measured, text):
    plain = measured(text)
    typeset = measured(text.replace("'", "’"))
    assert typeset == pytest.approx(plain, abs=1e-4, nan_ok=True)
    steady = {n for n in plain if not TAGGED & {n, n.partition(".")[0]}}
    around = measured(f"  {text}\n\n")
    assert {n: around[n] for n in steady} == pytest.approx(
        {n: plain[n] for n in steady}, abs=1e-4, nan_ok=True
    )


CASED = {"surface.capitalised", "civility.capitals", "civility.shouting"}
"""What capitals are all about."""


@pytest.mark.model
@pytest.mark.parametrize("family", ["diversity", "stance", "spam", "closeness"])
def test_capitals_change_nothing_but_what_is_about_capitals(measured, family):
    for text in {text for pair in PAIRS.values() for text in pair}:
        plain, lower = measured(text), measured(text.lower())
        names = {n for n in plain if n.startswith(family)} - CASED
        assert {n: lower[n] for n in names} == pytest.approx(
            {n: plain[n] for n in names}, abs=1e-4, nan_ok=True
        )


@pytest.mark.parametrize(
    "contact",
    [
        "example dot com",
        "example . com",
        "EXAMPLE.COM",
        "example.org",
        "exm.pl/abc",
        "www. example. com",
        "555-123-4567",
        "+1 (555) 123-4567",
    ],
)
def test_contacts_are_seen_however_they_are_spelled(measured, contact):
    assert measured(f"Write to {contact} today")["spam.contacts"] > 0


def test_a_mail_address_is_a_contact_and_not_its_site_as_well(measured):
    one = measured("Write to jo@x.com today")["spam.contacts"]
    assert one == measured("Write to jo.example.com today")["spam.contacts"] == 5


def test_signs_in_capitals_that_are_no_letters_are_no_capitals(measured):
    assert measured("aⅧⅧ and more of it")["civility.capitals"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "He slipped. Net income fell.",
        "It opened in 1987, and/or in 1988.",
        "The vote was 2,000,000 to 500, i.e. clear.",
        "Sales of 555 123 units",
    ],
)
def test_what_only_looks_like_a_contact_is_none(measured, text):
    assert measured(text)["spam.contacts"] == 0


@pytest.mark.parametrize(
    "text",
    ["Sub to my channel", "Check out our videos", "Follow back", "sub4sub anyone?"],
)
def test_calls_for_followers_are_offers(measured, text):
    assert measured(text)["spam.offers"] > 0


def test_saying_it_twice_does_not_raise_a_rate(measured):
    text = (
        "I think the line should stay, because the survey shows that many of all "
        "ages use it on most days of the week, and the road is often closed. "
    )
    once, twice = measured(text), measured(text + text)
    for name in ("argument.reasons", "argument.claims", "argument.citations"):
        assert twice[name] == pytest.approx(once[name], rel=0.1)


def test_saying_it_again_and_again_lowers_diversity(measured):
    once, often = measured(PLAIN), measured(" ".join([PLAIN] * 4))
    assert often["diversity.mattr"] < once["diversity.mattr"]
    assert often["diversity.mtld"] < once["diversity.mtld"]


def test_nothing_to_measure_gives_nan(measured):
    values = measured("", post=None)
    assert math.isnan(values["readability.flesch"])
    assert math.isnan(values["surface.word_length"])
    assert math.isnan(values["argument.reasons"])
    assert math.isnan(values["relevance.post"])


@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_gives_a_row_within_the_ranges(measured, text):
    values = measured(text)
    for one in describe():
        value = values[one.name]
        assert math.isnan(value) or one.low <= value <= one.high


def test_names_are_family_and_measure_and_all_differ():
    names = list(feature_names(tuple(FAMILIES)))
    assert len(set(names)) == len(names)
    assert {name.partition(".")[0] for name in names} == set(FAMILIES)
    assert all(one.meaning and one.source for one in describe())
