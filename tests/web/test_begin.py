"""A workspace is made at the desk: what is asked, what is shown once and to whom, and what lies where before it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tocsin.access.in_clear import list_in_clear
from tocsin.access.letterhead import get_letterhead
from tocsin.actions import init as making
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.letterhead import Letterhead
from tocsin.web import desk as desks
from tocsin.web import room as rooms
from tocsin.web.room import Room
from tocsin.web.serving import application
from tocsin.workspace import KdfParameters
from web.conftest import OURS, PORT, Browser, Time

MINE = "orchard winter copper lantern violin meadow"


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A browser at the desk of a folder that is not there yet; a guess at its passphrase will cost little."""
    cost = KdfParameters(memory_kib=64, passes=1, lanes=1)
    monkeypatch.setattr(rooms, "init", functools.partial(making.init, cost=cost))
    application(tmp_path / "office.tocsin", PORT)
    room = Room(tmp_path / "office.tocsin")
    desks.put(desks.Desk(room, PORT))
    yield Browser(room, Time())
    room.leave()


def send(new: Browser, **fields: str) -> Any:
    """A form of these pages."""
    return new.client.post("/begin", {"token": new.room.door_token, **fields})


def choose(new: Browser, **fields: str) -> Any:
    """The first step."""
    return send(new, **{"name": "Ada Lind", "passphrase": MINE, "again": MINE, **fields})


def words_on(page: str) -> str:
    """The words of the sheet that a page shows."""
    return " ".join(re.findall(r"<li>([a-z]+)</li>", page))


def make(new: Browser, *, save: bool = False) -> str:
    """All the way to a workspace; the words of its sheet."""
    choose(new)
    words = words_on(new.get("/").content.decode())
    if save:
        send(new, do="save")
    send(new, do="written")
    assert send(new, do="check", words=words.upper()).headers["Location"] == "/letterhead?first=1"
    return words


def test_any_address_leads_to_the_first_step_and_offers_another_passphrase_each_time(new: Browser) -> None:
    pages = [new.get(path).content.decode() for path in ("/", "/case/x", "/unlock")]
    offers = {offer for page in pages for offer in re.findall(r'class="words-line"[^>]*>([^<]+)<', page)}
    assert len(offers) == 3
    assert all(len(offer.split()) == 6 for offer in offers)
    assert str(new.room.folder) in pages[0]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", " ", "Your name is missing"),
        ("again", "another", "were not the same"),
        ("passphrase", "short", "were not the same"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(new: Browser, field: str, typed: str, said: str) -> None:
    answer = choose(new, **{field: typed})
    assert answer.status_code == 409
    assert said in answer.content.decode()
    assert MINE not in answer.content.decode()
    assert new.room.beginning is None


def test_a_passphrase_that_is_too_short_is_refused_before_anything_is_shown(new: Browser) -> None:
    answer = choose(new, passphrase="short one", again="short one")
    assert "will not do" in answer.content.decode()
    assert not new.room.folder.exists()


def test_nothing_lies_on_the_disk_before_the_words_are_right(new: Browser) -> None:
    choose(new)
    words = words_on(new.get("/").content.decode()).split()
    assert len(words) == 12
    send(new, do="written")
    assert words_on(new.get("/").content.decode()) == ""  # not shown again
    answer = send(new, do="check", words=" ".join([*words[:4], "another", *words[5:]]))
    assert answer.status_code == 409
    assert "Word 5 is not what the sheet says" in answer.content.decode()
    assert not new.room.folder.exists()


def test_the_sheet_is_shown_to_nobody_else(new: Browser) -> None:
    choose(new)
    other = Client(**OURS).get("/").content.decode()
    assert words_on(other) == ""
    assert 'name="passphrase"' in other


def test_a_check_that_was_never_reached_makes_nothing(new: Browser) -> None:
    choose(new)
    words = words_on(new.get("/").content.decode())
    assert send(new, do="check", words=words).status_code == 200
    assert not new.room.folder.exists()


def test_whoever_begins_anew_gets_another_sheet(new: Browser) -> None:
    choose(new)
    first = words_on(new.get("/").content.decode())
    assert send(new, do="anew").headers["Location"] == "/begin"
    choose(new)
    assert words_on(new.get("/").content.decode()) not in {"", first}


def test_a_form_of_another_page_begins_nothing(new: Browser) -> None:
    choose(new, token="another")
    assert new.room.beginning is None


def test_passphrase_and_sheet_open_what_was_made(new: Browser) -> None:
    words = make(new)
    assert new.get("/begin").headers["Location"] == "/"
    assert words not in new.get("/").content.decode()
    new.room.leave()
    for opens in (MINE, words):
        lock(unlock(new.room.folder, opens))


@pytest.mark.parametrize("saved", [True, False])
def test_a_sheet_that_was_saved_is_listed_in_clear(new: Browser, saved: bool) -> None:
    make(new, save=saved)
    office = new.room._office
    assert office is not None
    listed = new.room.run(lambda: [line.what for line in list_in_clear(office.viewer)])
    assert listed == ["recovery sheet"] * saved


def test_the_saved_sheet_holds_the_words(new: Browser) -> None:
    choose(new)
    words = words_on(new.get("/").content.decode())
    answer = send(new, do="save")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tocsin-recovery-sheet.txt"'
    assert re.findall(r"(?m)^ ?\d+\. (\w+)$", answer.content.decode()) == words.split()


def test_the_letterhead_follows_and_then_the_first_case(new: Browser) -> None:
    make(new)
    page = new.get("/letterhead?first=1").content.decode()
    assert "Step 3 of 4" in page
    told = {
        "name": "Lantern House",
        "line": "3 Ropewalk\r\nBrennik",
        "registration": "Reg. 77",
        "signatory": "Ada Lind",
    }
    assert new.post("/letterhead?first=1", told).headers["Location"] == "/new?first=1&saved=letterhead"
    assert "Step 4 of 4" in new.get("/new?first=1").content.decode()
    case = new.post("/new?first=1", {"title": "Quay"}).headers["Location"].partition("?")[0]
    form = new.get(f"{case}/compose").content.decode()
    assert 'name="organisation" value="Lantern House"' in form
    assert "3 Ropewalk\nBrennik\nReg. 77</textarea>" in form
    assert 'name="signatory" value="Ada Lind"' in form


def test_the_letterhead_can_be_changed_and_keeps_its_history(new: Browser) -> None:
    make(new)
    new.post("/letterhead", {"name": "Lantern House", "registration": "Reg. 77", "name_uk": "Дім ліхтаря"})
    assert 'name="name_uk" value="Дім ліхтаря"' in new.get("/letterhead").content.decode()
    new.post("/letterhead", {"name": "Lantern Court"})
    office = new.room._office
    assert office is not None
    found = new.room.run(lambda: get_letterhead(office.viewer))
    assert found == Letterhead("Lantern Court")
    answer = new.post("/letterhead", {"name": ""})
    assert answer.status_code == 409
    assert 'value=""' in answer.content.decode()
