"""Two windows on one thing: the second is told what changed, with both versions, and nothing is written over."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from support.web_case import Ids
from tocsin.access.claims import find_claim
from tocsin.access.letterhead import get_letterhead


def form_of(browser: Any, where: str, do: str) -> dict[str, str]:
    """The hidden fields of one form of a page, as a browser would send them back."""
    page = browser.get(where).content.decode()
    form = next(one for one in re.findall(r"<form.*?</form>", page, re.DOTALL) if f'value="{do}"' in one)
    pairs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in pairs if name != "token"}


def told(answer: Any) -> str:
    """What the second window is told."""
    assert answer.status_code == 409
    found = re.search(r'role="alert">(<p><strong>This has changed since.*?)</div>', answer.content.decode(), re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]+>", "", found[1]))


def test_a_value_that_was_put_right_elsewhere_stays_and_both_are_shown(browser: Any, ids: Ids) -> None:
    where = f"/value/{ids.value}"
    first = browser.post(where, {"do": "correct", "v": "2025-11-06", "because": "the paper says so"})
    answer = browser.post(where, {"do": "correct", "v": "2025-11-09", "because": "I heard so"})
    assert "You saw: 5 November 2025" in told(answer)
    assert "It reads now: 6 November 2025" in told(answer)
    assert "You had written: 2025-11-09 · I heard so" in told(answer)
    new = first.headers["Location"].partition("?")[0]
    assert f'href="{new}"' in answer.content.decode()
    viewer = browser.room._entrance.viewer
    assert not browser.room.run(lambda: find_claim(viewer, new.rpartition("/")[2])).retracted


@pytest.mark.parametrize("do", ["correct", "back", "undo"])
def test_a_value_that_was_taken_back_elsewhere_says_so(browser: Any, ids: Ids, do: str) -> None:
    where = f"/value/{ids.value}"
    browser.post(where, {"do": "back", "because": "not so"})
    answer = browser.post(where, {"do": do, "v": "2025-11-09", "because": "x", "was": ids.value})
    assert "nothing stands in its place" in told(answer)


def test_an_answer_about_consent_meets_the_one_that_another_window_recorded(browser: Any, ids: Ids) -> None:
    where = f"/entry/{ids.person}"
    form = form_of(browser, where, "consent")
    answer = {"use": "share", "audience": "addressees"}
    assert browser.post(where, form | answer | {"granted": "no"}).status_code == 302
    second = browser.post(where, form | answer | {"granted": "yes", "limits": "no street"})
    assert "It reads now: no" in told(second)
    assert "You had written: no street" in told(second)
    assert browser.get(where).content.decode().count('name="do" value="consent_back"') == 1
    form = form_of(browser, where, "consent")  # whoever has looked decides again
    decided = browser.post(where, form | answer | {"granted": "yes", "limits": "no street"})
    assert "This has changed since" not in decided.content.decode()


def test_a_protection_that_was_set_twice_is_not_taken_off_unseen(browser: Any, ids: Ids) -> None:
    where = f"/entry/{ids.person}"
    flag = {"do": "flag", "flag": "person.anonymise", "value": "true"}
    browser.post(where, flag)
    form = form_of(browser, where, "unflag")
    browser.post(f"{where}/add", {"v-occupation": "harbour pilot"})
    answer = browser.post(where, form | {"because": "she said so"})
    assert "It reads now: journalist / harbour pilot" in told(answer)
    assert "You had written: she said so" in told(answer)
    assert browser.post(where, form_of(browser, where, "unflag") | {"because": "she said so"}).status_code == 302


def test_the_letterhead_of_another_window_is_not_written_over(browser: Any) -> None:
    form = form_of(browser, "/letterhead", "")
    assert browser.post("/letterhead", form | {"name": "Quay Centre", "line": "Pier 1\r\nBrod"}).status_code == 302
    answer = browser.post("/letterhead", form | {"name": "Quay Center", "line": ""})
    assert "It reads now: Quay Centre" in told(answer)
    assert 'value="Quay Center"' in answer.content.decode()  # what was typed still stands in its field
    viewer = browser.room._entrance.viewer
    assert browser.room.run(lambda: get_letterhead(viewer)).name == "Quay Centre"
    again = form_of(browser, "/letterhead", "")
    assert browser.post("/letterhead", again | {"name": "Quay Center"}).status_code == 302


@pytest.mark.parametrize("do", ["flag", "consent"])
def test_every_form_that_changes_an_entry_carries_what_it_was_made_from(browser: Any, ids: Ids, do: str) -> None:
    form = form_of(browser, f"/entry/{ids.person}", do)
    assert len(form["seen"]) == 16
    assert form["claims"]
