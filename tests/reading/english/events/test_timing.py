"""Which date belongs to which act, and which date of a sentence belongs to none."""

from __future__ import annotations

import pytest

from support.told import TODAY, Told, assert_told, events_of, nothing, row, told
from tocsin.reading import read

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

FORMS = [
    row("Nadia Okrent was arrested on 3 May 2021.", told("arrest", NADIA, on="2021-05-03", when="3 May 2021")),
    row("On May 3, 2021, Nadia Okrent was arrested.", told("arrest", NADIA, on="2021-05-03", when="May 3, 2021")),
    row("In May 2021 Nadia Okrent was arrested.", told("arrest", NADIA, on="2021-05", when="May 2021")),
    row("In 2018 Nadia Okrent was arrested.", told("arrest", NADIA, on="2018", when="2018")),
    row(
        "On 3 or 4 May 2021 Nadia Okrent was arrested.",
        told("arrest", NADIA, on="[2021-05-03,2021-05-04]"),
    ),
    row("Nadia Okrent was arrested around 3 May 2021.", told("arrest", NADIA, on="2021-05-03~")),
    row("Nadia Okrent was arrested last week.", told("arrest", NADIA, on="[2021-05-24..2021-05-30]", basis="relative")),
    row("Nadia Okrent was arrested in early May 2021.", told("arrest", NADIA, on="2021-05")),
    row(
        "Nadia Okrent was arrested on Monday, 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03", when="Monday, 3 May 2021"),
    ),
    row("Nadia Okrent was arrested at dawn.", told("arrest", NADIA)),
    row("Nadia Okrent was arrested.", told("arrest", NADIA)),
    row("On 3 May Nadia Okrent was arrested.", told("arrest", NADIA, on="2021-05-03", basis="inferred")),
]
SEVERAL = [
    row(
        "Nadia Okrent was arrested on 3 May 2021 and charged on 9 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
        told("charge", NADIA, on="2021-05-09"),
    ),
    row(
        "On 3 May 2021 Nadia Okrent was arrested, and on 9 May 2021 she was charged.",
        told("arrest", NADIA, on="2021-05-03"),
        told("charge", NADIA, on="2021-05-09"),
    ),
    row(
        "On 3 May 2021 police searched Nadia Okrent's flat and arrested her.",
        told("search_seizure", NADIA, by="police", on="2021-05-03"),
        told("arrest", NADIA, by="police", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, charged on 9 May 2021 and released on 12 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
        told("charge", NADIA, on="2021-05-09"),
        told("release", NADIA, on="2021-05-12"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, while Ruben Breel was arrested on 9 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
        told("arrest", RUBEN, on="2021-05-09"),
    ),
    row(
        "In 2018 Nadia Okrent was arrested; in 2019 she was convicted.",
        told("arrest", NADIA, on="2018"),
        told("conviction", NADIA, on="2019"),
    ),
]
OTHERS_DATES = [
    row(
        "Nadia Okrent was arrested for her part in the 20 March 2021 protests.",
        told("arrest", NADIA),
    ),
    row(
        "Ruben Breel said on 18 May 2021 that Nadia Okrent had been arrested.",
        told("arrest", NADIA, source=RUBEN, on="../2021-05-18", basis="relative"),
    ),
    row(
        "On 18 May 2021 the Lakeside Union said that Nadia Okrent had been arrested on 3 May 2021.",
        told("arrest", NADIA, source="Lakeside Union", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent, born on 4 July 1980, was arrested on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, two weeks before the elections of 17 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
    ),
    row(
        "Nadia Okrent, who wrote a novel in 2012, was arrested on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
    ),
]
LASTING = [
    row("Ruben Breel was detained from 3 to 9 May 2021.", told("detention", RUBEN, on="2021-05-03/2021-05-09")),
    row("Ruben Breel has received threats since 2019.", told("threat", RUBEN, on="2019/..")),
    row(
        "Since March 2021 Ruben Breel has been held in Karsk Prison.",
        told("detention", RUBEN, on="2021-03/.."),
    ),
]
NOT_OF_THE_ACT = nothing(
    "Nadia Okrent was not arrested on 3 May 2021.",
    "The arrest of writers was common in 2018.",
)


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_date_as_it_is_written(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_each_act_has_its_own_date(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), OTHERS_DATES)
def test_a_date_of_something_else(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), LASTING)
def test_what_lasts_has_a_span_of_time(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), NOT_OF_THE_ACT)
def test_a_date_makes_no_event_of_what_is_none(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize("words", ["3 May 2021", "May 2021", "3 May", "yesterday", "2018"])
def test_the_words_of_a_date_are_quoted(words: str) -> None:
    text = f"Nadia Okrent was arrested: it was {words}."
    dated = [event for event in events_of(text) if event.date_span]
    assert all(text[slice(*event.date_span)] == event.date_text == words for event in dated if event.date_span)


@pytest.mark.parametrize(
    ("day", "found"), [("2021-06-01", "2021-05-31"), ("2020-03-01", "2020-02-29"), ("2021-01-01", "2020-12-31")]
)
def test_a_relative_date_hangs_on_the_day_of_the_statement(day: str, found: str) -> None:
    (event,) = read("Nadia Okrent was arrested yesterday.", date=day).events
    assert (event.date, event.date_text, event.date_basis) == (found, "yesterday", "relative")


def test_without_a_day_of_the_statement_no_day_is_invented() -> None:
    for text in ("Nadia Okrent was arrested yesterday.", "On 3 May Nadia Okrent was arrested."):
        (event,) = read(text).events
        assert event.date is None or not event.date.startswith("2")
    assert TODAY == "2021-06-01"
