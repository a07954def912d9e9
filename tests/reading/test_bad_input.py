"""Texts that somebody made to do harm, or that a broken program made: bounded in time, spans never wrong.

The long ones are cut at `LONGEST` and say so; that they end at all in a test's time is what is asserted, no figure.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.models import INSTALLED_HERE
from support.rows import DAY, spans_of
from tocsin.checking import check
from tocsin.engines import best_models
from tocsin.reading import as_json, read
from tocsin.reading.facts import facts_of
from tocsin.reading.model import Reading
from tocsin.reading.namemodel import ModelOf
from tocsin.reading.reader import LONGEST

calm = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SENTENCES = [
    "On 3 May 2021 police arrested Marta Velin in Dovrin.", "She was beaten.", "We call on the OSCE to act.",
    "3 мая 2021 года полиция задержала Марту Велин в Доврине.", "Её избили.", "Мы призываем ОБСЕ вмешаться.",
    "3 травня 2021 року поліція затримала Марту Велін у Довріні.", "Її побили.", "Ми закликаємо ОБСЄ втрутитися.",
    "3 maja 2021 roku policja zatrzymała Martę Velin w Dovrinie.", "Została pobita.", "Wzywamy OBWE do działania.",
    "Die Polizei hat sie nicht nach Hause gelassen.", "Marta Velin", "Марта Велин", "Озёрный союз",
    "https://l.example/a",
]  # fmt: skip
HARM = [
    "pоlice", "аrrested", "Маrta Vеlin", "Mарта", "\u202e", "\u202d\u2066", "\u2069", "\u200b", "\u200d", "\ufeff",
    "\u0301", "и\u0306", "е\u0308", "́" * 40, "\u00ad", "«" * 9, "“", "”", "»", "(" * 9, "[[", "\x00", "\x1b[2J",
    "\u2028", "\r\n",
    "\n\n", "\t", "🏳️‍🌈", "ﬁ", "Ⅳ", "İ", "ß", "ǅ", "ʼ", "’", "-", "‑", "№ 5", "1.1.", "@", "/", "_", "²",
]  # fmt: skip


def _names(reading: Reading) -> list[tuple[str, tuple[int, int]]]:
    return [(one.name, span) for one in [*reading.persons, *reading.organisations] for span in one.mentions]


def _whole(text: str, models: ModelOf | None = None, language: str | None = None) -> Reading:
    """The reading of a text, after all that must hold of any."""
    reading = read(text, date=DAY, language=language, models=models)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    assert all(text[start:end].strip() for _, (start, end) in _names(reading))
    for event in reading.events:
        assert event.date_text is None or event.date_span is None or event.date_text == text[slice(*event.date_span)]
    for words, span in zip(reading.citations, reading.citation_spans, strict=True):
        assert text[slice(*span)] == words
    assert all(text[part.span[0] : part.span[1]].strip() for part in reading.languages)
    return reading


def _written(text: str, reading: Reading) -> None:
    facts = facts_of(reading, text)
    json.dumps(as_json(reading, check(facts, text)))


mixed = st.lists(st.sampled_from([*SENTENCES, *HARM, "\n", " "]), max_size=25)


@calm
@given(mixed.map(" ".join), st.sampled_from([None, "en", "ru", "uk", "pl"]))
def test_any_mixture_of_languages_and_harm(text: str, language: str | None) -> None:
    reading = _whole(text, language=language)
    assert reading == read(text, date=DAY, language=language, models=None)
    _written(text, reading)


@calm
@given(mixed.map("".join))
def test_harm_within_words(text: str) -> None:
    _written(text, _whole(text))


@pytest.mark.long
@pytest.mark.skipif(not INSTALLED_HERE, reason="models are extras (make models)")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(text=mixed.map(" ".join))
def test_models_are_asked_about_any_mixture(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOCSIN_MODELS", raising=False)
    _whole(text, best_models())


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u00ad", "\u0301", "\ufeff"])
@pytest.mark.parametrize("text", [one for one in SENTENCES if "2021" in one])
def test_a_sign_that_nobody_sees_moves_no_span(text: str, sign: str) -> None:
    for at in range(0, len(text), 3):
        _whole(text[:at] + sign + text[at:])


UNITS = {
    "one word": "a", "one capital": "Я", "a name": "Marta Velin ", "a list of one name": "Марта Велин, ",
    "brackets": "(", "quotes": "“", "quotes in quotes": "«“", "lines": "\n", "blanks": " ", "stops": ". ",
    "initials": "М. ", "marks": "e\u0301", "only marks": "\u0301", "zero width": "Mar\u200bta ",
    "right to left": "\u202eMarta ",
    "two alphabets": "pоlice аrrested Маrta ", "dates": "3 мая 2021 года ", "figures": "1.1.",
    "addresses": "https://l.example/a ",
    "half an address": "a@", "items": "- \n", "two languages": "the law of the court\nи в на не что как\n",
    "arrests": "Поліція затримала Марту Велін. ", "no stop": "police arrested Marta Velin and ",
    "calls": "calls on the OSCE and ",
    "bodies": "Ministry of Ports (", "she": "She was beaten. ", "Arabic": "تبع رجلان الصحفية ",
    "headlines": "POLICE ARREST ",
}  # fmt: skip


CUT = ("a name", "dates", "half an address", "two languages", "only marks", "quotes in quotes")


@pytest.mark.long
@pytest.mark.parametrize("name", CUT)
def test_ten_million_of_one_thing_end_and_say_where_they_were_cut(name: str) -> None:
    text = (UNITS[name] * (10_000_000 // len(UNITS[name]) + 1))[:10_000_000]
    reading = _whole(text)
    assert reading.cut_at is not None
    assert reading.cut_at <= LONGEST
    assert reading.passed_over[-1] == (reading.cut_at, len(text))
    check(facts_of(reading, text), text)


@pytest.mark.long
@pytest.mark.parametrize("name", [name for name in UNITS if name not in CUT])
def test_two_hundred_thousand_of_one_thing_end(name: str) -> None:
    text = (UNITS[name] * (200_000 // len(UNITS[name]) + 1))[:200_000]
    reading = _whole(text)
    assert reading.cut_at is None
    check(facts_of(reading, text), text)


@pytest.mark.long
def test_a_book_of_names_ends() -> None:
    syllables = ["Ma", "Ve", "Lo", "Ki", "Ro", "Ta", "Nu", "Si", "Be", "Du"]
    people = (
        f"{a}{b.lower()}n {c}{d.lower()}r" for a in syllables for b in syllables for c in syllables for d in syllables
    )
    text = " ".join(f"On 3 May 2021 police arrested {person}." for person in people)
    reading = _whole(text)
    assert len(reading.persons) > 9_000
    check(facts_of(reading, text), text)
