"""Opening a case, entering and mending by hand, with a reason: what is recorded, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from support.cases import Case, claims_made, new_case
from support.office import DAY_MS, START_MS
from support.record import ident
from tocsin.access.cases import list_cases
from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.history import list_history
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.open_case import open_case
from tocsin.actions.prefer import prefer
from tocsin.actions.record import Item, record
from tocsin.actions.retract import retract
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.dossier import State
from tocsin.domain.errors import BadDate, BadValue, NoSuch, ReasonMissing, TocsinError, UnknownWord
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade, ClaimRanked, ClaimRetracted, EntityOpened, ReasonGiven, Sealed
from tocsin.domain.passages import InText
from tocsin.domain.viewer import Viewer
from tocsin.records import store

TODAY = datetime.fromtimestamp((START_MS + DAY_MS) / 1000, UTC).date().isoformat()


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def refused(error: type[TocsinError], work: Any, *given: Any, **named: Any) -> None:
    """The verb raises, and nothing was written."""
    before = store.position()
    with pytest.raises(error):
        work(*given, **named)
    assert store.position() == before


def test_a_case_is_opened_with_its_words(office: Office) -> None:
    case = open_case(office.viewer, " Harbour ", reference="H-7", summary="Threats at the harbour")
    view = get_dossier(office.viewer, case).entities[case]
    found = {name: shown[0].value for name, shown in view.values.items()}
    assert found == {"case.title": "Harbour", "case.reference": "H-7", "case.summary": "Threats at the harbour"}
    assert "Harbour" in [line.title for line in list_cases(office.viewer).items]


def test_what_is_typed_belongs_to_an_entry_of_the_member(case: Case) -> None:
    (shown,) = case.view(case.add("event", date="2018-07-05")).all("event.date")
    entry = case.view(shown.statements[0])
    assert entry.kind == "statement"
    assert {name: values[0].value for name, values in entry.values.items()} == {
        "statement.entered_by": case.viewer.member,
        "statement.day": TODAY,
    }


@pytest.mark.parametrize("title", ["", "  ", "a\x00b", "я" * 9_000])
def test_a_case_needs_a_title(office: Office, title: str) -> None:
    refused(BadValue, open_case, office.viewer, title)


def test_items_of_one_entry_point_at_one_another(case: Case) -> None:
    found = record(
        case.viewer,
        case.id,
        [
            Item("act", {"event": ["threat"], "victim": ["ilona"], "type": ["threat"]}),
            Item("event", {"event.title": ["A threat"], "date": ["2018-07-05"]}, name="threat"),
            Item("person", {"name": ["Ilona Varga", "Илона Варга"]}, name="ilona"),
        ],
    )
    assert set(found) == {"0", "threat", "ilona"}
    act = case.view(found["0"])
    assert [act.one(name).value for name in ("act.event", "act.victim")] == [found["threat"], found["ilona"]]
    assert [shown.value for shown in case.view(found["ilona"]).all("person.name")] == ["Ilona Varga", "Илона Варга"]
    assert len({claim.statement for claim in claims_made(case.scope) if claim.entity in found.values()}) == 1


def test_a_value_may_be_said_to_be_absent(case: Case) -> None:
    view = case.view(case.add("person", birth="absent:unknown"))
    shown = view.one("person.birth")
    assert shown is not None
    assert (shown.value, shown.state, shown.absent) == ("", State.ABSENT, "unknown")


def test_further_values_mend_what_is_there(case: Case) -> None:
    event = case.add("event", date="2018-07")
    case.more(event, date="2018-07-05", title="A threat")
    view = case.view(event)
    assert (view.one("event.date").value, view.one("event.title").value) == ("2018-07-05", "A threat")


def test_what_is_typed_can_be_the_words_of_a_statement_that_is_there(case: Case) -> None:
    statement = case.add("statement", title="A letter")
    event = record(case.viewer, case.id, [Item("event", {"date": ["2018"]}, name="e")], statement=statement)["e"]
    assert case.view(event).one("event.date").statements == (statement,)


REFUSED: list[tuple[type[TocsinError], str, dict[str, list[str]]]] = [
    (UnknownWord, "happening", {}),
    (UnknownWord, "event", {"colour": ["red"]}),
    (UnknownWord, "event", {"type": ["kidnaping"]}),
    (BadDate, "event", {"date": ["5 July 2018"]}),
    (BadDate, "event", {"date": ["2018-02-30"]}),
    (BadValue, "event", {"count": ["many"]}),
    (BadValue, "event", {"date": ["2018-07-05", "2018-07-06"]}),
    (BadValue, "event", {"date": ["absent:lost"]}),
    (BadValue, "event", {"person.name": ["Ilona"]}),
    (BadValue, "event", {"title": [" "]}),
    (NoSuch, "event", {"place": ["the harbour"]}),
    (NoSuch, "event", {"place": [ident(7)]}),
    (BadValue, "person", {"minor": ["perhaps"]}),
]


@pytest.mark.parametrize(("error", "kind", "values"), REFUSED)
def test_what_does_not_fit_is_refused_as_a_whole(
    case: Case, error: type[TocsinError], kind: str, values: dict[str, list[str]]
) -> None:
    refused(error, record, case.viewer, case.id, [Item("event", {"date": ["2018"]}), Item(kind, values)])


def test_a_value_points_only_at_a_kind_that_it_takes(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    refused(BadValue, record, case.viewer, case.id, [Item("event", {"place": [person]})])
    refused(BadValue, record, case.viewer, case.id, [Item("place", {}, name="p"), Item("act", {"victim": ["p"]})])


def test_nothing_in_one_case_is_about_another(case: Case, office: Office) -> None:
    other = new_case(office, "Lighthouse")
    place, statement = other.add("place", name="The stairs"), other.add("statement", title="A letter")
    refused(NoSuch, record, case.viewer, case.id, [Item("place", {"name": ["Stairs"]}, entity=place)])
    refused(NoSuch, record, case.viewer, case.id, [Item("event", {"place": [place]})])
    refused(NoSuch, record, case.viewer, case.id, [Item("event", {"date": ["2018"]})], statement=statement)


def test_an_institution_of_the_shared_book_can_be_pointed_at(case: Case, office: Office) -> None:
    body = EntityOpened(entity=ident(77), kind="group")
    with writing(office.viewer) as said:
        said.say(f"book:{opened_scopes().book}", body)
    proceeding = case.add("proceeding", body=body.entity)
    assert case.view(proceeding).one("proceeding.body").value == body.entity


def test_where_there_is_no_case_nothing_is_recorded(case: Case) -> None:
    refused(NoSuch, record, case.viewer, ident(7), [Item("event", {})])
    refused(NoSuch, record, Viewer(case.viewer.member, frozenset()), case.id, [Item("event", {})])
    event = case.add("event", date="2018")
    refused(NoSuch, record, case.viewer, event, [Item("event", {})])


@pytest.fixture
def told(case: Case) -> tuple[Case, str, str]:
    """A case with an event whose date stands in a statement's words; the event and the claim."""
    event, claim = case.add("event", title="A threat"), ident(60)
    case.say(
        ClaimMade(
            claim=claim,
            entity=event,
            property="event.date",
            statement=ident(40),
            value="2013-07-10",
            stance=Stance.HEDGES,
            original="am 10. Juli",
            passages=(("text", "A" * 43, 3, 14),),
            said_by="her lawyer",
        )
    )
    return case, event, claim


