from __future__ import annotations

import pytest

from discourse_quality.language.detect import (
    _ENGLISH,
    _FUNCTION_WORDS,
    detect_language,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I think the line should stay open, because people use it.", "en"),
        ("Well, that is what they always say.", "en"),
        ("Ich finde, die Strecke sollte offen bleiben, weil viele sie nutzen.", "de"),
        ("Je pense que la ligne doit rester ouverte pour tout le monde.", "fr"),
        ("Creo que la línea debería quedar abierta para toda la gente.", "es"),
        ("Я думаю, что линию нужно сохранить.", "ru"),
        ("Penso che la linea debba restare aperta, perché molta gente la usa.", "it"),
        ("Ik vind dat het spoor open moet blijven, omdat veel mensen het nemen.", "nl"),
        ("Acho que a linha não deve fechar, porque muita gente a usa também.", "pt"),
        ("Jag tycker att banan ska vara kvar, eftersom många använder den.", "sv"),
        ("Jeg synes, at banen skal blive, fordi mange mennesker bruger den.", "da"),
    ],
)
def test_sentences_are_told_apart(text, language):
    assert detect_language(text) == language


def test_no_word_speaks_for_two_languages():
    words = [word for each in _FUNCTION_WORDS.values() for word in each.split()]
    assert sorted(words) == sorted(set(words))
    assert not _ENGLISH & set(words)


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("謝謝賞圖", "zh"),
        ("這個の地方太美了,謝謝小鳳的來訪,嚮往大自然", "zh"),
        ("この記事は参考になります", "ja"),
        ("東京都知事選挙の結果", "ja"),
        ("좋은 글 감사합니다", "ko"),
        ("תודה רבה", "he"),
        ("Ευχαριστώ", "el"),
        ("Vielen Dank, sehr informativ!", "de"),
    ],
)
def test_a_script_or_two_of_its_words_tell_a_language(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Jeg vil gerne finde en bog om det", "da"),
        ("Il figlio del re del mare", "it"),
        ("Au sein du parti, au sein du peuple", "fr"),
        ("Encore! Encore!", None),
        ("Make hay, hay bales everywhere", "en"),
        ("Les, pour me another beer", None),
        ("ok ¯\\_(ツ)_/¯", None),
        ("ΔT!", None),
        ("Love 日本料理 ramen!", None),
        ("The sign says 禁止 and nothing else, so we went in.", "en"),
    ],
)
def test_words_that_two_languages_share_and_signs_tell_nothing(text, language):
    assert detect_language(text) == language
