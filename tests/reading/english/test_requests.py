"""What a text asks of whom, until when."""

from __future__ import annotations

import pytest

from tocsin.reading import read
from tocsin.reading.model import RequestRead


def _requests(text: str) -> tuple[RequestRead, ...]:
    return read(text, date="2021-06-01").requests


CALLS = [
    ("The Lakeside Union calls on the Ministry of Ports to open the files.", ("Ministry of Ports",), "open the files"),
    ("We urge the authorities in Sardovia to release her.", ("authorities in Sardovia",), "release her"),
    (
        "The Lakeside Union calls on the OSCE, the Council of Europe and the European Parliament to send observers.",
        ("OSCE", "Council of Europe", "European Parliament"),
        "send observers",
    ),
    (
        "The union calls on international bodies (OSCE, UNHCR), as well as representatives of missions, to react.",
        ("representatives of missions", "OSCE", "UNHCR"),
        "react",
    ),
    ("Sardovian authorities should immediately free Marta Velin.", ("Sardovian authorities",), "free Marta Velin"),
    ("“The authorities must investigate the attack,” she said.", ("authorities",), "investigate the attack"),
]


@pytest.mark.parametrize(("text", "addressees", "words"), CALLS)
def test_calls(text: str, addressees: tuple[str, ...], words: str) -> None:
    (request,) = _requests(text)
    assert request.addressees == addressees
    assert words in request.text


@pytest.mark.parametrize(
    "text",
    [
        "He asked the guard for water.",
        "She requested a new passport.",
        "You should know that it rained.",
        "The house should be painted.",
        "They demanded money.",
    ],
)
def test_what_is_no_request(text: str) -> None:
    assert _requests(text) == ()


LIST = """The Lakeside Union calls on:

– the Prosecutor General of Orvania to drop the charge against Marta Velin;

– the Ministry of Justice to let a doctor see her without delay.

Contact: press@lakeside.example
"""


def test_each_item_of_a_list_is_a_request_with_its_own_addressee() -> None:
    requests = _requests(LIST)
    assert [request.addressees for request in requests] == [
        ("Prosecutor General of Orvania",),
        ("Ministry of Justice",),
    ]
    assert requests[0].text == "drop the charge against Marta Velin"


DESK = """PLEASE WRITE IMMEDIATELY in English or your own language:

– calling on the authorities to release Marta Velin at once;

– urging them to let her see her lawyer.

PLEASE SEND APPEALS BEFORE 17 AUGUST 2021 TO:

Prosecutor General Tovan Orrel
Minister of Justice Ilva Mokk
Email: office@justice.example
"""


def test_a_block_of_addressees_serves_all_requests_with_its_deadline() -> None:
    requests = _requests(DESK)
    assert len(requests) == 2
    for request in requests:
        assert request.addressees == ("Prosecutor General Tovan Orrel", "Minister of Justice Ilva Mokk")
        assert request.deadline == "2021-08-17"


NUMBERED = """We demand that the government:

1. Release Marta Velin.
2. Open an inquiry.
"""


def test_a_numbered_list() -> None:
    assert [request.text for request in _requests(NUMBERED)][-2:] == ["Release Marta Velin", "Open an inquiry"]


def test_every_request_stands_on_its_words() -> None:
    for text in (LIST, DESK, NUMBERED, *(call for call, _, _ in CALLS)):
        for request in _requests(text):
            assert 0 <= request.start < request.end <= len(text)
            assert request.text.split()[0] in text[request.start : request.end]


def test_what_is_asked_for_is_no_event() -> None:
    assert read(LIST, date="2021-06-01").events == ()
    assert read(DESK, date="2021-06-01").events == ()
