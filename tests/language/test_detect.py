from __future__ import annotations

import pytest

from discourse_quality.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I think the line should stay open, because people use it.", "en"),
        ("Well, that is what they always say.", "en"),
        ("Ich finde, die Strecke sollte offen bleiben, weil viele sie nutzen.", "de"),
        ("Je pense que la ligne doit rester ouverte pour tout le monde.", "fr"),
        ("Creo que la línea debería quedar abierta para toda la gente.", "es"),
        ("Я думаю, что линию нужно сохранить.", "ru"),
    ],
)
def test_sentences_are_told_apart(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "  \n", "lol", "Amen!", ":-)", "1234", "Prima"])
def test_too_little_to_go_on(text):
    assert detect_language(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Great post, thanks for sharing",
        "Ha ha ha ha ha ha ha",
        "Congratulations Okonkwo family",
        "cool story bro lol",
        "+1 agreed",
        "Nice pics, love em",
    ],
)
def test_short_english_is_english_or_unknown_and_never_something_else(text):
    assert detect_language(text) in {"en", None}
