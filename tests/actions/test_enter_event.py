"""An event typed by hand becomes what an accepted proposal becomes, on the words that say so, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.cases import Case, new_case
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.statements import get_text
from tocsin.actions.enter_event import ToldEvent, enter_event
from tocsin.actions.init import Office
from tocsin.actions.note import note
from tocsin.domain.errors import BadDate, BadValue, NoSuch, NothingToRead, TocsinError, UnknownWord
from tocsin.domain.facts import Stance
from tocsin.domain.passages import InText

WORDS = "They followed her home.\nOn 5 July 2018 two unknown men\nthreatened Marta Velin in Brod."
THREAT = ToldEvent("threat", date="2018-07-05", new_actors=["two unknown men"], attribution="the activists")


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def test_who_what_when_by_whose_word_become_event_acts_and_parts(case: Case) -> None:
    marta = case.add("person", name="Marta Velin")
    event = enter_event(case.viewer, case.id, replace(THREAT, victims=[marta], new_victims=["Ilona Varga"]))
    dossier = get_dossier(case.viewer, case.id)
    acts = list(dossier.pointing("act.event", event))
    victims = [dossier.entities[act.text("act.victim")].text("person.name") for act in acts]
    assert victims == ["Marta Velin", "Ilona Varga"]
    for act in acts:
        (part,) = dossier.pointing("involvement.act", act.id)
        actor = dossier.entities[part.text("involvement.actor")]
        assert (actor.kind, actor.text("group.name")) == ("group", "two unknown men")
        assert act.text("act.status") == "reported"
    parts = [part for act in acts for part in dossier.pointing("involvement.act", act.id)]
    assert len({part.text("involvement.actor") for part in parts}) == 1
    date = dossier.entities[event].one("event.date")
    assert date is not None
    assert date.attributed_to == ("the activists",)


def test_of_whom_nobody_knows_one_act_is_counted(case: Case) -> None:
    event = enter_event(case.viewer, case.id, THREAT)
    (act,) = get_dossier(case.viewer, case.id).pointing("act.event", event)
    assert case.view(act.text("act.victim")).kind == "group"


def test_it_stands_on_the_words_of_its_statement(case: Case) -> None:
    statement = note(case.viewer, case.id, WORDS).statement
    told = replace(THREAT, statement=statement, quote="two  unknown men threatened\nmarta velin", hedged=True)
    event = enter_event(case.viewer, case.id, told)
    (claim,) = case.claims(event, "event.type")
    found = find_claim(case.viewer, claim)
    text = get_text(case.viewer, statement)
    (place,) = found.passages
    assert isinstance(place, InText)
    assert text.text[place.start : place.end] == "two unknown men\nthreatened Marta Velin"
    assert (place.text, found.statement, found.stance) == (text.digest, statement, Stance.HEDGES)


def test_what_was_said_stays_beside_the_date(case: Case) -> None:
    event = enter_event(case.viewer, case.id, replace(THREAT, date_words="on the fifth of July"))
    date = case.view(event).one("event.date")
    assert date is not None
    assert date.original == "on the fifth of July"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"type": "quarrel"}, UnknownWord),
        ({"date": "5 July"}, BadDate),
        ({"completion": "nearly"}, UnknownWord),
        ({"victims": ["A" * 22]}, NoSuch),
        ({"place": "A" * 22}, NoSuch),
        ({"quote": "two unknown men"}, BadValue),
        ({"type": "press_conference"}, BadValue),
    ],
)
def test_what_cannot_be_taken_records_nothing(case: Case, change: dict[str, object], error: type[TocsinError]) -> None:
    before = case.told()
    with pytest.raises(error):
        enter_event(case.viewer, case.id, replace(THREAT, **change))  # type: ignore[arg-type] # a row may name any field
    assert case.told() == before


def test_words_that_do_not_stand_there_are_no_passage(case: Case) -> None:
    statement = note(case.viewer, case.id, WORDS).statement
    with pytest.raises(BadValue):
        enter_event(case.viewer, case.id, replace(THREAT, statement=statement, quote="three men"))
    entry = case.add("statement", title="kept, not read")
    with pytest.raises(NothingToRead):
        enter_event(case.viewer, case.id, replace(THREAT, statement=entry, quote="two unknown men"))


def test_nothing_of_another_case_is_named(office: Office, case: Case) -> None:
    other = new_case(office, "Another")
    elsewhere = other.add("person", name="Oren Tal")
    for change in (
        {"victims": [elsewhere]},
        {"actors": [elsewhere]},
        {"statement": note(office.viewer, other.id, "x").statement},
    ):
        with pytest.raises(NoSuch):
            enter_event(case.viewer, case.id, replace(THREAT, **change))  # type: ignore[arg-type] # a row may name any field
    with pytest.raises(NoSuch):
        enter_event(case.viewer, case.id, replace(THREAT, victims=[case.add("place", name="Brod")]))
