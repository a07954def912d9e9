"""Assault, torture, killing, abduction, disappearance: deeds, and attempts that must not become deeds."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

ASSAULTS = [
    row(
        "Two masked men beat Nadia Okrent on 3 May 2021.",
        told("assault", NADIA, by="two masked men", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was beaten by two masked men on 3 May 2021.",
        told("assault", NADIA, by="two masked men", on="2021-05-03"),
    ),
    row("Nadia Okrent was attacked near her home on 3 May 2021.", told("assault", NADIA, on="2021-05-03")),
    row("On 3 May 2021 a guard slapped Ruben Breel.", told("assault", RUBEN, by="a guard", on="2021-05-03")),
    row("On 3 May 2021 a stranger stabbed Ruben Breel.", told("assault", RUBEN, by="a stranger", on="2021-05-03")),
    row("Ruben Breel was shot and wounded on 3 May 2021.", told("assault", RUBEN, on="2021-05-03")),
    row(
        "On 3 May 2021 unknown persons set fire to Nadia Okrent's car.",
        told("assault", NADIA, by="unknown persons", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent's car was set on fire on 3 May 2021.",
        told("assault", NADIA, on="2021-05-03"),
    ),
    row("The attack on Nadia Okrent took place on 3 May 2021.", told("assault", NADIA, on="2021-05-03")),
    row(
        "The assault on Ruben Breel and Lena Sorran took place on 3 May 2021.",
        told("assault", RUBEN, LENA, on="2021-05-03"),
    ),
    row("Nadia Okrent survived an attack on 3 May 2021.", told("assault", NADIA, on="2021-05-03")),
    row(
        "Thugs attacked the office of the Havrel Courier on 3 May 2021.",
        told("assault", "Havrel Courier", by="thugs", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 soldiers opened fire on protesters.",
        told("assault", "protesters", by="soldiers", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 guards beat and kicked Ruben Breel.",
        told("assault", RUBEN, by="guards", on="2021-05-03"),
    ),
    row(
        "Five journalists were injured on 3 May 2021.",
        told("assault", "five journalists", on="2021-05-03", count=5),
    ),
    row(
        "A man tried to stab Ruben Breel on 3 May 2021.",
        told("assault", RUBEN, by="a man", on="2021-05-03", completion="attempted"),
    ),
    row(
        "Police allegedly beat Ruben Breel on 3 May 2021.",
        told("assault", RUBEN, by="police", on="2021-05-03", stance="hedges"),
    ),
]
NO_ASSAULT = nothing(
    "Nadia Okrent was not attacked.",
    "Attacks on journalists must stop.",
    "Journalists are often beaten in Sardovia.",
    "The government attacked the deficit.",
    "The team beat Lower Karsk by two goals.",
    "Nadia Okrent hit upon an idea.",
)

TORTURES = [
    row("Nadia Okrent was tortured on 3 May 2021.", told("torture", NADIA, on="2021-05-03")),
    row("Guards tortured Ruben Breel in March 2021.", told("torture", RUBEN, by="guards", on="2021-03")),
    row(
        "On 3 May 2021 Nadia Okrent was arrested and tortured.",
        told("arrest", NADIA, on="2021-05-03"),
        told("torture", NADIA, on="2021-05-03"),
    ),
    row("Ruben Breel was subjected to torture on 3 May 2021.", told("torture", RUBEN, on="2021-05-03")),
    row("Ruben Breel was ill-treated by prison guards.", told("torture", RUBEN, by="prison guards")),
    row("The torture of Ruben Breel took place on 3 May 2021.", told("torture", RUBEN, on="2021-05-03")),
    row(
        "Ruben Breel was reportedly tortured in custody.",
        told("torture", RUBEN, stance="hedges"),
    ),
    row(
        "The prison service denied that Ruben Breel had been tortured.",
        told("torture", RUBEN, source="the prison service", stance="denies"),
    ),
]
NO_TORTURE = nothing(
    "Torture is forbidden by international law.",
    "Ruben Breel was not tortured.",
    "Ruben Breel faces the risk of torture.",
    "The Committee against Torture met in May 2021.",
    "In Sardovia prisoners are tortured.",
)

KILLINGS = [
    row("Nadia Okrent was shot dead on 3 May 2021.", told("killing", NADIA, on="2021-05-03")),
    row("Gunmen killed Nadia Okrent on 3 May 2021.", told("killing", NADIA, by="gunmen", on="2021-05-03")),
    row("Nadia Okrent was murdered in Port Havrel in 2019.", told("killing", NADIA, on="2019", at="Port Havrel")),
    row("The murder of Nadia Okrent took place on 3 May 2021.", told("killing", NADIA, on="2021-05-03")),
    row("On 3 May 2021 two gunmen shot Ruben Breel dead.", told("killing", RUBEN, by="two gunmen", on="2021-05-03")),
    row("Ruben Breel was beaten to death on 3 May 2021.", told("killing", RUBEN, on="2021-05-03")),
    row("Ruben Breel died in custody on 3 May 2021.", told("killing", RUBEN, on="2021-05-03")),
    row(
        "Seven villagers were killed on 3 May 2021.",
        told("killing", "seven villagers", on="2021-05-03", count=7),
    ),
    row(
        "Men tried to kill Nadia Okrent on 3 May 2021.",
        told("killing", NADIA, by="men", on="2021-05-03", completion="attempted", term="killing.attempted"),
    ),
    row(
        "Nadia Okrent escaped an assassination attempt in 2015.",
        told("killing", NADIA, on="2015", completion="attempted", term="killing.attempted"),
    ),
    row(
        "An attempt was made to murder Ruben Breel on 3 May 2021.",
        told("killing", RUBEN, on="2021-05-03", completion="attempted"),
    ),
]
NO_KILLING = nothing(
    "Nadia Okrent was not killed.",
    "Journalists are killed every year.",
    "Killing is a crime.",
    "Ruben Breel fears that he will be killed.",
)

ABDUCTIONS = [
    row("Armed men abducted Nadia Okrent on 3 May 2021.", told("abduction", NADIA, by="armed men", on="2021-05-03")),
    row("Nadia Okrent was abducted in Port Havrel on 3 May 2021.", told("abduction", NADIA, on="2021-05-03")),
    row("Nadia Okrent was bundled into a car on 3 May 2021.", told("abduction", NADIA, on="2021-05-03")),
    row(
        "On 3 May 2021 four men forced Ruben Breel into a van.",
        told("abduction", RUBEN, by="four men", on="2021-05-03"),
    ),
    row("The abduction of Ruben Breel took place on 3 May 2021.", told("abduction", RUBEN, on="2021-05-03")),
    row("The kidnapping of Ruben Breel on 3 May 2021 is unsolved.", told("abduction", RUBEN, on="2021-05-03")),
]
ATTEMPTED_ABDUCTIONS = [
    row(
        "Men tried to abduct Nadia Okrent on 3 May 2021.",
        told("attempted_abduction", NADIA, by="men", on="2021-05-03", completion="attempted"),
    ),
    row(
        "On 3 May 2021, an attempt was made to kidnap Nadia Okrent.",
        told("attempted_abduction", NADIA, on="2021-05-03", completion="attempted", term="abduction.attempted"),
    ),
    row(
        "In May 2021, an attempt to kidnap Ruben Breel was carried out.",
        told("attempted_abduction", RUBEN, on="2021-05", completion="attempted"),
    ),
    row(
        "On 3 May 2021 two strangers attempted to kidnap Ruben Breel and Lena Sorran.",
        told("attempted_abduction", RUBEN, LENA, by="two strangers", on="2021-05-03", completion="attempted"),
    ),
    row(
        "The attempted abduction of Nadia Okrent took place on 3 May 2021.",
        told("attempted_abduction", NADIA, on="2021-05-03", completion="attempted"),
    ),
    row(
        "Nadia Okrent survived a kidnapping attempt on 3 May 2021.",
        told("attempted_abduction", NADIA, on="2021-05-03", completion="attempted"),
    ),
]
PLANNED_ABDUCTIONS = [
    row(
        "The caller threatened to kidnap Ruben Breel.",
        told("abduction", RUBEN, by="the caller", completion="threatened"),
    ),
    row(
        "The gang planned to abduct Ruben Breel.",
        told("abduction", RUBEN, by="the gang", completion="planned"),
    ),
    *nothing("Nadia Okrent was not abducted.", "Activists are abducted in broad daylight."),
]

DISAPPEARANCES = [
    row("Nadia Okrent disappeared on 3 May 2021.", told("enforced_disappearance", NADIA, on="2021-05-03")),
    row("Nadia Okrent went missing on 3 May 2021.", told("enforced_disappearance", NADIA, on="2021-05-03")),
    row(
        "The enforced disappearance of Ruben Breel began on 3 May 2021.",
        told("enforced_disappearance", RUBEN, on="2021-05-03"),
    ),
    row(
        "The disappearance of Ruben Breel in March 2021 was reported to the police.",
        told("enforced_disappearance", RUBEN, on="2021-03"),
    ),
    row(
        "Ruben Breel and Lena Sorran disappeared in March 2021.",
        told("enforced_disappearance", RUBEN, LENA, on="2021-03"),
    ),
    *nothing("The papers never disappeared.", "Activists disappear in Sardovia every month."),
]


@pytest.mark.parametrize(("text", "expected"), ASSAULTS + NO_ASSAULT)
def test_assault(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), TORTURES + NO_TORTURE)
def test_torture(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), KILLINGS + NO_KILLING)
def test_killing(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), ABDUCTIONS)
def test_abduction(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), ATTEMPTED_ABDUCTIONS + PLANNED_ABDUCTIONS)
def test_what_was_tried_is_never_a_deed(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), DISAPPEARANCES)
def test_disappearance(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
