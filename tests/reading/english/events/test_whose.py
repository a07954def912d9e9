"""Relatives and colleagues who are named beside somebody: done to is the one named, never whose relative it is."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, row, told

DAY = "2021-05-03"
IRENA, PETER, NORA, JONAS, ILO = "Irena Vantor", "Peter Pell", "Nora Pell", "Jonas Vantor", "Ilo Vantor"

RELATIVES = [
    row(
        "Irena Vantor is a lawyer. On 3 May 2021 two men followed her son Jonas Vantor.",
        told("surveillance", JONAS, by="two men", on=DAY),
    ),
    row(
        "On 3 May 2021 two men followed her fourteen-year-old son, Ilo Vantor.",
        told("surveillance", ILO, by="two men", on=DAY),
    ),
    row(
        "Peter Pell is a lawyer. On 3 May 2021 a man threatened his wife Nora Pell and her son.",
        told("threat", NORA, "Nora Pell's son", by="a man", on=DAY),
    ),
    row(
        "On 3 May 2021 a man threatened Peter Pell's wife, Nora Pell.",
        told("threat", NORA, by="a man", on=DAY),
    ),
    row(
        "On 3 May 2021 a man threatened Peter Pell’s wife Nora Pell and her friend Irena Vantor.",
        told("threat", NORA, IRENA, by="a man", on=DAY),
    ),
    row(
        "On 3 May 2021 a man threatened Irena Vantor and her daughter.",
        told("threat", IRENA, "Irena Vantor's daughter", by="a man", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested Irena Vantor and beat her son Jonas Vantor.",
        told("arrest", IRENA, by="police", on=DAY),
        told("assault", JONAS, by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested Peter Pell, and his brother Emil Pell was beaten.",
        told("arrest", PETER, by="police", on=DAY),
        told("assault", "Emil Pell", on=DAY),
    ),
    row(
        "On 3 May 2021 a man threatened her colleague Jonas Vantor with arrest.",
        told("threat", JONAS, by="a man", on=DAY),
    ),
    row(
        "Her nephew, Ilo Vantor, was abducted by two men on 3 May 2021.",
        told("abduction", ILO, by="two men", on=DAY),
    ),
    row(
        "On 3 May 2021 two men beat Nora Pell in front of her son Ilo Pell.",
        told("assault", NORA, by="two men", on=DAY),
    ),
    row(
        "On 3 May 2021 police searched the flat of Irena Vantor's mother.",
        told("search_seizure", "Irena Vantor's mother", by="police", on=DAY),
    ),
    row(
        "The son of Irena Vantor was beaten on 3 May 2021.",
        told("assault", "Irena Vantor's son", on=DAY),
    ),
    row("Irena Vantor's lawyer, Ilo Vantor, was followed on 3 May 2021.", told("surveillance", ILO, on=DAY)),
    row("The speech of Ilo Vantor was followed by a song on 3 May 2021."),
]
NOBODY_ACCUSED = [
    row("Irena Vantor and Peter Pell held a press conference on 3 May 2021.", told("press_conference", on=DAY)),
    row("The Harrow Union published an open letter on 3 May 2021.", told("statement", on=DAY)),
    row("On 3 May 2021 the district court released Irena Vantor.", told("release", IRENA, on=DAY)),
    row("Irena Vantor was released by the Brennik District Court on 3 May 2021.", told("release", IRENA, on=DAY)),
    row("Irena Vantor complained to the police on 3 May 2021.", told("complaint_to_authorities", IRENA, on=DAY)),
    row("UNHCR recognised Irena Vantor as a refugee on 3 May 2021.", told("asylum_recognition", IRENA, on=DAY)),
    row(
        "Irena Vantor was convicted. Her lawyers lodged an appeal on 3 May 2021.",
        told("conviction", IRENA),
        told("appeal_court", IRENA, on=DAY),
    ),
]
ACCUSED = [
    row(
        "On 3 May 2021 the Migration Office of Kelmark refused Irena Vantor asylum.",
        told("asylum_refusal", IRENA, by="Migration Office of Kelmark", on=DAY),
    ),
    row(
        "On 3 May 2021 the appeal court rejected the appeal of Irena Vantor.",
        told("appeal_court", IRENA, by="the appeal court", on=DAY),
    ),
    row(
        "Irena Vantor reported that two men had tried to abduct her on 3 May 2021.",
        told("attempted_abduction", IRENA, by="two men", source=IRENA, on=DAY, completion="attempted"),
    ),
    row(
        "An activist reported that two men had tried to abduct Senka Vantor.",
        told("attempted_abduction", "Senka Vantor", by="two men", source="an activist", completion="attempted"),
    ),
    row(
        "On 3 May 2021 they reported an attempt to abduct Senka Vantor.",
        told("attempted_abduction", "Senka Vantor", on=DAY, completion="attempted"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVES)
def test_done_to_is_the_one_named(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), NOBODY_ACCUSED)
def test_who_tells_frees_grants_or_appeals_is_no_perpetrator(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), ACCUSED)
def test_who_does_it_is_named_without_the_words_around(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Two men beat Nora Pell on 3 May 2021.", "two men"),
        ("Masked men beat Nora Pell on 3 May 2021.", "masked men"),
        ("The police beat Nora Pell on 3 May 2021.", "the police"),
        ("Varsenian police beat Nora Pell on 3 May 2021.", "Varsenian police"),
        ("OMON officers beat Nora Pell on 3 May 2021.", "OMON officers"),
    ],
)
def test_words_lose_the_capital_that_they_owe_to_the_sentence(text: str, doer: str) -> None:
    assert [event.perpetrator for event in events_of(text)] == [doer]
