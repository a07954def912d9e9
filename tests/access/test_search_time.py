"""Events found by when they were: for certain before perhaps, counted only as far as they may be seen."""

from __future__ import annotations

from datetime import date

import pytest

from support.cases import Case, new_case
from tocsin.access.search import Then, search_time
from tocsin.actions.init import Office
from tocsin.domain.viewer import Viewer

JULY = date(2018, 7, 1), date(2018, 7, 31)


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office, "Harbour")
    for day in (
        "2018-07-20",
        "2018-07",
        "2018",
        "2018-07-05~",
        "2018-06/2018-08",
        "2018-08-01",
        "2017",
        "2018-06-30/..",
    ):
        case.add("event", date=day, type="threat")
    case.add("event", type="threat")
    return case


def dates(then: Then) -> list[str]:
    return [hit.date for hit in then.items]


def test_what_is_certain_stands_apart_from_what_may_be(case: Case) -> None:
    found = search_time(case.viewer, "", *JULY)
    assert dates(found.surely) == ["2018-07", "2018-07-20"]
    assert set(dates(found.perhaps)) == {"2018", "2018-07-05~"}
    assert (found.surely.total, found.perhaps.total) == (2, 2)


def test_words_beside_the_date_have_to_be_met(case: Case) -> None:
    searched = case.add("event", date="2018-07-21", type="search_seizure", description="the flat near the lighthouse")
    found = search_time(case.viewer, "lighthouse", *JULY)
    assert [hit.entity for hit in found.surely.items] == [searched]
    assert found.perhaps.total == 0
    assert search_time(case.viewer, "lighthouse", date(2019, 1, 1), date(2019, 12, 31)).surely.total == 0


def test_an_open_end_is_open(case: Case) -> None:
    assert dates(search_time(case.viewer, "", date(2018, 8, 1), None).surely) == ["2018-08-01"]
    assert "2017" in dates(search_time(case.viewer, "", None, date(2017, 12, 31)).surely)


def test_nothing_is_counted_that_may_not_be_seen(office: Office, case: Case) -> None:
    other = new_case(office, "Quay")
    seen = Viewer(case.viewer.member, frozenset({other.scope}))
    for query in ("", "threat"):
        found = search_time(seen, query, *JULY)
        assert (found.surely.total, found.perhaps.total) == (0, 0)
        assert found.surely.items == found.perhaps.items == ()
