"""Calls and letters: "I" and "we" are the one who tells, or the one who is quoted; never somebody else."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, row, told
from tocsin.reading import read

EDITA, NADIA, RUBEN = "Edita Marn", "Nadia Okrent", "Ruben Breel"
ME, US = "the speaker", "the speaker and others"
DAY = "2021-05-03"

WITHOUT_A_NAME = [
    row("Two men followed me from the office to my flat.", told("surveillance", ME, by="two men")),
    row(
        "Two men followed me from the office to my flat on Saturday evening, and again yesterday.",
        told("surveillance", ME, by="two men", on="{2021-05-29,2021-05-31}"),
    ),
    row(
        "I was arrested on 3 May 2021 and beaten by three officers.",
        told("arrest", ME, on=DAY),
        told("assault", ME, by="three officers", on=DAY),
    ),
    row("We were followed by a car on 3 May 2021.", told("surveillance", US, by="a car", on=DAY)),
    row("On 3 May 2021 police searched my flat.", told("search_seizure", ME, by="police", on=DAY)),
    row("I complained to the police on 3 May 2021.", told("complaint_to_authorities", ME, on=DAY)),
    row("I received death threats by phone on 3 May 2021.", told("threat", ME, on=DAY, via="phone")),
    row("My brother was arrested on 3 May 2021.", told("arrest", "the speaker's brother", on=DAY)),
    row(
        "A man threatened to kill me and my son on 3 May 2021.",
        told("threat", ME, "the speaker's son", by="a man", on=DAY),
    ),
    row("On 3 May 2021 a man threatened my son, Ilo Marn.", told("threat", "Ilo Marn", by="a man", on=DAY)),
]
WITH_A_NAME = [
    row(
        "I am Edita Marn. On 3 May 2021 two men threatened me.",
        told("threat", EDITA, by="two men", on=DAY),
    ),
    row(
        "I'm Edita Marn. On 3 May 2021 police searched my flat.",
        told("search_seizure", EDITA, by="police", on=DAY),
    ),
    row(
        "My name is Edita Marn and I teach. On 3 May 2021 two men followed me.",
        told("surveillance", EDITA, by="two men", on=DAY),
    ),
    row(
        "I am Edita Marn. On 3 May 2021 my brother was arrested. He was beaten by guards.",
        told("arrest", "Edita Marn's brother", on=DAY),
        told("assault", "Edita Marn's brother", by="guards", on=DAY, basis="carried"),
    ),
    row(
        "The Harrow Union condemns it. On 3 May 2021 police raided our office and beat our colleague Nadia Okrent.",
        told("search_seizure", "Harrow Union", by="police", on=DAY),
        told("assault", NADIA, by="police", on=DAY),
    ),
]
SOMEBODY_ELSE = [
    row(
        "“Two men followed me on 3 May 2021,” said Ruben Breel.",
        told("surveillance", RUBEN, by="two men", source=RUBEN, on=DAY),
    ),
    row(
        "Ruben Breel said: “On 3 May 2021 two men beat me.”",
        told("assault", RUBEN, by="two men", source=RUBEN, on=DAY),
    ),
    row("“We were threatened,” Ruben Breel said."),
    row("“Two men followed me on 3 May 2021.”"),
    row("I saw two men beat Nadia Okrent on 3 May 2021.", told("assault", NADIA, by="two men", on=DAY)),
    row("The US deported Nadia Okrent on 3 May 2021.", told("deportation", NADIA, on=DAY)),
    row(
        "I am Edita Marn. I know Nadia Okrent. On 3 May 2021 she was arrested.",
        told("arrest", NADIA, on=DAY),
    ),
]
RELATIVES = [
    row(
        "Irena Vantor's brother was arrested on 3 May 2021. He was beaten by guards.",
        told("arrest", "Irena Vantor's brother", on=DAY),
        told("assault", "Irena Vantor's brother", by="guards", on=DAY, basis="carried"),
    ),
    row(
        "On 3 May 2021 two men followed Irena Vantor's son. They threatened him.",
        told("surveillance", "Irena Vantor's son", by="two men", on=DAY),
        told("threat", "Irena Vantor's son", on=DAY, basis="carried"),
    ),
    row(
        "Mr Pell was arrested with his brother on 3 May 2021. He was beaten by guards.",
        told("arrest", "Pell", on=DAY),
        told("assault", "Pell", by="guards", on=DAY, basis="carried"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_A_NAME)
def test_the_speaker_is_meant(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), WITH_A_NAME)
def test_the_speaker_has_a_name(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), SOMEBODY_ELSE)
def test_somebody_else_speaks_or_is_meant(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), RELATIVES)
def test_a_relative_without_a_name_is_not_whose_relative_it_is(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


def test_the_speaker_is_no_perpetrator_and_no_source() -> None:
    (event,) = events_of("I told the police that two men had followed me on 3 May 2021.")
    assert (event.perpetrator, event.attribution) == ("two men", None)


def test_the_speaker_is_no_person_of_the_case_without_a_name() -> None:
    assert read("Two men followed me yesterday.", date="2021-06-01").persons == ()


NOTES = [
    "Phone note, 14 May 2021, 17:05, taken by T.\n\nThis is Marta Velin. Two men followed me to my flat on Monday.",
    "Call taken by M., hotline, 14 May 2021, 18:20\n\nMy name is Marta Velin. Two men followed me home on Monday.",
]


@pytest.mark.parametrize("text", NOTES)
def test_the_head_of_a_note_dates_what_the_caller_tells(text: str) -> None:
    reading = read(text)
    assert reading.document_date == "2021-05-14"
    assert [(event.type, event.date, event.victims) for event in reading.events] == [
        ("surveillance", "2021-05-10", ("Marta Velin",))
    ]


def test_a_friend_of_mine_is_a_person() -> None:
    text = "I am Marta Velin. A friend of mine, Orrel, was followed on 3 May 2021."
    assert [(event.type, event.victims) for event in read(text).events] == [("surveillance", ("Orrel",))]
