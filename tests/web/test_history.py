"""What was known on a day, who recorded what and why, and what else was claimed, on the pages of the desk."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from support.office import DAY_MS, START_MS
from support.web_case import Ids

WRITTEN = datetime.fromtimestamp((START_MS + DAY_MS) / 1000, UTC).date()


def test_an_event_says_who_recorded_what(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/event/{ids.disputed}").content.decode()
    history = page[page.index('id="history"') :]
    for words in ("new: Event", "new: Act", "Date: 5 March 2025", "Date: 6 March 2025", "Mira Halven"):
        assert words in history


def test_what_is_put_right_stands_in_the_history_with_its_reason(browser: Any, ids: Ids) -> None:
    browser.post(f"/value/{ids.value}", {"do": "correct", "v": "2025-11-06", "because": "the stamp says so"})
    page = browser.get(f"/event/{ids.event}").content.decode()
    history = page[page.index('id="history"') :]
    assert "taken back: Date: 5 November 2025" in history
    assert "Date: 6 November 2025" in history
    assert "the stamp says so" in history


def test_an_event_as_it_was_known_on_a_day(browser: Any, ids: Ids) -> None:
    browser.post(f"/value/{ids.value}", {"do": "correct", "v": "2025-11-06", "because": "the stamp says so"})
    then = browser.get(f"/event/{ids.event}?known={WRITTEN.isoformat()}").content.decode()
    head = then[: then.index('id="history"')]
    assert "As it was known at the end of" in head
    assert "5 November 2025" in head
    assert "6 November 2025" not in head
    assert "Marta Velin" in head
    before = browser.get(f"/event/{ids.event}?known={(WRITTEN - timedelta(1)).isoformat()}").content.decode()
    assert "Nothing was recorded of it yet" in before
    assert "What is recorded" not in before
    assert "6 November 2025" in browser.get(f"/event/{ids.event}").content.decode()


@pytest.mark.parametrize("known", ["x", "2025-02-31", "July", "-1"])
def test_what_is_no_day_is_no_page(browser: Any, ids: Ids, known: str) -> None:
    assert browser.get(f"/event/{ids.event}?known={known}").status_code == 404


def test_a_value_says_who_recorded_it_and_what_else_was_said(browser: Any, ids: Ids) -> None:
    event = browser.get(f"/event/{ids.disputed}").content.decode()
    values = re.findall(r'href="(/value/[^"]+)"', event)
    pages = [browser.get(value).content.decode() for value in values]
    (page,) = [one for one in pages if "Date: <span" in one and "6 March 2025</span></h1>" in one]
    assert "Recorded by Mira Halven" in page
    others = page[page.index("What else was said of it") :]
    assert ">5 March 2025</a>" in others
    assert others.count("taken back since") == 0


def test_a_person_as_known_on_a_day_and_who_recorded_what(browser: Any, ids: Ids) -> None:
    browser.post(f"/entry/{ids.person}/add", {"v-name": "Marta Velin-Torg"})
    page = browser.get(f"/entry/{ids.person}").content.decode()
    history = page[page.index('id="history"') :]
    for words in ("new: Person", "Name: Marta Velin", "Name: Marta Velin-Torg", "Mira Halven"):
        assert words in history
    then = browser.get(f"/entry/{ids.person}?known={WRITTEN.isoformat()}").content.decode()
    recorded = then[: then.index('id="history"')]
    assert "Marta Velin" in recorded
    assert "Velin-Torg" not in recorded
    assert "agreed" not in recorded  # what stands now is not shown beside what was known then
    assert browser.get(f"/entry/{ids.person}?known=9999-12-31").status_code == 200
    before = browser.get(f"/entry/{ids.person}?known=2019-01-01").content.decode()
    assert "Nothing was recorded of it yet" in before
    assert "Marta" not in before[: before.index('id="history"')].replace("Followed in Brod", "")


def test_what_is_sealed_stays_sealed_in_a_history(browser: Any, ids: Ids) -> None:
    for known in ("", f"?known={WRITTEN.isoformat()}"):
        page = browser.get(f"/entry/{ids.source}{known}").content.decode()
        assert "Zoryana" not in page
        assert "(sealed: who a source is)" in page
