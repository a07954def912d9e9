"""Threats, surveillance, searches, harassment, smears, attacks on machines, restrictions."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

THREATS = [
    row("A man threatened Nadia Okrent on 3 May 2021.", told("threat", NADIA, by="a man", on="2021-05-03")),
    row(
        "Nadia Okrent was threatened by a stranger on 3 May 2021.",
        told("threat", NADIA, by="a stranger", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 Nadia Okrent received death threats by phone.",
        told("threat", NADIA, on="2021-05-03", via="phone", term="threat.death"),
    ),
    row(
        "Nadia Okrent received a death threat by e-mail on 3 May 2021.",
        told("threat", NADIA, on="2021-05-03", via="email", term="threat.death"),
    ),
    row(
        "On 3 May 2021 an unknown man threatened to kill Nadia Okrent.",
        told("threat", NADIA, by="an unknown man", on="2021-05-03", term="threat.death"),
    ),
    row(
        "On 3 May 2021 a man threatened Nadia Okrent with a search.",
        told("threat", NADIA, by="a man", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was threatened with arrest on 3 May 2021.",
        told("threat", NADIA, on="2021-05-03"),
    ),
    row(
        "An officer threatened Nadia Okrent with deportation on 3 May 2021.",
        told("threat", NADIA, by="an officer", on="2021-05-03"),
    ),
    row(
        "The men threatened Ruben Breel with torture and murder.",
        told("threat", RUBEN, by="the men"),
    ),
    row(
        "A man phoned Nadia Okrent on 3 May 2021 and threatened her with arrest.",
        told("threat", NADIA, by="a man", on="2021-05-03", via="phone"),
    ),
    row(
        "Ruben Breel has faced threats since 2019.",
        told("threat", RUBEN, on="2019/.."),
    ),
    row(
        "Ruben Breel and Lena Sorran were threatened on social media on 3 May 2021.",
        told("threat", RUBEN, LENA, on="2021-05-03", via="social_media"),
    ),
    row(
        "The journalist Ruben Breel was reportedly threatened on 3 May 2021.",
        told("threat", RUBEN, on="2021-05-03", stance="hedges"),
    ),
    row(
        "On 3 May 2021 an officer pointed a gun at Ruben Breel.",
        told("threat", RUBEN, by="an officer", on="2021-05-03"),
    ),
]
NO_THREAT = nothing(
    "The future of the park is threatened.",
    "Nadia Okrent was not threatened.",
    "Threats against journalists are common.",
    "Nobody should be threatened for a poem.",
    "The union condemns threats against journalists.",
)

SURVEILLANCE = [
    row(
        "On 3 May 2021 two men followed Nadia Okrent home.",
        told("surveillance", NADIA, by="two men", on="2021-05-03", term="surveillance.physical"),
    ),
    row(
        "Nadia Okrent was followed by a grey car on 3 May 2021.",
        told("surveillance", NADIA, by="a grey car", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 an unknown man photographed Nadia Okrent.",
        told("surveillance", NADIA, by="an unknown man", on="2021-05-03"),
    ),
    row(
        "Two plain-clothes officers watched the house of Nadia Okrent on 3 May 2021.",
        told("surveillance", NADIA, by="two plain-clothes officers", on="2021-05-03"),
    ),
    row(
        "Nadia Okrent's phone was infected with spyware in May 2021.",
        told("surveillance", NADIA, on="2021-05", term="surveillance.digital"),
    ),
    row(
        "In May 2021 the security service wiretapped Nadia Okrent.",
        told("surveillance", NADIA, by="the security service", on="2021-05", term="surveillance.digital"),
    ),
    row(
        "Strangers have been following Nadia Okrent since March 2021.",
        told("surveillance", NADIA, by="strangers", on="2021-03/.."),
    ),
    row(
        "On 3 May 2021 strangers shadowed the activist Ruben Breel.",
        told("surveillance", RUBEN, by="strangers", on="2021-05-03"),
    ),
]
NO_SURVEILLANCE = nothing(
    "Nadia Okrent follows the news.",
    "Nadia Okrent followed her brother to Orvania in 2015.",
    "The report followed a long inquiry.",
    "Nadia Okrent watched a film on 3 May 2021.",
    "Police did not follow Nadia Okrent.",
    "The committee monitors the peace agreement.",
)

SEARCHES = [
    row(
        "On 3 May 2021 police searched Nadia Okrent's flat and seized two laptops.",
        told("search_seizure", NADIA, by="police", on="2021-05-03"),
    ),
    row(
        "The flat of Nadia Okrent was searched on 3 May 2021.",
        told("search_seizure", NADIA, on="2021-05-03"),
    ),
    row(
        "Police raided the office of the Havrel Courier on 3 May 2021.",
        told("search_seizure", "Havrel Courier", by="police", on="2021-05-03"),
    ),
    row(
        "Officers carried out a search at Nadia Okrent's home on 3 May 2021.",
        told("search_seizure", NADIA, by="officers", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 officers confiscated Ruben Breel's passport.",
        told("search_seizure", RUBEN, by="officers", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 the home of Ruben Breel was raided by masked men.",
        told("search_seizure", RUBEN, by="masked men", on="2021-05-03"),
    ),
    row(
        "The raid on the Havrel Courier took place on 3 May 2021.",
        told("search_seizure", "Havrel Courier", on="2021-05-03"),
    ),
    row(
        "Police tried to search Ruben Breel's flat on 3 May 2021.",
        told("search_seizure", RUBEN, by="police", on="2021-05-03", completion="attempted"),
    ),
]
NO_SEARCH = nothing(
    "The search for Nadia Okrent goes on.",
    "The research was published late.",
    "Nadia Okrent searched for her notes.",
    "Nadia Okrent's flat was not searched.",
    "The police may search a house with a warrant.",
)

HARASSMENT = [
    row(
        "Nadia Okrent's car was smashed by unknown men on 3 May 2021.",
        told("intimidation_harassment", NADIA, by="unknown men", on="2021-05-03"),
    ),
    row(
        "Unknown persons vandalised the newsroom in September 2019.",
        told("intimidation_harassment", by="unknown persons", on="2019-09"),
    ),
    row(
        "On 3 May 2021 strangers broke into Nadia Okrent's flat.",
        told("intimidation_harassment", NADIA, by="strangers", on="2021-05-03"),
    ),
    row("Police harassed Ruben Breel in May 2021.", told("intimidation_harassment", RUBEN, by="police", on="2021-05")),
    row("Ruben Breel was intimidated on 3 May 2021.", told("intimidation_harassment", RUBEN, on="2021-05-03")),
    row("Lena Sorran was evicted on 3 May 2021.", told("intimidation_harassment", LENA, on="2021-05-03")),
    *nothing(
        "Harassment of journalists is a crime.",
        "Lena Sorran was not harassed.",
        "The authorities must stop the harassment of Lena Sorran.",
    ),
    row(
        "Ruben Breel has been subjected to harassment since 2019.",
        told("intimidation_harassment", RUBEN, on="2019/.."),
    ),
]

SMEARS = [
    row(
        "Nadia Okrent was labelled a foreign agent on 3 May 2021.",
        told("smear", NADIA, on="2021-05-03"),
    ),
    row("In May 2021 Ruben Breel was smeared on television.", told("smear", RUBEN, on="2021-05", via="broadcast")),
    row("Ruben Breel has faced a smear campaign since 2019.", told("smear", RUBEN, on="2019/..")),
    *nothing("Ruben Breel was not smeared.", "Smear campaigns are common in Sardovia."),
    row(
        "Ruben Breel was the target of a smear campaign in May 2021.",
        told("smear", RUBEN, on="2021-05"),
    ),
]

CYBERATTACKS = [
    row("Nadia Okrent's account was hacked on 3 May 2021.", told("cyberattack", NADIA, on="2021-05-03")),
    row(
        "The Havrel Courier suffered a cyberattack on 3 May 2021.",
        told("cyberattack", "Havrel Courier", on="2021-05-03"),
    ),
    row(
        "Hackers tried to hack into Nadia Okrent's account on 3 May 2021.",
        told("cyberattack", NADIA, by="hackers", on="2021-05-03", completion="attempted"),
    ),
    *nothing("Cyberattacks grow more frequent.", "Nadia Okrent's account was not hacked."),
    row(
        "On 3 May 2021 hackers hacked into Nadia Okrent's e-mail account.",
        told("cyberattack", NADIA, by="hackers", on="2021-05-03"),
    ),
]

RESTRICTIONS = [
    row(
        "In 2015 the government suspended the Lakeside Union.",
        told("restriction", "Lakeside Union", by="the government", on="2015"),
    ),
    row(
        "Nadia Okrent was denied entry to Orvania on 3 May 2021.",
        told("restriction", NADIA, on="2021-05-03"),
    ),
    row(
        "Nadia Okrent was barred from leaving Sardovia on 3 May 2021.",
        told("restriction", NADIA, on="2021-05-03"),
    ),
    row(
        "The court banned the Havrel Courier on 3 May 2021.",
        told("restriction", "Havrel Courier", by="the court", on="2021-05-03"),
    ),
    row(
        "The bank accounts of the Havrel Courier were blocked on 3 May 2021.",
        told("restriction", "Havrel Courier", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 the ministry revoked Ruben Breel's accreditation.",
        told("restriction", RUBEN, by="the ministry", on="2021-05-03"),
    ),
    row(
        "Guards prevented Ruben Breel from entering the court on 3 May 2021.",
        told("restriction", RUBEN, by="guards", on="2021-05-03"),
    ),
    row(
        "A travel ban was imposed on Ruben Breel on 3 May 2021.",
        told("restriction", RUBEN, on="2021-05-03"),
    ),
    row(
        "Ruben Breel was refused his medicine on 3 May 2021.",
        told("restriction", RUBEN, on="2021-05-03"),
    ),
    *nothing(
        "The law bans smoking.",
        "Nadia Okrent was not barred from leaving.",
        "The government should not ban the union.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), THREATS + NO_THREAT)
def test_threat(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), SURVEILLANCE + NO_SURVEILLANCE)
def test_surveillance(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), SEARCHES + NO_SEARCH)
def test_search(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), HARASSMENT)
def test_harassment(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), SMEARS)
def test_smear(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), CYBERATTACKS)
def test_cyberattack(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), RESTRICTIONS)
def test_restriction(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
