"""What is left behind at lock: what could be read, what a thief sees, and to whom it is shown for how long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from support.web_case import CASE, Ids
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.let_out import let_out
from tocsin.web import room as rooms
from tocsin.web.behind import thief_view
from tocsin.web.idle import Idle
from web.conftest import OURS

THIEF = "The folder, as a thief sees it"
SHOW = {"show": "1"}


@pytest.fixture
def saved(browser: Any, tmp_path: Path) -> Path:
    """A letter that lies in clear in a folder that is known; another name of a file is known only to the browser."""
    path = tmp_path / "Letter for Velin.pdf"
    viewer = browser.room._office.viewer
    browser.room.run(lambda: let_out(viewer, path, b"Dear Minister", "letter"))
    return path


def locked_page(browser: Any, **fields: str) -> str:
    """Lock and go where the answer leads."""
    return str(browser.get(browser.post("/lock", fields).headers["Location"]).content.decode())


def test_the_button_shows_what_can_be_read_beside_what_cannot(browser: Any, saved: Path) -> None:
    page = locked_page(browser, **SHOW)
    assert 'name="passphrase"' in page
    assert saved.name in page
    assert THIEF in page
    assert "record.db" in page
    assert CASE not in page
    assert 'http-equiv="refresh" content="120"' in page


@pytest.mark.parametrize("way", ["key", "idle"])
def test_a_key_and_a_page_that_is_left_alone_show_nothing(browser: Any, saved: Path, way: str) -> None:
    if way == "key":
        page = locked_page(browser, show="")
    else:
        browser.time.now = 300
        assert browser.room.lock_if_idle()
        page = browser.get("/").content.decode()
    assert 'name="passphrase"' in page
    assert THIEF not in page
    assert saved.name not in page


def test_it_is_shown_to_the_browser_that_locked_and_to_no_other(browser: Any, saved: Path) -> None:
    assert saved.name in locked_page(browser, **SHOW)
    assert saved.name not in Client(**OURS).get("/").content.decode()
    assert saved.name in browser.get("/case/x").content.decode()


def test_after_a_while_it_is_forgotten(browser: Any, saved: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(rooms, "Idle", lambda limit: Idle(limit, [browser.time]))
    assert saved.name in locked_page(browser, **SHOW)
    browser.time.now += 119
    assert saved.name in browser.get("/").content.decode()
    browser.time.now += 1
    assert THIEF not in browser.get("/").content.decode()
    assert browser.room._left is None


def test_after_unlocking_it_is_forgotten(browser: Any, saved: Path) -> None:
    cookie = browser.post("/lock", SHOW).cookies["tocsin-8377"].value
    browser.unlock()
    browser.room.lock().result()
    browser.client.cookies["tocsin-8377"] = cookie
    assert saved.name not in browser.get("/").content.decode()


def test_another_tab_that_locks_a_moment_later_is_led_back(browser: Any, saved: Path, ids: Ids) -> None:
    browser.post("/lock", SHOW)
    assert browser.post("/lock", {**SHOW, "back": f"/case/{ids.case}"}).headers["Location"] == f"/case/{ids.case}"


def test_a_list_that_cannot_be_read_keeps_nothing_open(browser: Any, saved: Path, monkeypatch: Any) -> None:
    def breaks(*of: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(rooms, "list_in_clear", breaks)
    page = locked_page(browser, **SHOW)
    assert THIEF not in page
    assert browser.unlock().status_code == 302


def test_a_file_that_is_gone_is_not_listed(browser: Any, saved: Path) -> None:
    assert saved.name in browser.get("/in-clear").content.decode()
    saved.unlink()
    assert saved.name not in browser.get("/in-clear").content.decode()


def test_what_was_brought_in_is_listed_as_an_original_once_and_leaves_when_it_is_deleted(
    browser: Any, ids: Ids
) -> None:
    for _ in range(2):
        browser.client.post(
            f"/case/{ids.case}/in",
            b"On 5 July 2018 she was followed.",
            content_type="application/octet-stream",
            HTTP_X_FILE_NAME="report.txt",
            HTTP_X_DESK_TOKEN=browser.room._entrance.token,
        )
    page = browser.get("/in-clear").content.decode()
    assert page.count(">report.txt<") == 1
    assert "it lies where you took it from" in page
    viewer = browser.room._office.viewer
    (line,) = browser.room.run(lambda: list_in_clear(viewer))
    assert browser.post("/in-clear", {"gone": str(line.id)}).headers["Location"] == "/in-clear"
    assert "report.txt" not in browser.get("/in-clear").content.decode()
    assert browser.post("/in-clear", {"gone": str(line.id)}).status_code == 404
    assert browser.post("/in-clear", {"gone": "x"}).status_code == 404


def test_a_thief_sees_every_file_and_few_of_the_many_sealed_ones(tmp_path: Path) -> None:
    (tmp_path / "header.json").write_text('{"format": 1}', "utf-8")
    (tmp_path / "vault" / "3f").mkdir(parents=True)
    for number in range(8):
        (tmp_path / "vault" / "3f" / f"{number}").write_bytes(bytes([number, 200, 7]) * 10)
    files, more = thief_view(tmp_path)
    assert [one.name for one in files] == ["header.json", *(f"vault/3f/{number}" for number in range(5))]
    assert more == 3
    assert files[0].line == '{"format": 1}'
    assert files[2].line == "01 c8 07 01 c8 07 01 c8 07 01 c8 07 01 c8 07 01 c8 07 01 c8"
