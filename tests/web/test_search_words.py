"""What is typed into the search: the time in it, in four languages, and the words beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.web_case import Ids
from tocsin.web.search_words import time_in
from web.test_access_matrix import only_in

JULY = date(2018, 7, 1), date(2018, 7, 31)


@pytest.mark.parametrize(
    ("words", "beside"),
    [
        ("July 2018", ""),
        ("2018-07", ""),
        ("search in July 2018", "search"),
        ("липень 2018", ""),
        ("обшук у липні 2018 року", "обшук"),
        ("в июле 2018 обыск", "обыск"),
        ("lipiec 2018 r.", ""),
        ("Velin July 2018 Brod", "Velin Brod"),
    ],
)
def test_a_month_is_found_in_every_language(words: str, beside: str) -> None:
    found = time_in(words)
    assert found
    assert ((found.since, found.until), found.beside) == (JULY, beside)


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("5 July 2018", date(2018, 7, 5), date(2018, 7, 5)),
        ("2018-07-05", date(2018, 7, 5), date(2018, 7, 5)),
        ("05.07.2018", date(2018, 7, 5), date(2018, 7, 5)),
        ("between 3 and 5 July 2018", date(2018, 7, 3), date(2018, 7, 5)),
    ],
)
def test_days_years_and_spans(words: str, since: date, until: date) -> None:
    found = time_in(words)
    assert found
    assert (found.since, found.until) == (since, until)


def test_an_open_end_is_no_year() -> None:
    found = time_in("after July 2018")
    assert found
    assert found.until is None
    assert found.since is not None
    assert found.since >= JULY[0]


@pytest.mark.parametrize("words", ["", "Velin", "July", "UA 3/2020", "flat 2018a", "phone 2018555"])
def test_what_names_no_time(words: str) -> None:
    assert time_in(words) is None


def test_the_page_shows_what_is_certain_before_what_may_be(browser: Any, ids: Ids) -> None:
    page = browser.post("/search", {"words": "August 2025"}).content.decode()
    certain, perhaps = (part.split("</ul>")[0] for part in page.split("<h3>")[1:])
    assert "Then, for certain: 1" in certain
    assert "Detention" in certain
    assert "Perhaps then: 0" in perhaps
    assert "Perhaps then: 1" in browser.post("/search", {"words": "arrest July 2024"}).content.decode()


def test_another_s_events_are_not_counted(browser: Any, ids: Ids) -> None:
    only_in(browser, ids.other_case)
    page = browser.post("/search", {"words": "August 2025"}).content.decode()
    assert "Then, for certain: 0" in page
    assert "Perhaps then: 0" in page
