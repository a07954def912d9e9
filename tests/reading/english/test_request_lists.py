"""Requests in lists and the blocks of addressees below them."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of
from tocsin.reading.model import RequestRead


def _requests(text: str) -> tuple[RequestRead, ...]:
    return reading_of(text).requests


LEADS = [
    "The Lakeside Union calls on the authorities of Orvania to:",
    "We call on the authorities of Orvania to:",
    "We urge the authorities of Orvania to:",
    "The Lakeside Union urges the authorities of Orvania to:",
]
MARKS = ["– ", "- ", "• ", "* ", "— "]
NUMBERS = ["{}. ", "{}) ", "({}) "]


def _list(lead: str, items: list[str]) -> str:
    return f"{lead}\n\n" + "\n".join(items) + "\n"


@pytest.mark.parametrize("lead", LEADS)
def test_each_item_asks_of_whom_the_lead_names(lead: str) -> None:
    requests = _requests(_list(lead, ["– release Marta Velin;", "– open an inquiry."]))
    assert [request.text for request in requests] == ["release Marta Velin", "open an inquiry"]
    assert {request.addressees for request in requests} == {("authorities of Orvania",)}


@pytest.mark.parametrize("mark", MARKS)
def test_the_mark_of_an_item_is_none_of_its_words(mark: str) -> None:
    text = _list(LEADS[0], [f"{mark}release Marta Velin;", f"{mark}open an inquiry."])
    requests = _requests(text)
    assert [request.text for request in requests] == ["release Marta Velin", "open an inquiry"]
    assert quoted(text, *((request.start, request.end) for request in requests)) == [
        "release Marta Velin",
        "open an inquiry",
    ]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_number_of_an_item_is_none_of_its_words(number: str) -> None:
    items = [number.format(1) + "Release Marta Velin;", number.format(2) + "Open an inquiry."]
    assert [request.text for request in _requests(_list(LEADS[0], items))] == ["Release Marta Velin", "Open an inquiry"]


def test_items_may_be_parted_by_empty_lines() -> None:
    text = f"{LEADS[0]}\n\n– release Marta Velin;\n\n– open an inquiry.\n\nThe Lakeside Union was founded in 1998.\n"
    assert [request.text for request in _requests(text)] == ["release Marta Velin", "open an inquiry"]


def test_a_list_ends_where_prose_begins_again() -> None:
    text = f"{LEADS[0]}\n\n– release Marta Velin.\n\nMarta Velin lives in Dovrin.\n\n– a hat;\n– a coat.\n"
    assert [request.text for request in _requests(text)] == ["release Marta Velin"]


def test_a_list_of_what_nobody_asks_for_is_no_request() -> None:
    assert _requests("Officers took from her flat:\n\n– two laptops;\n– a passport.\n") == ()


OWN = """The Lakeside Union calls on:

– the Ministry of Ports to open the files;
– the Dovrin City Court to hear Marta Velin without delay;
– the OSCE and the UNHCR to send observers.
"""


def test_items_may_name_their_own_addressees() -> None:
    assert [(request.addressees, request.text) for request in _requests(OWN)] == [
        (("Ministry of Ports",), "open the files"),
        (("Dovrin City Court",), "hear Marta Velin without delay"),
        (("OSCE", "UNHCR"), "send observers"),
    ]


CALLING = """PLEASE WRITE IMMEDIATELY in English or your own language:

– calling on the authorities to release Marta Velin at once;
– urging them to let her see a lawyer;
– asking them to open an inquiry by 30 June 2021.
"""


def test_items_that_call_and_urge() -> None:
    requests = _requests(CALLING)
    assert [request.text for request in requests] == [
        "release Marta Velin at once",
        "let her see a lawyer",
        "open an inquiry by 30 June 2021",
    ]
    assert requests[-1].deadline == "2021-06-30"


DESK = """Marta Velin was arrested. The authorities must free her.

{lead}

Prosecutor General
Tovan Orrel
12 Harbour Street
Dovrin 01001, Orvania
Fax: +00 00 000 000
Email: office@prosecutor.example
Salutation: Dear Prosecutor General

Minister of Justice
Ilva Mokk
Email: office@justice.example
"""
DESKS = [
    ("PLEASE SEND APPEALS TO:", None),
    ("PLEASE SEND APPEALS BEFORE 17 AUGUST 2021 TO:", "2021-08-17"),
    ("Please send appeals before 17 August 2021 to:", "2021-08-17"),
    ("Send letters by 17 August 2021 to:", "2021-08-17"),
    ("Please address your letters to:", None),
]


@pytest.mark.parametrize(("lead", "deadline"), DESKS)
def test_a_block_of_addressees(lead: str, deadline: str | None) -> None:
    (request,) = _requests(DESK.format(lead=lead))
    assert request.deadline == deadline
    assert request.addressees == ("Prosecutor General", "Minister of Justice")


@pytest.mark.parametrize(("lead", "deadline"), DESKS)
def test_no_address_or_salutation_is_an_addressee(lead: str, deadline: str | None) -> None:
    for request in _requests(DESK.format(lead=lead)):
        assert not [name for name in request.addressees if "@" in name or ":" in name or any(map(str.isdigit, name))]


def test_who_is_named_in_the_sentence_is_not_replaced_by_the_block() -> None:
    text = DESK.format(lead=DESKS[1][0]).replace("The authorities must", "The Ministry of Ports must")
    (request,) = _requests(text)
    assert request.addressees == ("Ministry of Ports",)
    assert request.deadline == "2021-08-17"


def test_a_deadline_of_the_request_itself_stands_before_that_of_the_block() -> None:
    text = DESK.format(lead=DESKS[1][0]).replace("must free her", "must free her by 10 June 2021")
    assert [request.deadline for request in _requests(text)] == ["2021-06-10"]


def test_a_block_without_a_request_asks_nothing() -> None:
    text = DESK.format(lead=DESKS[0][0]).replace("The authorities must free her.", "She is 34.")
    assert _requests(text) == ()


@pytest.mark.parametrize("text", [OWN, CALLING, *(DESK.format(lead=lead) for lead, _ in DESKS)])
def test_spans_lie_in_the_text_and_hold_the_words(text: str) -> None:
    for request in _requests(text):
        assert 0 <= request.start < request.end <= len(text)
        assert request.text[:6] in text[request.start : request.end]


@pytest.mark.parametrize("text", [OWN, CALLING])
def test_what_is_asked_for_is_no_event(text: str) -> None:
    assert reading_of(text).events == ()
