"""A person at two places: what excludes what, and what is left in peace."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.checking import check
from tocsin.checking.saying import MOST_FINDINGS
from tocsin.checking.whereabouts import HOUR, NEAR, Spot, Stay, exclude, hours_between, kilometres, stays
from tocsin.domain.facts import Fact, Finding, Firmness, Severity, Stance

NAME = "Ilona Varga"
FACT = Fact("event:0", "event.date", "2030-05-10", "proposal:0")
POINTS = st.tuples(st.floats(-89, 89), st.floats(-179, 179))
SPOTS = st.builds(Spot, POINTS, st.floats(0, 50), st.just((0.0, 0.0)))


def stay(spot: Spot, begin: int, end: int) -> Stay:
    return Stay("event:0", "person:0", spot, begin * HOUR, end * HOUR, False, (FACT, FACT, FACT))


def apart(one: Spot, other: Spot) -> float:
    return kilometres(one, other) - one.doubt - other.doubt


STAYS = st.builds(stay, SPOTS, st.integers(-30, 30), st.integers(-30, 30))


def case_at(case_of: Any, *rows: tuple[str, str, str]) -> Any:
    case = case_of()
    case.fact("person:0", "person.name", NAME)
    for date, place, kind in rows:
        case.event(kind, date, victim=NAME, place_words=place)
    return case


def findings(case: Any) -> tuple[Finding, ...]:
    return check(case.facts, case.text or None, only=["two-places"])


@pytest.mark.parametrize(
    ("first", "second", "severity"),
    [
        (("2030-05-10T14:00+05:00", "Almaty", "assault"), ("2030-05-10T12:00+02:00", "Warsaw", "arrest"),
         "contradiction"),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10", "Almaty", "torture"), "question"),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10/2030-06-10", "Kyiv", "detention"), "question"),
        (("2030-05-03/2030-05-20", "Варшаве", "detention"), ("2030-05-10/2030-05-12", "Києві", "assault"), "question"),
        (("2030-05/2030-08", "Warsaw", "detention"), ("2030-07-10", "London", "abduction"), "question"),
    ],
)  # fmt: skip
def test_what_excludes_each_other(
    case_of: Any, first: tuple[str, str, str], second: tuple[str, str, str], severity: str
) -> None:
    for rows in ((first, second), (second, first)):
        (finding,) = findings(case_at(case_of, *rows))
        assert finding.severity is Severity(severity)
        assert set(finding.subjects) == {"person:0", "event:0", "event:1"}
        assert len(finding.claims) == len(finding.passages) == 6
        assert "Which is right?" in finding.message


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2030-05-10", "Almaty", "assault"), ("2030-05-10", "Warsaw", "arrest")),
        (("2030-05-10T14:00+05:00", "Almaty", "assault"), ("2030-05-10T22:00+02:00", "Warsaw", "arrest")),
        (("2030-05-10T14:00+03:00", "Kyiv", "assault"), ("2030-05-10T14:30+03:00", "Kyiv", "arrest")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-20", "Almaty", "arrest")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-03", "Almaty", "arrest")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10", "Almaty", "threat")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10", "Almaty", "trial")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10~", "Almaty", "assault")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05", "Almaty", "assault")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10", "the Warsaw Hotel", "assault")),
        (("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10", "Dovrinsk", "assault")),
        (("2030-05-03/2030-05-20", "Warsaw", "abduction"), ("2030-05-10", "Almaty", "assault")),
        (("2030-05-03/2030-05-20", "Kyiv", "detention"), ("2030-05-10", "Chernihiv", "assault")),
        (("2030-05-03/..", "Warsaw", "detention"), ("2030-05-10", "Almaty", "assault")),
        (("2030-05-03/", "Warsaw", "detention"), ("2030-05-10", "Almaty", "assault")),
        (("2030-05/2030-06", "Warsaw", "detention"), ("2030-06-10", "Almaty", "assault")),
    ],
)
def test_what_leaves_time(case_of: Any, first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    assert [finding.message for finding in findings(case_at(case_of, first, second))] == []


def pair(case_of: Any) -> Any:
    return case_at(case_of, ("2030-05-03/2030-05-20", "Warsaw", "detention"), ("2030-05-10", "Almaty", "assault"))


def changed(case: Any, property_id: str, **more: Any) -> Any:
    """The case with the last fact of a property changed."""
    at = max(place for place, row in enumerate(case.rows) if row.property == property_id)
    case.rows[at] = replace(case.rows[at], **more)
    return case


@pytest.mark.parametrize(
    ("property_id", "more"),
    [
        ("event.date", {"firmness": Firmness.SOFT}),
        ("event.date", {"firmness": Firmness.OCR}),
        ("event.type", {"stance": Stance.DENIES}),
        ("event.victim", {"stance": Stance.HEDGES}),
        ("event.victim", {"value": "two activists"}),
        ("event.completion", {"value": "attempted"}),
        ("event.completion", {"value": "planned"}),
    ],
)
def test_what_is_not_certain_excludes_nothing(case_of: Any, property_id: str, more: dict[str, Any]) -> None:
    assert len(findings(pair(case_of))) == 1
    assert findings(changed(pair(case_of), property_id, **more)) == ()


@pytest.mark.parametrize(
    ("entity", "property_id", "value"),
    [
        ("person:1", "person.name", NAME),
        ("event:1", "event.place_words", "Kyiv"),
        ("event:1", "event.type", "threat"),
        ("event:1", "event.heading", "true"),
        ("event:1", "event.place", "place:9"),
    ],
)
def test_a_second_word_on_it_excludes_nothing(case_of: Any, entity: str, property_id: str, value: str) -> None:
    case = pair(case_of)
    case.fact(entity, property_id, value)
    assert findings(case) == ()


@pytest.mark.parametrize(
    ("act", "asks"),
    [
        ({}, True),
        ({"date": "2030-05-25"}, False),
        ({"date": "2030-05-11"}, True),
        ({"place": "place:0"}, False),
        ({"completion": "planned"}, False),
        ({"status": "refuted"}, False),
        ({"status": "confirmed"}, True),
    ],
)
def test_what_is_recorded_of_the_act_itself_counts(case_of: Any, act: dict[str, str], asks: bool) -> None:
    case = pair(case_of)
    case.fact("place:0", "place.point", "52.25,21.01,500")
    at = max(place for place, row in enumerate(case.rows) if row.property == "event.victim")
    case.rows.append(replace(case.rows[at], entity="act:0", property="act.victim", value="person:0"))
    for name, value in act.items():
        case.fact("act:0", f"act.{name}", value, dated=name == "date")
    assert len(findings(case)) == asks


def test_several_arrests_in_a_term_hold_nobody_throughout(case_of: Any) -> None:
    for text, asks in (("From 3 to 20 May 2030 she was held.", 1), ("From 3 to 20 May 2030 she was held twice.", 0)):
        case = case_of(text)
        case.fact("person:0", "person.name", NAME)
        for kind, date, words, place in (
            ("detention", "2030-05-03/2030-05-20", "From 3 to 20 May 2030", "Warsaw"),
            ("assault", "2030-05-10", "", "Almaty"),
        ):
            case.event(kind, date, words, victim=NAME, place_words=place)
        assert len(findings(case)) == asks


def test_who_is_alleged_to_have_done_it_may_be_doubtful(case_of: Any) -> None:
    case = pair(case_of)
    case.fact("event:1", "event.perpetrator", "unknown men", stance=Stance.HEDGES)
    assert len(findings(case)) == 1


def test_a_second_date_excludes_nothing(case_of: Any) -> None:
    case = pair(case_of)
    case.fact("event:1", "event.date", "2030-05-11", dated=True)
    assert findings(case) == ()


@pytest.mark.parametrize(
    ("place", "asks"),
    [
        ({"point": "43.25,76.91,500"}, True),
        ({"point": "43.25,76.91,5000000"}, False),
        ({"point": "43.25,76.91,500", "precision": "settlement"}, True),
        ({"point": "43.25,76.91,500", "precision": "country"}, False),
        ({"name": "Алматы"}, True),
        ({"name": "the cellar"}, False),
        ({"name": "Алматы", "precision": "region"}, False),
        ({}, False),
    ],
)
def test_a_place_of_the_record(case_of: Any, place: dict[str, str], asks: bool) -> None:
    case = case_at(case_of, ("2030-05-03/2030-05-20", "Warsaw", "detention"))
    event = case.event("assault", "2030-05-10", victim=NAME, place="place:0")
    case.kinds["place:0"], case.labels["place:0"] = "place", "the old barracks"
    for name, value in place.items():
        case.fact("place:0", f"place.{name}", value)
    found = findings(case)
    assert len(found) == asks
    assert all("the old barracks" in finding.message and event in finding.subjects for finding in found)


def test_days_are_those_of_the_place(case_of: Any) -> None:
    """10 May in Auckland begins on 9 May in London: a day's flight still fits in."""
    case = case_at(case_of, ("2030-05-03/2030-05-10", "London", "detention"), ("2030-05-11", "Auckland", "arrest"))
    (london, auckland) = stays(case.facts, {})
    assert london.end < auckland.begin
    assert findings(case) == ()


