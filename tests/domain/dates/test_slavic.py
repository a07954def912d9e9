"""Dates in Ukrainian, Russian and Polish say what the date says and no more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.strategies import DAYS, texts

from tocsin.domain.dates import Kind, bare_phrase, phrase
from tocsin.domain.dates.tongues import TONGUES

LANGUAGES = tuple(TONGUES)
WORDS = [
    ("2018-07-05", "5 липня 2018 року", "5 июля 2018 года", "5 lipca 2018 r."),
    ("2017-10", "у жовтні 2017 року", "в октябре 2017 года", "w październiku 2017 r."),
    ("2017-09-XX", "у вересні 2017 року", "в сентябре 2017 года", "we wrześniu 2017 r."),
    ("2017", "у 2017 році", "в 2017 году", "w 2017 r."),
    ("201X", "у 2010-х роках", "в 2010-х годах", "w latach 2010–2019"),
    ("2017-22", "улітку 2017 року", "летом 2017 года", "latem 2017 r."),
    (
        "2017-10-1X",
        "не раніше 10 жовтня 2017 року і не пізніше 19 жовтня 2017 року",
        "не ранее 10 октября 2017 года и не позднее 19 октября 2017 года",
        "nie wcześniej niż 10 października 2017 r. i nie później niż 19 października 2017 r.",
    ),
    ("2017-10~", "у жовтні 2017 року (приблизно)", "в октябре 2017 года (приблизительно)",
     "w październiku 2017 r. (w przybliżeniu)"),
    ("2018-07-05?", "5 липня 2018 року (під питанням)", "5 июля 2018 года (под вопросом)",
     "5 lipca 2018 r. (niepewne)"),
    ("2017-?10", "у жовтні 2017 року (під питанням: місяць)", "в октябре 2017 года (под вопросом: месяц)",
     "w październiku 2017 r. (niepewne: miesiąc)"),
    ("2017-01/..", "із січня 2017 року", "с января 2017 года", "od stycznia 2017 r."),
    ("2017-10-02/", "з 2 жовтня 2017 року (кінець невідомий)", "со 2 октября 2017 года (окончание неизвестно)",
     "od 2 października 2017 r. (koniec nieznany)"),
    ("../2017-10", "по жовтень 2017 року включно", "по октябрь 2017 года включительно",
     "do października 2017 r. włącznie"),
    ("[..2017-10]", "не пізніше жовтня 2017 року", "не позднее октября 2017 года",
     "nie później niż w październiku 2017 r."),
    ("[2017-10-03,2017-10-05]", "3 або 5 жовтня 2017 року", "3 или 5 октября 2017 года",
     "3 lub 5 października 2017 r."),
    ("2017-21/2017-23", "з весни 2017 року по осінь 2017 року", "с весны 2017 года по осень 2017 года",
     "od wiosny 2017 r. do jesieni 2017 r."),
    ("2017-10-03T11:00Z", "3 жовтня 2017 року об 11:00 (UTC)", "3 октября 2017 года в 11:00 (UTC)",
     "3 października 2017 r. o 11:00 (UTC)"),
    ("2017-10-03T14:00Z/2017-10-03T16:30Z", "3 жовтня 2017 року з 14:00 до 16:30 (UTC)",
     "3 октября 2017 года с 14:00 до 16:30 (UTC)", "3 października 2017 r. od 14:00 do 16:30 (UTC)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", *LANGUAGES), WORDS)
def test_a_moment_in_words(text: str, uk: str, ru: str, pl: str) -> None:
    assert [phrase(text, language=language) for language in LANGUAGES] == [uk, ru, pl]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2018-07-05", ["5 липня 2018 року", "5 июля 2018 года", "5 lipca 2018 r."]),
        ("2017-10", ["жовтень 2017 року", "октябрь 2017 года", "październik 2017 r."]),
        ("2017?", ["2017 рік (під питанням)", "2017 год (под вопросом)", "2017 r. (niepewne)"]),
        ("2017-23", ["осінь 2017 року", "осень 2017 года", "jesień 2017 r."]),
        ("2017-03/..", ["з березня 2017 року", "с марта 2017 года", "od marca 2017 r."]),
    ],
)
def test_a_date_in_a_list(text: str, words: list[str]) -> None:
    assert [bare_phrase(text, language) for language in LANGUAGES] == words


def test_an_extent_lasts() -> None:
    assert phrase("2017-10", Kind.EXTENT, "ru") == "в течение октября 2017 года"
    assert phrase("2017", Kind.EXTENT, "uk") == "протягом 2017 року"
    assert phrase("2017-10-12", Kind.EXTENT, "pl") == "12 października 2017 r."


def _figures(words: str) -> set[str]:
    return set(re.findall("[0-9]+", words))


@given(texts, st.sampled_from(list(Kind)), st.sampled_from(LANGUAGES))
def test_no_figure_is_said_that_the_english_words_do_not_say(text: str, kind: Kind, language: str) -> None:
    said = _figures(re.sub("–[0-9]{3}9", "", phrase(text, kind, language)))
    assert said <= _figures(phrase(text, kind)) | _figures(phrase(text))


@given(texts, st.sampled_from(LANGUAGES))
def test_months_are_those_that_the_english_words_name(text: str, language: str) -> None:
    words, english = phrase(text, language=language), phrase(text)
    months = re.findall(
        "January|February|March|April|May|June|July|August|September|October|November|December", english
    )
    tongue = TONGUES[language]
    stems = {form for month in tongue.months for form in (month.when, month.of, month.to)}
    named = {form for form in stems if re.search(rf"(?<!\w){form}(?!\w)", words)}
    assert bool(months) is bool(named)


@given(texts, st.sampled_from(list(Kind)), st.sampled_from(LANGUAGES))
def test_no_sign_of_the_notation_is_left(text: str, kind: Kind, language: str) -> None:
    assert not re.search(r"X|~|\?|%|/|\[|\{|  |None", phrase(text, kind, language))
    assert not re.search(r"X|~|\?|%|/|\[|\{|  |None", bare_phrase(text, language))


@given(DAYS, st.sampled_from([4, 7]), st.sampled_from(LANGUAGES))
def test_a_wide_date_never_gets_a_day(day: object, exact: int, language: str) -> None:
    text = str(day)[:exact]
    for words in (phrase(text, language=language), bare_phrase(text, language)):
        assert [int(figure) for figure in re.findall("[0-9]+", words)] == [int(text[:4])]


@given(texts, st.sampled_from(LANGUAGES))
def test_doubt_stays_visible(text: str, language: str) -> None:
    if set(text) & set("~?%"):
        tongue = TONGUES[language]
        assert tongue.about in phrase(text, language=language) or tongue.perhaps in phrase(text, language=language)
