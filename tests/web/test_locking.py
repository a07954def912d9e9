"""Unlocking, and every way to lock: by hand, by leaving it alone, by another browser, by the end of the process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from support.office import PASSPHRASE
from support.web_case import CASE, Ids
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import Locked
from tocsin.web.idle import Idle
from tocsin.workspace import current

LIMIT = 300


def is_locked(browser: Any) -> bool:
    """Whether the browser sees the form, and the process holds no key and no open record."""
    page = browser.get("/")
    shut = page.status_code == 403 and 'name="passphrase"' in page.content.decode()
    if not shut:
        return False
    assert CASE not in page.content.decode()
    with pytest.raises(Locked):
        current.require()
    assert browser.room.run(lambda: connections["default"].connection) is None
    return True


def test_a_locked_desk_shows_its_form_in_place_of_any_page(locked: Any, ids: Ids) -> None:
    pages = [(path, locked.get(path).content.decode()) for path in ("/search", f"/case/{ids.case}", "/no/such")]
    assert len({page.replace(path, "") for path, page in pages}) == 1
    assert is_locked(locked)


def test_a_locked_desk_asks_no_database(locked: Any, ids: Ids, monkeypatch: Any) -> None:
    def refuses(*of: object) -> None:
        raise AssertionError("the record was asked")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", refuses)
    assert locked.get(f"/case/{ids.case}").status_code == 403
    assert locked.client.post("/search", {"words": "Velin"}).status_code == 403


def test_the_passphrase_unlocks_and_leads_back(locked: Any, ids: Ids) -> None:
    answer = locked.unlock(back=f"/case/{ids.case}")
    assert answer.headers["Location"] == f"/case/{ids.case}"
    cookie = answer.cookies["tocsin-8377"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", "")
    assert len(cookie.value) > 40
    assert CASE in locked.get("/").content.decode()


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "",
        "/unlock",
        "/lock",
        "/a\r\nb: c",
    ],
)
def test_it_leads_nowhere_else(locked: Any, back: str) -> None:
    assert locked.unlock(back=back).headers["Location"] == "/"


def test_another_passphrase_does_not(locked: Any) -> None:
    answer = locked.unlock("meadow meadow meadow meadow meadow meadow")
    assert answer.status_code == 403
    assert "does not open the workspace" in answer.content.decode()
    assert "meadow" not in answer.content.decode()
    assert is_locked(locked)


def test_the_form_has_a_token_of_its_own(locked: Any) -> None:
    assert locked.unlock(token="another").status_code == 403
    assert is_locked(locked)


def test_lock_closes_everything_at_once(browser: Any) -> None:
    answer = browser.post("/lock")
    assert answer.headers["Location"] == "/"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert answer.cookies["tocsin-8377"].value == ""
    assert is_locked(browser)


def test_the_old_cookie_opens_nothing(browser: Any) -> None:
    cookie = browser.client.cookies["tocsin-8377"].value
    browser.post("/lock")
    browser.unlock()
    other = Client(HTTP_HOST="localhost:8377")
    other.cookies["tocsin-8377"] = cookie
    assert other.get("/").status_code == 403
    assert browser.get("/").status_code == 200


def test_somebody_without_the_cookie_stays_outside(browser: Any) -> None:
    assert Client(HTTP_HOST="localhost:8377").get("/").status_code == 403
    assert browser.get("/").status_code == 200


def test_a_second_browser_that_unlocks_ends_the_first(browser: Any) -> None:
    first = browser.client
    browser.client = Client(HTTP_HOST="localhost:8377", HTTP_ORIGIN="http://localhost:8377")
    assert browser.unlock().status_code == 302
    assert browser.get("/").status_code == 200
    assert first.get("/").status_code == 403


def test_it_locks_when_nobody_has_asked_for_five_minutes(browser: Any) -> None:
    browser.time.now = LIMIT - 1
    assert not browser.room.lock_if_idle()
    assert browser.get("/").status_code == 200  # a sign of life
    browser.time.now += LIMIT - 1
    assert browser.post("/stay").status_code == 204
    browser.time.now += LIMIT
    assert browser.room.lock_if_idle()
    assert is_locked(browser)


def test_a_request_that_comes_too_late_finds_it_locked(browser: Any) -> None:
    """Also where nothing looked in between: the machine slept."""
    browser.time.now = LIMIT
    assert is_locked(browser)


def test_somebody_outside_keeps_nothing_open(browser: Any) -> None:
    for minute in range(1, 6):
        browser.time.now = minute * 60
        Client(HTTP_HOST="localhost:8377").get("/")
        browser.get("/static/desk.css")
    assert is_locked(browser)


@pytest.mark.parametrize("moved", [0, 1])
def test_either_clock_is_enough(moved: int) -> None:
    times = [0.0, 0.0]
    idle = Idle(LIMIT, [lambda: times[0], lambda: times[1]])
    times[moved] = LIMIT
    assert idle.is_over()
    idle.touch()
    assert not idle.is_over()


def test_leaving_gives_the_workspace_free(browser: Any, folder: Path) -> None:
    browser.room.leave()
    lock(unlock(folder, PASSPHRASE))


def test_another_process_is_named(locked: Any, folder: Path) -> None:
    office = unlock(folder, PASSPHRASE)
    try:
        answer = locked.unlock()
        assert answer.status_code == 403
        assert "has this workspace open" in answer.content.decode()
    finally:
        lock(office)


def test_a_part_of_a_page_that_is_asked_after_the_lock_asks_for_the_whole(browser: Any) -> None:
    browser.post("/lock")
    answer = browser.client.post("/search", {"words": "Velin"}, HTTP_HX_REQUEST="true")
    assert answer.headers["HX-Refresh"] == "true"


def test_to_lock_what_is_locked_comes_back_to_where_one_was(browser: Any, ids: Ids) -> None:
    browser.post("/lock", {"back": f"/case/{ids.case}"})
    again = browser.client.post("/lock", {"back": f"/case/{ids.case}"})
    assert f'name="back" value="/case/{ids.case}"' in again.content.decode()
    elsewhere = browser.client.post("/lock", {"back": "//evil.example"})
    assert 'name="back" value="/"' in elsewhere.content.decode()


def test_to_look_at_the_address_of_the_lock_locks_nothing(browser: Any) -> None:
    assert browser.get("/lock").headers["Location"] == "/"
    assert browser.get("/").status_code == 200
