"""The events of many entries at once are those that the whole case says, asked slowly."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.dossier import get_dossier
from tocsin.access.standing_in import events_in_time, events_of_each
from tocsin.actions.init import Office
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


def slowly(dossier: Dossier, entry: str) -> frozenset[str]:
    """The same by looking at everything that the case holds."""
    acts = list(dossier.pointing("act.victim", entry))
    for part in dossier.pointing("involvement.actor", entry):
        acts += [dossier.entities[act.value] for act in part.all("involvement.act") if act.value in dossier.entities]
    found = {event.value for act in acts for event in act.all("act.event")}
    for proceeding in dossier.pointing("proceeding.person", entry):
        steps = dossier.pointing("stage.proceeding", proceeding.id)
        found |= {event.value for step in steps for event in step.all("stage.event")}
    found |= {view.id for view in dossier.pointing("event.place", entry)}
    return frozenset(found & dossier.entities.keys())


def test_each_way_of_standing_in_an_event_counts(case: Case) -> None:
    people = [case.add("person", name=name) for name in ("Ilona Varga", "Marta Velin", "Petro Danko", "Oren Tal")]
    body, place = case.add("group", name="Harbour Guard"), case.add("place", name="Brod")
    later, earlier = case.add("event", date="2019-02", place=place), case.add("event", date="2018")
    undated, heard = case.add("event", type="threat"), case.add("event", date="2020")
    for event, victim in ((later, people[0]), (earlier, people[0]), (undated, people[0]), (earlier, people[1])):
        act = case.add("act", event=event, victim=victim)
        case.add("involvement", act=act, actor=body)
    proceeding = case.add("proceeding", person=people[2])
    case.add("stage", proceeding=proceeding, event=heard)
    case.add("stage", proceeding=proceeding)
    dossier = get_dossier(case.viewer, case.id)
    asked = [*people, body, place, proceeding, case.id]
    found = events_of_each(case.viewer, case.id, asked)
    assert found == {one: events for one in asked if (events := slowly(dossier, one))}
    assert found.keys() == {*people[:3], body, place}
    assert events_in_time(case.viewer, case.id, people[0], 9) == ((earlier, later, undated), 3)
    assert events_in_time(case.viewer, case.id, people[0], 2) == ((earlier, later), 3)
    assert events_in_time(case.viewer, case.id, people[3], 2) == ((), 0)


def test_what_is_not_there_stands_in_nothing(office: Office, case: Case) -> None:
    other = new_case(office, "Quay")
    person = other.add("person", name="Marta Velin")
    other.add("act", event=other.add("event", date="2018"), victim=person)
    assert events_of_each(case.viewer, case.id, [person, "nobody"]) == {}
    stranger = Viewer(case.viewer.member, frozenset({case.scope}))
    with pytest.raises(NoSuch):
        events_of_each(stranger, other.id, [person])
