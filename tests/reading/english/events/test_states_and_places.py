"""What holds for a time ("is missing", "under surveillance"), who is left out, and beside what it happened."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, nothing, row, told

IRENA = "Irena Vantor"
STATES = [
    row("Irena Vantor is missing.", told("enforced_disappearance", IRENA, stance="hedges")),
    row(
        "Irena Vantor has been missing since 3 May 2021.",
        told("enforced_disappearance", IRENA, on="2021-05-03/..", stance="hedges"),
    ),
    row(
        "Irena Vantor was reported missing on 3 May 2021.",
        told("enforced_disappearance", IRENA, on="2021-05-03", stance="hedges"),
    ),
    row(
        "Irena Vantor has been under surveillance since 3 May 2021.",
        told("surveillance", IRENA, on="2021-05-03/.."),
    ),
    row("Irena Vantor is under constant police surveillance.", told("surveillance", IRENA)),
    *nothing("Pages are missing.", "The bridge is under repair.", "Irena Vantor is not missing."),
]
LEFT_OUT = [
    *nothing(
        "On 3 May 2021 police arrested all but Irena Vantor.",
        "All but Irena Vantor were released on 3 May 2021.",
        "Everyone except Irena Vantor was arrested on 3 May 2021.",
        "All apart from Irena Vantor were arrested on 3 May 2021.",
    ),
    row("Police came, but Irena Vantor was arrested on 3 May 2021.", told("arrest", IRENA, on="2021-05-03")),
]
BESIDE = [
    ("Irena Vantor was beaten outside her house in Brennik.", "outside her house in Brennik"),
    ("Irena Vantor was beaten in front of her house.", "in front of her house"),
    ("Irena Vantor was beaten near the Old Bridge on 3 May 2021.", "near the Old Bridge"),
    ("Irena Vantor was arrested at her home in Brennik.", "her home in Brennik"),
    ("Irena Vantor was arrested at her home in May 2021.", "her home"),
    ("Irena Vantor was arrested in Brennik.", "Brennik"),
]


@pytest.mark.parametrize(("text", "expected"), STATES)
def test_what_holds_for_a_time(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_who_is_left_out_is_not_done_to(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "place"), BESIDE, ids=[text for text, _ in BESIDE])
def test_beside_a_place_is_not_at_it(text: str, place: str) -> None:
    (event,) = events_of(text)
    assert event.place == place
