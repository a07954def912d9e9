"""What changed for people: one for each letter and person told of, the last one seen, and who is not known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from support.cases import Case, new_case
from tocsin.access.effects import list_effects
from tocsin.access.told_of import persons_told_of
from tocsin.access.waiting import get_waiting
from tocsin.actions.init import Office
from tocsin.domain.effects import Effect, Impact

LATER = datetime(2020, 12, 1, 12, tzinfo=UTC)
BETTER, WORSE = "020000000000", "050000000000"


class Told:
    """A letter that tells of two persons and of whoever is said to have done it, sent to one office."""

    def __init__(self, office: Office) -> None:
        self.case: Case = new_case(office, "Harbour")
        case = self.case
        self.one, self.other, actor = (case.add("person", name=name) for name in ("Ilona Varga", "Oleh Sych", "A man"))
        event = case.add("event", date="2018", type="threat")
        acts = [case.add("act", event=event, victim=person) for person in (self.one, self.other)]
        case.add("involvement", act=acts[0], actor=actor)
        self.letter = case.add("intervention", title="Appeal")
        case.uses(self.letter, *case.claims(event, "event.type"))
        addressee = case.add("addressee", office="Prosecutor General")
        case.add("delivery", intervention=self.letter, addressee=addressee, sent="2020-09-14")

    def effects(self) -> dict[str, Effect]:
        rows = get_waiting(self.case.viewer, self.case.id, LATER)
        found = list_effects(self.case.viewer, rows)
        assert len({effect.person for effect in found}) == len(found)
        return {effect.person: effect for effect in found}

    def add(self, **values: str) -> None:
        self.case.add("effect", intervention=self.letter, **values)


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


def test_of_whom_nothing_is_recorded_is_not_known_and_the_alleged_actor_is_not_counted(told: Told) -> None:
    assert told.effects() == {
        told.one: Effect(told.letter, told.one),
        told.other: Effect(told.letter, told.other),
    }


@pytest.mark.parametrize("property_id", ["act.event", "act.victim", "act.attribution"])
def test_whoever_an_act_reaches_is_told_of_as_in_the_whole_case(told: Told, property_id: str) -> None:
    case = told.case
    event = case.add("event", date="2019", type="threat")
    act = case.add("act", event=event, victim=told.other, attribution="her lawyer")
    case.add("act", event=event, victim=case.add("person", name="Marta Velin"))
    case.add("involvement", act=act, actor=case.add("person", name="A woman"))
    letter = case.add("intervention", title="Second appeal")
    case.uses(letter, *case.claims(act, property_id))
    addressee = case.add("addressee", office="Ombudsperson")
    case.add("delivery", intervention=letter, addressee=addressee, sent="2020-10-01")
    found = list_effects(case.viewer, get_waiting(case.viewer, case.id, LATER))
    whole = {view.id for view, only_actor in persons_told_of(case.viewer, letter) if not only_actor}
    assert {one.person for one in found if one.letter == letter} == whole
    assert (told.other in whole, len(whole)) == (True, 2 if property_id == "act.event" else 1)


def test_the_effect_seen_last_counts_whenever_it_was_recorded(told: Told) -> None:
    told.add(person=told.one, impact=WORSE, seen="2020-11")
    told.add(person=told.one, impact=BETTER, seen="2020-10-02", confidential="true")
    assert told.effects()[told.one] == Effect(told.letter, told.one, Impact.WORSE)
    assert told.effects()[told.other].impact is Impact.UNKNOWN


def test_an_effect_on_somebody_else_or_on_nobody_by_name_counts_too(told: Told) -> None:
    neighbour = told.case.add("person", name="Marta Velin")
    told.add(person=neighbour, impact=BETTER, seen="2020-10-02", confidential="true")
    told.case.more(told.letter, impact=BETTER)
    found = told.effects()
    assert found[neighbour] == Effect(told.letter, neighbour, Impact.BETTER, confidential=True)
    assert found[""] == Effect(told.letter, "", Impact.BETTER)


def test_where_two_say_otherwise_it_is_not_known(told: Told) -> None:
    effect = told.case.add("effect", intervention=told.letter, person=told.one, impact=WORSE, seen="2020-10-02")
    told.case.more(effect, impact=BETTER)
    assert told.effects()[told.one] == Effect(told.letter, told.one)


def test_the_grants_of_a_letter_stand_before_those_of_its_case(told: Told) -> None:
    def grants() -> tuple[str, ...]:
        (row,) = get_waiting(told.case.viewer, told.case.id, LATER)
        return row.grants

    assert grants() == ()
    told.case.more(told.case.id, grant="NF-2020")
    assert grants() == ("NF-2020",)
    told.case.more(told.letter, grant="Port fund")
    assert grants() == ("Port fund",)
