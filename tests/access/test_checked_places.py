"""What a person typed of places and numbers, read as facts and asked about by the rules."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.facts import get_facts
from tocsin.actions.init import Office
from tocsin.checking import check
from tocsin.domain.facts import Severity


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def detained_and_beaten(case: Case, point: str) -> tuple[str, str]:
    """A detention in Warsaw, and a beating within its term somewhere else."""
    warsaw = case.add("place", name="Warsaw", point="52.23,21.01,5000")
    other = case.add("place", name="the old barracks", point=point, precision="settlement")
    ilona = case.add("person", name=["Ilona Varga", "Илона Варга"])
    held = case.add("event", type="detention", date="2030-05-03/2030-05-20", place=warsaw)
    beaten = case.add("event", type="assault", date="2030-05-10", place=other)
    for event in (held, beaten):
        case.add("act", event=event, victim=ilona, completion="done")
    return held, beaten


@pytest.mark.parametrize(("point", "asks"), [("43.25,76.91,500", True), ("52.4,21.2,500", False)])
def test_two_places_of_the_record(case: Case, point: str, asks: bool) -> None:
    held, beaten = detained_and_beaten(case, point)
    found = check(get_facts(case.viewer, case.id), only={"two-places"})
    assert [finding.severity for finding in found] == [Severity.QUESTION] * asks
    for finding in found:
        assert {held, beaten} < set(finding.subjects)
        assert "Ilona Varga" in finding.message
        assert "the old barracks" in finding.message


def test_an_act_on_a_day_of_its_own(case: Case) -> None:
    _, beaten = detained_and_beaten(case, "43.25,76.91,500")
    act = next(
        uid for uid, kind in get_facts(case.viewer, case.id).kinds.items() if kind == "act" and _of(case, uid, beaten)
    )
    case.more(act, date="2030-06-10")
    assert check(get_facts(case.viewer, case.id), only={"two-places"}) == ()


def _of(case: Case, act: str, event: str) -> bool:
    return any(fact.value == event for fact in get_facts(case.viewer, case.id).of(act, "act.event"))


@pytest.mark.parametrize(("count", "asks"), [("1", True), ("2", False), ("1..", False)])
def test_a_number_of_people_typed_for_an_event(case: Case, count: str, asks: bool) -> None:
    event = case.add("event", type="arrest", count=count)
    for name in (["Ilona Varga", "Илона Варга"], "Marta Velin"):
        case.add("act", event=event, victim=case.add("person", name=name))
    case.add("act", event=event, victim=case.add("group", size="3"))
    assert len(check(get_facts(case.viewer, case.id), only={"counts"})) == asks
