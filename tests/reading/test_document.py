"""What a document says of itself: place, publisher, contacts, each on its words."""

from __future__ import annotations

import pytest

from tocsin.reading import as_json, read
from tocsin.reading.model import Reading

PLACES = [
    pytest.param("Dovrin, 12 July 2021\n\nPolice came.", "Dovrin", id="before the date"),
    pytest.param("12 July 2021, Port Harrow\n\nPolice came.", "Port Harrow", id="behind the date"),
    pytest.param("(Dovrin) – Police arrested Marta Velin on 3 May 2021.", "Dovrin", id="in brackets"),
    pytest.param("DOVRIN, July 12, 2021 – Police came.", "DOVRIN", id="in capitals"),
    pytest.param("Dovrin, Orvania — Police came on 3 May 2021.", "Dovrin, Orvania", id="with its country"),
    pytest.param("Place: Dovrin\nDate: 12 July 2021\n\nPolice came.", "Dovrin", id="a label"),
    pytest.param("г. Доврин, 12 июля 2021 года\n\nПолиция пришла к ней домой.", "Доврин", id="Russian"),
    pytest.param("м. Доврін, 12 липня 2021 року\n\nПоліція прийшла до неї.", "Доврін", id="Ukrainian"),
    pytest.param("Dowrin, 12 lipca 2021 r.\n\nPolicja przyszła do niej i została.", "Dowrin", id="Polish"),
    pytest.param("Date: 12 July 2021\n\nPolice came.", None, id="only a date"),
    pytest.param("Published on 12 July 2021\n\nPolice came.", None, id="a day of publishing"),
    pytest.param("Police came on 12 July 2021 and left.", None, id="prose"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_the_place_of_a_document(text: str, place: str | None) -> None:
    found = read(text).place
    assert (found.name if found else None) == place
    if found:
        assert text[slice(*found.span)] == found.name


LETTER = """Lakeside Union

Police arrest journalist Marta Velin in Dovrin

Dovrin, 12 July 2021

On 3 May 2021 police arrested the journalist Marta Velin in Port Harrow, and nobody was told where she is held.

Please send your letters to the Minister of Ports, minister@ports.example.

Her family has not been told why.

The Lakeside Union has asked twice.

The court has not answered.

{cue}
{name}, Lakeside Union
{phone}
press@lakeside.example
www.lakeside.example"""


@pytest.mark.parametrize(
    ("cue", "phone"),
    [
        ("For more information, please contact:", "Tel. +000 55 010 203"),
        ("Media contact:", "Phone: 055 010 2030"),
        ("Contacts", "+000 (55) 010-203"),
    ],
)
def test_whom_to_ask_stands_below_the_words_that_offer_it(cue: str, phone: str) -> None:
    text = LETTER.format(cue=cue, phone=phone, name="Ilse Karvonen")
    reading = read(text)
    assert [one.kind for one in reading.contacts] == ["phone", "email", "web"]
    assert [text[slice(*one.span)] for one in reading.contacts] == [one.value for one in reading.contacts]
    assert all("ports.example" not in one.value for one in reading.contacts)


def test_a_letterhead_is_the_publisher() -> None:
    text = LETTER.format(cue="Contact:", phone="+000 55 010 203", name="Ilse Karvonen")
    found = read(text).publisher
    assert found is not None
    assert (found.name, found.span[0]) == ("Lakeside Union", 0)


def test_without_a_letterhead_it_is_the_body_that_is_to_be_asked() -> None:
    text = LETTER.format(cue="Contact:", phone="+000 55 010 203", name="Ilse Karvonen").removeprefix(
        "Lakeside Union\n\n"
    )
    found = read(text).publisher
    assert found is not None
    assert text[slice(*found.span)] == "Lakeside Union"


def test_a_text_that_says_nothing_of_itself() -> None:
    reading = read("They came at night and took her.")
    assert (reading.place, reading.publisher, reading.contacts) == (None, None, ())


def test_the_json_has_names_with_their_places() -> None:
    text = LETTER.format(cue="Contact:", phone="+000 55 010 203", name="Ilse Karvonen")
    whole = as_json(read(text))
    for key in ("title", "place", "publisher"):
        assert whole[key]["end"] - whole[key]["start"] == len(whole[key]["name"])
    assert list(whole["contacts"][0]) == ["kind", "value", "name", "start", "end"]


def test_a_line_without_end_is_bounded() -> None:
    reading: Reading = read("A" * 20_000 + "@" + "b." * 20_000)
    assert reading.place is None
