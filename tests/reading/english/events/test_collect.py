"""What becomes of a sentence's hits: spans, places, numbers, channels, headings, quotations, and what is left out."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"
DAY = "2021-05-03"

PLACES = [
    ("Nadia Okrent was arrested in Port Havrel.", "Port Havrel"),
    ("Nadia Okrent was arrested in the village of Lower Karsk.", "the village of Lower Karsk"),
    ("Nadia Okrent was beaten near the Old Bridge in Port Havrel.", "near the Old Bridge"),
    ("Nadia Okrent was arrested at her home.", "her home"),
    ("Nadia Okrent was arrested at the airport.", "the airport"),
    ("In Port Havrel, Nadia Okrent was arrested.", "Port Havrel"),
    ("Nadia Okrent was beaten outside her office on 3 May 2021.", "outside her office"),
    ("Nadia Okrent was arrested in May 2021.", None),
    ("Nadia Okrent was arrested in early May 2021.", None),
    ("Nadia Okrent was arrested and held in custody.", None),
    ("Nadia Okrent was arrested in a hurry.", None),
    ("Nadia Okrent was arrested.", None),
]
CHANNELS = [
    ("A man phoned Nadia Okrent on 3 May 2021 and threatened her.", "phone"),
    ("On 3 May 2021 Nadia Okrent received death threats by telephone.", "phone"),
    ("On 3 May 2021 Nadia Okrent received threats by SMS.", "sms"),
    ("On 3 May 2021 a man threatened Nadia Okrent on Telegram.", "messenger"),
    ("On 3 May 2021 a man threatened Nadia Okrent on WhatsApp.", "messenger"),
    ("On 3 May 2021 Nadia Okrent received threats by e-mail.", "email"),
    ("On 3 May 2021 Nadia Okrent received a letter with death threats.", "post"),
    ("On 3 May 2021 a man threatened Nadia Okrent on Facebook.", "social_media"),
    ("On 3 May 2021 a man threatened Nadia Okrent on television.", "broadcast"),
    ("On 3 May 2021 a man threatened Nadia Okrent at gunpoint.", "in_person"),
    ("On 3 May 2021 a man threatened Nadia Okrent.", None),
    ("On 3 May 2021 a man arrested Nadia Okrent by telephone.", None),
]
COUNTS = [
    ("Three writers were arrested on 3 May 2021.", "three writers", 3),
    ("The three writers were arrested on 3 May 2021.", "the three writers", 3),
    ("Nineteen writers were arrested on 3 May 2021.", "nineteen writers", 19),
    ("Forty writers were arrested on 3 May 2021.", "forty writers", 40),
    ("17 writers were arrested on 3 May 2021.", "17 writers", 17),
    ("1,250 protesters were arrested on 3 May 2021.", "1,250 protesters", 1250),
    ("Nearly 200 students were arrested on 3 May 2021.", "nearly 200 students", 200),
    ("At least five young women were arrested on 3 May 2021.", "at least five young women", 5),
    ("Dozens of students were arrested on 3 May 2021.", "dozens of students", None),
    ("Several students were arrested on 3 May 2021.", "several students", None),
    ("A student was arrested on 3 May 2021.", "a student", None),
    ("Students were arrested on 3 May 2021.", "students", None),
]
HEADINGS = [
    row(
        "Police arrest journalist Nadia Okrent in Port Havrel\n\nHer union protested.",
        told("arrest", NADIA, by="police", heading=True, at="Port Havrel"),
    ),
    row(
        "Journalist Nadia Okrent beaten by masked men\n\nHer union protested.",
        told("assault", NADIA, by="masked men", heading=True),
    ),
    row(
        "Two masked men follow journalist Nadia Okrent home\n\nHer union protested.",
        told("surveillance", NADIA, by="two masked men", heading=True),
    ),
    row(
        "THREE WRITERS ARRESTED IN SARDOVIA\n\nTheir union protested.",
        told("arrest", "THREE WRITERS", count=3, heading=True),
    ),
    row(
        "Journalist Nadia Okrent released in Port Havrel\n\nHer union was glad.",
        told("release", NADIA, heading=True),
    ),
    row("A long year for writers in Sardovia\n\nTheir union protested."),
    row("Statement on the freedom of the press\n\nThe union protested."),
]
QUOTED = [
    row(
        "Ruben Breel said: “The police arrested Nadia Okrent on 3 May 2021.”",
        told("arrest", NADIA, by="the police", source=RUBEN, on=DAY),
    ),
    row("“They beat people,” Ruben Breel said."),
    row("“We were threatened,” Ruben Breel said."),
    row("“It is a shame. Journalists were arrested. They were beaten,” Ruben Breel said."),
]
ITEMS = [
    row(
        "- On 3 May 2021 Nadia Okrent was arrested.\n- On 5 May 2021 Ruben Breel was beaten.",
        told("arrest", NADIA, on=DAY, words=["- On 3 May 2021 Nadia Okrent was arrested."]),
        told("assault", RUBEN, on="2021-05-05", words=["- On 5 May 2021 Ruben Breel was beaten."]),
    ),
    row("Nadia Okrent is a poet.¹\n\n¹ On 3 May 2021 Nadia Okrent was arrested."),
]
TYPOGRAPHY = [
    row("Nadia Okrent’s flat was searched on 3 May 2021.", told("search_seizure", NADIA, on=DAY)),
    row("Nadia Okrent (34) was arrested on 3 May 2021.", told("arrest", NADIA, on=DAY)),
    row("Dr. Nadia Okrent was arrested on 3 May 2021.", told("arrest", NADIA, on=DAY)),
    row("Nadia Okrent – a poet – was arrested on 3 May 2021.", told("arrest", NADIA, on=DAY)),
    row("On 3 May 2021\u00a0Nadia Okrent was arrested.", told("arrest", NADIA, on=DAY)),
    row("On 3 May 2021, Nadia Okrent was arrested!", told("arrest", NADIA, on=DAY)),
    row("Nadia Okrent was arrested³ on 3 May 2021.", told("arrest", NADIA, on=DAY)),
]
BROKEN_LINES = [
    row(
        "It rained in Orvania for many days. On 3 May 2021 three\nmasked men beat the translator Nadia Okrent in Port\n"
        "Havrel, as she was on the way home from work; two\nwitnesses were asleep.",
        told("assault", NADIA, by="three masked men", on=DAY, at="Port Havrel"),
    ),
]
IN_NAMES = nothing(
    "The Union for Detained Persons wrote to Nadia Okrent on 3 May 2021.",
    "The Committee against Torture wrote to Nadia Okrent on 3 May 2021.",
    "The Foundation for Abducted Children wrote to Nadia Okrent.",
)


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[text for text, _ in PLACES])
def test_the_place_of_an_act(text: str, place: str | None) -> None:
    assert events_of(text)[0].place == place


@pytest.mark.parametrize(("text", "channel"), CHANNELS, ids=[text for text, _ in CHANNELS])
def test_the_channel_of_a_threat(text: str, channel: str | None) -> None:
    (event,) = events_of(text)
    assert event.channel == channel


@pytest.mark.parametrize(("text", "group", "count"), COUNTS, ids=[text for text, *_ in COUNTS])
def test_the_number_of_a_group(text: str, group: str, count: int | None) -> None:
    (event,) = events_of(text)
    assert (event.victims, event.count) == ((group,), count)


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_a_headline(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_a_quotation(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_items_are_read_and_footnotes_are_not(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), TYPOGRAPHY + BROKEN_LINES)
def test_signs_do_not_matter(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), IN_NAMES)
def test_words_of_a_name_tell_nothing(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Nadia Okrent was arrested on 3 May 2021.", ["Nadia Okrent was arrested on 3 May 2021."]),
        (
            "It rained. Nadia Okrent was arrested on 3 May 2021. It rained.",
            ["Nadia Okrent was arrested on 3 May 2021."],
        ),
        (
            "Nadia Okrent was arrested on 3 May 2021 and charged on 9 May 2021.",
            ["Nadia Okrent was arrested on 3 May 2021", "charged on 9 May 2021."],
        ),
        (
            "An officer threatened Nadia Okrent with arrest on 3 May 2021.",
            ["An officer threatened Nadia Okrent with arrest on 3 May 2021."],
        ),
        (
            "Nadia Okrent was held for two days without being charged.",
            ["Nadia Okrent was held for two days without being charged."],
        ),
        (
            "Nadia Okrent left. Her car was smashed by strangers on 3 May 2021.",
            ["Her car was smashed by strangers on 3 May 2021."],
        ),
    ],
)
def test_a_span_is_the_clause(text: str, spans: list[str]) -> None:
    assert [text[event.start : event.end] for event in events_of(text)] == spans


def test_a_span_is_never_longer_than_a_paragraph_of_print() -> None:
    flowers = ", ".join(["roses and tulips"] * 80)
    text = f"Nadia Okrent, who grows {flowers}, was arrested on 3 May 2021."
    assert all(event.end - event.start <= 550 for event in events_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "The union thanked Nadia Okrent.",
        "Nadia Okrent was born on 4 July 1980.",
        "Nadia Okrent is a member of the Lakeside Union.",
        "On 3 May 2021 Nadia Okrent flew to Orvania.",
        "On 3 May 2021 it rained.",
        "",
        "\n\n",
        "…",
    ],
)
def test_a_text_without_acts_has_no_events(text: str) -> None:
    assert events_of(text) == ()
