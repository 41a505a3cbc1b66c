"""Texts in another language than their catalog's are found, and right ones never doubted."""

from __future__ import annotations

import pytest
from texts import PAIRS, found, pair, texts, unit

from l10n.checks.function_words import LANGUAGES, votes
from l10n.checks.prose import prose
from l10n.checks.scripts import count, script
from l10n.model import Unit

LATIN = "en it es fr de pt-BR ca".split()


def told(source: str, target: str, pair: str = "en-it") -> list[str]:
    first, _, last = pair.partition("-")
    return [f.message for f in found([Unit(None, source, targets=(target,))], first, last, "language")]


@pytest.mark.parametrize("name", PAIRS)
def test_right_translations_are_not_doubted(name: str) -> None:
    source, target = pair(name)
    assert found([unit(text, source, target) for text in texts()], source, target, "language") == []


@pytest.mark.parametrize("target", [*LATIN, "ja", "ar"])
@pytest.mark.parametrize("other", [*LATIN, "ja", "ar"])
def test_sentences_of_another_language_are_found(target: str, other: str) -> None:
    source = "en" if target != "en" else "it"
    if other in (source, target):
        return
    wrong = [text for text in texts("sentence") if len(prose(text.said[other]).split()) > 4 or other == "ja"]
    wrong = [text for text in wrong if len(text.said[other]) > 20]
    units = [Unit(None, text.said[source], targets=(text.said[other],)) for text in wrong]
    missed = {u.source for u in units} - {f.unit.source for f in found(units, source, target, "language")}
    assert len(missed) <= (4 if {target, other} == {"es", "pt-BR"} else 2)


@pytest.mark.parametrize(
    ("pair", "target", "message"),
    [
        (
            "en-it",
            "Le cerveau est complexe et a besoin de sommeil chaque nuit.",
            "is in French, not in Italian",
        ),
        ("en-it", "The brain is complex and needs to sleep each night.", "is in English, not in Italian"),
        (
            "en-ja",
            "The brain is complex and needs to sleep each night.",
            "is in Latin script, not in Japanese",
        ),
        ("en-it", "Мозг сложен и нуждается во сне каждую ночь.", "is in another script, not in Italian"),
        ("en-ja", "大脑是复杂的每天晚上都需要睡眠才能恢复精力", "is in Chinese, not in Japanese"),
        (
            "en-zh-Hans",
            "脳は複雑で、毎晩の睡眠を必要とします。",
            "is in Japanese, not in Chinese (Simplified)",
        ),
        ("en-ar", "Le cerveau est complexe et a besoin de sommeil.", "is in Latin script, not in Arabic"),
        (
            "en-sr-Latn",
            "Мозак је сложен и треба му сан сваке ноћи.",
            "is in another script, not in Serbian (Latin)",
        ),
    ],
)
def test_the_language_that_is_found_is_named(pair: str, target: str, message: str) -> None:
    assert told("The brain is complex and needs sleep every night.", target, pair) == [message]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-it", "Stress response", "Risposta allo stress"),
        ("en-it", "Brain", "Cerveau"),
        ("en-it", "The brain needs sleep.", "The brain needs sleep."),  # what `same` says
        ("en-it", "The book “Por qué dormimos tan poco hoy”", "Il libro «Por qué dormimos tan poco hoy»"),
        (
            "it-en",
            "Galileo Galilei, <em>Dialogo sopra i due massimi sistemi del mondo</em>, Firenze 1632.",
            "Galileo Galilei, <em>Dialogo sopra i due massimi sistemi del mondo</em>, Florence 1632.",
        ),
        ("it-en", "Walker M. Perché dormiamo. 2017;3:12", "Walker M. Perché dormiamo il sonno. 2017;3:12"),
        (
            "en-ja",
            "See Nature Reviews Neuroscience, New York Times",
            "Nature Reviews Neuroscience、New York Times",
        ),
        ("en-ru", "The brain needs sleep every night.", "Мозгу нужен сон каждую ночь."),
        ("en-el", "The brain needs sleep every night.", "Ο εγκέφαλος χρειάζεται ύπνο κάθε βράδυ."),
        ("en-nb", "The brain needs sleep every night.", "Hjernen trenger søvn hver natt, og kroppen også."),
        ("en-sk", "The brain needs sleep every night.", "Mozog potrebuje spánok každú noc, aby si oddýchol."),
        ("en-th", "The brain needs sleep.", "สมองต้องการการนอนหลับ"),
        ("en-km", "The brain needs sleep.", "ខួរក្បាលត្រូវការដំណេក"),
    ],
)
def test_what_cannot_or_need_not_be_told(pair: str, source: str, target: str) -> None:
    assert told(source, target, pair) == []


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("it", "Latn"), ("ja", "Jpan"), ("zh-Hant", "Hani"), ("sr", "Cyrl"), ("sr-Latn", "Latn"), ("km", "")],
)
def test_scripts(locale: str, expected: str) -> None:
    assert script(locale) == expected


def test_letters_are_counted_by_script() -> None:
    assert [count("Il sonno 深い ночь 5", name) for name in ("Latn", "Jpan", "Cyrl", "Grek")] == [7, 2, 4, 0]


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_a_language_votes_for_itself(lang: str) -> None:
    assert max(votes(LANGUAGES[lang]).values()) == votes(LANGUAGES[lang])[lang] == len(LANGUAGES[lang])


def test_a_title_is_right_whose_words_stand_in_sentences_that_are_right() -> None:
    title = Unit(
        None,
        "starting point-in-time recovery to WAL location",
        targets=("starte Point-in-Time-Recovery bis WAL-Position",),
    )
    sentence = Unit(
        None,
        "To begin the recovery at a point in time, use the WAL.",
        targets=("Wenn ich die Point-in-Time-Recovery starte, dann geht sie bis zu der WAL-Position.",),
    )
    other = Unit(None, "The end of it.", targets=("Das ist das Ende von dem, was wir hier haben.",))
    assert found([title, other], "en", "de", "language")
    assert not found([title, other, sentence], "en", "de", "language")
