"""What was sent and what came back, recorded at the desk."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.web_case import Ids

REPLY = {"do": "reply", "day": "2020-10-01", "words": "We have passed your letter on.", "channel": "email", "end": "1"}
HOLDING, DENIED = "050000000000", "030100000000"


def waits(browser: Any, ids: Ids) -> str:
    """The page of the case."""
    page: str = browser.get(f"/case/{ids.case}/waiting").content.decode()
    return page


def answered(browser: Any, ids: Ids, **fields: Any) -> Any:
    """Send the form of an answer."""
    return browser.post(f"/delivery/{ids.delivery}/reply", {**REPLY, **fields})


def test_a_letter_that_nobody_answered_is_overdue_by_our_own_day(browser: Any, ids: Ids) -> None:
    for page in (waits(browser, ids), browser.get("/waiting").content.decode()):
        assert "1 overdue" in page
        assert "our usual wait" in page
        assert f"/delivery/{ids.delivery}/reply" in page


def test_a_reminder_names_the_case_and_the_reason_until_an_answer_came(browser: Any, ids: Ids) -> None:
    def lines() -> str:
        return browser.get("/").content.decode().partition('id="ask-again"')[2].partition("<h2")[0]

    assert "Followed in Brod" in lines()
    assert "Prosecutor General" in lines()
    assert "our usual wait" in lines()
    assert "1 overdue" in browser.get(f"/case/{ids.case}").content.decode()
    assert answered(browser, ids, type=DENIED).status_code == 302
    assert not lines()
    assert "1 overdue" not in browser.get(f"/case/{ids.case}").content.decode()


def test_a_holding_answer_does_not_stop_the_waiting_and_a_denial_does(browser: Any, ids: Ids) -> None:
    assert answered(browser, ids, type=HOLDING, forwarded_to="Ombudsman of Orvania").status_code == 302
    page = waits(browser, ids)
    assert "1 overdue" in page
    assert "names Ombudsman of Orvania" in page
    assert "A reply names it." in page
    assert "demand 1: not known" in page
    denial = {"type": DENIED, "words": "Nothing of the kind happened.", "demand1": "refused"}
    assert answered(browser, ids, **denial).status_code == 302
    page = waits(browser, ids)
    assert "overdue" not in page
    assert ">denied</span>" in page
    assert "demand 1: not met" in page


def test_the_same_answer_is_kept_once_and_its_words_can_be_reviewed(browser: Any, ids: Ids) -> None:
    words = "On 9 November 2025 officers searched the flat of Marta Velin."
    for _ in range(2):
        assert answered(browser, ids, words=words).status_code == 302
    page = waits(browser, ids)
    assert page.count("↩") == 1
    statement = re.search(r'href="(/statement/[^"]+)"', page)
    assert statement
    assert "officers searched the flat" in browser.get(statement[1]).content.decode()


def test_an_answer_can_be_a_file(browser: Any, ids: Ids) -> None:
    letter = SimpleUploadedFile("answer.txt", b"We shall look into it.\n")
    assert answered(browser, ids, words="", file=letter).status_code == 302
    statement = re.search(r'href="(/statement/[^"]+)"', waits(browser, ids))
    assert statement
    assert "We shall look into it." in browser.get(statement[1]).content.decode()


def test_an_upload_that_was_cut_keeps_nothing(browser: Any, ids: Ids) -> None:
    fields = {name: value for name, value in REPLY.items() if name != "end"}
    cut = {**fields, "words": "", "file": SimpleUploadedFile("answer.txt", b"We shall")}
    assert browser.post(f"/delivery/{ids.delivery}/reply", cut).status_code == 409
    assert "↩" not in waits(browser, ids)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"words": " "}, "nothing was said"),
        ({"day": "soon"}, "soon"),
        ({"day": "2020-01-01"}, "before the day"),
        ({"type": "060000000000"}, "silence is computed"),
        ({"demand1": "gladly"}, "gladly"),
    ],
)
def test_what_an_answer_lacks_is_said_and_kept(browser: Any, ids: Ids, fields: dict[str, str], said: str) -> None:
    answer = answered(browser, ids, hearer="Mira at the desk", **fields)
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert 'value="Mira at the desk"' in answer.content.decode()
    assert "↩" not in waits(browser, ids)


def test_a_letter_can_come_back(browser: Any, ids: Ids) -> None:
    path = f"/delivery/{ids.delivery}/reply"
    how = re.search(r'<select id="how" name="how"><option value="([^"]+)"', browser.get(path).content.decode())
    assert how
    assert browser.post(path, {"do": "back", "how": how[1], "day": "2020-09-20", "end": "1"}).status_code == 302
    assert ">came back</span>" in waits(browser, ids)


def test_a_denial_is_offered_the_event_that_it_denies_and_stands_beside_it(browser: Any, ids: Ids) -> None:
    words = "We deny that Marta Velin was detained in August 2025."
    assert answered(browser, ids, type=DENIED, words=words).status_code == 302
    statement = re.search(r'href="/statement/([^"]+)"', waits(browser, ids))
    assert statement
    review = f"/statement/{statement[1]}/review"

    def card(title: str) -> str:
        cards = re.findall(r'href="\?card=(\d+)"[^>]*>(.*?)</a>', browser.get(review).content.decode(), re.DOTALL)
        number = next(number for number, text in cards if title in text)
        page: str = browser.get(f"{review}?card={number}").content.decode()
        return page

    def take(page: str, known: str) -> Any:
        fields = dict(re.findall(r'name="(card|seen|saw)" value="([^"]*)"', page.partition('id="deciding"')[2]))
        return browser.post(review, {**fields, "known": known})

    assert take(card("Marta Velin"), ids.person).status_code == 302
    page = card("Detention")
    offered = re.findall(r'name="known" value="([^"]+)"[^>]*><span dir="auto">(.*?)</span>', page)
    assert [name for _, name in offered] == ["Detention, from 3 to 20 August 2025"]
    assert "stands beside what is told of it" in page
    assert take(page, offered[0][0]).status_code == 302
    event = browser.get(f"/event/{offered[0][0]}").content.decode()
    assert "Prosecutor General" in event
