"""What is said and filed: press conferences, publications, complaints; and questioning, theft, inquiries, dismissal."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

PRESS = [
    row("On 3 May 2021, a press conference was held.", told("press_conference", on="2021-05-03")),
    row("A press conference took place in Port Havrel on 3 May 2021.", told("press_conference", on="2021-05-03")),
    row(
        "The Lakeside Union held a press conference on 3 May 2021.",
        told("press_conference", on="2021-05-03"),
    ),
    row(
        "At a press conference on 3 May 2021 the minister praised the harvest.",
        told("press_conference", on="2021-05-03"),
    ),
]
PUBLISHED = [
    row(
        "On 3 May 2021 the Lakeside Union published an open letter.",
        told("statement", on="2021-05-03"),
    ),
    row(
        "On 3 May 2021 the Lakeside Union issued a statement on the harvest.",
        told("statement", on="2021-05-03"),
    ),
    row("Nadia Okrent posted a video on 3 May 2021.", told("statement", on="2021-05-03")),
    row(
        "On 3 May 2021 the Havrel Courier published an article.",
        told("statement", on="2021-05-03"),
    ),
    *nothing(
        "This statement was originally published on 3 May 2021.",
        "The union publishes a journal.",
        "Nadia Okrent did not publish the article.",
    ),
]
COMPLAINTS = [
    row(
        "Nadia Okrent complained to the police on 3 May 2021.", told("complaint_to_authorities", NADIA, on="2021-05-03")
    ),
    row("Nadia Okrent filed a complaint on 3 May 2021.", told("complaint_to_authorities", NADIA, on="2021-05-03")),
    row(
        "Nadia Okrent and Ruben Breel lodged a complaint with the prosecutor on 3 May 2021.",
        told("complaint_to_authorities", NADIA, RUBEN, on="2021-05-03"),
    ),
    row("Ruben Breel turned to the police on 3 May 2021.", told("complaint_to_authorities", RUBEN, on="2021-05-03")),
    *nothing("Nadia Okrent did not file a complaint.", "Victims should file a complaint with the police."),
]
QUESTIONED = [
    row(
        "On 3 May 2021 Nadia Okrent was questioned by two investigators.",
        told("other", NADIA, by="two investigators", on="2021-05-03", term="interrogation"),
    ),
    row(
        "Police interrogated Ruben Breel on 3 May 2021.",
        told("other", RUBEN, by="police", on="2021-05-03", term="interrogation"),
    ),
    row(
        "Ruben Breel was summoned for questioning on 3 May 2021.",
        told("other", RUBEN, on="2021-05-03", term="interrogation"),
    ),
    row(
        "The interrogation of Ruben Breel lasted from 3 to 4 May 2021.",
        told("other", RUBEN, on="2021-05-03/2021-05-04", term="interrogation"),
    ),
    *nothing("Nadia Okrent questioned the figures.", "The union questions the new law."),
]
OTHERS = [
    row(
        "Nadia Okrent's car was stolen on 3 May 2021.",
        told("other", NADIA, on="2021-05-03", term="theft"),
    ),
    row(
        "On 3 May 2021 two men robbed Ruben Breel.",
        told("other", RUBEN, by="two men", on="2021-05-03", term="theft"),
    ),
    row(
        "The police closed the inquiry in January 2020.",
        told("other", by="the police", on="2020-01", term="investigation"),
    ),
    row(
        "On 3 May 2021 the prosecutor opened an investigation.",
        told("other", by="the prosecutor", on="2021-05-03", term="investigation"),
    ),
    row(
        "Ruben Breel was dismissed from the university on 3 May 2021.",
        told("other", RUBEN, on="2021-05-03", term="dismissal"),
    ),
    *nothing("The prosecutor should open an investigation.", "Ruben Breel was dismissed as a dreamer."),
]


@pytest.mark.parametrize(("text", "expected"), PRESS + PUBLISHED)
def test_press_conference_and_publication(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), COMPLAINTS)
def test_complaint(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), QUESTIONED + OTHERS)
def test_what_has_no_type_of_its_own(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)
