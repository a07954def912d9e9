"""Extradition, deportation, asylum: who is asked for, sent away, heard, refused, recognised."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

REQUESTS = [
    row(
        "On 3 May 2021 the Sardovian authorities requested the extradition of Nadia Okrent.",
        told("extradition_request", NADIA, by="the Sardovian authorities", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021 on the basis of an extradition request issued by Sardovia.",
        told("arrest", NADIA, on="2021-05-03"),
        told("extradition_request", NADIA),
    ),
    row(
        "In May 2021 the prosecutor sought Ruben Breel's extradition.",
        told("extradition_request", RUBEN, by="the prosecutor", on="2021-05"),
    ),
]
EXTRADITIONS = [
    row("Nadia Okrent was extradited to Sardovia on 3 May 2021.", told("extradition", NADIA, on="2021-05-03")),
    row("The extradition of Nadia Okrent took place on 3 May 2021.", told("extradition", NADIA, on="2021-05-03")),
    row(
        "Nadia Okrent may be extradited to Sardovia.",
        told("extradition", NADIA, completion="planned", stance="hedges"),
    ),
    row(
        "The court decided to extradite Nadia Okrent on 3 May 2021.",
        told("extradition", NADIA, by="the court", on="2021-05-03", completion="planned"),
    ),
    *nothing(
        "Nadia Okrent was not extradited.",
        "Nadia Okrent must not be extradited.",
        "Orvania should refuse to extradite Nadia Okrent.",
        "We urge the court to stop the extradition of Nadia Okrent.",
    ),
]
DEPORTATIONS = [
    row("Nadia Okrent was deported on 3 May 2021.", told("deportation", NADIA, on="2021-05-03")),
    row(
        "On 3 May 2021 the border police deported Ruben Breel to Sardovia.",
        told("deportation", RUBEN, by="the border police", on="2021-05-03"),
    ),
    row(
        "Ruben Breel and Lena Sorran were expelled from Orvania on 3 May 2021.",
        told("deportation", RUBEN, LENA, on="2021-05-03"),
    ),
    row(
        "Fourteen refugees were deported on 3 May 2021.",
        told("deportation", "fourteen refugees", on="2021-05-03", count=14),
    ),
    row("The deportation of Ruben Breel took place on 3 May 2021.", told("deportation", RUBEN, on="2021-05-03")),
    row(
        "Officials tried to deport Ruben Breel on 3 May 2021.",
        told("deportation", RUBEN, by="officials", on="2021-05-03", completion="attempted"),
    ),
    row("Ruben Breel was threatened with deportation.", told("threat", RUBEN)),
    *nothing(
        "Ruben Breel was not deported.",
        "Ruben Breel fears deportation.",
        "Refugees must not be deported to Sardovia.",
    ),
]
APPLICATIONS = [
    row(
        "Nadia Okrent applied for asylum in Orvania in March 2018.",
        told("asylum_application", NADIA, on="2018-03", at="Orvania"),
    ),
    row("In March 2018 Ruben Breel sought asylum in Orvania.", told("asylum_application", RUBEN, on="2018-03")),
    row("Ruben Breel claimed asylum on 3 May 2021.", told("asylum_application", RUBEN, on="2021-05-03")),
    row("Lena Sorran asked for asylum on 3 May 2021.", told("asylum_application", LENA, on="2021-05-03")),
    row(
        "Ruben Breel and Lena Sorran applied for refugee status in 2018.",
        told("asylum_application", RUBEN, LENA, on="2018"),
    ),
    row(
        "Ruben Breel requested international protection and asylum in 2018.",
        told("asylum_application", RUBEN, on="2018"),
    ),
]
REFUSALS = [
    row("Nadia Okrent was denied refugee status in May 2019.", told("asylum_refusal", NADIA, on="2019-05")),
    row(
        "The Orvania Migration Service refused to grant Nadia Okrent asylum.",
        told("asylum_refusal", NADIA, by="Orvania Migration Service"),
    ),
    row(
        "On 3 May 2021 the Orvania Migration Service denied Ruben Breel asylum.",
        told("asylum_refusal", RUBEN, by="Orvania Migration Service", on="2021-05-03"),
    ),
    row("Ruben Breel was refused asylum on 3 May 2021.", told("asylum_refusal", RUBEN, on="2021-05-03")),
]
RECOGNITIONS = [
    row(
        "UNHCR recognised Nadia Okrent as a refugee in May 2019.",
        told("asylum_recognition", NADIA, on="2019-05"),
    ),
    row("Ruben Breel was recognised as a refugee in May 2019.", told("asylum_recognition", RUBEN, on="2019-05")),
    row("Ruben Breel was granted asylum in May 2019.", told("asylum_recognition", RUBEN, on="2019-05")),
    row("Lena Sorran received refugee status in 2019.", told("asylum_recognition", LENA, on="2019")),
    row(
        "The Orvania Migration Service granted Ruben Breel refugee status on 3 May 2021.",
        told("asylum_recognition", RUBEN, on="2021-05-03"),
    ),
    row(
        "Nadia Okrent applied for asylum in March 2018 and was recognised as a refugee in May 2019.",
        told("asylum_application", NADIA, on="2018-03"),
        told("asylum_recognition", NADIA, on="2019-05"),
    ),
    *nothing("We call on Orvania to grant Nadia Okrent asylum.", "Orvania must recognise Nadia Okrent as a refugee."),
]


@pytest.mark.parametrize(("text", "expected"), REQUESTS + EXTRADITIONS)
def test_extradition(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), DEPORTATIONS)
def test_deportation(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), APPLICATIONS + REFUSALS + RECOGNITIONS)
def test_asylum(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