def test_one_mistake_is_asked_about_once(case_of: Any) -> None:
    case = case_at(
        case_of,
        ("2030-05-03/2030-05-20", "Warsaw", "detention"),
        *((f"2030-05-{day}", "Almaty", "assault") for day in range(10, 15)),
    )
    assert len(findings(case)) == 1


@given(STAYS, STAYS)
def test_neither_comes_first(one: Stay, other: Stay) -> None:
    assert exclude(one, other) == exclude(other, one)


@given(SPOTS, SPOTS, SPOTS)
def test_no_way_round_is_shorter(one: Spot, other: Spot, third: Spot) -> None:
    exact = [replace(spot, doubt=0.0) for spot in (one, other, third)]
    assert hours_between(exact[0], exact[1]) <= (
        hours_between(exact[0], exact[2]) + hours_between(exact[2], exact[1]) + 0.001
    )
    assert hours_between(one, one) == 0
    assert hours_between(one, other) == pytest.approx(hours_between(other, one))


@given(STAYS, STAYS, st.integers(0, 30), st.integers(0, 30))
def test_what_is_widened_excludes_less(one: Stay, other: Stay, later: int, earlier: int) -> None:
    wider = replace(other, begin=other.begin + later * HOUR, end=other.end - earlier * HOUR)
    assert exclude(one, other) or not exclude(one, wider)
    assert not exclude(one, replace(other, begin=max(other.begin, one.end + 26 * HOUR)))


