"""Single dates as written: their parts, where they begin and end, what is no date of any calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.dates.english.calendar import CALENDAR
from tocsin.reading.dates.points import Point
from tocsin.reading.dates.points import find_points as find_points_of


def find_points(text: str) -> list[Point]:
    return find_points_of(text, CALENDAR)


def _one(words: str) -> tuple[Point, str]:
    text = f"It was {words}, they say."
    (point,) = find_points(text)
    return point, text[point.start : point.end]


PARTS = [  # words, year, month, days, joined
    ("5 July 2018", 2018, 7, (5,), ""),
    ("5th July 2018", 2018, 7, (5,), ""),
    ("1st July 2018", 2018, 7, (1,), ""),
    ("2nd July 2018", 2018, 7, (2,), ""),
    ("3rd July 2018", 2018, 7, (3,), ""),
    ("22nd of July 2018", 2018, 7, (22,), ""),
    ("22nd day of July, 2018", 2018, 7, (22,), ""),
    ("05 July 2018", 2018, 7, (5,), ""),
    ("5 JULY 2018", 2018, 7, (5,), ""),
    ("5 Jul 2018", 2018, 7, (5,), ""),
    ("5 Jul. 2018", 2018, 7, (5,), ""),
    ("5 Sept 2018", 2018, 9, (5,), ""),
    ("5 Sep. 2018", 2018, 9, (5,), ""),
    ("July 5, 2018", 2018, 7, (5,), ""),
    ("July 5 2018", 2018, 7, (5,), ""),
    ("July 5th, 2018", 2018, 7, (5,), ""),
    ("July 5", None, 7, (5,), ""),
    ("5 July", None, 7, (5,), ""),
    ("2018-07-05", 2018, 7, (5,), ""),
    ("05.07.2018", 2018, 7, (5,), ""),
    ("5.7.2018", 2018, 7, (5,), ""),
    ("25/07/2018", 2018, 7, (25,), ""),
    ("07/25/2018", 2018, 7, (25,), ""),
    ("25-07-2018", 2018, 7, (25,), ""),
    ("July 2018", 2018, 7, (), ""),
    ("July of 2018", 2018, 7, (), ""),
    ("July, 2018", 2018, 7, (), ""),
    ("July", None, 7, (), ""),
    ("2018", 2018, None, (), ""),
    ("spring 2018", 2018, 21, (), ""),
    ("Summer 2018", 2018, 22, (), ""),
    ("autumn of 2018", 2018, 23, (), ""),
    ("fall 2018", 2018, 23, (), ""),
    ("winter 2018", 2018, 24, (), ""),
    ("5 and 7 July 2018", 2018, 7, (5, 7), "and"),
    ("5 & 7 July 2018", 2018, 7, (5, 7), "and"),
    ("5, 7 and 9 July 2018", 2018, 7, (5, 7, 9), "and"),
    ("5, 7, and 9 July 2018", 2018, 7, (5, 7, 9), "and"),
    ("5 or 7 July 2018", 2018, 7, (5, 7), "or"),
    ("5 to 7 July 2018", 2018, 7, (5, 7), "to"),
    ("5-7 July 2018", 2018, 7, (5, 7), "to"),
    ("5–7 July 2018", 2018, 7, (5, 7), "to"),
    ("5 – 7 July 2018", 2018, 7, (5, 7), "to"),
    ("5 until 7 July 2018", 2018, 7, (5, 7), "to"),
    ("the 5th to the 7th of July 2018", 2018, 7, (5, 7), "to"),
    ("July 5-7, 2018", 2018, 7, (5, 7), "to"),
    ("July 5 and 7, 2018", 2018, 7, (5, 7), "and"),
]


@pytest.mark.parametrize(("words", "year", "month", "days", "joined"), PARTS, ids=[row[0] for row in PARTS])
def test_the_parts_of_a_date(
    words: str, year: int | None, month: int | None, days: tuple[int, ...], joined: str
) -> None:
    point, found = _one(words)
    assert (point.year, point.month, point.days, point.joined) == (year, month, days, joined)
    assert found == words.removeprefix("the ")
    assert not point.impossible
    assert not point.decade


@pytest.mark.parametrize("words", ["2018", "July", "1998"])
def test_a_year_or_a_month_alone_is_bare(words: str) -> None:
    assert _one(words)[0].bare


@pytest.mark.parametrize("words", ["5 July", "July 2018", "5 July 2018", "2010s", "summer 2018", "2018-07-05"])
def test_all_else_is_not_bare(words: str) -> None:
    assert not _one(words)[0].bare


@pytest.mark.parametrize(
    ("words", "decade"), [("1990s", "199X"), ("2010s", "201X"), ("1980’s", "198X"), ("1980's", "198X")]
)
def test_decades(words: str, decade: str) -> None:
    point, found = _one(words)
    assert (point.decade, found) == (decade, words)


@pytest.mark.parametrize(
    "words",
    [
        "0 July 2018",
        "32 July 2018",
        "31 June 2018",
        "30 February 2018",
        "29 February 2019",
        "2018-00-10",
        "2018-02-30",
        "31.09.2018",
        "15/15/2018",
        "July 32, 2018",
        "31 April",
        "30 and 31 April 2018",
    ],
)
def test_what_no_calendar_has_is_never_taken_for_a_day(words: str) -> None:
    for point in find_points(f"It was on {words} there."):
        assert point.impossible or not point.days or words.startswith("0 ")


@pytest.mark.parametrize("words", ["29 February", "29 February 2020", "29.02.2000", "2024-02-29", "February 29, 1996"])
def test_leap_days_are_possible(words: str) -> None:
    assert not _one(words)[0].impossible


@pytest.mark.parametrize(("words", "doubt"), [("05/07/2018", True), ("5-7-2018", True), ("05.07.2018", False)])
def test_day_and_month_may_stand_in_either_order(words: str, doubt: bool) -> None:
    assert _one(words)[0].other_order is doubt


@pytest.mark.parametrize("words", ["07/07/2018", "25/07/2018", "07/25/2018", "2018-07-05"])
def test_one_order_only_is_no_doubt(words: str) -> None:
    assert not _one(words)[0].other_order


WEEKDAYS = [
    ("Thursday, 5 July 2018", 3),
    ("Thursday 5 July", 3),
    ("Thursday the 5th of July", 3),
    ("Thursday (5 July 2018)", 3),
    ("5 July 2018 (Thursday)", 3),
    ("THURSDAY, 5 JULY 2018", 3),
    ("Monday, July 2, 2018", 0),
    ("Sunday, 8 July 2018", 6),
    ("5 July 2018", None),
]


@pytest.mark.parametrize(("words", "weekday"), WEEKDAYS)
def test_a_weekday_that_is_named_with_it(words: str, weekday: int | None) -> None:
    point, found = _one(words)
    assert (point.weekday, found) == (weekday, words)


NOT_POINTS = [
    "They may march on, and sleep.",
    "In 1066, in 2150 and in 18.",
    "A house of 2018m and room 12018.",
    "Version 2018.7 and 2018-beta.",
    "Figures of 1/2 and 3/4, and 12.5.",
    "A run of 5-7 km in 30 minutes.",
    "marchons, mayor, augustan, decimal, janitor",
    "",
]


@pytest.mark.parametrize("text", NOT_POINTS)
def test_figures_and_words_that_are_no_date(text: str) -> None:
    assert find_points(text) == []


def test_the_stop_of_an_abbreviation_ends_the_sentence() -> None:
    text = "It was in Sept. Then it rained."
    (point,) = find_points(text)
    assert text[point.start : point.end] == "Sept"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On July 5 and 12 people came.", "July 5"),
        ("On July 5 and 30 more came.", "July 5"),
        ("On July 5 and 12 others came.", "July 5"),
        ("On July 5 and 12, people came.", "July 5 and 12"),
    ],
)
def test_a_figure_that_counts_people_is_no_day(text: str, words: str) -> None:
    (point,) = find_points(text)
    assert text[point.start : point.end] == words


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
FORMS = [
    "{0.day} {0:%B} {0.year}",
    "{0:%B} {0.day}, {0.year}",
    "{0:%Y-%m-%d}",
    "{0:%d.%m.%Y}",
    "{0.day}. {0:%B} {0.year}",
]


@pytest.mark.parametrize("form", FORMS[:4])
@given(day=DAYS)
def test_every_day_of_two_centuries_is_read_in_each_form(form: str, day: date) -> None:
    (point,) = find_points(f"It was {form.format(day)}, they say.")
    assert (point.year, point.month, point.days) == (day.year, day.month, (day.day,))
    assert not point.impossible


@given(DAYS)
def test_the_weekday_is_kept_as_it_is_named(day: date) -> None:
    (point,) = find_points(f"It was {day:%A}, {day.day} {day:%B} {day.year}, they say.")
    assert point.weekday == day.weekday()


@given(st.text(max_size=200))
def test_points_of_any_text_stand_inside_it_in_order(text: str) -> None:
    points = find_points(text)
    assert all(0 <= point.start < point.end <= len(text) for point in points)
    assert [point.start for point in points] == sorted({point.start for point in points})


@given(st.lists(st.sampled_from(["5", "July", "2018", ",", "and", "-", "Thursday", "(", ")", "05.07.2018", "of", "."])))
def test_heaps_of_the_words_of_dates_do_no_harm(words: list[str]) -> None:
    for point in find_points(" ".join(words)):
        assert point.impossible or all(1 <= day <= 31 for day in point.days)
