"""The directory of institutions at the desk: looked through, added to, put right, checked, and as a table."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from support.web_case import Ids
from tocsin.access.offices import get_directory
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.offices import keep_offices
from tocsin.actions.record import Item, record
from tocsin.actions.reply import Heard, reply
from tocsin.domain.offices import COLUMNS, Office, office_of

ADDED = {
    "office": "Port Authority",
    "body": "Ministry of Ports",
    "country": "PL",
    "languages": "pl\nen",
    "channels": "email",
    "email": "post@port.example",
    "lists": "embassies of Ordavia\nports",
}


def inside(browser: Any, work: Any) -> Any:
    """Something done in the room of the desk."""
    return browser.room.run(lambda: work(browser.room._entrance.viewer))


def office_at(browser: Any, key: str) -> Office:
    """An office as it is recorded."""
    found: Office = inside(browser, lambda viewer: get_directory(viewer).find(key).office)
    return found


def stamp(page: str) -> str:
    """What the form says of the office as it was shown."""
    found = re.search(r'name="was" value="([^"]+)"', page)
    assert found
    return found[1]


def test_an_office_is_added_and_shown_as_it_was_typed(browser: Any) -> None:
    answer = browser.post("/offices/new", ADDED)
    assert answer.status_code == 302
    page = browser.get(answer.headers["Location"]).content.decode()
    for words in ("Port Authority", "Ministry of Ports", "Poland", "post@port.example", "not checked", "never asked"):
        assert words in page
    kept = office_at(browser, "port-authority")
    assert kept.languages == ("en", "pl")
    assert kept.channels == ("email",)
    assert kept.lists == ("embassies of Ordavia", "ports")
    again = browser.post("/offices/new", {**ADDED, "key": "port-authority"})
    assert again.status_code == 409
    assert "already" in again.content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"office": ""}, "Office is empty"), ({"languages": "xq"}, "xq"), ({"checked": "soon"}, "checked")],
)
def test_what_an_office_lacks_is_said_and_kept(browser: Any, fields: dict[str, str], said: str) -> None:
    answer = browser.post("/offices/new", {**ADDED, "key": "port", **fields})
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert 'value="post@port.example"' in answer.content.decode()
    assert "Port Authority" not in browser.get("/offices").content.decode()


def test_who_checked_it_and_when_is_one_click_and_changes_nothing_else(browser: Any, ids: Ids) -> None:
    where = f"/office/{ids.office}"
    before = office_at(browser, "harbour-board")
    was = stamp(browser.get(where).content.decode())
    assert browser.post(where, {"do": "checked", "where": "on its site", "was": was}).status_code == 302
    after = office_at(browser, "harbour-board")
    assert after.checked_by == "Mira Halven, on its site"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", after.checked)
    assert (after.office, after.country, after.email) == (before.office, before.country, before.email)
    assert "not checked" not in browser.get(where).content.decode()


def test_of_two_windows_the_second_is_told_what_changed(browser: Any, ids: Ids) -> None:
    where = f"/office/{ids.office}"
    was = stamp(browser.get(where).content.decode())
    typed = {"office": "Harbour Board", "country": "none", "was": was}
    assert browser.post(where, {**typed, "email": "first@board.example"}).status_code == 302
    second = browser.post(where, {**typed, "email": "second@board.example"})
    assert second.status_code == 409
    page = second.content.decode()
    assert "E-mail address: first@board.example" in page
    assert 'value="second@board.example"' in page
    assert office_at(browser, "harbour-board").email == "first@board.example"
    assert browser.post(where, {**typed, "email": "second@board.example", "was": stamp(page)}).status_code == 302
    assert office_at(browser, "harbour-board").email == "second@board.example"


def test_how_it_answered_is_counted_and_no_median_is_given_of_few(browser: Any, ids: Ids) -> None:
    def sent(viewer: Any) -> None:
        for way in ("email", "post"):
            gone = deliver(viewer, ids.letter, "", Sent(way, "2020-09-01"), office="harbour board").delivery
        reply(viewer, gone, Heard("2020-09-05", words="We looked into it.", type="010000000000"))

    inside(browser, sent)
    for path in (f"/office/{ids.office}", "/offices"):
        page = browser.get(path).content.decode()
        assert "asked 1, answered 1, too few for a median" in " ".join(page.split())
        assert "%" not in re.sub(r"<[^>]*>", "", page)


def test_words_or_a_list_find_offices(browser: Any) -> None:
    browser.post("/offices/new", ADDED)
    page = browser.post("/offices", {"words": "ports"}).content.decode()
    assert "Port Authority" in page
    assert "Harbour Board" not in page
    assert "No office is called so" in browser.post("/offices", {"words": "nowhere"}).content.decode()


def test_a_table_goes_out_and_comes_in_whole_or_not_at_all(browser: Any) -> None:
    saved = browser.post("/offices", {"do": "save"})
    assert saved.headers["Content-Type"].startswith("text/csv")
    assert "institutions.csv" in browser.get("/in-clear").content.decode()
    more = saved.content + b"port,Port Authority" + b"," * (len(COLUMNS) - 2) + b"\r\n"
    good = browser.post("/offices", {"do": "load", "table": SimpleUploadedFile("t.csv", more), "end": "1"})
    assert good.status_code == 200
    assert "New: port" in good.content.decode()
    bad = browser.post(
        "/offices", {"do": "load", "table": SimpleUploadedFile("t.csv", b"key,office\nx,\n"), "end": "1"}
    )
    assert bad.status_code == 409
    assert "office is empty" in bad.content.decode()
    assert browser.post("/offices", {"do": "load", "end": "1"}).status_code == 409


def test_the_starting_set_is_taken_in_unchecked(browser: Any) -> None:
    page = browser.post("/offices", {"do": "begin"}).content.decode()
    assert "European Court of Human Rights" in page
    assert page.count(">not checked</span>") == page.count('<tr><th scope="row"')


def test_a_list_is_opened_into_ticks_without_the_country_of_origin_and_what_is_close(browser: Any, ids: Ids) -> None:
    def made(viewer: Any) -> None:
        countries = {"ua-embassy": "UA", "pl-embassy": "PL", "by-embassy": "BY", "some-embassy": ""}
        keep_offices(
            viewer,
            [
                office_of({"key": key, "office": key, "country": code, "lists": "embassies"})
                for key, code in countries.items()
            ],
        )
        record(viewer, ids.case, [Item("person", {"country": ["UA"]}, "it", ids.person)])
        record(viewer, ids.case, [Item("case", {"ally": ["BY"]}, "it", ids.case)])

    inside(browser, made)
    page = browser.get(f"/case/{ids.case}/compose?kind=urgent-appeal&list=0").content.decode()
    ticks = dict(re.findall(r'name="to" value="([^"]+)"( checked)?', page))
    assert {key for key, ticked in ticks.items() if ticked} == {"pl-embassy"}
    assert "the country of origin of somebody in this case" in page
    assert "close to the country of origin" in page
    assert "its country is not recorded" in page
    for bad in ("7", "x", "-1"):
        assert browser.get(f"/case/{ids.case}/compose?list={bad}").status_code == 404