@given(SPOTS, SPOTS, st.lists(st.integers(-20, 20), min_size=4, max_size=4))
def test_moments_against_every_hour_that_they_may_lie_in(one: Spot, other: Spot, ends: list[int]) -> None:
    """A slow oracle: some pair of whole hours leaves time for the way, or none does."""
    (a, b), (c, d) = sorted(ends[:2]), sorted(ends[2:])
    way = hours_between(one, other)
    fits = apart(one, other) < NEAR or any(
        abs(first - second) >= way for first, second in product(range(a, b + 1), range(c, d + 1))
    )
    assert exclude(stay(one, b, a), stay(other, d, c)) == (not fits)


@given(SPOTS, SPOTS, st.integers(-20, 0), st.integers(1, 20), st.integers(-40, 40))
def test_a_moment_within_a_stay_that_lasts(one: Spot, other: Spot, begin: int, end: int, moment: int) -> None:
    way = hours_between(one, other)
    fits = apart(one, other) < NEAR or moment <= begin - way or moment >= end + way
    assert exclude(stay(one, begin, end), stay(other, moment, moment)) == (not fits)


def test_many_stays_of_one_person_are_bounded(case_of: Any) -> None:
    rows = [("2030-05-10T14:00+05:00", ("Almaty", "Warsaw")[number % 2], "assault") for number in range(2_000)]
    assert len(findings(case_at(case_of, *rows))) == MOST_FINDINGS
