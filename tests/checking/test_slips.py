"""The words of a date taken apart, and the slips that they can hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking.datewords import Part, take_apart
from tocsin.checking.slips import slips, with_year, year_slips
from tocsin.domain.dates import parse


@pytest.mark.parametrize(
    ("words", "value", "parts"),
    [
        ("10 July 2013", "2013-07-10", ("2013", "July", "10")),
        ("On Friday, 5 July 2018", "2018-07-05", ("2018", "July", "5")),
        ("July 5, 2018", "2018-07-05", ("2018", "July", "5")),
        ("5th of Sept. 2018", "2018-09-05", ("2018", "Sept", "5")),
        ("October 2017", "2017-10", ("2017", "October", None)),
        ("in 2014", "2014", ("2014", None, None)),
        ("May 6", "2021-05-06", (None, "May", "6")),
        ("10.07.2013", "2013-07-10", ("2013", "07", "10")),
        ("10/07/2013", "2013-10-07", ("2013", "10", "07")),
        ("2013-07-10", "2013-07-10", ("2013", "07", "10")),
        ("", "2013-07-10", ("2013", "07", "10")),
        ("18 to 21 February 2021", "2021-02-18/2021-02-21", ("2021", None, None)),
        ("28 December 2020 to 3 January 2021", "2020-12-28/2021-01-03", (None, None, None)),
        ("three days later", "2021-05-09", (None, None, None)),
        ("20 2020", "2020-05-20", ("2020", None, "20")),
        ("10 июля 2013 года", "2013-07-10", ("2013", "июля", "10")),
        ("в среду, 5-го июля 2018-го года", "2018-07-05", ("2018", "июля", "5")),
        ("в январе 2018г.", "2018-01", ("2018", "январе", None)),
        ("5 сент. 2018", "2018-09-05", ("2018", "сент", "5")),
        ("10 липня 2013 року", "2013-07-10", ("2013", "липня", "10")),
        ("у січні 2018 р.", "2018-01", ("2018", "січні", None)),
        ("w dniu 10 lipca 2013 r.", "2013-07-10", ("2013", "lipca", "10")),
        ("w październiku 2013 roku", "2013-10", ("2013", "październiku", None)),
        ("10 VII 2013", "2013-07-10", ("2013", "VII", "10")),
        ("10 ІХ 2013", "2013-09-10", ("2013", "ІХ", "10")),  # typed on a Cyrillic keyboard
        ("10.07.13", "2013-07-10", ("13", "07", "10")),
        ("2018-07-18", "2018-07-18", ("2018", "07", "18")),
    ],
)
def test_words_taken_apart(words: str, value: str, parts: tuple[str | None, ...]) -> None:
    taken = take_apart(words, value)
    found = (taken.year, taken.month, taken.day)
    assert tuple(part and taken.words[part.start : part.end] for part in found) == parts
    assert taken.empty is (parts == (None, None, None))


def test_a_year_that_only_the_value_has_is_ours() -> None:
    assert take_apart("May 6", "2021-05-06").year_is_ours
    assert not take_apart("6 May 2021", "2021-05-06").year_is_ours


@pytest.mark.parametrize(
    ("words", "value", "was", "becomes", "made", "cost"),
    [
        ("10 July 2013", "2013-07-10", "2013", "2018", "2018-07-10", 1),
        ("20 February 2012", "2012-02-20", "2012", "2021", "2021-02-20", 1),
        ("10 July 2018", "2018-07-10", "July", "June", "2018-06-10", 2),
        ("10 July 2018", "2018-07-10", "July", "October", "2018-10-10", 3),
        ("10 JULY 2018", "2018-07-10", "JULY", "JUNE", "2018-06-10", 2),
        ("10 Jul 2018", "2018-07-10", "Jul", "Jun", "2018-06-10", 2),
        ("12 May 2018", "2018-05-12", "12", "21", "2018-05-21", 3),
        ("2 May 2018", "2018-05-02", "2", "12", "2018-05-12", 3),
        ("06.05.2018", "2018-05-06", "06", "09", "2018-05-09", 3),
        ("06.05.2018", "2018-05-06", "06.05", "05.06", "2018-06-05", 1),
        ("10 июля 2018 года", "2018-07-10", "июля", "июня", "2018-06-10", 2),
        ("10 июля 2013 года", "2013-07-10", "2013", "2018", "2018-07-10", 1),
        ("в июле 2018 г.", "2018-07", "июле", "июне", "2018-06", 2),
        ("10 янв. 2018", "2018-01-10", "янв", "фев", "2018-02-10", 2),
        ("10 ИЮЛЯ 2018", "2018-07-10", "ИЮЛЯ", "МАРТА", "2018-03-10", 3),
        ("10 липня 2018 року", "2018-07-10", "липня", "червня", "2018-06-10", 2),
        ("10 березня 2018 р.", "2018-03-10", "березня", "вересня", "2018-09-10", 2),
        ("у липні 2018 року", "2018-07", "липні", "травні", "2018-05", 3),
        ("10 lipca 2018 r.", "2018-07-10", "lipca", "czerwca", "2018-06-10", 2),
        ("w lipcu 2018 r.", "2018-07", "lipcu", "listopadzie", "2018-11", 2),
        ("10 VII 2018 r.", "2018-07-10", "VII", "VIII", "2018-08-10", 3),
        ("06.05.18", "2018-05-06", "18", "17", "2017-05-06", 1),
        ("18 to 21 February 2012", "2012-02-18/2012-02-21", "2012", "2021", "2021-02-18/2021-02-21", 1),
    ],
)
def test_a_slip_is_among_them(words: str, value: str, was: str, becomes: str, made: str, cost: int) -> None:
    slip = next(slip for slip in slips(take_apart(words, value)) if slip.value == made)
    assert (slip.was, slip.becomes, slip.cost) == (was, becomes, cost)
    assert words[slip.start : slip.end] == was


@pytest.mark.parametrize(("words", "value"), [("31 May 2018", "2018-05-31"), ("29 February 2020", "2020-02-29")])
def test_no_slip_makes_a_day_that_does_not_exist(words: str, value: str) -> None:
    made = {slip.value for slip in slips(take_apart(words, value))}
    assert not made & {"2018-06-31", "2018-02-31", "2021-02-29", "2002-02-29"}
    assert all(parse(text) for text in made)


def test_words_without_a_date_hold_no_slip() -> None:
    assert slips(take_apart("three days later", "2021-05-09")) == ()
    assert year_slips(take_apart("May 6", "2021-05-06")) == ()


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)))
def test_every_slip_is_what_its_characters_say(day: object) -> None:
    """Editing the words as the slip says gives words that read as the slip's value."""
    value = str(day)
    for slip in slips(take_apart("", value)):
        edited = value[: slip.start] + slip.becomes.zfill(slip.end - slip.start) + value[slip.end :]
        assert edited == slip.value
    assert len({slip.value for slip in slips(take_apart("", value))}) == len(slips(take_apart("", value)))


@pytest.mark.parametrize(
    ("value", "year", "other", "made"),
    [
        ("2013-07-10", 2013, 2018, "2018-07-10"),
        ("2021-02-18/2021-02-21", 2021, 2012, "2012-02-18/2012-02-21"),
        ("[2018-07-03,2018-07-05]", 2018, 2013, "[2013-07-03,2013-07-05]"),
        ("2018", 2018, 2013, "2013"),
        ("2018-07-05T20:18:00+03:00", 2018, 2013, "2013-07-05T20:18:00+03:00"),
    ],
)
def test_another_year(value: str, year: int, other: int, made: str) -> None:
    assert with_year(value, year, other) == made


def test_a_part_knows_its_place() -> None:
    assert take_apart("on 5 July 2018", "2018-07-05").day == Part(3, 4, 5)
