"""The same done on several days: one event with all of them, never the first alone and never another act's day."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, row, told

IRENA = "Irena Vantor"  # the tables are told on Tuesday, 1 June 2021

AGAIN = [
    row(
        "Two men followed Irena Vantor on Saturday evening, and again yesterday.",
        told(
            "surveillance",
            IRENA,
            by="two men",
            on="{2021-05-29,2021-05-31}",
            when="Saturday evening, and again yesterday",
            basis="relative",
        ),
    ),
    row(
        "Two men followed Irena Vantor on Saturday from the office to her flat, and again on Monday.",
        told("surveillance", IRENA, by="two men", on="{2021-05-29,2021-05-31}"),
    ),
    row(
        "Two men followed Irena Vantor from the office to her flat, and again on Monday.",
        told("surveillance", IRENA, by="two men", on="2021-05-31"),
    ),
    row(
        "Irena Vantor was beaten on 3 May 2021 and again on 6 May 2021.",
        told("assault", IRENA, on="{2021-05-03,2021-05-06}", when="3 May 2021 and again on 6 May 2021"),
    ),
    row(
        "Irena Vantor was beaten on 3 May 2021, on 6 May 2021 and again on 9 May 2021.",
        told("assault", IRENA, on="{2021-05-03,2021-05-06,2021-05-09}"),
    ),
    row(
        "Irena Vantor was arrested in March 2020 and again in May 2021.",
        told("arrest", IRENA, on="{2020-03,2021-05}", basis="explicit"),
    ),
    row(
        "Irena Vantor was beaten on 3 May 2021 and on 6 May 2021.",
        told("assault", IRENA, on="{2021-05-03,2021-05-06}"),
    ),
]
ONCE = [
    row(
        "Irena Vantor was arrested on 3 May 2021 and on 6 May 2021 she was charged.",
        told("arrest", IRENA, on="2021-05-03"),
        told("charge", IRENA, on="2021-05-06"),
    ),
    row(
        "Irena Vantor was arrested on 3 May 2021, charged on 5 May 2021 and again on 9 May 2021.",
        told("arrest", IRENA, on="2021-05-03"),
        told("charge", IRENA, on="{2021-05-05,2021-05-09}"),
    ),
    row(
        "Irena Vantor was arrested on 3 May 2021 and held until 6 May 2021.",
        told("arrest", IRENA, on="2021-05-03"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_all_the_days(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), ONCE)
def test_a_day_of_another_act_is_not_added(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


def test_a_day_told_twice_is_one_day() -> None:
    (event,) = events_of("Two men followed Irena Vantor on Monday evening, and again yesterday.")
    assert (event.date, event.date_text) == ("2021-05-31", "Monday")
