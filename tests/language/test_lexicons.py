"""The word lists: each says what it is and whence, and none condemns who people are."""

from __future__ import annotations

import pytest

from discourse_quality.language.lexicons import lexicons, read_lexicon

LISTS = lexicons()
IDS = [one.name for one in LISTS]

# Groups of people, and dialect: an entry that is one of these would make a comment
# look rude or shallow for who wrote it or whom it is about.
IDENTITIES = frozenset(
    [
        "gay",
        "lesbian",
        "homosexual",
        "transgender",
        "trans",
        "queer",
        "bisexual",
        "woman",
        "women",
        "man",
        "men",
        "girl",
        "boy",
        "black",
        "white",
        "asian",
        "latino",
        "hispanic",
        "african",
        "arab",
        "jew",
        "jewish",
        "muslim",
        "islamic",
        "christian",
        "catholic",
        "hindu",
        "buddhist",
        "atheist",
        "immigrant",
        "immigrants",
        "refugee",
        "mexican",
        "chinese",
        "indian",
        "american",
        "german",
        "french",
        "irish",
        "polish",
        "disabled",
        "blind",
        "deaf",
        "autistic",
        "retarded",
        "retard",
        "mental",
        "crazy",
        "insane",
        "spaz",
        "fat",
        "old",
        "elderly",
        "teenager",
        "kid",
        "republican",
        "democrat",
        "liberal",
        "conservative",
        "feminist",
        "boomer",
        "millennial",
        "ain't",
        "finna",
        "y'all",
        "innit",
        "aye",
        "wee",
    ]
)


@pytest.mark.parametrize("one", LISTS, ids=IDS)
def test_list_says_what_it_holds(one):
    assert one.about
    assert "MIT" in one.source
    assert one.anywhere


@pytest.mark.parametrize("one", LISTS, ids=IDS)
def test_entries_are_lower_case_and_differ(one):
    entries = [*one.anywhere, *(f"^{e}" for e in one.at_start)]
    assert len(set(entries)) == len(entries)
    assert all(entry == entry.lower().strip() for entry in entries)


@pytest.mark.parametrize("one", lexicons("civility"), ids=lambda one: one.name)
def test_no_list_of_rude_words_names_a_group_or_a_dialect(one):
    assert IDENTITIES.isdisjoint(one.anywhere)
    assert IDENTITIES.isdisjoint(one.at_start)


def test_families_are_chosen_by_name():
    assert {one.name.partition(".")[0] for one in lexicons("spam", "stance")} == {
        "spam",
        "stance",
    }


def test_entries_of_sentence_starts_are_kept_apart():
    one = read_lexicon("x.y", "# about: a list; a source\n# source: ours\nbut\n^so\n")
    assert (one.anywhere, one.at_start) == (("but",), ("so",))
    assert one.about == "a list; a source"
