"""Days of months in words, found without any reading."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tocsin.checking.saying import claim_at, day_in, fact_at, fitting_years, sayings

FORMS = [
    ("5 July 2018", (5, 7, 2018, None)),
    ("05 July 2018", (5, 7, 2018, None)),
    ("5th July 2018", (5, 7, 2018, None)),
    ("the 5th of July, 2018", (5, 7, 2018, None)),
    ("5 July", (5, 7, None, None)),
    ("July 5, 2018", (5, 7, 2018, None)),
    ("July 5th, 2018", (5, 7, 2018, None)),
    ("July 5", (5, 7, None, None)),
    ("JULY 5, 2018", (5, 7, 2018, None)),
    ("5 Jul 2018", (5, 7, 2018, None)),
    ("5 Sept. 2018", (5, 9, 2018, None)),
    ("Sept 5, 2018", (5, 9, 2018, None)),
    ("5 May 2018", (5, 5, 2018, None)),
    ("31 February 2018", (31, 2, 2018, None)),
    ("Thursday 5 July 2018", (5, 7, 2018, "Thursday")),
    ("Thursday, 5 July 2018", (5, 7, 2018, "Thursday")),
    ("Thursday, July 5, 2018", (5, 7, 2018, "Thursday")),
    ("Thursday the 5th of July 2018", (5, 7, 2018, "Thursday")),
    ("THURSDAY 5 JULY", (5, 7, None, "THURSDAY")),
    ("5 July 2018 (Thursday)", (5, 7, 2018, "Thursday")),
    ("5 July 2018, a Thursday", (5, 7, 2018, "Thursday")),
    ("5 July 1918", (5, 7, 1918, None)),
    ("5 июля 2018 года", (5, 7, 2018, None)),
    ("5-го июля 2018 г.", (5, 7, 2018, None)),
    ("5 авг. 2018", (5, 8, 2018, None)),
    ("четверг, 5 июля 2018 года", (5, 7, 2018, "четверг")),
    ("четвергу, 5 июля", (5, 7, None, "четвергу")),
    ("четверг (5 июля 2018 года)", (5, 7, 2018, "четверг")),
    ("5 июля 2018 года (четверг)", (5, 7, 2018, "четверг")),
    ("5 июля 2018 года, в четверг,", (5, 7, 2018, "четверг")),
    ("5 липня 2018 року", (5, 7, 2018, None)),
    ("п’ятницею, 6 липня 2018 р.", (6, 7, 2018, "п’ятницею")),
    ("6 липня 2018 р. (п'ятниця)", (6, 7, 2018, "п'ятниця")),
    ("6 липня, у п’ятницю.", (6, 7, None, "п’ятницю")),
    ("5 lipca 2018 r.", (5, 7, 2018, None)),
    ("czwartek, dnia 5 lipca 2018 r.", (5, 7, 2018, "czwartek")),
    ("czwartku 5 lipca 2018 roku", (5, 7, 2018, "czwartku")),
    ("5 VII 2018 r. (czwartek)", (5, 7, 2018, "czwartek")),
    ("5.VII.2018", (5, 7, 2018, None)),
    ("5 lipca 2018 r., w czwartek,", (5, 7, 2018, "czwartek")),
    ("05.07.2018", (5, 7, 2018, None)),
    ("31.02.2018 r.", (31, 2, 2018, None)),
    ("в четверг, 05.07.2018 (четверг)", (5, 7, 2018, "четверг")),
    ("5.7.2018 r. (czwartek)", (5, 7, 2018, "czwartek")),
]


@pytest.mark.parametrize(("text", "read"), FORMS)
def test_a_day_is_found(text: str, read: tuple[int, int, int | None, str | None]) -> None:
    whole = f"So it was: {text} and on."
    (found,) = sayings(whole)
    assert (found.day, found.month, found.year, found.weekday) == read
    assert whole[found.start : found.end].strip("() ,") in text
    assert all(whole[begin:end] for begin, end in found.spans.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "July 2018",
        "in 2018",
        "45 July 2018",
        "105 July",
        "10:05 July",
        "1.5 July",
        "Mayor 5",
        "5 Marches",
        "a march of 5 people",
        "5/July/2018",
        "июль 2018 года",
        "5 lat 2018",
        "05.13.2018",
        "1.05.07.2018",
        "05.07.2018/12",
        "05.07.2018.3",
        "05.07.18",
        "A-05.07.2018",
        "5 sie 12",
        "5 i 2018",
        "105 липня 2018",
        "Сталося 10:05 липня 2018",
    ],
)
def test_what_is_no_day_is_left(text: str) -> None:
    assert [found for found in sayings(text) if found.year] == []


def test_a_weekday_of_another_sentence_does_not_count() -> None:
    (found,) = sayings("He left on Thursday. On 5 July 2018 he came back.")
    assert found.weekday is None


@pytest.mark.parametrize(
    "text",
    ["5 июля 2018 года, в пятницу 13 августа", "5 липня 2018 року, у п’ятницю, 13 серпня", "5 lipca, w piątek był"],
)
def test_a_weekday_of_another_day_does_not_count(text: str) -> None:
    assert next(sayings(text)).weekday is None


def test_a_first_name_before_a_polish_date_is_no_month() -> None:
    assert [(found.day, found.month) for found in sayings("Jan 29 lutego 2019 r. zeznawał.")] == [(29, 2)]


def test_two_days_are_two_sayings() -> None:
    assert [found.day for found in sayings("Between 5 July 2018 and July 9, 2018.")] == [5, 9]


@pytest.mark.parametrize(("year", "day"), [(2020, date(2020, 2, 29)), (2021, None)])
def test_the_day_of_a_year(year: int, day: date | None) -> None:
    (found,) = sayings("29 February")
    assert day_in(found, year) == day


def test_the_claim_on_the_words_or_the_words_themselves(case_of: Any) -> None:
    case = case_of("On 5 July 2018 and 9 July 2018.")
    claim = case.fact("event:0", "event.date", "2018-07-05", "5 July 2018", dated=True)
    first, second = sayings(case.text)
    assert claim_at(case.facts, first) == claim
    assert claim_at(case.facts, second) == f"words::{second.start}-{second.end}"
    assert fact_at(case.facts, second) is None


@pytest.mark.parametrize(
    ("others", "years"),
    [(("2018-01-01",), ["2018"]), (("2013-01-01", "2018-01-01"), []), (("1999-01-01",), []), ((), [])],
)
def test_years_that_would_fit_are_those_of_the_other_dates(
    case_of: Any, others: tuple[str, ...], years: list[str]
) -> None:
    case = case_of()
    for number, value in enumerate(others):
        case.fact(f"event:{number}", "event.date", value, dated=True)
    (found,) = sayings("5 July 2013")
    repairs = fitting_years(case.facts, found, "claim", lambda _: True)
    assert [repair.becomes for repair in repairs] == years
