"""A letter is made ready for each office at the desk, and that it went is recorded once, with its receipt."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.record import ident
from support.web_case import Ids
from tocsin.actions.approve import approve
from tocsin.actions.offices import keep_offices
from tocsin.actions.record import Item, record
from tocsin.domain.offices import office_of
from tocsin.domain.viewer import Viewer

SENDING = {"to": "", "office": "Committee of Brod", "channel": "post", "day": "2020-09-14", "end": "1"}
PROSECUTOR = {
    "key": "prosecutor",
    "office": "Prosecutor General",
    "email": "office@prosecutor.example",
    "postal": "1 Quay\nBrod",
    "salutation": "Dear Prosecutor",
    "subject": "Complaint",
    "checked": "2020-09-01",
}


@pytest.fixture
def page(browser: Any, ids: Ids) -> str:
    """The address of the page that sends an approved letter to an office of the directory."""

    def made() -> None:
        approve(Viewer(ident(90)), ids.letter)
        keep_offices(browser.room._entrance.viewer, [office_of(PROSECUTOR)])

    browser.room.run(made)
    return f"/letter/{ids.letter}/sent"


def waits(browser: Any, ids: Ids) -> str:
    """What waits of the case."""
    text: str = browser.get(f"/case/{ids.case}/waiting").content.decode()
    return text


def test_an_office_is_shown_with_what_it_is_written_to_by(browser: Any, page: str) -> None:
    text = browser.get(page).content.decode()
    for words in ("office@prosecutor.example", "1 Quay", "checked 1 September 2020", "sent 13 September 2020"):
        assert words in text
    assert "Dear Prosecutor" not in text  # before the search
    assert 'id="text"' not in text


@pytest.mark.parametrize(("number", "again"), [("UA 3/2020", False), ("UA 4/2020", True)])
def test_who_got_it_in_another_language_is_not_written_to_again(
    browser: Any, ids: Ids, page: str, number: str, again: bool
) -> None:
    made: dict[str, str] = {}

    def polish() -> None:
        values = {"intervention.number": (number,), "intervention.language": ("pl",)}
        made.update(record(browser.room._entrance.viewer, ids.case, [Item("intervention", values, "letter")]))

    browser.room.run(polish)
    text = browser.get(page.replace(ids.letter, made["letter"])).content.decode()
    assert ("sent 13 September 2020, e-mail, no proof kept (English)" in text) is not again


def test_subject_salutation_and_text_are_there_to_copy_once_they_were_searched(browser: Any, page: str) -> None:
    text = browser.post(page, {"do": "ready"}).content.decode()
    assert "Complaint – UA 3/2020" in text
    assert "Dear Prosecutor,</span>" in text
    found = re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', text, re.DOTALL)
    assert found
    assert "Open an investigation without delay." in found[1]
    assert "----" not in found[1]
    assert max(map(len, found[1].split("\n"))) > 88  # paragraphs are not broken


def test_a_mail_is_saved_with_the_letter_in_it_and_the_first_page_says_so(browser: Any, page: str) -> None:
    to = re.search(r'name="to" value="([^"]+)"', browser.get(page).content.decode())
    assert to
    answer = browser.post(page, {"do": "mail", "to": to[1]})
    mail = message_from_bytes(answer.content, policy=policy.default)
    assert answer.headers["Content-Disposition"].endswith('to Prosecutor-General.eml"')
    assert mail["To"] == "office@prosecutor.example"
    assert sorted(part.get_filename().rpartition(".")[2] for part in mail.iter_attachments()) == ["docx", "pdf"]
    assert "Prosecutor-General.eml" in browser.get("/in-clear").content.decode()


def test_no_mail_is_saved_to_an_office_without_an_e_mail_address(browser: Any, ids: Ids, page: str) -> None:
    browser.post(page, SENDING)
    text = browser.get(page).content.decode()
    assert text.count('value="mail"') == 1
    (to,) = set(re.findall(r'name="to" value="([^"]+)"', text)) - set(
        re.findall(r'name="to" value="([^"]+)"><button class="button" name="do" value="mail"', text)
    )
    answer = browser.post(page, {"do": "mail", "to": to})
    assert answer.status_code == 409
    assert "No mail can be made for “Committee of Brod”" in answer.content.decode()
    assert ".eml" not in browser.get("/in-clear").content.decode()


def test_nothing_is_made_ready_that_nobody_approved(browser: Any, ids: Ids) -> None:
    path = f"/letter/{ids.letter}/sent"
    for fields in ({"do": "ready"}, {"do": "mail", "to": ids.person}):
        answer = browser.post(path, fields)
        assert answer.status_code == 409
        assert "no second member has approved it" in answer.content.decode()
        assert 'id="text"' not in answer.content.decode()


def test_a_sheet_is_printed_for_each_office_with_its_address_and_a_receipt(browser: Any, ids: Ids, page: str) -> None:
    text = browser.get(f"/letter/{ids.letter}/paper", HTTP_ACCEPT_LANGUAGE="pl").content.decode()
    assert page
    assert "Arkusze do wydruku" in text  # the desk speaks to the officer, the sheet to the office
    assert "<h2>Receipt</h2>" in text
    assert "1 Quay\nBrod" in text
    assert text.count('class="paper"') == 1
    assert "<bdi>UA 3/2020</bdi>" in text


def test_a_sending_is_recorded_once_also_to_an_office_that_is_new(browser: Any, ids: Ids) -> None:
    path = f"/letter/{ids.letter}/sent"
    for _ in range(2):
        assert browser.post(path, SENDING).status_code == 302
    assert waits(browser, ids).count('<strong dir="auto">Committee of Brod') == 1
    card = browser.get(path).content.decode().partition("Committee of Brod")[2]
    to = re.search(r'name="to" value="([^"]+)"', card)
    assert to
    receipt = {"proof": SimpleUploadedFile("receipt.pdf", b"%PDF-1.7 receipt"), "end": "1"}
    assert browser.post(path, {**SENDING, "office": "", "to": to[1], **receipt}).status_code == 302
    text = waits(browser, ids)
    assert text.count('<strong dir="auto">Committee of Brod') == 1
    assert text.count("no proof kept") == 1  # the other one's


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"day": "2999-01-01"}, "in the future"), ({"day": "soon"}, "soon"), ({"channel": "pigeon"}, "pigeon")],
)
def test_what_a_sending_lacks_is_said_and_kept(browser: Any, ids: Ids, fields: dict[str, str], said: str) -> None:
    refused = browser.post(f"/letter/{ids.letter}/sent", {**SENDING, "office": "Board of Brod", **fields})
    assert refused.status_code == 409
    assert said in refused.content.decode()
    assert 'value="Board of Brod"' in refused.content.decode()
    assert "Board of Brod" not in waits(browser, ids)
