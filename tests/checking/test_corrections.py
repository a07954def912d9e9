"""Corrections that a text makes in its own words: what is taken back, what stands, and what is no correction."""

from __future__ import annotations

import pytest

from tocsin.checking.corrections import corrections, taken_back


@pytest.mark.parametrize(
    "text",
    [
        "We earlier said 14 May; the right date is 15 May.",
        "We earlier said 14 May. The right date is 15 May.",
        "Correction: Marta Velin was arrested on 15 May 2031, not on 14 May.",
        "The date should read 15 May instead of 14 May.",
        "Clarification. She was wrongly said to be held since 14 May 2031. She was in fact held from 15 May.",
        "Раніше ми повідомляли про 14 травня; правильна дата — 15 травня.",
        "Уточнення: Марту Велін затримали 15 травня 2031 року, а не 14 травня.",
        "Помилково вказано 14.05.2031. Насправді це сталося 15.05.2031.",
        "Ранее мы сообщали о 14 мая. Верная дата — 15 мая 2031 года.",
        "Поправка: Марту Велин задержали 15 мая, а не 14 мая.",
        "Wcześniej podaliśmy datę 14 maja; prawidłowa data to 15 maja.",
        "Sprostowanie: Martę Velin zatrzymano 15 maja 2031 roku, a nie 14 maja.",
    ],
)
def test_the_earlier_day_is_taken_back(text: str) -> None:
    found = {(one.wrong.day, one.right.day, one.wrong.month) for one in corrections(text)}
    assert found == {(14, 15, 5)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She was not arrested on 14 May. On 15 May she was searched.",
        "Police earlier said that she was arrested on 14 May and released on 15 May.",
        "Correction of the schedule: hearings on 14 May, 15 May and 16 May.",
        "The court heard her on 14 May and on 15 May.",
        "У виправній колонії вона була 14 травня і 15 травня.",
        "Раніше її затримали 14 травня, а 15 травня звільнили.",
        "Ранее, 14 мая, её задержали; 15 мая её отпустили.",
        "Wcześniej, 14 maja, zatrzymano ją; 15 maja wyszła.",
    ],
)
def test_two_dates_are_only_two_dates(text: str) -> None:
    assert corrections(text) == ()


def test_a_year_that_is_named_must_be_the_same() -> None:
    (day,) = taken_back({"a": "We earlier said 14 May 2031; the right date is 15 May 2031."}, ["a", "missing"])
    assert day.is_of("2031-05-14")
    assert not day.is_of("2030-05-14")
    (day,) = taken_back({"a": "We earlier said 14 May; the right date is 15 May."}, ["a"])
    assert day.is_of("2030-05-14")
    assert not day.is_of("2030-05")
