"""A part of a case is the case, of fewer entries: what is in it is whole, and nothing of another case is."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from support.cases import Case, new_case
from tocsin.access.dossier import get_dossier, get_entity, reading_once
from tocsin.access.part import get_part
from tocsin.actions.init import Office
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


def struck(case: Case, name: str, **values: str) -> tuple[str, str, str, str]:
    """An event, its act, the person to whom it was done, and the involvement of a body."""
    person, body = case.add("person", name=name), case.add("group", name=f"Guard of {name}")
    event = case.add("event", type="threat", **values)
    act = case.add("act", event=event, victim=person)
    return event, act, person, case.add("involvement", act=act, actor=body)


def test_an_event_comes_with_its_acts_and_whom_they_name(case: Case) -> None:
    event, act, person, part = struck(case, "Ilona Varga", date="2018-07-05")
    struck(case, "Marta Velin")
    whole, found = get_dossier(case.viewer, case.id), get_part(case.viewer, case.id, [event])
    (actor,) = (view.id for view in found.of_kind("group"))
    assert {case.id, event, act, person, part, actor} <= found.entities.keys()
    assert [view.kind for view in found.entities.values()].count("person") == 1
    for uid, view in found.entities.items():
        assert view == whole.entities[uid] == get_entity(case.viewer, uid)
    assert list(found.entities) == [uid for uid in whole.entities if uid in found.entities]


def test_what_differs_is_named_too(case: Case) -> None:
    one, other = case.add("place", name="Brod"), case.add("place", name="Lesna")
    event = case.add("event", place=one)
    case.more(event, place=other)
    assert {one, other} <= get_part(case.viewer, case.id, [event]).entities.keys()


def test_kinds_and_pointers_are_asked_for(case: Case) -> None:
    one, other = case.add("person", name="Ilona Varga"), case.add("person", name="Marta Velin")
    own, others = case.add("status", person=one), case.add("status", person=other)
    pointing = get_part(case.viewer, case.id, [one], pointing=["status.person"])
    assert own in pointing.entities
    assert others not in pointing.entities
    assert {own, others, one, other} <= get_part(case.viewer, case.id, kinds=["status"]).entities.keys()
    assert get_part(case.viewer, case.id).entities.keys() == {case.id}


def test_nothing_of_another_case_is_in_it(office: Office, case: Case) -> None:
    other = new_case(office, "Quay")
    event, *_ = struck(other, "Oren Tal")
    assert event not in get_part(case.viewer, case.id, [event, "no id"]).entities
    with pytest.raises(NoSuch):
        get_part(Viewer(case.viewer.member, frozenset({case.scope})), other.id, [event])


def test_many_are_read_in_as_many_questions_as_one(case: Case) -> None:
    events = [struck(case, name)[0] for name in ("Ilona Varga", "Marta Velin", "Oren Tal", "Petro Danko")]
    assert asked(case, events) == asked(case, events[:1])


def asked(case: Case, events: list[str]) -> int:
    with CaptureQueriesContext(connection) as queries:
        get_part(case.viewer, case.id, events)
    return len(queries)


def test_a_case_is_read_once_for_a_page_until_something_is_recorded(case: Case) -> None:
    other = Viewer(case.viewer.member, frozenset({case.scope}))
    with reading_once():
        first = get_dossier(case.viewer, case.id)
        assert get_dossier(case.viewer, case.id) is first
        assert get_dossier(other, case.id) is not first
        with transaction.atomic():
            assert get_dossier(case.viewer, case.id) is not first
        person = case.add("person", name="Ilona Varga")
        assert person in get_dossier(case.viewer, case.id).entities
    assert get_dossier(case.viewer, case.id) is not get_dossier(case.viewer, case.id)


def test_where_nothing_is_recorded_the_values_of_a_kind_are_read_when_they_are_asked_for(case: Case) -> None:
    _, _, person, _ = struck(case, "Ilona Varga", date="2018-07-05")
    whole = get_dossier(case.viewer, case.id)
    with reading_once(only_reads=True), CaptureQueriesContext(connection) as asked:
        later = get_dossier(case.viewer, case.id)
        assert list(later.entities) == list(whole.entities)
        assert not [one for one in asked if "d_claim" in one["sql"]]
        assert later.entities[person] == whole.entities[person]
        assert len([one for one in asked if "d_claim" in one["sql"]]) == 1
        assert later == whole
