"""What holds of the dates of every language: found back, on their words, never more exact than these, in any text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.dates import polish, russian, ukrainian
from support.dates.phrases import FORMS, MONTHS, PHRASES, say
from tocsin.domain.dates import parse
from tocsin.reading.dates import DateFound, document_date, find_dates, resolve_dates

LANGUAGES = ["en", "ru", "uk", "pl"]
MODERN = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
ROWS = {"ru": russian, "uk": ukrainian, "pl": polish}
HOSTILE = [
    "5",
    "2018",
    "31.02.2018",
    ",",
    "-",
    "–",
    "(",
    ")",
    "«",
    "»",
    "\n",
    "\u00a0",
    "\u200b",
    "IV",
    "00",
    "к",
    "w",
    ".",
]
LONG = 16_000
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(text: str, language: str, day: str | None = None) -> tuple[DateFound, ...]:
    return resolve_dates(find_dates(text, language), text, document_date=day, language=language)


def holds(text: str, found: tuple[DateFound, ...]) -> None:
    """Each on its words, in order, apart, and EDTF."""
    assert all(item.text == text[slice(*item.span)] for item in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert all(item.edtf is None or parse(item.edtf).text == item.edtf for item in found)


def test_every_language_says_every_form() -> None:
    assert {language: set(forms) for language, forms in PHRASES.items()} == {code: set(FORMS) for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", list(FORMS))
@given(first=MODERN, apart=st.integers(1, 4000))
def test_what_is_put_into_words_is_found_again(form: str, language: str, first: date, apart: int) -> None:
    last = first + timedelta(days=apart)
    text = f"Velin, {say(form, language, first, last)}, Rovin"
    assert [item.edtf for item in find_dates(text, language)] == [FORMS[form](first, last)]


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=MODERN, zero_width=st.integers(1, 8))
def test_what_has_no_width_hides_nothing(language: str, day: date, zero_width: int) -> None:
    words = say("day", language, day, day)
    text = f"Velin, {words[:zero_width]}\u00ad{words[zero_width:]}, Rovin"
    (found,) = find_dates(text, language)
    assert found.edtf == str(day)
    holds(text, (found,))


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("ru", "5 мaя 2018 года", "2018-05-05"),  # a Latin a
        ("ru", "C 1 oктября 2018 года", "2018-10-01/.."),
        ("uk", "5 сiчня 2018 року", "2018-01-05"),
        ("pl", "5 mаja 2018 roku", "2018-05-05"),  # a Cyrillic а
        ("en", "5 Jаnuary 2018", "2018-01-05"),
    ],
)
def test_letters_of_another_alphabet_that_look_alike(language: str, text: str, edtf: str) -> None:
    (found,) = find_dates(text, language)
    assert (found.edtf, found.text) == (edtf, text)


@pytest.mark.parametrize("language", list(ROWS))
@given(data=st.data(), day=MODERN)
def test_resolving_adds_no_day_to_a_month(language: str, data: st.DataObject, day: date) -> None:
    rows = [words for words, anchor, _ in ROWS[language].COUNTED if anchor == "previous"]
    month = f"{MONTHS[language].of[day.month - 1]} {day.year}"
    words = data.draw(st.sampled_from(rows))
    text = f"Velin, 1 {month}. " if data.draw(st.booleans()) else f"{PHRASES[language]['month'][0]} {month}. "
    found = read(f"{text}Velin {words}.", language)
    if found[0].edtf == f"{day:%Y-%m}":
        assert not any(item.edtf and _DAY.search(item.edtf) for item in found)


@pytest.mark.parametrize("language", list(ROWS))
@given(data=st.data(), day=MODERN)
def test_years_and_months_that_are_counted_name_no_day(language: str, data: st.DataObject, day: date) -> None:
    words = data.draw(st.sampled_from([row[0] for row in ROWS[language].COUNTED]))
    for item in read(f"{ROWS[language].BEFORE}Velin {words}.", language, str(day))[1:]:
        assert item.offset is not None
        far = item.offset.unit in {"month", "year"}
        assert not (far and item.edtf and _DAY.search(item.edtf))


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_heaps_of_the_words_of_dates_do_no_harm(language: str, data: st.DataObject) -> None:
    words = [word for forms in PHRASES[language].values() for word in forms.split()]
    words += [*MONTHS[language].of, *MONTHS[language].within, *HOSTILE]
    if language in ROWS:
        words += [word for row in ROWS[language].COUNTED for word in row[0].split()]
    text = " ".join(data.draw(st.lists(st.sampled_from(words), max_size=40))).replace("{", "").replace("}", "")
    holds(text, read(text, language, "2018-07-12"))
    document_date(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(max_size=200))
def test_any_text_is_read_without_harm(language: str, text: str) -> None:
    holds(text, read(text, language, "2018-07-12"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "5 ",
        "5, ",
        "2018 ",
        "5.7.",
        "[(«",
        "5 июля ",
        "12 May ",
        "с ",
        "2018-",
        "a@",
        "  ",
        "w dniu ",
        "1/",
    ],
)
def test_a_long_line_of_one_thing_ends(piece: str, language: str) -> None:
    text = piece * (LONG // len(piece))
    holds(text, read(text, language, "2018-07-12"))


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_megabytes_of_figures_end(language: str) -> None:
    assert find_dates("1234567890" * 1_000_000, language) == ()
    text = "5 7 2018 " * 100_000
    holds(text, find_dates(text, language))
