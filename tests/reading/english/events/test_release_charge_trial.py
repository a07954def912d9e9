"""What courts and prosecutors do: release, charge, trial, conviction, appeal."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

RELEASES = [
    row("Nadia Okrent was released from prison in June 2020.", told("release", NADIA, on="2020-06")),
    row("Nadia Okrent was released on 5 May 2021.", told("release", NADIA, on="2021-05-05")),
    row("Police released Nadia Okrent on 5 May 2021.", told("release", NADIA, on="2021-05-05")),
    row("Nadia Okrent was released on bail on 5 May 2021.", told("release", NADIA, on="2021-05-05")),
    row(
        "On 5 May 2021 the court granted Nadia Okrent bail.",
        told("release", NADIA, on="2021-05-05"),
    ),
    row(
        "Nadia Okrent and Ruben Breel were freed on 5 May 2021.",
        told("release", NADIA, RUBEN, on="2021-05-05"),
    ),
    row("Nadia Okrent was set free on 5 May 2021.", told("release", NADIA, on="2021-05-05")),
    row("Ruben Breel was pardoned in December 2020.", told("release", RUBEN, on="2020-12")),
    row(
        "Nadia Okrent was arrested on 3 May 2021 and released on 5 May 2021.",
        told("arrest", NADIA, on="2021-05-03"),
        told("release", NADIA, on="2021-05-05"),
    ),
    row(
        "On 3 May 2021 police arrested Ruben Breel and released him on 5 May 2021.",
        told("arrest", RUBEN, by="police", on="2021-05-03"),
        told("release", RUBEN, on="2021-05-05"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021. She was released the next day.",
        told("arrest", NADIA, on="2021-05-03"),
        told("release", NADIA, on="2021-05-04", basis="relative"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021. Later she was released.",
        told("arrest", NADIA, on="2021-05-03"),
        told("release", NADIA, on="2021-05-03/..", basis="carried"),
    ),
    row(
        "Forty prisoners were released on 5 May 2021.",
        told("release", "forty prisoners", on="2021-05-05", count=40),
    ),
    row(
        "The release of Ruben Breel on 5 May 2021 was welcomed by the union.",
        told("release", RUBEN, on="2021-05-05"),
    ),
]
NO_RELEASE = nothing(
    "The ministry released new figures.",
    "Release Nadia Okrent now!",
    "Nadia Okrent must be released immediately.",
    "We call for the immediate release of Nadia Okrent.",
    "Nadia Okrent was not released.",
    "Nadia Okrent has not been released.",
    "The union demands the release of all prisoners.",
    "Prisoners are usually released after ten years.",
)

CHARGES = [
    row(
        "On 9 May 2021 a prosecutor charged Nadia Okrent with fraud.",
        told("charge", NADIA, by="a prosecutor", on="2021-05-09"),
    ),
    row("Nadia Okrent was charged with libel on 9 May 2021.", told("charge", NADIA, on="2021-05-09")),
    row(
        "Nadia Okrent and Ruben Breel were charged with treason on 9 May 2021.",
        told("charge", NADIA, RUBEN, on="2021-05-09"),
    ),
    row("Nadia Okrent was indicted on 9 May 2021.", told("charge", NADIA, on="2021-05-09")),
    row(
        "On 9 May 2021 the prosecutor opened a criminal case against Nadia Okrent.",
        told("charge", NADIA, by="the prosecutor", on="2021-05-09"),
    ),
    row(
        "A criminal case was opened against Nadia Okrent on 9 May 2021.",
        told("charge", NADIA, on="2021-05-09"),
    ),
    row(
        "On 9 May 2021 the authorities filed charges against Ruben Breel.",
        told("charge", RUBEN, by="the authorities", on="2021-05-09"),
    ),
    row("The authorities accused Ruben Breel of treason.", told("charge", RUBEN, by="the authorities")),
    row("Ruben Breel is accused of treason.", told("charge", RUBEN)),
    row(
        "In Sardovia, Nadia Okrent may face criminal prosecution.",
        told("charge", NADIA, completion="planned", stance="hedges"),
    ),
    row("Nadia Okrent is being prosecuted for libel.", told("charge", NADIA)),
    row("Nadia Okrent was reportedly charged on 9 May 2021.", told("charge", NADIA, on="2021-05-09", stance="hedges")),
]
NO_CHARGE = nothing(
    "Nadia Okrent has not been charged.",
    "Nadia Okrent accused her neighbour of lying.",
    "Those responsible should be prosecuted.",
    "Journalists can be prosecuted under Article 12.",
    "All charges against Nadia Okrent must be dropped.",
)

TRIALS = [
    row("Nadia Okrent went on trial on 9 May 2021.", told("trial", NADIA, on="2021-05-09")),
    row("Nadia Okrent stood trial in March 2020.", told("trial", NADIA, on="2020-03")),
    row("Nadia Okrent was put on trial on 9 May 2021.", told("trial", NADIA, on="2021-05-09")),
    row("The trial of Nadia Okrent began on 9 May 2021.", told("trial", NADIA, on="2021-05-09")),
    row("Nadia Okrent's trial began on 9 May 2021.", told("trial", NADIA, on="2021-05-09")),
    row("On 9 May 2021 Nadia Okrent appeared before a court in Lower Karsk.", told("trial", NADIA, on="2021-05-09")),
    row(
        "Nadia Okrent and Ruben Breel appeared in court on 9 May 2021.",
        told("trial", NADIA, RUBEN, on="2021-05-09"),
    ),
    row(
        "Nadia Okrent will stand trial on 9 July 2021.",
        told("trial", NADIA, on="2021-07-09", completion="planned"),
    ),
]
NO_TRIAL = nothing(
    "Everybody has the right to a fair trial.",
    "The company tested the medicine in a trial.",
    "The authorities should bring the attackers to trial.",
    "Trials of journalists are rarely public.",
)

CONVICTIONS = [
    row(
        "A court sentenced Nadia Okrent to two years in prison on 9 May 2021.",
        told("conviction", NADIA, by="a court", on="2021-05-09"),
    ),
    row("Nadia Okrent was sentenced to two years in prison on 9 May 2021.", told("conviction", NADIA, on="2021-05-09")),
    row("Nadia Okrent was found guilty of libel on 9 May 2021.", told("conviction", NADIA, on="2021-05-09")),
    row("Nadia Okrent was convicted of fraud in May 2020.", told("conviction", NADIA, on="2020-05")),
    row(
        "On 9 May 2021 the Karsk District Court convicted Ruben Breel.",
        told("conviction", RUBEN, by="Karsk District Court", on="2021-05-09"),
    ),
    row("Nadia Okrent was fined 300 crowns on 9 May 2021.", told("conviction", NADIA, on="2021-05-09")),
    row(
        "The conviction of Nadia Okrent on 9 May 2021 drew protests.",
        told("conviction", NADIA, on="2021-05-09"),
    ),
    row(
        "Three activists were sentenced to prison on 9 May 2021.",
        told("conviction", "three activists", on="2021-05-09", count=3),
    ),
    row(
        "On 9 May 2021, Nadia Okrent was sentenced in absentia to five years.",
        told("conviction", NADIA, on="2021-05-09"),
    ),
]
NO_CONVICTION = nothing(
    "Nadia Okrent was not convicted.",
    "If convicted, Nadia Okrent could be sentenced to ten years in prison.",
    "The sentence was long and badly written.",
    "Those who libel the state are fined.",
)

APPEALS = [
    row("Nadia Okrent appealed against the verdict in May 2021.", told("appeal_court", NADIA, on="2021-05")),
    row("Nadia Okrent lodged an appeal on 9 May 2021.", told("appeal_court", NADIA, on="2021-05-09")),
    row("On 9 May 2021 Nadia Okrent filed an appeal.", told("appeal_court", NADIA, on="2021-05-09")),
    row(
        "On 9 May 2021 the Supreme Court upheld the conviction of Nadia Okrent.",
        told("appeal_court", NADIA, by="Supreme Court", on="2021-05-09"),
    ),
    row(
        "On 9 May 2021 the court rejected the appeal of Nadia Okrent.",
        told("appeal_court", NADIA, by="the court", on="2021-05-09"),
    ),
    row(
        "Nadia Okrent was convicted on 3 May 2021. She appealed against the verdict on 9 May 2021.",
        told("conviction", NADIA, on="2021-05-03"),
        told("appeal_court", NADIA, on="2021-05-09"),
    ),
    row(
        "Nadia Okrent was convicted on 3 May 2021. Her lawyers lodged an appeal on 9 May 2021.",
        told("conviction", NADIA, on="2021-05-03"),
        told("appeal_court", NADIA, on="2021-05-09"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), RELEASES + NO_RELEASE)
def test_release(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), CHARGES + NO_CHARGE)
def test_charge(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), TRIALS + NO_TRIAL)
def test_trial(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), CONVICTIONS + NO_CONVICTION)
def test_conviction(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), APPEALS)
def test_appeal(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
