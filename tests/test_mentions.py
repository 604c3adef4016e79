"""Who is spoken to or signs is found, and no way to reach somebody is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discourse_quality.mentions import hide_contacts, mentioned


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dear Wilhelmina, you err.", "Wilhelmina"),
        ("Hi Mark - nice one", "Mark"),
        ("hello Anna-Lena!\nYes.", "Anna-Lena"),
        ("Hallo Jörg, stimmt.", "Jörg"),
        ("Chère Amélie, non.", "Amélie"),
        ("That is it. Thanks Oswald.", "Oswald"),
        ("Thanks for the recipe, Tilda!", "Tilda"),
        ("I agree with Mary Ann Poe.", "Mary Ann Poe"),
        ("So says Mr. Krull, and he errs", "Krull"),
        ("Herr Prof. Dr. Krull irrt", "Krull"),
        ("@tilda_k no", "tilda_k"),
        ("Oswald Krull wrote: nothing\nBut he did.", "Oswald Krull"),
        ("Jörg schrieb am 3. Mai: nichts", "Jörg"),
        ("It is true.\n— Tilda", "Tilda"),
        ("It is true. -Tilda", "Tilda"),
        ("It is true.\n\nBest regards,\nOswald J. Krull", "Oswald J. Krull"),
        ("So.\n\nRegards,\n\nOswald Krull\nKrull Bakeries", "Oswald Krull"),
        ("Stimmt.\nLiebe Grüße\nSabine", "Sabine"),
        ("Stimmt. LG Sabine", "Sabine"),
    ],
)
def test_who_is_spoken_to_quoted_or_signs_is_found(text, name):
    assert mentioned(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Dear All, hello Everyone! Hi Guys, thanks Again.",
        "Dear Sir, thank you So much",
        "The dear Lord knows. Hi there, I said: no",
        "I live in Dallas, Texas",
        "Best Western is a hotel, and so is Hilton - Berlin",
        "Liebe Grüße, Grüße",
        "He wrote: nothing",
    ],
)
def test_who_is_nobody_is_not_taken_for_a_name(text):
    assert mentioned(text) == set()


@pytest.mark.parametrize(
    "contact",
    [
        "jane.doe+blog@mail.example.org",
        "jane (at) mail (dot) example.org",
        "jane[at]example.org",
        "http://www.facebook.com/jane.doe",
        "twitter.com/janedoe",
        "https://janedoe.blogspot.co.uk/2007/11/a.html",
        "http://uni.example.edu/~jane/papers",
        "https://forum.example/users/jane",
        "192.0.2.17",
        "2001:db8:0:0:0:0:2:1",
    ],
)
def test_no_address_of_somebody_is_left(contact):
    assert hide_contacts(f"See {contact}, or not") == "See [address], or not"


@pytest.mark.parametrize("end", ["", "/", ")", ".\n"])
def test_the_site_with_which_somebody_signs_is_hidden_and_one_that_is_cited_is_not(end):
    signed = "See http://a.example/\nTilda (http://www.tilda-bakes.example"
    left = hide_contacts(signed + end)
    assert "bakes" not in left
    assert left.startswith("See http://a.example/\nTilda ([address]")
    cited = "It stands in http://www.tilda-bakes.example/2007/rye.html" + end
    assert hide_contacts(cited) == cited


@pytest.mark.parametrize(
    "number",
    [
        "+49 30 1234567",
        "0049 30 1234567",
        "030 1234567",
        "(0)30/123 45 67 8",
        "+1 (212) 555-0187",
        "212-555-0187",
    ],
)
def test_no_telephone_number_is_left(number):
    assert hide_contacts(f"Call {number} now") == "Call [number] now"


@pytest.mark.parametrize(
    "text",
    [
        "On 2007-11-03 12:00:17, or on 08.05.2019 12:30",
        "ISBN 978-3-16-148410-0 costs 1 000 000 at https://example.org/2007/11/03/a",
        "Version 1.2.3, page 10-20, at 12:30; 0.5 of 100 is 50",
        "doi:10.1000/182 and http://example.org/user-guide",
    ],
)
def test_what_is_no_contact_stays(text):
    assert hide_contacts(text) == text


@given(st.text(max_size=300))
def test_any_text_does_no_harm(text):
    assert all(name in text for name in mentioned(text))
    assert isinstance(hide_contacts(text), str)
