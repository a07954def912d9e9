"""One act told twice is one event with two passages; acts of two days, two people or two kinds stay apart."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"
DAY = "2021-05-03"
FIRST = "On 3 May 2021 Nadia Okrent was arrested in Port Havrel."

RETOLD = [
    row(
        f"{FIRST} Police arrested Nadia Okrent on 3 May 2021.",
        told("arrest", NADIA, by="police", on=DAY, words=[FIRST, "Police arrested Nadia Okrent on 3 May 2021."]),
    ),
    row(
        f"{FIRST}\n\nThe arrest of Nadia Okrent on 3 May 2021 was condemned abroad.",
        told(
            "arrest",
            NADIA,
            on=DAY,
            at="Port Havrel",
            words=[FIRST, "The arrest of Nadia Okrent on 3 May 2021 was condemned abroad."],
        ),
    ),
    row(
        f"{FIRST} She was taken into custody by two officers.",
        told("arrest", NADIA, by="two officers", on=DAY, words=[FIRST, "She was taken into custody by two officers."]),
    ),
    row(
        f"{FIRST} Her arrest surprised her colleagues.",
        told("arrest", NADIA, on=DAY, words=[FIRST, "Her arrest surprised her colleagues."]),
    ),
    row(
        "Nadia Okrent was arrested in May 2021. Police arrested Nadia Okrent on 3 May 2021.",
        told("arrest", NADIA, by="police", on=DAY),
    ),
    row(
        f"{FIRST} According to her union, Nadia Okrent was arrested on 3 May 2021 by soldiers.",
        told("arrest", NADIA, by="soldiers", on=DAY, source="her union"),
    ),
]
APART = [
    row(
        "On 3 May 2021 Nadia Okrent was arrested. On 9 May 2021 Nadia Okrent was arrested.",
        told("arrest", NADIA, on=DAY),
        told("arrest", NADIA, on="2021-05-09"),
    ),
    row(
        "On 3 May 2021 Nadia Okrent was arrested. On 3 May 2021 Ruben Breel was arrested.",
        told("arrest", NADIA, on=DAY),
        told("arrest", RUBEN, on=DAY),
    ),
    row(
        "On 3 May 2021 Nadia Okrent was arrested. On 3 May 2021 Nadia Okrent was beaten.",
        told("arrest", NADIA, on=DAY),
        told("assault", NADIA, on=DAY),
    ),
    row(
        "On 3 May 2021 Nadia Okrent was arrested. Nadia Okrent may be arrested.",
        told("arrest", NADIA, on=DAY),
        told("arrest", NADIA, completion="planned", stance="hedges"),
    ),
    row(
        "In 2015 Nadia Okrent was arrested. In 2019 Nadia Okrent was arrested.",
        told("arrest", NADIA, on="2015"),
        told("arrest", NADIA, on="2019"),
    ),
    row(
        "On 3 May 2021 Nadia Okrent was questioned. On 3 May 2021 Nadia Okrent was robbed.",
        told("other", NADIA, on=DAY, term="interrogation"),
        told("other", NADIA, on=DAY, term="theft"),
    ),
]
CARRIED = [
    row(
        "On 3 May 2021 police came to the flat and arrested Nadia Okrent. They beat Nadia Okrent.",
        told("arrest", NADIA, by="police", on=DAY),
        told("assault", NADIA, on=DAY, basis="carried"),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent. She was tortured by guards.",
        told("arrest", NADIA, by="police", on=DAY),
        told("torture", NADIA, by="guards", on=DAY, basis="carried"),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent. She had previously been tortured by guards.",
        told("arrest", NADIA, by="police", on=DAY),
        told("torture", NADIA, by="guards"),
    ),
    row(
        "In May 2021 police arrested Nadia Okrent. She was tortured by guards.",
        told("arrest", NADIA, by="police", on="2021-05"),
        told("torture", NADIA, by="guards"),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent. Nadia Okrent was convicted of libel.",
        told("arrest", NADIA, by="police", on=DAY),
        told("conviction", NADIA),
    ),
]


@pytest.mark.parametrize(("text", "expected"), RETOLD)
def test_told_twice_is_one_event(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), APART)
def test_two_acts_stay_two(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_scene_shares_its_day(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize("times", [2, 3, 6])
def test_every_telling_leaves_its_passage(times: int) -> None:
    text = "\n\n".join([FIRST] * times)
    (event,) = events_of(text)
    assert [text[start:end] for start, end in event.passages] == [FIRST] * times
    assert (event.start, event.end) == event.passages[0]


def test_the_better_dated_telling_leads() -> None:
    vague, exact = "Nadia Okrent was arrested in May 2021.", "Nadia Okrent was arrested on 3 May 2021."
    for text in (f"{vague} {exact}", f"{exact} {vague}"):
        (event,) = events_of(text)
        assert event.date == DAY
        assert text[event.start : event.end] == exact
        assert len(event.passages) == 2


def test_an_attempt_and_a_deed_are_two_events() -> None:
    text = "On 3 May 2021 men tried to abduct Nadia Okrent. On 5 May 2021 men abducted Nadia Okrent."
    assert [event.type for event in events_of(text)] == ["attempted_abduction", "abduction"]


def test_a_headline_stays_apart_from_what_is_told_below() -> None:
    text = f"Journalist Nadia Okrent arrested in Port Havrel\n\n{FIRST} Her union protested."
    headline, event = events_of(text)
    assert (headline.heading, headline.date) == (True, None)
    assert (event.heading, event.date) == (False, DAY)
    assert headline.victims == event.victims == (NADIA,)