def test_a_correction_takes_the_place_and_keeps_the_passage(told: tuple[Case, str, str]) -> None:
    case, event, claim = told
    new = correct(case.viewer, claim, "2018-07-10", "the stamp says 2018")
    (shown,) = case.view(event).all("event.date")
    assert (shown.value, shown.claims, shown.state, shown.dissent) == ("2018-07-10", (new,), State.KNOWN, 0)
    found = find_claim(case.viewer, new)
    assert found.passages == (InText("A" * 43, 3, 14),)
    assert (found.said_by, found.stance) == ("her lawyer", Stance.HEDGES)
    assert find_claim(case.viewer, claim).retracted
    assert find_claim(case.viewer, claim).value == "2013-07-10"


def test_a_retraction_leaves_the_history(told: tuple[Case, str, str]) -> None:
    case, event, claim = told
    retract(case.viewer, claim, "it was another event")
    assert case.view(event).all("event.date") == ()
    kinds = [type(told.operation) for told in list_history(case.viewer, case.id, event)]
    assert kinds[-3:] == [ClaimMade, ClaimRetracted, ReasonGiven]


def test_preferring_ends_a_dispute(told: tuple[Case, str, str]) -> None:
    case, event, claim = told
    case.more(event, date="2018-07-10")
    assert case.view(event).one("event.date").state is State.DISPUTED
    prefer(case.viewer, claim, "she was there")
    shown = case.view(event).one("event.date")
    assert (shown.value, shown.state, shown.dissent) == ("2013-07-10", State.KNOWN, 1)
    last = case.told()[-2:]
    assert last[0].claim == claim
    assert isinstance(last[0], ClaimRanked)
    assert last[1].text == "she was there"


VERBS: list[Any] = [
    lambda viewer, claim, why: correct(viewer, claim, "2018", why),
    retract,
    prefer,
]


@pytest.mark.parametrize("verb", VERBS)
def test_a_change_needs_its_reason(told: tuple[Case, str, str], verb: Any) -> None:
    case, _, claim = told
    for because in ("", "  \n"):
        refused(ReasonMissing, verb, case.viewer, claim, because)
    for because in ("why " * 5_000, "\ud800"):
        refused(BadValue, verb, case.viewer, claim, because)


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_not_there_cannot_be_changed(told: tuple[Case, str, str], verb: Any) -> None:
    case, event, claim = told
    for missing in (ident(7), event, "", "claim"):
        refused(NoSuch, verb, case.viewer, missing, "why")
    refused(NoSuch, verb, Viewer(case.viewer.member, frozenset({f"case:{ident(5)}"})), claim, "why")


def test_a_correction_that_does_not_fit_leaves_the_old_one(told: tuple[Case, str, str]) -> None:
    case, _, claim = told
    refused(BadDate, correct, case.viewer, claim, "10 July", "misread")
    assert not find_claim(case.viewer, claim).retracted


def test_the_name_of_a_source_is_sealed_when_it_is_corrected(case: Case) -> None:
    source = case.add("source", name="Petro Marin")
    (claim,) = case.claims(source, "source.name")
    correct(case.viewer, claim, "Petro Marinov", "misheard")
    made = [one for one in claims_made(case.scope) if one.entity == source]
    assert all(isinstance(one.value, Sealed) and one.original is None for one in made)
