"""By whose word: who says it ahead of the act, behind it, or in the words "according to"."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"
DAY = "2021-05-03"
ARREST = "police arrested Nadia Okrent on 3 May 2021"

AHEAD = [
    row(
        "Her lawyer said that Nadia Okrent was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY, source="her lawyer"),
    ),
    row(
        "Nadia Okrent's brother said that she was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY, source="Nadia Okrent's brother"),
    ),
    row(
        f"Ruben Breel said: “The {ARREST}.”",
        told("arrest", NADIA, by="the police", on=DAY, source=RUBEN),
    ),
    row(
        f"Ruben Breel told the Havrel Courier that {ARREST}.",
        told("arrest", NADIA, by="police", on=DAY, source=RUBEN),
    ),
    row(f"Ruben Breel said that {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source=RUBEN)),
    row(f"Ruben Breel said {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source=RUBEN)),
    row(f"Ruben Breel reported that {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source=RUBEN)),
    row(f"Ruben Breel later confirmed that {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source=RUBEN)),
    row(
        f"The Lakeside Union announced that {ARREST}.",
        told("arrest", NADIA, by="police", on=DAY, source="Lakeside Union"),
    ),
    row(f"The activists claim that {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source="the activists")),
    row(f"Two witnesses said that {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source="two witnesses")),
    row(
        f"A neighbour saw how {ARREST}.",
        told("arrest", NADIA, by="police", on=DAY),
    ),
    row(f"Ruben Breel, a poet, claims that {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source=RUBEN)),
]
ACCORDING = [
    row(
        "According to her lawyer, Nadia Okrent was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY, source="her lawyer"),
    ),
    row(
        f"According to the Lakeside Union, {ARREST}.",
        told("arrest", NADIA, by="police", on=DAY, source="Lakeside Union"),
    ),
    row(
        "Nadia Okrent was arrested, according to two witnesses, on 3 May 2021.",
        told("arrest", NADIA, on=DAY, source="two witnesses"),
    ),
    row(
        "According to the activists, Nadia Okrent was arrested and beaten on 3 May 2021.",
        told("arrest", NADIA, on=DAY, source="the activists"),
        told("assault", NADIA, on=DAY, source="the activists"),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, according to Ruben Breel.",
        told("arrest", NADIA, on=DAY, source=RUBEN),
    ),
    row(f"According to Ruben Breel, {ARREST}.", told("arrest", NADIA, by="police", on=DAY, source=RUBEN)),
]
BEHIND = [
    row(
        "“The police beat Nadia Okrent on 3 May 2021,” said Ruben Breel, a poet.",
        told("assault", NADIA, by="the police", on=DAY, source=RUBEN),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, her lawyer said.", told("arrest", NADIA, on=DAY, source="her lawyer")
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, Ruben Breel said.",
        told("arrest", NADIA, on=DAY, source=RUBEN),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021, the Lakeside Union reported.",
        told("arrest", NADIA, on=DAY, source="Lakeside Union"),
    ),
    row(
        "“Nadia Okrent was arrested on 3 May 2021,” Ruben Breel said.",
        told("arrest", NADIA, on=DAY, source=RUBEN),
    ),
]
NOBODY = [
    row("Nadia Okrent was arrested on 3 May 2021.", told("arrest", NADIA, on=DAY)),
    row("Nadia Okrent and Ruben Breel were arrested on 3 May 2021.", told("arrest", NADIA, RUBEN, on=DAY)),
    row(
        "Nadia Okrent was arrested on 3 May 2021 in front of Ruben Breel.",
        told("arrest", NADIA, on=DAY),
    ),
    row(
        "Ruben Breel said nothing. Nadia Okrent was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY),
    ),
    row(
        "It is said that Nadia Okrent was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY),
    ),
]


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_somebody_says_that(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), ACCORDING)
def test_according_to_somebody(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_somebody_said_it_behind(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), NOBODY)
def test_nobody_says_it(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(
    "verb",
    ["said", "reported", "stated", "alleged", "explained", "recalled", "testified", "believes", "wrote", "noted"],
)
def test_each_word_of_saying_has_its_speaker(verb: str) -> None:
    (event,) = events_of(f"Ruben Breel {verb} that {ARREST}.")
    assert (event.attribution, event.perpetrator) == (RUBEN, "police")


@pytest.mark.parametrize("verb", ["hoped", "ran", "smiled", "lives"])
def test_no_other_word_has_one(verb: str) -> None:
    assert {event.attribution for event in events_of(f"Ruben Breel {verb} when {ARREST}.")} == {None}
