"""Arrests and detentions: who was taken by whom, when and where, and what is only feared, asked for or said of many."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

ARRESTS = [
    row("Police arrested Nadia Okrent on 3 May 2021.", told("arrest", NADIA, by="police", on="2021-05-03")),
    row(
        "Nadia Okrent was arrested in Port Havrel on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03", at="Port Havrel"),
    ),
    row("On 3 May, police detained Nadia Okrent.", told("detention", NADIA, by="police", on="2021-05-03")),
    row("Nadia Okrent was arrested in May 2020.", told("arrest", NADIA, on="2020-05", when="May 2020")),
    row("Nadia Okrent was arrested in 2019.", told("arrest", NADIA, on="2019")),
    row("Nadia Okrent was arrested yesterday.", told("arrest", NADIA, on="2021-05-31", basis="relative")),
    row("The arrest of Nadia Okrent on 3 May 2021 was condemned abroad.", told("arrest", NADIA, on="2021-05-03")),
    row(
        "The arrest of Nadia Okrent by border guards on 3 May 2021 shocked her colleagues.",
        told("arrest", NADIA, by="border guards", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 three officers took Nadia Okrent into custody.",
        told("arrest", NADIA, by="three officers", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was taken away by masked men on 3 May 2021.",
        told("arrest", NADIA, by="masked men", on="2021-05-03"),
    ),
    row("Nadia Okrent was apprehended at the airport on 3 May 2021.", told("arrest", NADIA, on="2021-05-03")),
    row(
        "Soldiers took Nadia Okrent from her home on 3 May 2021.",
        told("arrest", NADIA, by="soldiers", on="2021-05-03"),
    ),
    row("Nadia Okrent was rearrested on 4 May 2021.", told("arrest", NADIA, on="2021-05-04")),
    row(
        "Nadia Okrent, a reporter with the Havrel Courier, was arrested by border guards on 3 May 2021.",
        told("arrest", NADIA, by="border guards", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent, 34, a teacher from Lower Karsk, was arrested on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
    ),
    row("Nadia Okrent was arrested without a warrant on 3 May 2021.", told("arrest", NADIA, on="2021-05-03")),
    row("Nadia Okrent was arbitrarily arrested on 3 May 2021.", told("arrest", NADIA, on="2021-05-03")),
    row(
        "Nadia Okrent was arrested at her home at 5 a.m. on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03", at="her home"),
    ),
    row("Nadia Okrent had been arrested on 3 May 2021.", told("arrest", NADIA, on="2021-05-03")),
    row("Nadia Okrent has been arrested.", told("arrest", NADIA)),
    row(
        "Nadia Okrent, who was arrested on 3 May 2021, has three children.",
        told("arrest", NADIA, on="2021-05-03"),
    ),
]

GROUPS = [
    row(
        "Nadia Okrent, Ruben Breel and Lena Sorran were arrested on 3 May 2021.",
        told("arrest", NADIA, RUBEN, LENA, on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent and Ruben Breel at their flat.",
        told("arrest", NADIA, RUBEN, by="police", on="2021-05-03", at="their flat"),
    ),
    row(
        "On 3 May 2021 police arrested activists Nadia Okrent, Ruben Breel, and Lena Sorran.",
        told("arrest", NADIA, RUBEN, LENA, by="police", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 police arrested twelve protesters in Port Havrel.",
        told("arrest", "twelve protesters", by="police", on="2021-05-03", count=12, at="Port Havrel"),
    ),
    row(
        "At least 40 students were arrested on 3 May 2021.",
        told("arrest", "at least 40 students", on="2021-05-03", count=40),
    ),
    row(
        "Police rounded up 30 villagers on 3 May 2021.",
        told("arrest", "30 villagers", by="police", on="2021-05-03", count=30),
    ),
    row(
        "More than 1,200 demonstrators were detained on 3 May 2021.",
        told("detention", "more than 1,200 demonstrators", on="2021-05-03", count=1200),
    ),
    row(
        "Police carried out mass arrests in Port Havrel on 3 May 2021.",
        told("arrest", by="police", on="2021-05-03", at="Port Havrel"),
    ),
    row(
        "Several journalists were detained on 3 May 2021.",
        told("detention", "several journalists", on="2021-05-03"),
    ),
    row(
        "Eleven people, including Nadia Okrent and Ruben Breel, were arrested on 3 May 2021.",
        told("arrest", "eleven people", NADIA, RUBEN, on="2021-05-03", count=11),
    ),
    row("A teacher was arrested on 3 May 2021.", told("arrest", "a teacher", on="2021-05-03")),
    row("Ruben Breel's brother was arrested on 3 May 2021.", told("arrest", "Ruben Breel's brother", on="2021-05-03")),
    row(
        "Two lawyers were arrested on 3 May 2021 by the security police.",
        told("arrest", "two lawyers", on="2021-05-03", by="the security police", count=2),
    ),
]

DETENTIONS = [
    row(
        "Nadia Okrent was remanded in custody on 3 May 2021.",
        told("detention", NADIA, on="2021-05-03", term="detention"),
    ),
    row(
        "Nadia Okrent was held in custody from 3 to 5 May 2021.",
        told("detention", NADIA, on="2021-05-03/2021-05-05"),
    ),
    row("Nadia Okrent has been detained since 3 May 2021.", told("detention", NADIA, on="2021-05-03/..")),
    row("Nadia Okrent was jailed in March 2021.", told("detention", NADIA, on="2021-03")),
    row("Nadia Okrent was held incommunicado in May 2021.", told("detention", NADIA, on="2021-05")),
    row(
        "On 3 May 2021 Ruben Breel was placed under house arrest.",
        told("detention", RUBEN, on="2021-05-03", term="house-arrest"),
    ),
    row(
        "The court placed Ruben Breel under house arrest on 3 May 2021.",
        told("detention", RUBEN, by="the court", on="2021-05-03", term="house-arrest"),
    ),
    row(
        "Ruben Breel was transferred to Karsk Prison on 3 May 2021.",
        told("detention", RUBEN, on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 the court extended the detention of Ruben Breel by two months.",
        told("detention", RUBEN, by="the court", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021, border guards detained Nadia Okrent at the Orvania crossing.",
        told("detention", NADIA, by="border guards", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was held at the police station in Lower Karsk on 3 May 2021.",
        told("detention", NADIA, on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was imprisoned for two years in 2015.",
        told("detention", NADIA, on="2015"),
    ),
    row("Nadia Okrent was held for two days without being charged.", told("detention", NADIA)),
]

TRIED_OR_PLANNED = [
    row(
        "An attempt was made to arrest Nadia Okrent on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03", completion="attempted"),
    ),
    row(
        "Police tried to arrest Nadia Okrent on 3 May 2021.",
        told("arrest", NADIA, by="police", on="2021-05-03", completion="attempted"),
    ),
    row(
        "On 3 May 2021 officers attempted to detain Ruben Breel.",
        told("detention", RUBEN, by="officers", on="2021-05-03", completion="attempted"),
    ),
    row("Police plan to arrest Nadia Okrent.", told("arrest", NADIA, by="police", completion="planned")),
    row("Nadia Okrent may be arrested.", told("arrest", NADIA, completion="planned", stance="hedges")),
    row(
        "Nadia Okrent could be detained at any moment.", told("detention", NADIA, completion="planned", stance="hedges")
    ),
    row(
        "An officer threatened to arrest Nadia Okrent.",
        told("arrest", NADIA, by="an officer", completion="threatened"),
    ),
    row("Nadia Okrent has reportedly been arrested.", told("arrest", NADIA, stance="hedges")),
    row("Nadia Okrent was allegedly arrested on 3 May 2021.", told("arrest", NADIA, on="2021-05-03", stance="hedges")),
    row(
        "Nadia Okrent is believed to have been detained on 3 May 2021.",
        told("detention", NADIA, on="2021-05-03", stance="hedges"),
    ),
    row(
        "The ministry denied that Nadia Okrent had been arrested.",
        told("arrest", NADIA, source="the ministry", stance="denies"),
    ),
    row(
        "The police denied arresting Nadia Okrent.",
        told("arrest", NADIA, by="the police", source="the police", stance="denies"),
    ),
    row(
        "Nadia Okrent is said to have been arrested on 3 May 2021.",
        told("arrest", NADIA, on="2021-05-03", stance="hedges"),
    ),
]

NO_ARREST = nothing(
    "Nadia Okrent was not arrested.",
    "Nadia Okrent wasn't arrested on 3 May 2021.",
    "Nadia Okrent has never been arrested.",
    "Journalists are often arrested in Sardovia.",
    "Journalists are routinely detained for their work.",
    "The law allows the arrest of journalists.",
    "The law allows the police to arrest anybody without a warrant.",
    "Under the new law, people can be detained for ten days.",
    "If Nadia Okrent returns, she will be arrested.",
    "Nadia Okrent fears that she will be arrested.",
    "Nadia Okrent is afraid of being arrested.",
    "Nadia Okrent risks arrest.",
    "Nadia Okrent is at risk of arrest and torture.",
    "Nadia Okrent hid to avoid arrest.",
    "The authorities must not arrest Nadia Okrent.",
    "The union calls on the authorities not to arrest Nadia Okrent.",
    "We demand that the police arrest the attackers.",
    "Nobody knows whether Nadia Okrent was arrested.",
    "Nadia Okrent campaigns against arbitrary detention.",
    "Nadia Okrent works on a report on arrests in Sardovia.",
    "No arrests have been made.",
    "Arbitrary arrest is forbidden by the Constitution.",
    "Fewer people were arrested than in other years.",
    "Everyone arrested has the right to a lawyer.",
)


@pytest.mark.parametrize(("text", "expected"), ARRESTS)
def test_an_arrest(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_several_are_taken(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), DETENTIONS)
def test_a_detention(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), TRIED_OR_PLANNED)
def test_an_arrest_that_is_no_plain_deed(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), NO_ARREST)
def test_no_arrest(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
